"""A reader's tab: opens pages, waits until they are drawn, and notes what must not happen."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import TimeoutError  # noqa: A004

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Locator, Page

ADDRESSES = {
    "comparison": "",
    "counts": "platform-counts",
    "rewards": "reward-tiers",
    "value": "value-over-years",
    "budget": "cost-of-matching",
    "instruments": "policy-instruments",
    "profile": "city-profile",
    "sources": "source-documents",
    "coverage": "data-coverage",
    "deck": "meeting-deck",
}
OWN = ("127.0.0.1", "localhost")
# The script has ended, its elements have come, every chart is drawn in its font, and nothing has
# changed since the last look.
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const main = document.querySelector('[data-testid="stMain"]');
  const size = main?.innerHTML.length;
  const isCalm = size === globalThis.sizeAtLastLook;
  globalThis.sizeAtLastLook = size;
  if (!isCalm || app.dataset.testScriptState !== "notRunning") return false;
  if (app.dataset.testConnectionState !== "CONNECTED") return false;
  if (!main.querySelector('footer, [data-testid="stAlert"]')) return false;
  if (document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')) return false;
  if (!main.querySelector('[role="radiogroup"]')) return false;
  if (document.fonts.status !== "loaded") return false;
  const own = '.pc-chart svg.main-svg, .pc-table table, .pc-quote li, .pc-upload button, ' +
    '[data-testid="stBidiComponentIsolated"]';
  return [...main.querySelectorAll('[data-testid="stElementContainer"]')].every((element) =>
    element.childElementCount > 0 &&
    [...element.querySelectorAll(".stBidiComponent")].every((part) => part.querySelector(own)));
}"""
# Each mark with the facts behind it; Plotly keeps a trace with the first of its points.
MARKS = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap((plot, chart) =>
  [...plot.querySelectorAll(".point")].flatMap((node) => {
    const path = node.tagName === "g" ? node.querySelector("path") : node;
    const point = path?.__data__ ?? node.__data__;
    const trace = node.closest(".trace")?.__data__?.[0]?.trace;
    let facts = trace?.customdata?.[point?.i];
    if (typeof facts === "string") facts = JSON.parse(facts);
    if (!Array.isArray(facts) || !facts.length) return [];
    return [{chart, panel: trace.yaxis, facts, path}];
  }))"""
MARK_LIST = f"() => ({MARKS})().map(({{chart, panel, facts}}) => ({{chart, panel, facts}}))"
# The middle of a mark on the screen, a little to the right: a mark at zero stands on the edge.
TO_MARK = f"""([chart, facts]) => {{
  const found = ({MARKS})().find((m) => m.chart === chart && String(m.facts) === String(facts));
  if (!found) return null;
  found.path.scrollIntoView({{block: "center", inline: "nearest"}});
  const box = found.path.getBoundingClientRect();
  return [box.x + box.width / 2 + 1, box.y + box.height / 2];
}}"""


class Visit:
    """One tab. ``problems`` gathers errors of the console and requests to other hosts."""

    def __init__(self, page: Page, url: str, *, is_phone: bool) -> None:
        self.page = page
        self.is_phone = is_phone
        self.url = url
        self.problems: list[str] = []
        page.set_default_timeout(30_000)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        page.on("request", lambda request: self._request(request.url))
        page.on("websocket", lambda socket: self._request(socket.url))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        where = str(message.location.get("url", ""))
        # Under a deep link Streamlit looks for its server there first, and then at the root.
        is_probe = "/_stcore/" in where and "404" in message.text
        if not is_probe:
            self.problems.append(f"console: {message.text} ({where})")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname not in OWN:
            self.problems.append(f"request to another host: {url}")

    def go(self, page: str, **address: str) -> Visit:
        """Open a page by its address, as a first visit or a reload does."""
        query = f"?{urlencode(address)}" if address else ""
        return self.open(f"{self.url}/{ADDRESSES[page]}{query}")

    def open(self, url: str) -> Visit:
        self.page.goto(url)
        return self.settle()

    def reload(self) -> Visit:
        self.page.reload()
        return self.settle()

    def settle(self) -> Visit:
        """Wait until the page is drawn."""
        self.page.wait_for_function(SETTLED, polling=80)
        return self

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path.strip("/")

    @property
    def address(self) -> dict[str, str]:
        """The view's parameters in the address."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    @property
    def title(self) -> Locator:
        return self.page.locator("h1")

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    def choice(self, name: str) -> Locator:
        """The control of the choice kept under ``name`` in the address."""
        return self.page.locator(f".st-key-view_{name}")

    def option(self, name: str, label: str) -> Locator:
        """A segment of a choice."""
        return self.choice(name).get_by_role("radio", name=label, exact=True)

    def selected(self, name: str) -> Locator:
        """The selected segment of a choice."""
        return self.choice(name).locator('[role="radio"][aria-checked="true"]')

    def marks(self) -> list[dict[str, Any]]:
        """Every mark on the page that leads to facts: its chart, its panel and the facts."""
        found: list[dict[str, Any]] = self.page.evaluate(MARK_LIST)
        return found

    def click_mark(self, mark: dict[str, Any]) -> None:
        """Click the middle of a mark, or tap it on a phone, wherever it stands on the page."""
        middle = self.page.evaluate(TO_MARK, [mark["chart"], mark["facts"]])
        assert middle, f"the mark of {mark['facts']} is gone"
        x, y = middle
        if self.is_phone:
            self.page.touchscreen.tap(x, y)
            return
        # Plotly looks for the nearest mark while the mouse moves, not when it is pressed.
        self.page.mouse.move(x - 2, y - 2)
        self.page.mouse.move(x, y)
        self.page.mouse.click(x, y)

    def close_dialog(self) -> None:
        """Close the dialog as a hand does: by its button on a phone, else with Escape.

        A dialog that has just come does not listen yet, which no hand is quick enough to notice.
        """
        for _ in range(5):
            if self.is_phone:
                self.dialog.get_by_role("button").first.tap()
            else:
                self.page.keyboard.press("Escape")
            with suppress(TimeoutError):
                self.dialog.wait_for(state="detached", timeout=2_000)
                return
        raise AssertionError("the dialog stays open")
