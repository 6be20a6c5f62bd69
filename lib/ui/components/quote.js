const COPIED_FOR = 2000; // milliseconds

function make(name, className, properties = {}) {
  return Object.assign(document.createElement(name), { className, ...properties });
}

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

// On plain http there is no clipboard; elsewhere the reader may have forbidden it.
async function copied(text) {
  if (!isSecureContext || !navigator.clipboard) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

class Line {
  constructor({ label, sentence, isRefused }, labels, name) {
    this.labels = labels;
    this.sentence = sentence;
    this.item = make("li", `pc-quote__item${isRefused ? " pc-quote__item--refused" : ""}`);
    this.words = make("p", "pc-quote__sentence", { id: name, textContent: sentence });
    if (label) this.item.append(make("p", "pc-quote__label", { textContent: label }));
    this.item.append(this.words);
    if (isRefused) return;
    this.button = make("button", "pc-quote__button", {
      type: "button",
      textContent: labels.copy,
      onclick: () => this.copy(),
    });
    this.button.setAttribute("aria-describedby", name);
    this.message = make("span", "pc-quote__message");
    this.message.setAttribute("role", "status");
    const bar = make("div", "pc-quote__bar");
    bar.append(this.button, this.message);
    this.item.append(bar);
  }

  async copy() {
    const done = await copied(this.sentence);
    clearTimeout(this.timer);
    this.item.classList.toggle("pc-quote__item--copied", done);
    this.button.textContent = done ? this.labels.copied : this.labels.copy;
    // A screen reader is told both; to the eye the button says the first.
    this.message.textContent = done ? this.labels.copied : this.labels.by_hand;
    if (!done) select(this.words);
    else this.timer = setTimeout(() => this.rest(), COPIED_FOR);
  }

  rest() {
    this.item.classList.remove("pc-quote__item--copied");
    this.button.textContent = this.labels.copy;
    this.message.textContent = "";
  }

  remove() {
    clearTimeout(this.timer);
  }
}

let made = 0;

class List {
  constructor(root) {
    this.root = root;
    this.lines = [];
    this.name = `pc-quote-${(made += 1)}`;
  }

  update({ lines, labels }) {
    const shown = JSON.stringify([lines, labels]);
    if (shown === this.shown) return; // keeps focus and selection
    this.shown = shown;
    this.remove();
    this.lines = lines.map((line, n) => new Line(line, labels, `${this.name}-${n}`));
    this.root.replaceChildren(...this.lines.map((line) => line.item));
  }

  remove() {
    for (const line of this.lines) line.remove();
  }
}

const lists = new WeakMap();

// Streamlit calls this at every change of the data or the theme, and cleans up once, at the end.
export default function (component) {
  const root = component.parentElement.querySelector(".pc-quote");
  if (!lists.has(root)) lists.set(root, new List(root));
  const list = lists.get(root);
  list.update(component.data);
  return () => {
    lists.delete(root);
    list.remove();
  };
}
