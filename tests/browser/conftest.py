"""One server and one browser for all tests, and a fresh tab for each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser import chromium
from browser.server import ROOT, Server, serve
from browser.visit import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

RESULTS = ROOT / "test-results"
LOCALES = {"zh": "zh-CN", "en": "en-US"}
PHONE = {
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36",
}
OpenTab = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser_path() -> Path:
    """The browser on this machine; without one the test is skipped, or fails where demanded."""
    path = chromium.find()
    if path is None and os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(chromium.ADVICE)
    if path is None:
        pytest.skip(chromium.ADVICE)
    return path


@pytest.fixture(scope="session")
def browser(browser_path: Path) -> Iterator[Browser]:
    """The browser, started once."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)  # a loaded machine is slow, not wrong
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=browser_path, args=chromium.arguments()
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def server(browser_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The committed data, served once."""
    with serve(tmp_path_factory.mktemp("server") / "server.log") as running:
        yield running


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[tuple[Any, ...], BrowserContext]]:
    """Browser contexts by what they were made with; each keeps what it has once downloaded."""
    made: dict[tuple[Any, ...], BrowserContext] = {}
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def tab(
    request: pytest.FixtureRequest,
    browser: Browser,
    contexts: dict[tuple[Any, ...], BrowserContext],
    server: Server,
) -> Iterator[OpenTab]:
    """Opens tabs by language, width and theme; none may log an error or ask another host."""
    opened: list[Visit] = []
    logged = len(server.log)

    def open_tab(
        lang: str = "zh", width: int = 1440, theme: str = "light", on: Server | None = None
    ) -> Visit:
        address = (on or server).url
        key = (lang, width, address)
        if key not in contexts:
            contexts[key] = browser.new_context(
                locale=LOCALES[lang],
                viewport={"width": width, "height": 900},
                **(PHONE if width < 600 else {}),
            )
            contexts[key].grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        page = contexts[key].new_page()
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        opened.append(Visit(page, address, is_phone=width < 600))
        return opened[-1]

    yield open_tab
    failed = any(getattr(request.node, f"failed_{when}", False) for when in ("setup", "call"))
    for number, visit in enumerate(opened):
        if failed:
            RESULTS.mkdir(exist_ok=True)
            name = "".join(c if c.isalnum() or c in "-_" else "-" for c in request.node.name)
            visit.page.screenshot(path=RESULTS / f"{name[:120]}-{number}.png")
        visit.page.close()
    if not failed:
        assert not [problem for visit in opened for problem in visit.problems]
        assert "Traceback" not in server.log[logged:], server.log[logged:]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Show the end of each server's log below a failure."""
    report: pytest.TestReport = yield  # type: ignore[assignment,misc]
    setattr(item, f"failed_{report.when}", report.failed)
    if report.skipped and chromium.ADVICE in str(report.longrepr):
        # Told once for all tests: the summary folds what was skipped in one place.
        report.longrepr = (__file__, 0, f"Skipped: {chromium.ADVICE}")
    if report.failed:
        for name, value in getattr(item, "funcargs", {}).items():
            if isinstance(value, Server):
                report.sections.append((f"log of {name}", value.log[-4000:]))
    return report  # type: ignore[return-value]
