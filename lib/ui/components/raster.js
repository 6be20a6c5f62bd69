const FONT = "Noto Sans SC";

// Plotly's own Chinese is a file on a network host. Only dates and numbers are ever drawn.
const LOCALE = {
  name: "zh-CN",
  dictionary: {},
  format: {
    days: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
    shortDays: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
    months: [...Array(12).keys()].map((month) => `${month + 1}月`),
    shortMonths: [...Array(12).keys()].map((month) => `${month + 1}月`),
    date: "%Y-%m-%d",
    year: "%Y年",
    month: "%Y年%-m月",
    dayMonth: "%-m月%-d日",
    dayMonthYear: "%Y年%-m月%-d日",
    decimal: ".",
    thousands: ",",
  },
};

// One plotly.js for all charts of the page; a failed load may be tried again.
function loadPlotly(address) {
  if (globalThis.Plotly) return Promise.resolve(globalThis.Plotly);
  globalThis.policyComparePlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => {
      globalThis.Plotly.register({ moduleType: "locale", ...LOCALE });
      resolve(globalThis.Plotly);
    };
    script.onerror = () => {
      globalThis.policyComparePlotly = undefined;
      script.remove();
      reject(new Error(address));
    };
    document.head.append(script);
  });
  return globalThis.policyComparePlotly;
}

// Before the font is there, Plotly would measure texts in another one. Where it cannot be had,
// a chart in a system font is better than none.
function loadFonts() {
  return Promise.all(
    ["400", "700"].map((weight) => document.fonts.load(`${weight} 16px "${FONT}"`, "汉a")),
  ).catch(() => []);
}

function ready(address) {
  return Promise.all([loadPlotly(address), loadFonts()]).then(([plotly]) => plotly);
}

function config(lang) {
  return {
    displayModeBar: false,
    displaylogo: false,
    responsive: false,
    doubleClick: false,
    scrollZoom: false,
    showTips: false,
    locale: lang.startsWith("zh") ? LOCALE.name : "en-US",
  };
}

// Plotly gives all lines of a text one height and a shift from it, which LibreOffice and others do
// not know on a line that has a height: they would write all lines over the first. As images.py.
function linesPlaced(svg) {
  return svg.replace(/<text\b[^>]*font-size: ?([\d.]+)px[^>]*>.*?<\/text>/gs, (words, size) =>
    words.replace(
      / dy="([\d.]+)em"( x="[^"]*") y="([\d.-]+)"/g,
      (_, down, x, y) => `${x} y="${Number((Number(y) + down * size).toFixed(3))}"`,
    ),
  );
}

async function svgOf(plotly, picture, fonts) {
  const figure = JSON.parse(picture.figure);
  const { width, height } = picture;
  const layout = { ...figure.layout, width, height, autosize: false };
  layout.paper_bgcolor = "#ffffff";
  const address = await plotly.toImage(
    { data: figure.data, layout, config: { ...config(picture.lang), staticPlot: true } },
    { format: "svg", width, height },
  );
  const svg = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  // An SVG that is drawn as an image sees none of the page's fonts.
  const faces = Object.entries(fonts).map(
    ([weight, font]) =>
      `@font-face{font-family:"${FONT}";font-weight:${weight};src:url(${font}) format("woff")}`,
  );
  // Without this, some systems round the width of each character to whole pixels.
  faces.push("text{text-rendering:geometricPrecision}");
  const styled = svg.replace(/<svg[^>]*>/, (tag) => `${tag}<style>${faces.join("")}</style>`);
  return linesPlaced(styled);
}

async function pngOf(plotly, picture, fonts, scale) {
  const svg = await svgOf(plotly, picture, fonts);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const paint = canvas.getContext("2d");
  if (!paint) throw new Error(`${canvas.width} × ${canvas.height}`);
  paint.fillStyle = "#ffffff";
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  // The browser's answer to a canvas beyond its limit.
  if (!blob) throw new Error(`${canvas.width} × ${canvas.height}`);
  return blob;
}

async function blobOf(plotly, picture, fonts, format, scale) {
  if (format === "png") return pngOf(plotly, picture, fonts, scale);
  return new Blob([await svgOf(plotly, picture, fonts)], { type: "image/svg+xml" });
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const CRC = Uint32Array.from({ length: 256 }, (_, number) => {
  let value = number;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes) {
  let value = ~0;
  for (const byte of bytes) value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}

// Stored, not compressed: a PNG gets no smaller. Names are UTF-8, which bit 11 of the flags says.
async function zipOf(files) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const { name, blob } of files) {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const title = new TextEncoder().encode(name);
    const common = new DataView(new ArrayBuffer(26));
    common.setUint16(0, 20, true);
    common.setUint16(2, 0x800, true);
    common.setUint16(8, 0x21, true); // 1 January 1980, the first day a zip knows
    common.setUint32(10, crc32(bytes), true);
    common.setUint32(14, bytes.length, true);
    common.setUint32(18, bytes.length, true);
    common.setUint16(22, title.length, true);
    const entry = new DataView(new ArrayBuffer(14));
    entry.setUint32(10, offset, true);
    local.push(new Uint8Array([0x50, 0x4b, 3, 4]), common, title, bytes);
    central.push(new Uint8Array([0x50, 0x4b, 1, 2, 20, 0]), common, entry, title);
    offset += 30 + title.length + bytes.length;
  }
  const size = central.reduce((sum, part) => sum + part.byteLength, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, files.length, true);
  end.setUint16(10, files.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return new Blob([...local, ...central, end], { type: "application/zip" });
}
