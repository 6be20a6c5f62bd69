"""Every page as Streamlit draws it, without a browser: languages, addresses, and other data."""

# Facts stand on one line, as in the data, and Chinese characters count double.
# ruff: noqa: E501

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from catalogues import committed
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from lib.load import load
from lib.ui import cache as data_cache
from lib.wording import Lang, figures, text

ROOT = Path(__file__).resolve().parent.parent
FRAME = ROOT / "lib" / "ui" / "frame.py"
DATA = ROOT / "data"
ADDRESSES = {
    "comparison": "comparison-table",
    "counts": "platform-counts",
    "rewards": "reward-tiers",
    "value": "value-over-years",
    "budget": "cost-of-matching",
    "instruments": "policy-instruments",
    "profile": "city-profile",
    "sources": "source-documents",
    "coverage": "data-coverage",
}
PAGES = tuple(ADDRESSES)
SHOWN = tuple(f"policy_compare_{name}" for name in ("chart", "table", "numbers"))
LANGUAGES: tuple[Lang, Lang] = ("zh", "en")
LOCALES = {"zh": "zh-CN", "en": "en-US"}
HAN = re.compile(r"[\u3400-\u9fff]")
# A document's section and all that belongs to it, up to the next one.
SECTION = r"^{name}:.*\n(?:[ #].*\n|\n)*"


@dataclass
class View:
    """A page after its run, with what its reader would find on it."""

    app: AppTest

    def go(self, page: str, **address: str) -> "View":
        """Open a page under an address, as a followed link does."""
        self.app.switch_page(f"../../pages/{page}.py")
        self.app.query_params = dict(address)
        return self.run()

    def run(self) -> "View":
        self.app.run()
        assert not self.app.exception, self.app.exception
        return self

    @property
    def title(self) -> str:
        return "\n".join(element.value for element in self.app.title)

    @property
    def notes(self) -> list[str]:
        return [element.value for element in self.app.warning]

    @property
    def components(self) -> list[dict[str, Any]]:
        """What the charts and tables were given, in the order of the page."""
        found = [element.proto for element in self.app.get("bidi_component")]
        return [json.loads(proto.json) for proto in found if proto.component_name in SHOWN]

    @property
    def tables(self) -> str:
        return "\n".join(data["html"] for data in self.components if "html" in data)

    @property
    def charts(self) -> list[str]:
        """The texts of each chart, for the screen and for the picture."""
        return [
            "\n".join(_strings([data["screen"], data["pictures"]["own"]["figure"], data["alt"]]))
            for data in self.components
            if "screen" in data
        ]

    @property
    def text(self) -> str:
        """All that the page says outside of charts and tables."""
        values = [
            element.value
            for kind in (self.app.title, self.app.header, self.app.caption, self.app.info)
            for element in kind
        ]
        bodies = [element.proto.body for element in self.app.get("html")]
        links = [element.proto.label for element in self.app.get("page_link")]
        return "\n".join([*values, *bodies, *links])

    def options(self, name: str) -> list[str]:
        """The labels of the choice kept under ``name`` in the address."""
        for choice in (*self.app.button_group, *self.app.selectbox):
            if choice.key == f"view_{name}":
                return list(choice.options)
        raise AssertionError(f"the page has no choice {name!r}")


def _strings(value: Any) -> Iterator[str]:
    """Every text within nested data; figures are JSON within JSON."""
    if isinstance(value, str):
        if value.startswith("{"):
            yield from _strings(json.loads(value))
        else:
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def visit(page: str = "comparison", browser: Lang = "zh", **address: str) -> View:
    """A first visit, to an address of a page, from a browser of a language."""
    app = AppTest.from_file(FRAME, default_timeout=30)
    app.context["locale"] = LOCALES[browser]
    app.query_params = dict(address)
    path = ADDRESSES[page]
    # What a browser sends with a deep link; AppTest itself can only start at the landing page.
    app._page_hash = calc_hash(path) if page != "comparison" else ""
    return View(app).run()


@cache
def plain_components(page: str, lang: Lang) -> list[dict[str, Any]]:
    """What a page of the committed data shows under its plain address."""
    return visit(page, lang).components


@pytest.fixture
def use_data(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Point the pages at another data folder, as POLICY_COMPARE_DATA does at a start."""
    monkeypatch.setattr(data_cache, "LOOK_EVERY", 0.0)
    return lambda folder: monkeypatch.setattr(data_cache, "DATA", folder)


def copy_of_data(folder: Path, *documents: str) -> Path:
    """A copy of the committed data, of all documents or of those named."""
    shutil.copytree(DATA, folder)
    for path in (folder / "documents").iterdir():
        if documents and path.stem not in documents:
            path.unlink()
            drop_mappings(folder)
    return folder


def drop_mappings(folder: Path) -> None:
    """Mappings between types cite a document, which a smaller folder may lack."""
    path = folder / "vocabulary.yaml"
    vocabulary = path.read_text("utf-8")
    path.write_text(cut(vocabulary, "mappings") + "mappings: []\n", "utf-8")


def cut(document: str, section: str) -> str:
    return re.sub(SECTION.format(name=section), "", document, flags=re.MULTILINE)


DOCUMENTS = sorted(path.stem for path in (DATA / "documents").glob("*.yaml"))


# --- every page, in both languages ------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_its_title_its_content_and_no_note(page: str, lang: Lang) -> None:
    view = visit(page, lang)
    assert view.title == text(f"page_{page}", lang)
    assert view.components
    assert view.notes == []
    assert text("validity_line", lang) in view.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_landing_page_leads_from_each_finding_to_its_view_in_the_same_language(
    lang: Lang,
) -> None:
    view = visit("comparison", lang)
    links = [element.proto for element in view.app.get("page_link")]
    assert 3 <= len(links) <= 4
    for link in links:
        assert bool(HAN.search(link.label)) == (lang == "zh"), link.label
        assert f"lang={lang}" in link.query_string
        assert link.page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["dots", "ladder", "heat"])
def test_every_form_of_the_reward_tiers_is_drawn(form: str, lang: Lang) -> None:
    view = visit("rewards", lang, form=form)
    assert view.charts
    assert view.tables
    assert view.app.query_params.get("form") == (None if form == "dots" else form)


def test_every_choice_has_a_value_after_a_walk_through_the_menu() -> None:
    view = visit()
    empty = []
    for page in (*PAGES, *reversed(PAGES)):
        view.go(page)
        empty += [f"{page}: {c.key}" for c in view.app.button_group if c.value is None]
    assert not empty, f"no segment is selected: {empty}"


# --- the language ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "locale", ["zh", "zh-CN", "zh-TW", "zh-Hant-HK", "en-US", "fr-FR", "", None]
)
def test_the_language_of_the_browser_decides_at_first(locale: str | None) -> None:
    app = AppTest.from_file(FRAME, default_timeout=30)
    if locale is not None:
        app.context["locale"] = locale
    view = View(app).run()
    assert view.title == text("page_comparison", "zh" if str(locale).startswith("zh") else "en")
    assert "lang" not in app.query_params


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
@pytest.mark.parametrize("page", PAGES)
def test_the_language_of_the_address_wins_over_the_browser(
    page: str, lang: Lang, other: Lang
) -> None:
    view = visit(page, other, lang=lang)
    assert view.title == text(f"page_{page}", lang)
    assert view.app.query_params["lang"] == lang


def test_a_language_chosen_once_holds_on_the_pages_visited_after_it() -> None:
    view = visit("comparison", "zh", lang="en").go("counts")
    assert view.title == text("page_counts", "en")
    assert view.app.query_params["lang"] == "en"


def test_the_switch_changes_the_language_and_keeps_the_view() -> None:
    view = visit("counts", level="provincial")
    view.app.button_group(key="language_switch_zh").set_value("en")
    view.run()
    assert view.title == text("page_counts", "en")
    assert view.app.query_params == {"level": "provincial", "lang": "en"}


# --- the address -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("comparison", "lang"),
        ("comparison", "scope"),
        ("comparison", "topic"),
        ("comparison", "level"),
        ("counts", "view"),
        ("counts", "level"),
        ("counts", "family"),
        ("rewards", "form"),
        ("rewards", "condition"),
        ("rewards", "type"),
        ("rewards", "scale"),
        ("profile", "place"),
        ("sources", "document"),
        ("sources", "kind"),
        ("coverage", "kind"),
        ("coverage", "level"),
    ],
)
def test_an_address_that_no_view_knows_is_named_and_answered_with_the_nearest_view(
    page: str, name: str
) -> None:
    for lang in LANGUAGES:
        view = visit(page, lang, **{name: "no-such-thing"})
        assert view.notes == [text("address_ignored", lang, name=name, value="no-such-thing")]
        assert view.title == text(f"page_{page}", lang)
    assert view.components == plain_components(page, lang)


def test_only_the_unknown_part_of_an_address_is_ignored() -> None:
    view = visit("counts", view="change", level="no-such-level")
    assert len(view.notes) == 1
    assert view.components == visit("counts", view="change").components
    assert view.app.query_params["view"] == "change"


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("comparison", {"scope": "all", "topic": "rewards", "level": "national"}),
        ("counts", {"view": "change"}),
        ("counts", {"level": "provincial"}),
        ("rewards", {"form": "heat", "type": "key_laboratory"}),
        ("rewards", {"condition": "stable_support", "scale": "log"}),
        ("profile", {"place": "liaoning"}),
        ("sources", {"document": "xuchang-2017-proposal-61", "kind": "fund"}),
        ("sources", {"q": "重点实验室"}),
        ("coverage", {"kind": "reward", "level": "national"}),
    ],
)
def test_a_view_keeps_its_address_and_differs_from_the_plain_page(
    page: str, address: dict[str, str]
) -> None:
    view = visit(page, **address)
    assert view.notes == []
    assert view.app.query_params == address
    assert view.components != plain_components(page, "zh")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_opens_on_the_first_kind_of_fact_that_it_states(document: str) -> None:
    kinds = ("count", "named", "reward", "fund", "instrument")
    stated = {entry.kind for entry in committed().entries.values() if entry.document_id == document}
    first = next(kind for kind in kinds if kind in stated)
    view = visit("sources", document=document)
    assert text("none_stated", "zh", place="")[1:] not in view.text
    assert "kind" not in view.app.query_params
    assert view.components == visit("sources", document=document, kind=first).components
    # What it does not state can be looked at all the same.
    for kind in set(kinds) - stated:
        empty = visit("sources", document=document, kind=kind)
        place = committed().dataset.documents[document].document.jurisdiction
        label = committed().dataset.jurisdictions[place].label("zh")
        assert text("none_stated", "zh", place=label) in empty.text
        assert empty.app.query_params["kind"] == kind


@pytest.mark.parametrize("lang", LANGUAGES)
def test_platforms_that_are_only_named_are_listed_with_where_they_stand_and_no_figure(
    lang: Lang,
) -> None:
    data = committed()
    entry = next(iter(data.of_kind("named")))
    for view in (
        visit("sources", lang, document=entry.document_id, kind="named"),
        visit("profile", lang, place=entry.jurisdiction.id),
    ):
        assert text("note_named", lang) in view.text
        assert data.label("named_standing", entry.named.standing, lang) in view.tables
        assert entry.id in view.tables


def test_words_that_no_passage_holds_are_answered_in_words() -> None:
    view = visit("sources", "en", q="no such words")
    assert text("search_none", "en", words="no such words") in view.text


# --- broken data -------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["comparison", "counts"])
def test_broken_data_are_named_by_place_in_both_languages_and_nothing_else_is_shown(
    page: str, tmp_path: Path, use_data: Callable[[Path], None]
) -> None:
    folder = copy_of_data(tmp_path / "data")
    name = "documents/xuchang-2017-proposal-61.yaml"
    lines = (folder / name).read_text("utf-8").splitlines(keepends=True)
    line = next(n for n, words in enumerate(lines) if words.strip() == "value: 5")
    lines[line] = lines[line].replace("5", "50")
    (folder / name).write_text("".join(lines), "utf-8")
    use_data(folder)

    said = {}
    for lang in LANGUAGES:
        view = visit(page, lang)
        [problems] = view.app.code
        said[lang] = problems.value
        assert re.search(
            rf"^data/{re.escape(name)}:{line + 1}:\d+: .+", problems.value, re.MULTILINE
        )
        n = len(problems.value.splitlines())
        assert [error.value for error in view.app.error] == [text("data_broken", lang, n=n)]
        assert view.components == []
        assert view.title == ""
    assert HAN.search(said["zh"].split(": ", 1)[1])
    assert not HAN.search(re.sub(r'"[^"]*"|“[^”]*”', "", said["en"]))


def test_a_data_folder_that_is_missing_is_said_in_words(
    tmp_path: Path, use_data: Callable[[Path], None]
) -> None:
    use_data(tmp_path / "nowhere")
    for lang in LANGUAGES:
        view = visit("comparison", lang)
        assert [error.value for error in view.app.error] == [text("data_broken", lang, n=1)]
        assert view.components == []


def test_the_last_good_data_stay_while_newer_ones_are_broken(
    tmp_path: Path, use_data: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_of_data(tmp_path / "data")
    use_data(folder)
    view = visit()
    shown = view.components
    path = folder / "vocabulary.yaml"
    path.write_text(path.read_text("utf-8") + "surprise: 1\n", "utf-8")
    view.run()
    told = text("data_last_good", "zh", date=figures.date(committed().dataset.date, "zh"))
    assert told in [caption.value for caption in view.app.caption]
    assert not view.app.error and not view.app.code
    assert view.components == shown
    monkeypatch.setattr(data_cache, "IS_EDITED", True)
    view.run()
    [problems] = view.app.code
    assert "vocabulary.yaml" in problems.value
    assert view.components == shown


@pytest.mark.parametrize(
    "name",
    [
        ".#x.yaml",
        "._x.yaml",
        "x.yaml~",
        "x.yaml.orig",
        "desktop.ini",
        "Thumbs.db",
        "4913",
        ".x.swp",
    ],
)
def test_what_editors_leave_beside_the_documents_is_nobodys_document(
    name: str, tmp_path: Path, use_data: Callable[[Path], None]
) -> None:
    folder = copy_of_data(tmp_path / "data")
    use_data(folder)
    left = folder / "documents" / name
    if name.startswith(".#"):
        left.symlink_to("nobody@nowhere.1")  # a lock that leads nowhere
    else:
        left.write_bytes(b"\x00\xff")
    view = visit()
    assert not view.app.error and view.components


def test_mended_data_show_again_without_a_restart(
    tmp_path: Path, use_data: Callable[[Path], None]
) -> None:
    folder = copy_of_data(tmp_path / "data")
    path = folder / "vocabulary.yaml"
    good = path.read_text("utf-8")
    path.write_text(good + "surprise: 1\n", "utf-8")
    use_data(folder)
    view = visit()
    assert view.app.error
    path.write_text(good, "utf-8")
    assert not view.run().app.error
    assert view.components


# --- thin data ---------------------------------------------------------------------------------


def walk(lang: Lang, *pages: str) -> dict[str, View]:
    """Pages (all, unless some are named) under their plain addresses, each with its title."""
    views = {page: visit(page, lang) for page in pages or PAGES}
    for page, view in views.items():
        assert view.title == text(f"page_{page}", lang)
    return views


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_single_document_is_enough_for_every_page(
    document: str, tmp_path: Path, use_data: Callable[[Path], None]
) -> None:
    folder = copy_of_data(tmp_path / "data", document)
    use_data(folder)
    place = load(folder).documents[document].document.jurisdiction
    lang: Lang = "en" if DOCUMENTS.index(document) % 2 else "zh"
    views = walk(lang)
    label = load(folder).jurisdictions[place].label(lang)
    assert views["profile"].options("place") == [label]
    assert label in views["comparison"].text


@pytest.mark.parametrize("section", ["counts", "named", "rewards", "funds", "instruments"])
def test_every_page_works_where_no_document_states_a_kind_of_fact(
    section: str, tmp_path: Path, use_data: Callable[[Path], None]
) -> None:
    folder = copy_of_data(tmp_path / "data")
    for path in (folder / "documents").iterdir():
        path.write_text(cut(path.read_text("utf-8"), section), "utf-8")
    use_data(folder)
    assert load(folder).totals[section] == 0
    # Only these two hold funds, instruments and platforms named in every view.
    views = walk("zh", *(() if section in PAGES else ("comparison", "profile")))
    if section in PAGES:
        assert text("nothing_stated", "zh") in views[section].text
        assert views[section].components == []
    for form in ("ladder", "heat") if section == "rewards" else ():
        assert visit("rewards", form=form).components == []
    if section == "rewards":
        assert text("nothing_stated", "zh") in visit("coverage", kind="reward").text
    if section == "counts":
        assert visit("counts", view="change").components == []
        for kind in ("count", "target"):
            assert text("nothing_stated", "zh") in visit("coverage", kind=kind).text


def test_a_document_that_states_nothing_at_all_is_a_place_without_figures(
    tmp_path: Path, use_data: Callable[[Path], None]
) -> None:
    folder = copy_of_data(tmp_path / "data", DOCUMENTS[-1])
    path = folder / "documents" / f"{DOCUMENTS[-1]}.yaml"
    document = path.read_text("utf-8")
    for section in ("counts", "named", "rewards", "funds", "instruments"):
        document = cut(document, section)
    path.write_text(document, "utf-8")
    use_data(folder)
    views = walk("zh")
    assert text("nothing_stated", "zh") in views["counts"].text


# --- a sixth document --------------------------------------------------------------------------

# The new city's name, and its new type's in the middle of a phrase.
NEW: dict[Lang, tuple[str, str]] = {
    "zh": ("洛阳", "未来实验室"),
    "en": ("Luoyang", "uture laboratory"),
}
SIXTH_ID = "luoyang-2021-measures"
SIXTH = """\
document:
  title: {zh: 关于支持未来实验室建设的若干措施, en: Measures to support future laboratories}
  number: 洛科〔2021〕7号
  kind: measures
  issuer: {zh: 洛阳市科学技术局, en: Luoyang Science and Technology Bureau}
  jurisdiction: luoyang
  date_signed: 2021-06-01
  date_published: not_stated
  index_number: not_stated
  language: zh-Hans
  url: not_recorded
  retrieved: not_recorded
  sha256: abcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcd
  coded: 2026-11-23
counts:
  - id: incubators-provincial
    types: [incubator]
    level: provincial
    value: 4321
    measure: stock
    status: actual
    as_of: 2021
    evidence: {paragraph: 2, quote: [省级科技企业孵化器4321个], figure: 4321个}
  - id: future-laboratories
    types: [future_laboratory]
    level: municipal
    value: 17
    measure: stock
    status: target
    as_of: 2025
    evidence: {paragraph: 2, quote: ["到2025年,市级未来实验室17家"], figure: 17家}
rewards:
  - id: future-laboratories-national
    types: [future_laboratory]
    level: national
    amount: {kind: fixed, min_cny: 830_000, max_cny: 830_000, bound: exact}
    frequency: one_off
    trigger: newly_recognised
    nature: award
    evidence: {paragraph: 3, quote: [新认定的国家级、省级未来实验室, 一次性奖励83万元、37万元], figure: 83万元}
  - id: future-laboratories-provincial
    types: [future_laboratory]
    level: provincial
    amount: {kind: fixed, min_cny: 370_000, max_cny: 370_000, bound: exact}
    frequency: one_off
    trigger: newly_recognised
    nature: award
    evidence: {paragraph: 3, quote: [新认定的国家级、省级未来实验室, 一次性奖励83万元、37万元], figure: 37万元}
funds:
  - id: future-fund
    name: {zh: 未来实验室专项资金, en: Future laboratory fund}
    amount: {kind: fixed, min_cny: 61_000_000, max_cny: 61_000_000, bound: exact}
    status: actual
    frequency: annual
    period: 2021
    purpose: {zh: 实验室建设, en: building laboratories}
    source: fiscal
    evidence: {paragraph: 4, quote: ["2021年安排未来实验室专项资金6100万元"], figure: 6100万元}
instruments:
  - id: post-subsidy
    instrument: post_subsidy
    target: {zh: 未来实验室, en: future laboratories}
    strength: in_place
    evidence: {paragraph: 5, quote: [实行后补助]}
"""


@pytest.fixture(scope="module")
def six_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed data with one more document, of a city and a type that nothing else names."""
    folder = copy_of_data(tmp_path_factory.mktemp("six") / "data")
    path = folder / "vocabulary.yaml"
    vocabulary = path.read_text("utf-8")
    first = "  - {id: key_laboratory,"
    assert first in vocabulary
    new = "  - {id: future_laboratory, family: laboratory, zh: 未来实验室, en: Future laboratory}\n"
    path.write_text(vocabulary.replace(first, new + first, 1), "utf-8")
    (folder / "documents" / f"{SIXTH_ID}.yaml").write_text(SIXTH, "utf-8")
    return folder


@pytest.fixture
def sixth(six_documents: Path, use_data: Callable[[Path], None]) -> str:
    """The id of the sixth document, with the pages pointed at its folder."""
    use_data(six_documents)
    return SIXTH_ID


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sixth_document_stands_in_the_comparison_table(sixth: str, lang: Lang) -> None:
    place, platform = NEW[lang]
    view = visit("comparison", lang, scope="all")
    assert place in view.text
    assert f'<th scope="col">{place}</th>' in view.tables
    assert platform in view.tables
    assert "洛科〔2021〕7号" in view.tables
    for fact in ("incubators-provincial", "future-laboratories-national", "future-fund"):
        assert f"{sixth}/{fact}" in view.tables
    assert re.search("4[,，]?321", view.tables)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sixth_document_is_drawn_among_the_counts(sixth: str, lang: Lang) -> None:
    place, platform = NEW[lang]
    view = visit("counts", lang)
    charts = "\n".join(view.charts)
    for words in (place, platform, f"{sixth}/incubators-provincial", "洛科〔2021〕7号"):
        assert words in charts
    assert f"{sixth}/future-laboratories" in view.tables
    alone = visit("counts", lang, level="municipal")
    assert platform in "\n".join(alone.charts)


@pytest.mark.parametrize("form", ["dots", "ladder", "heat"])
def test_a_sixth_document_is_drawn_in_every_form_of_the_rewards(sixth: str, form: str) -> None:
    lang: Lang = "en" if form == "ladder" else "zh"
    place, platform = NEW[lang]
    view = visit("rewards", lang, form=form)
    charts = "\n".join(view.charts)
    for words in (place, platform, f"{sixth}/future-laboratories-national"):
        assert words in charts
    assert f"{sixth}/future-laboratories-provincial" in view.tables
    only = visit("rewards", lang, form=form, type="future_laboratory")
    assert only.notes == []
    assert place in "\n".join(only.charts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sixth_document_gives_its_city_a_profile(sixth: str, lang: Lang) -> None:
    place, platform = NEW[lang]
    assert place in visit("profile", lang).options("place")
    view = visit("profile", lang, place="luoyang")
    assert view.notes == []
    for fact in (
        "incubators-provincial",
        "future-laboratories-national",
        "future-fund",
        "post-subsidy",
    ):
        assert f"{sixth}/{fact}" in view.tables
    assert platform in "\n".join(view.charts)
    assert (
        "支持未来实验室" in view.text
        if lang == "zh"
        else "Measures to support future laboratories" in view.text
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sixth_document_stands_among_the_sources(sixth: str, lang: Lang) -> None:
    place, _ = NEW[lang]
    assert any(place in label for label in visit("sources", lang).options("document"))
    view = visit("sources", lang, document=sixth)
    assert view.notes == []
    assert "洛科〔2021〕7号" in view.text
    assert f"{sixth}/incubators-provincial" in view.tables
    found = visit("sources", lang, q="未來實驗室")
    assert f"{sixth}/future-fund" in found.tables


@pytest.mark.parametrize("kind", ["count", "target", "reward"])
def test_a_sixth_document_stands_in_the_coverage(sixth: str, kind: str) -> None:
    lang: Lang = "en" if kind == "target" else "zh"
    place, platform = NEW[lang]
    charts = "\n".join(visit("coverage", lang, kind=kind).charts)
    assert place in charts
    assert f"{sixth}/" in charts
    if kind != "count":
        assert platform in charts
