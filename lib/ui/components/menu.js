const SCALES = [1, 2, 3, 4];
let menus = 0;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// A button that saves at once what stands on the page, and beside it the choices of a picture.
class PictureMenu {
  constructor(bar) {
    const id = `pc-pictures-${(menus += 1)}`;
    this.message = element("span", { className: "pc-pictures__message" });
    this.message.setAttribute("role", "status");
    this.primary = element("button", {
      className: "pc-pictures__button",
      type: "button",
      onclick: () => this.save({ preset: "as-shown", format: "png", scale: 2, lang: this.data.lang }),
    });
    this.opener = element("button", {
      className: "pc-pictures__button",
      type: "button",
      onclick: () => this.open(this.panel.hidden),
    });
    this.opener.setAttribute("aria-expanded", "false");
    this.opener.setAttribute("aria-controls", id);
    this.panel = element("div", { className: "pc-pictures__panel", hidden: true, id });
    this.panel.setAttribute("role", "group");
    this.top = element("div", { className: "pc-pictures__top" });
    this.top.append(this.message, this.primary, this.opener);
    this.root = element("div", {
      className: "pc-pictures__bar",
      onkeydown: (event) => this.press(event),
    });
    this.root.append(this.top, this.panel);
    bar.append(this.root);
    this.busy = false;
  }

  update(data) {
    this.data = data;
    const { labels } = data;
    if (!this.busy) this.primary.textContent = labels.primary;
    this.opener.textContent = labels.more;
    this.panel.setAttribute("aria-label", labels.more);
    const shown = JSON.stringify([labels, data.presets, data.lang]);
    if (shown !== this.shown) this.fill();
    this.shown = shown;
    const asked = JSON.stringify([data.address, data.lang]);
    if (asked !== this.asked) this.message.textContent = "";
    this.asked = asked;
  }

  fill() {
    const { labels, presets, lang } = this.data;
    const choice = (name, options, chosen) => {
      const select = element("select", { className: "pc-pictures__select" });
      for (const [value, words] of options) {
        select.append(element("option", { value, textContent: words, selected: value === chosen }));
      }
      // Without it the choice would be named after all its options too.
      select.setAttribute("aria-label", labels[name]);
      this[name] = select;
      return element("label", { className: "pc-pictures__choice" }, labels[name], select);
    };
    const action = (words, run) =>
      element("button", {
        className: "pc-pictures__button",
        type: "button",
        textContent: words,
        onclick: run,
      });
    this.panel.replaceChildren(
      choice("preset", presets, "as-shown"),
      choice("format", [["png", "PNG"], ["svg", "SVG"]], "png"),
      choice("scale", SCALES.map((scale) => [String(scale), `${scale}×`]), "2"),
      choice("language", [["zh", "中文"], ["en", "English"]], lang),
    );
    this.format.onchange = () => (this.scale.disabled = this.format.value === "svg");
    const actions = element("div", { className: "pc-pictures__actions" });
    actions.append(action(labels.save, () => this.save(this.chosen())));
    if (labels.copy) actions.append(action(labels.copy, () => this.copy(this.chosen())));
    this.panel.append(actions);
  }

  chosen() {
    return {
      preset: this.preset.value,
      format: this.format.value,
      scale: Number(this.scale.value),
      lang: this.language.value,
    };
  }

  open(isOpen) {
    this.panel.hidden = !isOpen;
    this.opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.preset.focus();
  }

  press(event) {
    const isOurs = event.key === "Escape" && !event.target.closest("dialog");
    if (!isOurs || this.panel.hidden) return;
    event.stopPropagation();
    this.open(false);
    this.opener.focus();
  }

  // The pictures as they are composed on the server; those of the page itself are at hand.
  async pictures({ preset, lang }) {
    const { own, address } = this.data;
    if (own && preset === "as-shown" && lang === this.data.lang) {
      return { pictures: [{ ...own, lang }], fonts: own.fonts };
    }
    const query = new URLSearchParams({ preset, lang, words: this.data.lang });
    const answer = await fetch(`${address}${address.includes("?") ? "&" : "?"}${query}`);
    if (!answer.ok) throw new Error(await answer.text());
    const { pictures, fonts } = await answer.json();
    return { pictures: pictures.map((picture) => ({ ...picture, lang })), fonts };
  }

  async save(chosen) {
    await this.work(async () => {
      const files = await this.files(chosen);
      if (files.length === 1 && !this.data.isZip) return save(files[0].blob, files[0].name);
      return save(await zipOf(files), `${this.data.zipName}.zip`);
    });
  }

  async files(chosen) {
    const plotly = await ready(this.data.plotly);
    const { pictures, fonts } = await this.pictures(chosen);
    const files = [];
    for (const [number, picture] of pictures.entries()) {
      if (pictures.length > 1) this.message.textContent = `${number + 1}/${pictures.length}`;
      const blob = await blobOf(plotly, picture, fonts, chosen.format, chosen.scale);
      files.push({ name: `${picture.name}.${chosen.format}`, blob });
    }
    return files;
  }

  async copy(chosen) {
    const { labels } = this.data;
    await this.work(async () => {
      const made = this.files({ ...chosen, format: "png" });
      let reason = labels.no_clipboard;
      if (navigator.clipboard?.write && globalThis.ClipboardItem) {
        // The picture is promised at once: a browser lets a page write only right after a click.
        const one = made.then((files) => {
          if (files.length > 1) throw new Error("several");
          return files[0].blob;
        });
        try {
          await navigator.clipboard.write([new ClipboardItem({ "image/png": one })]);
          return labels.copied;
        } catch {
          reason = labels.refused;
        }
      }
      const files = await made;
      this.showForCopying(files, files.length > 1 ? labels.several : reason);
      return "";
    });
  }

  showForCopying(files, reason) {
    const { labels } = this.data;
    const addresses = files.map((file) => URL.createObjectURL(file.blob));
    const close = element("button", {
      className: "pc-pictures__button",
      type: "button",
      textContent: labels.close,
      onclick: () => dialog.close(),
    });
    const dialog = element("dialog", { className: "pc-pictures__dialog" });
    dialog.setAttribute("aria-label", labels.copy);
    dialog.append(element("p", { textContent: reason }), close);
    for (const [number, src] of addresses.entries()) {
      dialog.append(element("img", { src, alt: files[number].name }));
    }
    dialog.onclose = () => {
      for (const address of addresses) URL.revokeObjectURL(address);
      dialog.remove();
    };
    this.root.append(dialog);
    dialog.showModal();
  }

  async work(task) {
    if (this.busy) return;
    this.busy = true;
    this.primary.textContent = this.data.labels.busy;
    const buttons = [...this.root.querySelectorAll("button")];
    for (const button of buttons) button.disabled = true;
    this.message.textContent = "";
    try {
      this.message.textContent = (await task()) ?? "";
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
      for (const button of buttons) button.disabled = false;
      this.primary.textContent = this.data.labels.primary;
    }
  }

  fail(error) {
    console.error(error);
    this.message.textContent = `${this.data.labels.failed} ${error?.message ?? ""}`.trim();
  }
}
