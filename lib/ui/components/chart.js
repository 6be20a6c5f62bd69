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

function ready(data) {
  return Promise.all([loadPlotly(data.plotly), loadFonts()]).then(([plotly]) => plotly);
}

function isDark(element) {
  const paint = document.createElement("canvas").getContext("2d");
  paint.fillStyle = getComputedStyle(element).getPropertyValue("--st-background-color") || "#fff";
  paint.fillRect(0, 0, 1, 1);
  const [red, green, blue] = paint.getImageData(0, 0, 1, 1).data;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110;
}

function recolour(json, palette) {
  return json.replace(/#[0-9a-f]{6}(?![0-9a-f])/gi, (hex) => palette[hex.toLowerCase()] ?? hex);
}

// Nothing may be dragged or zoomed, so that a finger on the chart scrolls the page.
function fix(layout) {
  layout.autosize = false;
  layout.dragmode = false;
  for (const [name, part] of Object.entries(layout)) {
    if (/^[xy]axis\d*$/.test(name)) part.fixedrange = true;
  }
  layout.xaxis = { ...layout.xaxis, fixedrange: true };
  layout.yaxis = { ...layout.yaxis, fixedrange: true };
  return layout;
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

function factsOf(point) {
  let facts = point?.customdata;
  if (typeof facts === "string") {
    try {
      facts = JSON.parse(facts);
    } catch {
      return null;
    }
  }
  const isList = Array.isArray(facts) && facts.length > 0;
  return isList && facts.every((fact) => typeof fact === "string" && fact) ? facts : null;
}

function firstFacts(event) {
  for (const point of event.points ?? []) {
    const facts = factsOf(point);
    if (facts) return facts;
  }
  return null;
}

async function pngOf(plotly, picture, lang) {
  const figure = JSON.parse(picture.figure);
  const { width, height, scale } = picture;
  const layout = { ...figure.layout, width, height, autosize: false };
  layout.paper_bgcolor = "#ffffff";
  const address = await plotly.toImage(
    { data: figure.data, layout, config: { ...config(lang), staticPlot: true } },
    { format: "svg", width, height },
  );
  const svg = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  // An SVG that is drawn as an image sees none of the page's fonts.
  const faces = Object.entries(picture.fonts).map(
    ([weight, font]) =>
      `@font-face{font-family:"${FONT}";font-weight:${weight};src:url(${font}) format("woff")}`,
  );
  const withFonts = svg.replace(/<svg[^>]*>/, (tag) => `${tag}<style>${faces.join("")}</style>`);

  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(withFonts)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
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

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

class Chart {
  constructor(root) {
    this.root = root;
    this.bar = Object.assign(document.createElement("div"), { className: "pc-chart__bar" });
    this.message = Object.assign(document.createElement("span"), {
      className: "pc-chart__message",
    });
    this.message.setAttribute("role", "status");
    this.button = Object.assign(document.createElement("button"), {
      className: "pc-chart__button",
      type: "button",
      onclick: () => this.savePicture(),
    });
    this.host = Object.assign(document.createElement("div"), { className: "pc-chart__figure" });
    this.host.setAttribute("role", "img");
    this.bar.append(this.message, this.button);
    root.replaceChildren(this.bar, this.host);
    this.drawn = null;
    this.busy = false;
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(root);
  }

  update(component) {
    this.data = component.data;
    this.tell = (facts) => component.setTriggerValue("clicked", facts);
    this.root.lang = this.data.lang.startsWith("zh") ? "zh-CN" : this.data.lang;
    this.host.setAttribute("aria-label", this.data.alt);
    if (!this.busy) this.button.textContent = this.data.labels.png;
    if (this.data.export.figure !== this.offered) this.message.textContent = "";
    this.offered = this.data.export.figure;
    this.draw();
  }

  // The widest figure that fits; the narrowest where none does.
  pick(width) {
    const narrowFirst = [...this.data.screen].sort((a, b) => a.minWidth - b.minWidth);
    return narrowFirst.findLast((item) => item.minWidth <= width) ?? narrowFirst[0];
  }

  async draw() {
    const width = Math.floor(this.root.clientWidth);
    if (!width || !this.data) return; // in a closed tab or expander; the observer calls again
    const { figure, height } = this.pick(width);
    const json = isDark(this.root) ? recolour(figure, this.data.palette) : figure;
    const wanted = `${width} ${this.data.lang} ${json}`;
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    this.host.style.height = `${height}px`; // holds the place, so that the page does not jump
    try {
      const plotly = await ready(this.data);
      if (wanted !== this.drawn || !this.root.isConnected) return; // a later call draws
      const { data, layout } = JSON.parse(json);
      await plotly.react(
        this.host,
        data,
        fix({ ...layout, width, height }),
        config(this.data.lang),
      );
      this.listen();
      if (this.drawFailed) this.message.textContent = "";
      this.drawFailed = false;
    } catch (error) {
      this.drawn = null;
      this.drawFailed = true;
      this.fail(error);
    }
  }

  // plotly.react keeps the listeners of its element, so they are set once.
  listen() {
    if (this.listening) return;
    this.listening = true;
    const overMark = "pc-chart__figure--over-mark";
    this.host.on("plotly_click", (event) => {
      const facts = firstFacts(event);
      const now = performance.now();
      // One tap may arrive twice, as a touch and as the mouse the browser makes of it.
      const isEcho = String(facts) === this.told && now - this.toldAt < 400;
      if (!facts || isEcho) return;
      this.told = String(facts);
      this.toldAt = now;
      this.tell(facts);
    });
    this.host.on("plotly_hover", (event) => {
      this.host.classList.toggle(overMark, firstFacts(event) !== null);
    });
    this.host.on("plotly_unhover", () => this.host.classList.remove(overMark));
  }

  async savePicture() {
    if (this.busy) return;
    this.busy = true;
    this.button.disabled = true;
    this.button.textContent = this.data.labels.busy;
    this.message.textContent = "";
    const picture = this.data.export;
    try {
      const plotly = await ready(this.data);
      save(await pngOf(plotly, picture, this.data.lang), `${picture.fileName}.png`);
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
      this.button.disabled = false;
      this.button.textContent = this.data.labels.png;
    }
  }

  fail(error) {
    console.error(error);
    this.message.textContent = `${this.data.labels.failed} ${error?.message ?? ""}`.trim();
  }

  remove() {
    this.observer.disconnect();
    globalThis.Plotly?.purge(this.host);
  }
}

const charts = new WeakMap();

// Streamlit calls this at every change of the data or the theme, and cleans up once, at the end.
export default function (component) {
  const root = component.parentElement.querySelector(".pc-chart");
  if (!charts.has(root)) charts.set(root, new Chart(root));
  const chart = charts.get(root);
  chart.update(component);
  return () => {
    charts.delete(root);
    chart.remove();
  };
}
