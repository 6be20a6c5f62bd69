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

class Chart {
  constructor(root) {
    this.root = root;
    this.bar = Object.assign(document.createElement("div"), { className: "pc-chart__bar" });
    this.host = Object.assign(document.createElement("div"), { className: "pc-chart__figure" });
    this.host.setAttribute("role", "img");
    this.menu = new PictureMenu(this.bar);
    root.replaceChildren(this.bar, this.host);
    this.drawn = null;
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(root);
  }

  update(component) {
    this.data = component.data;
    this.tell = (facts) => component.setTriggerValue("clicked", facts);
    this.root.lang = this.data.lang.startsWith("zh") ? "zh-CN" : this.data.lang;
    this.host.setAttribute("aria-label", this.data.alt);
    this.menu.update({ ...this.data.pictures, plotly: this.data.plotly, lang: this.data.lang });
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
      const plotly = await ready(this.data.plotly);
      if (wanted !== this.drawn || !this.root.isConnected) return; // a later call draws
      const { data, layout } = JSON.parse(json);
      await plotly.react(
        this.host,
        data,
        fix({ ...layout, width, height }),
        config(this.data.lang),
      );
      this.listen();
      if (this.drawFailed) this.menu.message.textContent = "";
      this.drawFailed = false;
    } catch (error) {
      this.drawn = null;
      this.drawFailed = true;
      this.menu.fail(error);
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
