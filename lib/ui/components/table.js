const CELL = "border:1px solid #000;padding:2pt 4pt;color:#000;background:#fff;vertical-align:top;";

function oneLine(element) {
  const copy = element.cloneNode(true);
  for (const breaker of copy.querySelectorAll("br, div, p, li")) breaker.before(" ");
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// A spreadsheet runs what begins so, unless it is a plain number.
function defused(text) {
  return /^[=+\-@]/.test(text) && !/^[+-]?[\d.,]+\s?%?$/.test(text) ? `'${text}` : text;
}

// Black on white, with every border said on its cell: that is what Word and WPS keep.
function plainHtml(table) {
  const copy = table.cloneNode(true);
  for (const open of copy.querySelectorAll(".pc-table__open, .pc-table__block")) {
    open.replaceWith(...open.childNodes);
  }
  for (const element of copy.querySelectorAll("*")) {
    const isCell = element.matches("td, th");
    const isHead = element.matches("thead th, .block > *, th");
    const isFigure = element.matches("td.num, th.num");
    const spans = ["colspan", "rowspan"].map((name) => [name, element.getAttribute(name)]);
    const isBold = isCell && isHead;
    element.dataset.pcStyle = isCell
      ? `${CELL}text-align:${isFigure ? "right" : "left"};font-weight:${isBold ? 700 : 400};`
      : "";
    for (const { name } of [...element.attributes]) {
      if (name !== "data-pc-style" && name !== "class") element.removeAttribute(name);
    }
    for (const [name, value] of spans) if (value) element.setAttribute(name, value);
  }
  for (const element of copy.querySelectorAll("*")) {
    if (element.dataset.pcStyle) element.setAttribute("style", element.dataset.pcStyle);
    element.removeAttribute("data-pc-style");
    element.removeAttribute("class");
  }
  for (const cell of copy.querySelectorAll("td, th")) {
    const text = cell.textContent.trimStart();
    if (defused(oneLine(cell)) !== oneLine(cell)) cell.innerHTML = `'${cell.innerHTML.trimStart()}`;
    else if (!text) cell.innerHTML = "&nbsp;"; // an empty cell loses its border in Word
  }
  copy.removeAttribute("class");
  copy.removeAttribute("id");
  copy.setAttribute("border", "1");
  copy.setAttribute("cellspacing", "0");
  copy.setAttribute("style", "border-collapse:collapse;color:#000;background:#fff;");
  return copy.outerHTML;
}

// Tabs and lines; a cell over several columns or rows fills its first place only.
function plainText(table) {
  const grid = [];
  [...table.rows].forEach((row, y) => {
    grid[y] ??= [];
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y][x] !== undefined) x += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let right = 0; right < cell.colSpan; right += 1) {
          (grid[y + down] ??= [])[x + right] = down + right ? "" : defused(oneLine(cell));
        }
      }
    }
  });
  return grid.map((row) => Array.from(row, (text) => text ?? "").join("\t")).join("\n");
}

function select(element) {
  const selection = getSelection();
  const range = document.createRange();
  range.selectNodeContents(element);
  selection.removeAllRanges();
  selection.addRange(range);
}

// navigator.clipboard does not exist on plain http; there the old command still works.
async function copyTable(table) {
  const html = plainHtml(table);
  const text = plainText(table);
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": new Blob([html], { type: "text/html" }),
        "text/plain": new Blob([text], { type: "text/plain" }),
      }),
    ]);
    return true;
  } catch {
    select(table);
    const fill = (event) => {
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      event.stopImmediatePropagation(); // before any listener of the page
    };
    document.addEventListener("copy", fill, { capture: true, once: true });
    let done = false;
    try {
      done = document.execCommand("copy");
    } finally {
      document.removeEventListener("copy", fill, { capture: true });
    }
    if (done) getSelection().removeAllRanges();
    return done;
  }
}

function factsOf(element) {
  try {
    const facts = JSON.parse(element.dataset.facts);
    return Array.isArray(facts) && facts.length > 0 ? facts.map(String) : null;
  } catch {
    console.error("data-facts is not a JSON list", element);
    return null;
  }
}

// A button inside the cell: a cell that were one itself would be no cell to a screen reader.
function openable(element) {
  let place = element;
  if (element.matches("tr")) place = element.cells[0] ?? element;
  if (place.querySelector(".pc-table__open")) return; // the row's own button
  if (place.matches("td, th") && !place.querySelector("[data-facts], a, button")) {
    const button = document.createElement("span");
    button.className = "pc-table__open";
    button.append(...place.childNodes);
    place.append(button);
    place = button;
  }
  place.setAttribute("role", "button");
  place.tabIndex = 0;
}

class Table {
  constructor(root) {
    this.bar = Object.assign(document.createElement("div"), { className: "pc-table__bar" });
    this.message = Object.assign(document.createElement("span"), {
      className: "pc-table__message",
    });
    this.message.setAttribute("role", "status");
    this.button = Object.assign(document.createElement("button"), {
      className: "pc-table__button",
      type: "button",
      onclick: () => this.copy(),
    });
    this.box = Object.assign(document.createElement("div"), {
      className: "pc-table__box",
      onclick: (event) => this.open(event.target),
      onkeydown: (event) => this.press(event),
    });
    this.bar.append(this.message, this.button);
    root.replaceChildren(this.bar, this.box);
    // Only a box that scrolls needs to be reached by keyboard.
    this.observer = new ResizeObserver(() => this.measure());
    this.observer.observe(this.box);
  }

  update(component) {
    const { html, labels, copy } = component.data;
    this.labels = labels;
    this.tell = (facts) => component.setTriggerValue("clicked", facts);
    this.bar.hidden = !copy;
    this.button.textContent = labels.copy ?? "";
    if (html === this.html) return; // keeps focus, selection and scrolling
    this.html = html;
    this.message.textContent = "";
    this.box.innerHTML = html;
    for (const element of this.box.querySelectorAll("[data-facts]")) {
      if (factsOf(element)) openable(element);
    }
    for (const cell of this.box.querySelectorAll("tr.block > *")) {
      const heading = document.createElement("span");
      heading.className = "pc-table__block";
      heading.append(...cell.childNodes);
      cell.append(heading);
    }
    this.measure();
  }

  measure() {
    const scrolls =
      this.box.scrollWidth > this.box.clientWidth || this.box.scrollHeight > this.box.clientHeight;
    if (scrolls) this.box.tabIndex = 0;
    else this.box.removeAttribute("tabindex");
  }

  open(target) {
    const selection = getSelection();
    if (!selection.isCollapsed && this.box.contains(selection.anchorNode)) return;
    if (target.closest("a")) return;
    const element = target.closest("[data-facts]");
    const facts = element && factsOf(element);
    if (facts) this.tell(facts);
  }

  press(event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    if (event.target.getAttribute("role") !== "button") return;
    event.preventDefault(); // Space would scroll
    const facts = factsOf(event.target.closest("[data-facts]"));
    if (facts) this.tell(facts);
  }

  async copy() {
    const table = this.box.querySelector("table");
    const done = await copyTable(table);
    this.message.textContent = done ? this.labels.copied : this.labels.copy_by_hand;
    clearTimeout(this.timer);
    // The advice stays as long as the table stays selected.
    if (done) this.timer = setTimeout(() => (this.message.textContent = ""), 4000);
  }

  remove() {
    clearTimeout(this.timer);
    this.observer.disconnect();
  }
}

const tables = new WeakMap();

// Streamlit calls this at every change of the data or the theme, and cleans up once, at the end.
export default function (component) {
  const root = component.parentElement.querySelector(".pc-table");
  if (!tables.has(root)) tables.set(root, new Table(root));
  const table = tables.get(root);
  table.update(component);
  return () => {
    tables.delete(root);
    table.remove();
  };
}
