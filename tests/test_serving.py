"""The data at plain addresses: what is sent, under which version, what is refused, what is told."""

import io
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from catalogues import DATA, ROOT, catalogue, committed, count
from streamlit.testing.v1 import AppTest

from lib.catalogue import Catalogue
from lib.exports import package, serving
from lib.exports.serving import Answer, Request, answer, files, preferred_language
from lib.load import load
from lib.problem import DataError
from lib.ui import cache, data_addresses
from lib.ui.plain import literal
from lib.wording import LANGS, Lang, text

VERSION = "0123456789ab"
SMALL = Catalogue(replace(catalogue(xuchang=[count("a", 5)]).dataset, version=VERSION))
HELD = files(SMALL)


def asked(name: str, **more: str) -> Answer:
    """The answer from small data."""
    return answer(Request(name, **more), lambda: SMALL, lambda _: HELD)


def broken() -> Catalogue:
    """What loading gives while the data are broken."""
    raise DataError(problems())


def problems() -> list[object]:
    with pytest.raises(DataError) as error:
        load(ROOT / "no such folder")
    return list(error.value.problems)


def never(_: Catalogue) -> Mapping[str, bytes]:
    raise AssertionError("no file had to be made")


# What is sent


@pytest.mark.parametrize("name", [*package.NAMES, serving.ARCHIVE])
def test_every_file_of_the_package_has_an_address_and_a_media_type(name: str) -> None:
    found = asked(name)
    assert (found.status, found.body) == (200, HELD[name])
    assert found.headers["ETag"] == f'"{VERSION}"'
    assert found.headers["Cache-Control"] == "no-cache"
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    assert "Last-Modified" not in found.headers
    is_text = name.endswith((".csv", ".json", ".md", ".cff", ".bib", ".txt"))
    assert ("charset=utf-8" in found.headers["Content-Type"]) == is_text


def test_media_types_are_those_of_the_register() -> None:
    types = {name: asked(name).headers["Content-Type"] for name in HELD}
    assert types["rewards.csv"] == "text/csv; charset=utf-8; header=present"
    assert types["datapackage.json"] == "application/json; charset=utf-8"
    assert types["rewards.parquet"] == "application/vnd.apache.parquet"
    assert types["package.zip"] == "application/zip"
    assert types["workbook.xlsx"] == (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )


@pytest.mark.parametrize("name", ["workbook.xlsx", "package.zip"])
def test_what_is_saved_is_named_after_its_version(name: str) -> None:
    suffix = name.rpartition(".")[2]
    assert asked(name).headers["Content-Disposition"] == (
        f'attachment; filename="innovation-platform-policies-{VERSION}.{suffix}"'
    )
    assert "Content-Disposition" not in asked("rewards.csv").headers


def test_the_archive_holds_the_whole_package() -> None:
    with ZipFile(io.BytesIO(asked("package.zip").body)) as archive:
        assert archive.namelist() == list(package.NAMES)
        assert all(archive.read(name) == HELD[name] for name in package.NAMES)


# Versions


@pytest.mark.parametrize(
    "tag", [f'"{VERSION}"', f'W/"{VERSION}"', f'"other", W/"{VERSION}"', "*", f' "{VERSION}" ,']
)
@pytest.mark.parametrize("name", ["rewards.csv", "package.zip", "version.json", ""])
def test_who_holds_the_present_version_is_sent_nothing(name: str, tag: str) -> None:
    found = answer(Request(name, if_none_match=tag), lambda: SMALL, never)
    assert (found.status, found.body) == (304, b"")
    assert found.headers == {"ETag": f'"{VERSION}"', "Cache-Control": "no-cache"}


@pytest.mark.parametrize("tag", ["", '"other"', VERSION, f'"{VERSION}x"'])
def test_who_holds_another_version_is_sent_the_file(tag: str) -> None:
    assert asked("rewards.csv", if_none_match=tag).status == 200


def test_the_present_version_is_told() -> None:
    found = answer(Request("version.json"), lambda: SMALL, never)
    assert json.loads(found.body) == {"version": VERSION, "date": "2021-01-01"}


@pytest.mark.parametrize(
    ("version", "is_present"),
    [(VERSION, True), ("ba9876543210", False), ("", False), ("“坏”\n", False)],
)
def test_a_version_is_present_or_not(version: str, is_present: bool) -> None:
    found = asked("version.json", asked_version=version)
    assert json.loads(found.body) == {
        "present": VERSION,
        "asked": version,
        "is_present": is_present,
    }


# What is not there, and what is broken


UNKNOWN = [
    "nothing.csv", "counts", "COUNTS.CSV", "counts.csv/", "/counts.csv", "../app.py",
    "../data/vocabulary.yaml", "..\\app.py", "./counts.csv", "%2e%2e/app.py", "/etc/passwd",
    "documents/panjin-2020-proposal-15.yaml", "vocabulary.yaml", "counts.csv\0", "a" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("name", UNKNOWN, ids=lambda name: name[:20])
@pytest.mark.parametrize(("accepted", "lang"), [("zh-CN,zh;q=0.9", "zh"), ("", "en")])
def test_an_unknown_address_is_answered_with_those_there_are(
    name: str, accepted: str, lang: Lang
) -> None:
    found = answer(Request(name, accept_language=accepted), lambda: SMALL, never)
    assert found.status == 404
    said = found.body.decode()
    assert said.startswith(text("served_unknown", lang))
    assert {*HELD, "version.json"} == set(re.findall(r"^data/(\S+)", said, re.M))
    # What was asked for is not told back: one text for all.
    other = answer(Request("nothing", accept_language=accepted), lambda: SMALL, never)
    assert found.body == other.body
    assert found.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert found.headers["Vary"] == "Accept-Language"
    assert found.headers["Content-Language"] == lang


def test_the_folder_itself_lists_what_it_holds() -> None:
    for lang in LANGS:
        found = answer(Request("", asked_language=lang), lambda: SMALL, never)
        assert found.status == 200
        assert VERSION in found.body.decode()
        assert text("data_table.rewards", lang) in found.body.decode()


@pytest.mark.parametrize("name", ["rewards.csv", "package.zip", "version.json", "", "nothing"])
@pytest.mark.parametrize(("accepted", "lang"), [("zh-CN", "zh"), ("en-GB,en;q=0.8", "en")])
def test_broken_data_are_told_and_nothing_is_sent(name: str, accepted: str, lang: Lang) -> None:
    request = Request(name, if_none_match="*", accept_language=accepted)
    found = answer(request, broken, never)
    assert found.status == 503
    said = found.body.decode()
    assert said.startswith(text("data_broken", lang, n=1))
    assert text("problem.file.no_data_folder", lang) in said
    assert found.headers["Cache-Control"] == "no-store"
    assert "ETag" not in found.headers


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("zh", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("zh-TW", "zh"),
        ("en-US,en;q=0.9,zh;q=0.8", "en"),
        ("en;q=0.2, zh;q=0.7", "zh"),
        ("de,fr;q=0.9,zh;q=0.1", "zh"),
        ("de", "en"),
        ("", "en"),
        ("*", "en"),
        ("zh;q=nonsense, en", "en"),
        (";;,,=q", "en"),
    ],
)
def test_the_language_is_the_one_accepted_first(accepted: str, lang: Lang) -> None:
    assert preferred_language(accepted) == lang


# Live, from a folder of data


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data that is served."""
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    monkeypatch.setattr(cache, "DATA", data)
    monkeypatch.setattr(cache, "LOOK_EVERY", 0.0)
    return data


def live(name: str, headers: Mapping[str, str] | None = None, **query: str) -> Answer:
    return data_addresses.answer(name, query, headers or {})


def test_the_addresses_follow_the_data_without_a_restart(folder: Path) -> None:
    first = live("counts.csv")
    assert first.headers["ETag"] == f'"{committed().dataset.version}"'
    assert live("counts.csv", {"if-none-match": first.headers["ETag"]}).status == 304

    path = folder / "documents" / "xuchang-2017-proposal-61.yaml"
    good = path.read_text("utf-8")
    fact = good[good.index("  - id: incubators-provincial") :]
    fact = fact[: fact.index("  - id:", 4)]
    changed = fact.replace("value: 5\n", "value: 7788\n").replace("5个", "7788个")
    path.write_text(good.replace(fact, changed), "utf-8")
    second = live("counts.csv", {"if-none-match": first.headers["ETag"]})
    assert second.status == 200
    assert second.headers["ETag"] != first.headers["ETag"]
    assert 7788 in set(pd.read_csv(io.BytesIO(second.body))["value"].dropna())
    old = first.headers["ETag"].strip('"')
    assert json.loads(live("version.json", **{"is": old}).body)["is_present"] is False

    # Broken data are nobody's: the last good ones stay until better ones load.
    path.write_text(good.replace("value: 235", "value: 236"), "utf-8")
    assert live("counts.csv") == second

    path.write_text(good, "utf-8")
    assert live("counts.csv").body == first.body
    assert live("version.json", **{"is": old}).body.endswith(b'"is_present": true}\n')


# On the page


def page(lang: Lang, **address: str) -> AppTest:
    app = AppTest.from_file(ROOT / "lib" / "ui" / "frame.py", default_timeout=30)
    app.query_params = {"lang": lang, **address}
    app.run()
    assert not app.exception
    return app


def notes(app: AppTest) -> list[str]:
    return [one.value for kind in (app.caption, app.info, app.warning) for one in kind]


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_whether_the_version_of_a_link_is_the_present_one(lang: Lang) -> None:
    present = committed().dataset.version
    same = text("version_present", lang, asked=present)
    other = text("version_changed", lang, asked=VERSION, present=present)
    assert same in notes(page(lang, version=present))
    found = page(lang, version=VERSION)
    assert other in notes(found) and same not in notes(found)
    assert found.query_params["version"] == VERSION
    unasked = notes(page(lang))
    assert not [note for note in unasked if note in (same, other)]


@pytest.mark.parametrize("mangled", ["", "0123", "0123456789AB", "0123456789abc", "<b>x</b>"])
def test_a_mangled_version_is_told_as_ignored(mangled: str) -> None:
    found = page("zh", version=mangled)
    assert text("address_ignored", "zh", name="version", value=literal(mangled)) in notes(found)
    assert "version" not in found.query_params


@pytest.mark.parametrize("lang", LANGS)
def test_the_sources_page_links_to_every_file_and_shows_how_to_cite(lang: Lang) -> None:
    app = page(lang)
    app.switch_page("../../pages/sources.py").run()
    assert not app.exception
    bodies = "\n".join(one.proto.body for one in app.get("html"))
    links = re.findall(r'href="(data/[^"]+)"', bodies)
    listed = {*package.NAMES, serving.ARCHIVE} - {package.README}
    assert {link.removeprefix("data/") for link in links} == listed
    assert all(live(link.removeprefix("data/")).status == 200 for link in links)
    said = "\n".join(one.proto.json for one in app.get("bidi_component"))
    assert "data/rewards.csv" in said
    assert committed().dataset.version in said
