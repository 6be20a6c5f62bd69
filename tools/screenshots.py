"""Take the pictures of the README from the served dashboard.

    make run                                   # in another window
    python tools/screenshots.py http://127.0.0.1:8501

Needs playwright and a Chromium (see CONTRIBUTING.md).
"""

import argparse
import os
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"

# Name, language, theme, width, address, and what to click for its evidence.
SHOTS = (
    ("comparison-zh", "zh", "light", 1280, "", ""),
    ("rewards-zh", "zh", "light", 1280, "reward-tiers", ""),
    ("counts-en", "en", "dark", 1280, "platform-counts", ""),
    ("evidence-en", "en", "light", 1280, "", "td[data-facts] >> nth=8"),
    ("counts-zh-phone", "zh", "light", 390, "platform-counts", ""),
)


def take(page: Page, base: str, address: str, click: str, path: Path) -> None:
    """Open a view, wait until it stands still, and save what a reader sees first."""
    page.goto(f"{base.rstrip('/')}/{address}")
    page.wait_for_selector("footer")
    page.wait_for_timeout(2500)
    if click:
        page.locator(click).click()
        page.wait_for_selector(".pc-evidence blockquote")
        page.wait_for_timeout(800)
    page.screenshot(path=path)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("address", help="where the dashboard is served")
    base = parser.parse_args().address
    browser_path = os.environ.get("POLICY_COMPARE_BROWSER") or shutil.which("chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
        )
        for name, lang, theme, width, address, click in SHOTS:
            context = browser.new_context(
                viewport={"width": width, "height": 860},
                color_scheme="dark" if theme == "dark" else "light",
                locale="zh-CN" if lang == "zh" else "en-GB",
            )
            take(context.new_page(), base, address, click, FOLDER / f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
