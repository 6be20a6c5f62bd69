"use strict";

const root = document.documentElement;
const settings = JSON.parse(document.getElementById("settings").textContent);
const say = settings.words;
const slides = [...document.querySelectorAll(".slide")];
const by = (id) => document.getElementById(id);
const WIDTH = 1920;
const HEIGHT = 1080;
// Below this a slide's writing would be smaller than that of a phone's page.
const LEAST_SCALE = 0.44;
const isSpeaker = /^#speaker/.test(location.hash);

const state = { slide: 1, isOpen: false, isBlack: false };
let isOverview = false;

// Charts

async function unpack(id) {
  const packed = atob(by(id).textContent);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).blob();
}

async function loadPlotly() {
  const source = new Blob([await unpack("plotly")], { type: "text/javascript" });
  const address = URL.createObjectURL(source);
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error("plotly.js"));
    document.head.append(script);
  });
  URL.revokeObjectURL(address);
}

// Before the font is there, Plotly would measure texts in another one.
const fonts = Promise.all(
  [400, 700].map((weight) => document.fonts.load(`${weight} 20px "Noto Sans SC"`, "汉a")),
).catch(() => []);

let figures = null;
const ready = Promise.all([
  loadPlotly(),
  unpack("figures").then(async (blob) => {
    figures = JSON.parse(await blob.text());
  }),
  fonts,
]);

const config = {
  displayModeBar: false,
  responsive: false,
  doubleClick: false,
  scrollZoom: false,
  showTips: false,
};

function draw(host, figure, width, isStatic) {
  const wanted = `${width}`;
  if (host.dataset.drawn === wanted) return;
  host.dataset.drawn = wanted;
  const layout = structuredClone(figure.layout);
  if (width) layout.width = width;
  const plot = document.createElement("div");
  plot.style.width = `${layout.width}px`;
  plot.style.height = `${layout.height}px`;
  host.replaceChildren(plot);
  try {
    globalThis.Plotly.newPlot(plot, structuredClone(figure.data), layout, {
      ...config,
      staticPlot: isStatic,
    });
  } catch (error) {
    console.error(error);
    const words = document.createElement("p");
    words.className = "waiting";
    words.textContent = say.drawing_failed;
    host.replaceChildren(words);
    return;
  }
  if (isStatic) return;
  plot.on("plotly_click", (event) => {
    const facts = factsOf(event);
    if (facts.length && !isOverview) openSheet(facts);
  });
  plot.on("plotly_hover", (event) => {
    plot.classList.toggle("is-over-mark", factsOf(event).length > 0);
  });
  plot.on("plotly_unhover", () => plot.classList.remove("is-over-mark"));
}

function factsOf(event) {
  for (const point of event.points ?? []) {
    let facts = point.customdata;
    if (typeof facts === "string") facts = [facts];
    if (Array.isArray(facts) && facts.length) return facts;
  }
  return [];
}

function drawSlide(slide) {
  const host = slide?.querySelector(".figure");
  if (!host || !figures || !globalThis.Plotly) return;
  const number = Number(host.dataset.figure);
  if (isSmall()) {
    if (host.clientWidth) draw(host, figures.narrow[number], Math.floor(host.clientWidth), false);
  } else {
    draw(host, figures.stage[number], 0, isSpeaker);
  }
}

function drawPaper() {
  if (!globalThis.Plotly || !figures) return;
  for (const host of document.querySelectorAll("[data-paper]")) {
    draw(host, figures.paper[Number(host.dataset.paper)], 0, true);
  }
}

// What is not yet seen is drawn while nothing else is to do, the nearest first.
function drawRest() {
  const waiting = [
    ...slides.slice(state.slide).concat(slides.slice(0, state.slide)).map((slide) => () => {
      if (!isSmall()) drawSlide(slide);
    }),
    ...[...document.querySelectorAll("[data-paper]")].map((host) => () => {
      if (!isSpeaker) draw(host, figures.paper[Number(host.dataset.paper)], 0, true);
    }),
  ];
  const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 30));
  const next = () => {
    const work = waiting.shift();
    if (!work) {
      root.classList.add("is-complete");
      return;
    }
    work();
    idle(next);
  };
  idle(next);
}

// Places

function isSmall() {
  return root.classList.contains("small");
}

function place(slide, x, y, scale) {
  slide.style.setProperty("--x", `${x}px`);
  slide.style.setProperty("--y", `${y}px`);
  slide.style.setProperty("--scale", scale);
}

function fit(left, top, width, height) {
  const scale = Math.min(width / WIDTH, height / HEIGHT);
  return [left + (width - WIDTH * scale) / 2, top + (height - HEIGHT * scale) / 2, scale];
}

function placeAll() {
  const width = root.clientWidth || innerWidth;
  const height = innerHeight;
  const scale = Math.min(width / WIDTH, height / HEIGHT);
  root.style.setProperty("--fit", scale);
  if (isSpeaker) {
    placeForSpeaker(width, height);
    return;
  }
  root.classList.toggle("small", scale < LEAST_SCALE);
  if (isSmall()) {
    drawSlide(current());
    return;
  }
  if (isOverview) {
    const columns = Math.max(2, Math.round(width / 460));
    const gap = 26;
    const wide = (width - 20 - gap * (columns + 1)) / columns;
    const small = wide / WIDTH;
    slides.forEach((slide, number) => {
      const column = number % columns;
      const row = Math.floor(number / columns);
      place(slide, gap + column * (wide + gap), gap + row * (HEIGHT * small + gap), small);
    });
  } else {
    const spot = fit(0, 0, width, height);
    for (const slide of slides) place(slide, ...spot);
  }
}

function placeForSpeaker(width, height) {
  const edge = 28;
  const head = 84;
  const large = (width - 3 * edge) * 0.6;
  const side = width - 3 * edge - large;
  const left = edge * 2 + large;
  const one = fit(edge, head + 34, large, height - head - 34 - edge);
  one[1] = head + 34;
  const scale = side / WIDTH;
  place(current(), ...one);
  if (slides[state.slide]) place(slides[state.slide], left, head + 34, scale);
  const put = (name, x, y) => {
    const panel = by("speaker").querySelector(name);
    panel.style.setProperty("--left", `${x}px`);
    panel.style.setProperty("--top", `${y}px`);
  };
  put(".now", edge, head);
  put(".following", left, head);
  put(".said", left, head + 34 + HEIGHT * scale + 24);
}

// Showing

function current() {
  return slides[state.slide - 1];
}

function sheetOf(slide) {
  return slide.dataset.sheet ? by(slide.dataset.sheet) : null;
}

function show() {
  const shown = current();
  slides.forEach((slide, number) => {
    const isCurrent = slide === shown;
    const isNext = isSpeaker && number === state.slide;
    slide.classList.toggle("is-current", isCurrent);
    slide.classList.toggle("is-shown", isCurrent || isNext);
    slide.setAttribute("aria-hidden", String(!isCurrent && !isOverview));
  });
  for (const sheet of document.querySelectorAll(".sheet.is-open")) {
    if (!state.isOpen || sheet !== sheetOf(shown)) sheet.classList.remove("is-open");
  }
  const sheet = state.isOpen && !isSpeaker ? sheetOf(shown) : null;
  if (sheet && !sheet.classList.contains("is-open")) {
    sheet.classList.add("is-open");
    sheet.scrollTop = 0;
    sheet.focus({ preventScroll: true });
  }
  by("black").hidden = !state.isBlack || isSpeaker;
  by("progress").firstElementChild.style.width = `${(100 * state.slide) / slides.length}%`;
  by("progress").setAttribute("aria-valuenow", state.slide);
  by("place").textContent = `${state.slide} / ${slides.length}`;
  root.classList.toggle("overview", isOverview);
  placeAll();
  drawSlide(shown);
  if (isSpeaker) {
    drawSlide(slides[state.slide]);
    by("now").textContent = `${state.slide} / ${slides.length}`;
    by("following").textContent = slides[state.slide] ? "" : say.end;
    by("said").innerHTML = shown.querySelector(".spoken").innerHTML;
  } else {
    const hash = `#${state.slide}${state.isOpen ? "/e" : ""}`;
    if (location.hash !== hash) history.replaceState(null, "", hash);
  }
}

function change(changes) {
  Object.assign(state, changes);
  show();
  tell();
}

function go(number) {
  const slide = Math.min(Math.max(number, 1), slides.length);
  const isMoved = slide !== state.slide;
  change({ slide, isOpen: state.isOpen && !isMoved, isBlack: false });
  if (isOverview) {
    current().scrollIntoView({ block: "nearest" });
  } else if (isSmall() && isMoved) {
    scrollTo(0, 0);
  }
}

function openSheet(facts) {
  const sheet = sheetOf(current());
  if (!sheet) {
    message(say.no_evidence);
    return;
  }
  if (isSpeaker) {
    change({ isOpen: true });
    return;
  }
  for (const row of sheet.querySelectorAll(".is-meant")) row.classList.remove("is-meant");
  change({ isOpen: true });
  const rows = facts.map((fact) => by(`${sheet.id}-${fact}`)).filter(Boolean);
  for (const row of rows) row.classList.add("is-meant");
  rows[0]?.scrollIntoView({ block: "center" });
}

function setOverview(isOn) {
  isOverview = isOn && !isSpeaker;
  if (isOverview) Object.assign(state, { isOpen: false, isBlack: false });
  show();
  if (isOverview) current().scrollIntoView({ block: "center" });
  else by("deck").scrollTo(0, 0);
}

let fading = 0;
function message(words) {
  by("message").textContent = words;
  by("message").hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => {
    by("message").hidden = true;
  }, 5000);
}

// Commands

const commands = {
  next: () => go(state.slide + 1),
  previous: () => go(state.slide - 1),
  first: () => go(1),
  last: () => go(slides.length),
  evidence: () => (state.isOpen ? change({ isOpen: false }) : openSheet([])),
  overview: () => setOverview(!isOverview),
  black: () => change({ isBlack: !state.isBlack }),
  speaker: openSpeaker,
  full: toggleFull,
  print: () => {
    drawPaper();
    print();
  },
  save: () => {
    const link = document.createElement("a");
    link.href = location.href.split("#")[0];
    link.download = settings.name;
    link.click();
  },
  help: () => {
    const help = by("help");
    help.hidden = !help.hidden;
    if (!help.hidden) help.querySelector("button").focus();
  },
  escape: () => {
    if (!by("help").hidden) by("help").hidden = true;
    else if (state.isBlack) change({ isBlack: false });
    else if (isOverview) setOverview(false);
    else if (state.isOpen) change({ isOpen: false });
  },
};

function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (root.requestFullscreen) root.requestFullscreen().catch(() => message(say.no_full));
  else message(say.no_full);
}

const KEYS = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  Enter: "next",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  PageUp: "previous",
  Backspace: "previous",
  Home: "first",
  End: "last",
  Escape: "escape",
  e: "evidence",
  o: "overview",
  b: "black",
  ".": "black",
  s: "speaker",
  f: "full",
  F5: "full",
  p: "print",
  "?": "help",
  "？": "help",
};
const SCROLLING = { ArrowDown: 90, ArrowUp: -90, PageDown: 0.85, PageUp: -0.85, " ": 0.85 };

// Keys that move down a long sheet turn the page only at its end.
function scrolls(key) {
  const sheet = state.isOpen ? sheetOf(current()) : null;
  const step = SCROLLING[key];
  const area = sheet ?? (isSmall() && !isOverview ? root : null);
  if (!area || !step || isSpeaker) return false;
  const room = step > 0 ? area.scrollHeight - area.clientHeight - area.scrollTop : area.scrollTop;
  if (room < 2) return false;
  area.scrollBy({ top: Math.abs(step) < 1 ? step * area.clientHeight : step });
  return true;
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isButton = event.target.closest?.("button");
  if (isButton && (key === "Enter" || key === " ")) return;
  const name = KEYS[key];
  if (!name) return;
  event.preventDefault();
  if (!by("help").hidden && name !== "help" && name !== "escape") {
    by("help").hidden = true;
    return;
  }
  if (isOverview && key === "Enter") {
    setOverview(false);
    return;
  }
  if (isOverview && (key === "ArrowDown" || key === "ArrowUp") && !isSmall()) {
    const columns = slides.filter((slide) => slide.offsetTop === 0 && rowOf(slide) === 0).length;
    go(state.slide + (key === "ArrowDown" ? columns : -columns));
    return;
  }
  if (scrolls(key)) return;
  if (isSpeaker && name === "speaker") return;
  commands[name]();
});

function rowOf(slide) {
  const tops = slides.map((one) => parseFloat(one.style.getPropertyValue("--y")));
  return parseFloat(slide.style.getPropertyValue("--y")) === Math.min(...tops) ? 0 : 1;
}

addEventListener("click", (event) => {
  const command = event.target.closest("[data-command]");
  if (command) {
    command.blur();
    commands[command.dataset.command]();
    return;
  }
  const slide = isOverview ? event.target.closest(".slide") : null;
  if (slide) {
    state.slide = Number(slide.dataset.n);
    setOverview(false);
    tell();
    return;
  }
  if (event.target.closest("#black")) change({ isBlack: false });
  if (event.target.id === "help") event.target.hidden = true;
});

let touch = null;
addEventListener(
  "touchstart",
  (event) => {
    touch = event.touches.length === 1 ? event.touches[0] : null;
  },
  { passive: true },
);
addEventListener(
  "touchend",
  (event) => {
    if (!touch || state.isOpen || isOverview) return;
    const across = event.changedTouches[0].clientX - touch.clientX;
    const down = event.changedTouches[0].clientY - touch.clientY;
    touch = null;
    if (Math.abs(across) < 50 || Math.abs(across) < 2 * Math.abs(down)) return;
    commands[across < 0 ? "next" : "previous"]();
  },
  { passive: true },
);

let resting = 0;
addEventListener("pointermove", () => {
  root.classList.add("is-moving");
  clearTimeout(resting);
  resting = setTimeout(() => root.classList.remove("is-moving"), 2500);
});

// The speaker's window holds the same page. A window opened from a file has no origin to check,
// so each message names the deck, and holds nothing but numbers and switches.

let speaker = null;
const channel = globalThis.BroadcastChannel ? new BroadcastChannel(`deck-${settings.deck}`) : null;

function openSpeaker() {
  const opened = window.open(
    `${location.href.split("#")[0]}#speaker/${state.slide}`,
    `speaker-${settings.deck}`,
    "popup,width=1280,height=800",
  );
  if (opened) speaker = opened;
  else message(say.popup_blocked);
}

function tell(kind = "state") {
  const told = { deck: settings.deck, from: isSpeaker ? "speaker" : "deck", kind, state };
  const other = isSpeaker ? window.opener : speaker;
  if (other && !other.closed) other.postMessage(told, "*");
  else channel?.postMessage(told);
}

function hear(event) {
  const told = event.data;
  const me = isSpeaker ? "speaker" : "deck";
  if (told?.deck !== settings.deck || told.from === me) return;
  if (!isSpeaker && event.source && event.source !== window) speaker = event.source;
  if (told.kind === "hello") {
    tell();
    return;
  }
  const slide = Math.min(Math.max(Number(told.state?.slide) || 1, 1), slides.length);
  Object.assign(state, {
    slide,
    isOpen: told.state?.isOpen === true,
    isBlack: told.state?.isBlack === true,
  });
  if (isOverview) setOverview(false);
  else show();
}

addEventListener("message", hear);
channel?.addEventListener("message", hear);

function startSpeaker() {
  root.classList.add("speaker");
  let elapsed = 0;
  let since = 0;
  const toggle = document.querySelector("[data-timer=toggle]");
  const write = () => {
    const seconds = Math.floor((elapsed + (since ? Date.now() - since : 0)) / 1000);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const told = parts[0] ? parts : parts.slice(1);
    by("timer").textContent = told.map((part) => String(part).padStart(2, "0")).join(":");
    const now = new Date();
    by("clock").textContent = [now.getHours(), now.getMinutes()]
      .map((part) => String(part).padStart(2, "0"))
      .join(":");
    toggle.textContent = since ? say.timer_pause : say.timer_start;
  };
  toggle.addEventListener("click", () => {
    if (since) {
      elapsed += Date.now() - since;
      since = 0;
    } else {
      since = Date.now();
    }
    toggle.blur();
    write();
  });
  document.querySelector("[data-timer=reset]").addEventListener("click", (event) => {
    elapsed = 0;
    since = since ? Date.now() : 0;
    event.target.blur();
    write();
  });
  write();
  setInterval(write, 500);
  // The deck may have been reloaded and have forgotten this window.
  tell("hello");
  setInterval(() => tell("hello"), 2000);
}

// Start

function readHash() {
  const [, slide, sheet] = /^#(?:speaker\/)?(\d+)(\/e)?$/.exec(location.hash) ?? [];
  state.slide = Math.min(Math.max(Number(slide) || 1, 1), slides.length);
  state.isOpen = Boolean(sheet) && Boolean(current().dataset.sheet);
}

root.classList.add("deck");
root.classList.toggle("is-served", /^https?:$/.test(location.protocol));
readHash();
show();
if (isSpeaker) startSpeaker();
addEventListener("resize", () => show());
addEventListener("hashchange", () => {
  if (isSpeaker) return;
  readHash();
  show();
});
addEventListener("beforeprint", drawPaper);
ready.then(
  () => {
    show();
    root.classList.add("is-drawn");
    drawRest();
  },
  (error) => console.error(error),
);
