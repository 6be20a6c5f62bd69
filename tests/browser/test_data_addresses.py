"""The data at plain addresses of a running server, and their links on the page."""

from __future__ import annotations

import io
import json
import shutil
import time
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest
from playwright.sync_api import expect

from browser.conftest import OpenTab
from browser.server import ROOT, Server, serve
from lib.exports import package, serving
from lib.load import load
from lib.ui.cache import LOOK_EVERY
from lib.wording import text

pytestmark = pytest.mark.browser

PRESENT = load(ROOT / "data").version
OTHER = "0123456789ab"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data that a test may change."""
    return Path(shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("served") / "data"))


@pytest.fixture(scope="module")
def served(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the copy; it needs no browser."""
    with serve(tmp_path_factory.mktemp("addresses") / "server.log", folder) as running:
        yield running


def ask(
    server: Server, path: str, *, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body; the path goes out as it is written, dots and all."""
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    body = answer.read()
    connection.close()
    return answer.status, found, body


@pytest.mark.parametrize("name", [*package.NAMES, serving.ARCHIVE, serving.VERSION])
def test_every_file_is_sent_with_its_version_and_then_not_again(name: str, served: Server) -> None:
    status, headers, body = ask(served, f"/data/{name}")
    assert status == 200 and body
    suffix = name.rpartition(".")[2]
    assert headers["content-type"] == serving.MEDIA_TYPES[suffix]
    assert headers["etag"] == f'"{PRESENT}"'
    assert headers["cache-control"] == "no-cache"
    status, headers, body = ask(served, f"/data/{name}", If_None_Match=headers["etag"])
    assert (status, body) == (304, b"")
    status, headers, body = ask(served, f"/data/{name}", method="HEAD")
    assert (status, body) == (200, b"") and int(headers["content-length"]) > 0


def test_text_is_compressed_where_that_is_understood(served: Server) -> None:
    _, plain, _ = ask(served, "/data/instruments.csv")
    _, compressed, _ = ask(served, "/data/instruments.csv", Accept_Encoding="gzip")
    assert compressed["content-encoding"] == "gzip"
    assert int(compressed["content-length"]) < int(plain["content-length"]) / 3


def test_a_notebook_reads_the_tables_live(served: Server) -> None:
    rewards = pd.read_csv(f"{served.url}/data/rewards.csv")
    assert len(rewards) > 20 and rewards["amount_min_cny"].max() >= 1_000_000
    with urllib.request.urlopen(f"{served.url}/data/workbook.xlsx") as answer:
        book = pd.read_excel(io.BytesIO(answer.read()), sheet_name="rewards")
    assert list(book.columns) == list(rewards.columns)


TRICKS = [
    "/data/../app.py", "/data/%2e%2e/app.py", "/data/..%2fapp.py", "/data/%2e%2e%2fapp.py",
    "/data/..%5capp.py", "/data/%252e%252e/app.py", "/data//etc/passwd", "/data/%2fetc%2fpasswd",
    "/data/....//app.py", "/data/documents/panjin-2020-proposal-15.yaml", "/data/vocabulary.yaml",
    "/data/README.md/../../app.py", "/data/%00", "/data/counts.csv%00.png",
]  # fmt: skip


@pytest.mark.parametrize("path", TRICKS)
def test_nothing_of_the_file_system_is_reached(path: str, served: Server) -> None:
    status, _, body = ask(served, path)
    # Streamlit itself refuses some; outside of /data/ it answers with its page.
    assert status in {400, 403, 404} or body.lstrip().startswith(b"<!doctype html>")
    assert b"import " not in body and b"root:" not in body and b"evidence:" not in body


def test_an_unknown_address_is_told_in_the_readers_language(served: Server) -> None:
    for accepted, lang in (("zh-CN,zh;q=0.9", "zh"), ("en-GB", "en")):
        status, headers, body = ask(served, "/data/nothing.csv", Accept_Language=accepted)
        assert status == 404
        assert body.decode().startswith(text("served_unknown", lang))
        assert "rewards.csv" in body.decode()
        assert headers["content-type"] == "text/plain; charset=utf-8"
    assert ask(served, "/data/rewards.csv", method="POST")[0] == 405


def test_the_server_says_whether_a_version_is_the_present_one(served: Server) -> None:
    assert json.loads(ask(served, "/data/version.json")[2])["version"] == PRESENT
    for asked in (PRESENT, OTHER):
        told = json.loads(ask(served, f"/data/version.json?is={asked}")[2])
        assert told == {"present": PRESENT, "asked": asked, "is_present": asked == PRESENT}


def test_the_last_good_data_are_served_while_newer_ones_are_broken(
    served: Server, folder: Path
) -> None:
    path = folder / "documents" / "xuchang-2017-proposal-61.yaml"
    good = path.read_text("utf-8")
    before = ask(served, "/data/counts.csv")
    path.write_text(good.replace("value: 235", "value: 236"), "utf-8")
    try:
        time.sleep(2 * LOOK_EVERY)
        assert ask(served, "/data/counts.csv")[0::2] == before[0::2]
    finally:
        path.write_text(good, "utf-8")
    assert ask(served, "/data/counts.csv")[0] == 200


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_links_of_the_sources_page_save_the_files(lang: str, tab: OpenTab) -> None:
    visit = tab(lang).go("sources")
    visit.page.get_by_text(text("section_data", lang), exact=True).click()  # type: ignore[arg-type]
    links = visit.page.locator('a[href^="data/"]')
    expect(links.first).to_be_visible()
    for link in links.all():
        address = link.evaluate("link => link.href")
        assert visit.page.request.get(address).ok, address
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("link", name="package.zip", exact=True).click()
    assert saved.value.suggested_filename == f"innovation-platform-policies-{PRESENT}.zip"
    expect(visit.page.get_by_text(f"{visit.url}/data/rewards.csv")).to_be_visible()


def test_a_link_of_another_version_says_so_above_the_page(tab: OpenTab) -> None:
    visit = tab("zh").go("counts", version=OTHER)
    told = text("version_changed", "zh", asked=OTHER, present=PRESENT)
    expect(visit.page.get_by_text(told)).to_be_visible()
    visit.go("counts", version=PRESENT)
    expect(visit.page.get_by_text(text("version_present", "zh", asked=PRESENT))).to_be_visible()
