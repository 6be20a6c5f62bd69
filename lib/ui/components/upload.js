// A button for one file. What is chosen is sent once, as base64; a file that is too large is
// named and not read.

function make(tag, className, properties = {}) {
  return Object.assign(document.createElement(tag), { className, ...properties });
}

function base64(buffer) {
  let binary = "";
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

class Field {
  constructor(root) {
    this.input = make("input", "pc-upload__input", { type: "file", tabIndex: -1 });
    this.input.setAttribute("aria-hidden", "true");
    this.button = make("button", "pc-upload__button", { type: "button" });
    this.words = make("span", "pc-upload__words");
    this.message = make("span", "pc-upload__message");
    this.message.setAttribute("role", "status");
    this.button.onclick = () => this.input.click();
    this.input.onchange = () => this.take(this.input.files[0]);
    root.replaceChildren(this.button, this.words, this.message, this.input);
    root.ondragover = (event) => {
      event.preventDefault();
      root.classList.add("pc-upload--over");
    };
    root.ondragleave = () => root.classList.remove("pc-upload--over");
    root.ondrop = (event) => {
      event.preventDefault();
      root.classList.remove("pc-upload--over");
      this.take(event.dataTransfer.files[0]);
    };
  }

  update({ labels, accept, mostBytes }, send) {
    this.labels = labels;
    this.mostBytes = mostBytes;
    this.send = send;
    this.input.accept = accept;
    this.button.textContent = labels.choose;
    this.words.textContent = labels.drop;
  }

  async take(file) {
    if (!file) return;
    this.message.textContent = this.labels.busy;
    try {
      const isRead = file.size <= this.mostBytes;
      const content = isRead ? base64(await file.arrayBuffer()) : null;
      this.send({ name: file.name, content });
      this.message.textContent = "";
    } catch {
      this.message.textContent = this.labels.failed;
    }
    // The same file can be chosen again once it was corrected.
    this.input.value = "";
  }
}

const fields = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".pc-upload");
  if (!fields.has(root)) fields.set(root, new Field(root));
  fields.get(root).update(data, (file) => setTriggerValue("file", file));
}
