const SCALES = [1, 2, 3, 4];
let menus = 0;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function ask(address, query, options) {
  const joint = address.includes("?") ? "&" : "?";
  const answer = await fetch(`${address}${joint}${new URLSearchParams(query)}`, options);
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

// Where others can open the view; the address of one's own machine helps nobody.
function liveAddress() {
  const isOwn = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  return isOwn ? "" : location.href;
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
    this.worder = element("button", {
      className: "pc-pictures__button",
      type: "button",
      onclick: () => this.word(),
    });
    this.panel = element("div", { className: "pc-pictures__panel", hidden: true, id });
    this.panel.setAttribute("role", "group");
    this.top = element("div", { className: "pc-pictures__top" });
    this.top.append(this.message, this.primary, this.worder, this.opener);
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
    this.root.classList.toggle("pc-pictures__bar--start", data.atStart);
    if (!this.busy) this.primary.textContent = labels.primary;
    this.opener.textContent = labels.more;
    this.worder.textContent = labels.word;
    this.worder.hidden = !data.wordAddress;
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
    const answer = await ask(address, { preset, lang, words: this.data.lang });
    const { pictures, fonts, version } = await answer.json();
    return { pictures: pictures.map((picture) => ({ ...picture, lang })), fonts, version };
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

  // A document has the picture in a size of its own; the server makes the rest around it.
  async word() {
    const { labels, lang, plotly, wordAddress } = this.data;
    await this.work(async () => {
      const drawer = await ready(plotly);
      const { pictures, fonts, version } = await this.pictures({ preset: "document", lang });
      const [picture] = pictures;
      const body = await pngOf(drawer, picture, fonts, 2);
      const made = await ask(wordAddress, { lang, version, link: liveAddress() }, { method: "POST", body });
      save(await made.blob(), `${picture.name}.docx`);
    }, labels.word_failed);
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

  async work(task, failed) {
    if (this.busy) return;
    this.busy = true;
    this.primary.textContent = this.data.labels.busy;
    const buttons = [...this.root.querySelectorAll("button")];
    for (const button of buttons) button.disabled = true;
    this.message.textContent = "";
    try {
      this.message.textContent = (await task()) ?? "";
    } catch (error) {
      this.fail(error, failed);
    } finally {
      this.busy = false;
      for (const button of buttons) button.disabled = false;
      this.primary.textContent = this.data.labels.primary;
    }
  }

  fail(error, failed = this.data.labels.failed) {
    console.error(error);
    this.message.textContent = `${failed} ${error?.message ?? ""}`.trim();
  }
}
