"""The page of a deck: small, whole, the same each time, legible, with evidence for every mark."""

import argparse
import base64
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from boxes import Picture, are_alike, overlaps, scales
from catalogues import DATA, catalogue, committed, count, reward

from lib.charts.forms import Form, RowsForm, draw, facts_of
from lib.charts.marks import Mark
from lib.charts.rows import Column, Row
from lib.decks.deck import Deck, DeckItem
from lib.decks.link import pack
from lib.decks.load import decks
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports import command, present, webpage
from lib.exports.present import Request
from lib.exports.serving import Answer
from lib.exports.webpage.parts import parts
from lib.exports.webpage.slides import NO_WORDS, STAGE, WIDTH, Topic, topics
from lib.load import load
from lib.problem import DataError, Problem
from lib.wording import LANGS, Lang, text

VIEWS: list[tuple[str, dict[str, str]]] = [
    ("comparison", {}),
    ("counts", {}),
    ("counts", {"view": "change"}),
    ("rewards", {}),
    ("rewards", {"form": "heat"}),
    ("rewards", {"form": "ladder"}),
    ("value", {}),
    ("value", {"years": "3"}),
    ("instruments", {"scope": "shared"}),
    ("coverage", {}),
    ("coverage", {"kind": "reward"}),
    ("profile", {"place": "panjin"}),
]
TWELVE = Deck(
    title="十二个视图",
    views=[DeckItem(page=page, choices=choices) for page, choices in VIEWS],
)
SMALL = catalogue(
    xuchang=[count("a", 5), reward("r", 100_000)], panjin=[count("b", 7), reward("r", 200_000)]
)
LEAST = 18
"""Pixels of the smallest writing at 1920 × 1080."""


@cache
def page_of_twelve(lang: Lang) -> str:
    return webpage.write(committed(), TWELVE, lang).decode()


def small(lang: Lang = "zh", **deck: Any) -> str:
    """A page of one chart of made-up data."""
    fields = {"title": "小", "views": [DeckItem(page="counts")], **deck}
    return webpage.write(SMALL, Deck(**fields), lang).decode()


def drawn(page: str) -> dict[str, list[dict[str, Any]]]:
    """The figures inside a page."""
    found = re.search(r'id="figures">([^<]*)<', page)
    assert found
    figures: dict[str, list[dict[str, Any]]] = json.loads(
        gzip.decompress(base64.b64decode(found[1]))
    )
    return figures


@cache
def topics_of_twelve(lang: Lang) -> list[Topic]:
    return topics(committed(), TWELVE, lang)


def charts(lang: Lang) -> Iterator[tuple[Form, Topic]]:
    """Every chart of the twelve views as a page draws it, and as slides and sheets do."""
    forms = [
        block.form
        for name, choices in VIEWS
        for block in shown(committed(), View(name, choices), lang).blocks
    ]
    yield from zip(forms, topics_of_twelve(lang), strict=True)


def stage(lang: Lang) -> Iterator[dict[str, Any]]:
    figures = drawn(page_of_twelve(lang))["stage"]
    assert len(figures) > len(VIEWS)
    yield from figures


@pytest.mark.parametrize("lang", LANGS)
def test_a_deck_of_twelve_views_is_smaller_than_three_and_a_half_megabytes(lang: Lang) -> None:
    assert len(page_of_twelve(lang).encode()) < 3_500_000


def test_the_same_deck_gives_the_same_bytes() -> None:
    assert small() == small()


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_names_no_address_of_the_network(lang: Lang) -> None:
    assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", page_of_twelve(lang))
    assert not re.search(r"<(?:link|iframe|img|object|embed)\b", page_of_twelve(lang))


def test_a_page_forbids_itself_every_request_and_every_script_but_its_own() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', small())
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    script = re.search(r"'unsafe-(?:inline|eval)'", policy[1].split("style-src")[0])
    assert script is None


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_says_its_language(lang: Lang) -> None:
    assert f'<html lang="{webpage.HTML_LANG[lang]}">' in small(lang)


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", '"><img src=x onerror=1>', "</style></script><b>", "<!--"]
)
def test_what_an_author_typed_stays_text(evil: str) -> None:
    item = DeckItem(page="counts", title=evil, notes=evil)
    page = small(title=evil, subtitle=evil, views=[item])
    head = page.split('<script type="application/gzip')[0]
    assert evil not in head
    assert len(re.findall(r"<script\b", page)) == len(re.findall(r"<script\b", small()))
    assert f"<h1>{evil}</h1>" in unescape(page)
    assert page.count("</style>") == 1


@pytest.mark.parametrize("lang", LANGS)
def test_every_fact_of_every_chart_has_a_row_on_the_sheet_behind_it(lang: Lang) -> None:
    page = page_of_twelve(lang)
    rows = {unescape(name) for name in re.findall(r'<tr id="([^"]*)"', page)}
    looked = 0
    number = 0
    for name, choices in VIEWS:
        for block in shown(committed(), View(name, choices), lang).blocks:
            number += 1
            for fact in {*block.table["fact_id"], *facts_of(block.form)}:
                looked += 1
                assert f"t{number}-{fact}" in rows
    # More than one look at every count and reward.
    assert looked > len(committed().of_kind("count")) + len(committed().of_kind("reward"))


def test_every_mark_of_a_slide_leads_to_a_row() -> None:
    page = page_of_twelve("zh")
    rows = {unescape(name) for name in re.findall(r'<tr id="([^"]*)"', page)}
    slides = re.findall(r'data-sheet="(t\d+)"[^>]*>.*?data-figure="(\d+)"', page)
    figures = drawn(page)["stage"]
    assert len(slides) == len(figures)
    looked = 0
    for sheet, number in slides:
        for trace in figures[int(number)]["data"]:
            for facts in trace.get("customdata") or ():
                for fact in facts:
                    looked += 1
                    assert f"{sheet}-{fact}" in rows
    assert looked > 300


@pytest.mark.parametrize("lang", LANGS)
def test_no_fact_of_a_chart_is_lost_or_doubled_when_it_is_cut_into_parts(lang: Lang) -> None:
    for form, topic in charts(lang):
        found = [fact for part in topic.parts for fact in part.facts]
        assert sorted(set(found)) == sorted(facts_of(form))
        whole = draw(form, NO_WORDS, STAGE).to_plotly_json()
        assert marked(whole) == sum((marked(part.stage) for part in topic.parts), Counter())


def marked(figure: dict[str, Any]) -> Counter[str]:
    """The facts that the marks of a figure lead to."""
    return Counter(
        fact
        for trace in figure["data"]
        for facts in trace.get("customdata") or ()
        for fact in facts
    )


def test_a_row_taller_than_a_slide_is_divided_between_its_marks() -> None:
    marks = tuple(Mark("bar", str(n), n, facts=(str(n),)) for n in range(1, 12))
    form = RowsForm([Column("甲")], [Row("子", is_header=True), Row("丑", (marks,))])

    for is_stacked in (False, True):
        cut = parts(form, cells_of, 4, lambda _, answer=is_stacked: answer)
        assert [fact for part in cut for fact in facts_of(part)] == facts_of(form)
        assert all(cells_of(part) <= 4 for part in cut)
        assert all(part.rows[0].is_header for part in cut)


def test_stacked_columns_are_cut_between_cells_and_silence_stays_with_what_is_stated() -> None:
    silent = Mark("word", "未载明")

    def row(name: str, *stated: bool) -> Row:
        cells = ((Mark("bar", "1", 1, facts=(name + at,)),) if is_stated else (silent,)
                 for at, is_stated in zip("甲乙", stated, strict=True))  # fmt: skip
        return Row(name, tuple(cells))

    rows = [Row("子", is_header=True), row("a", True, False), row("b", True, True),
            Row("丑", is_header=True), row("c", True, False)]  # fmt: skip
    form = RowsForm([Column("甲"), Column("乙")], rows)
    cut = parts(form, cells_of, 2, lambda _: True)
    assert [facts_of(part) for part in cut] == [["a甲", "b甲"], ["c甲"], ["b乙"]]
    assert [cells_of(part) for part in cut] == [2, 1, 2]
    assert [[one.name for one in part.rows] for part in cut] == [
        ["子", "a", "b"], ["丑", "c"], ["子", "a", "b"]
    ]  # fmt: skip


def cells_of(part: Any) -> float:
    return float(sum(len(cell) for row in part.rows for cell in row.cells))


@pytest.mark.parametrize("lang", LANGS)
def test_no_writing_of_a_slide_is_smaller_than_eighteen_pixels(lang: Lang) -> None:
    sizes = [
        note["font"]["size"] for figure in stage(lang) for note in figure["layout"]["annotations"]
    ]
    assert min(sizes) >= LEAST
    style = (Path(webpage.__file__).parent / "present.css").read_text("utf-8")
    on_slides = re.findall(r"html\.deck \.(?:slide|cover|findings|method|plain)[^{]*\{([^}]*)\}",
                           style.split("@media print")[0])  # fmt: skip
    written = [int(size) for rule in on_slides for size in re.findall(r"font-size: (\d+)px", rule)]
    assert len(written) > 8
    assert min(written) >= LEAST


@pytest.mark.parametrize("lang", LANGS)
def test_the_figures_of_slides_are_as_wide_as_a_slide_and_fit_its_height(lang: Lang) -> None:
    for figure in stage(lang):
        assert figure["layout"]["width"] == STAGE.width < WIDTH
        assert figure["layout"]["height"] < 900


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", ["stage", "paper", "narrow"])
def test_no_words_of_a_chart_overlap_or_leave_it(size: str, lang: Lang) -> None:
    for figure in drawn(page_of_twelve(lang))[size]:
        picture = Picture(figure["layout"])
        texts = list(picture.texts())
        assert texts
        assert not overlaps(texts)
        for words in texts:
            for line in words.lines:
                assert line.left >= -1
                assert line.right <= picture.width + 1, line.words
                assert line.top >= -1
                assert line.bottom <= picture.height + 1, line.words


@pytest.mark.parametrize("lang", LANGS)
def test_a_chart_on_paper_fits_a_sheet(lang: Lang) -> None:
    figures = drawn(page_of_twelve(lang))["paper"]
    assert figures
    for figure in figures:
        assert figure["layout"]["width"] <= 686
        assert figure["layout"]["height"] <= 760


def test_a_title_and_notes_of_the_deck_take_their_places() -> None:
    item = DeckItem(page="counts", title="另拟的标题", notes="先讲口径\n再讲数字")
    page = small(views=[item])
    assert "<h2>另拟的标题" in page
    assert "<p>先讲口径</p><p>再讲数字</p>" in page


@pytest.mark.parametrize("lang", LANGS)
def test_all_slides_and_sheets_of_a_chart_have_the_same_scales_and_widths(lang: Lang) -> None:
    several = 0
    for form, topic in charts(lang):
        if isinstance(form, RowsForm):
            stage, narrow = [p.stage for p in topic.parts], [p.narrow for p in topic.parts]
            for figures in (stage, narrow, topic.paper):
                several += len(figures) > 1
                layouts = [figure["layout"] for figure in figures]
                assert are_alike(layouts), topic.title
                assert len({layout["font"]["size"] for layout in layouts}) == 1
    assert several > 5


def test_a_column_without_a_mark_on_a_slide_keeps_its_room() -> None:
    bar = (Mark("bar", "5", 5, facts=("f",)),)
    rows = [Row(f"{n}", (bar, bar if n > 30 else ())) for n in range(1, 61)]
    form = RowsForm([Column("甲", "national"), Column("乙", "provincial")], rows)
    first, second = (
        scales(draw(part, NO_WORDS, STAGE).to_plotly_json()["layout"])
        for part in parts(form, lambda part: len(part.rows), 30, lambda _: False)
    )
    assert first == second
    assert len(first) == 2


def test_slides_of_a_chart_are_numbered() -> None:
    assert "（1/" in page_of_twelve("zh")
    assert "（1/" not in small()


def test_a_view_that_shows_nothing_says_so_on_a_slide() -> None:
    silent = catalogue(xuchang=[count("a", 5)])
    deck = Deck(title="空", views=[DeckItem(page="rewards"), DeckItem(page="nowhere")])
    page = webpage.write(silent, deck, "zh").decode()
    assert text("nothing_stated", "zh") in page
    assert text("present_unknown_page", "zh", page="nowhere") in page


def test_parts_of_an_address_that_were_not_understood_are_told_to_the_speaker() -> None:
    page = small(views=[DeckItem(page="counts", choices={"colour": "red"})])
    assert text("present_ignored", "zh", list="colour=red") in page


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_that_has_charts_can_be_presented(lang: Lang) -> None:
    deck = Deck(title="全", views=[DeckItem(page=page) for page in PAGES])
    assert webpage.write(SMALL, deck, lang)


def test_a_place_on_a_scale_or_a_fact_highlights_its_figure_in_the_passage() -> None:
    assert re.search(r"<q lang=\"zh-Han[st]\">[^<]*<mark>146家</mark>", page_of_twelve("zh"))


# At an address

KNOWN = {"one": Deck(title="一<i>", views=[DeckItem(page="counts")])}


def asked(**more: str) -> Answer:
    return present.answer(Request(**more), lambda: SMALL, lambda: KNOWN)


def test_a_curated_deck_is_presented_in_the_language_asked_for() -> None:
    found = asked(deck="one", lang="en", accept_language="zh-CN")
    assert found.status == 200
    assert found.headers["Content-Language"] == "en"
    assert found.body == webpage.write(SMALL, KNOWN["one"], "en")


def test_a_deck_in_the_address_is_presented() -> None:
    found = asked(packed=pack(KNOWN["one"]), lang="zh")
    assert found.status == 200
    assert found.body == webpage.write(SMALL, KNOWN["one"], "zh")


@pytest.mark.parametrize("lang", LANGS)
def test_an_unknown_deck_is_answered_with_those_there_are(lang: Lang) -> None:
    found = asked(deck="<b>two", lang=lang)
    words = found.body.decode()
    assert found.status == 404
    assert "<b>two" not in words
    assert f'href="?deck=one&amp;lang={lang}"' in words
    assert "一&lt;i&gt;" in words


def test_no_deck_asked_for_is_answered_with_those_there_are() -> None:
    found = asked(lang="zh")
    assert found.status == 200
    assert "?deck=one" in found.body.decode()


@pytest.mark.parametrize("lang", LANGS)
def test_a_broken_deck_in_the_address_is_answered_with_what_is_wrong(lang: Lang) -> None:
    found = asked(packed="!!", lang=lang)
    assert found.status == 400
    assert text("present_broken_deck", lang) in found.body.decode()
    assert "<li>" in found.body.decode()


def test_broken_data_are_told_and_nothing_is_presented() -> None:
    def broken() -> Any:
        raise DataError([Problem("documents/a.yaml", 3, 1, "file.empty")])

    found = present.answer(Request(deck="one", lang="en"), broken, lambda: KNOWN)
    assert found.status == 503
    assert "documents/a.yaml" in found.body.decode()


# On the command line


def options(out: Path, deck: str | None = None, data_dir: Path = DATA) -> argparse.Namespace:
    return argparse.Namespace(what="page", out=out, deck=deck, lang="zh", data_dir=data_dir)


def with_deck(folder: Path, content: str) -> Path:
    """A data folder whose only deck is this one."""
    (folder / "decks").mkdir(parents=True)
    (folder / "decks" / "one.yaml").write_text(content, encoding="utf-8")
    return folder


def test_the_command_line_writes_the_curated_deck(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "会议.html"
    assert command.run(load(DATA), options(out)) == 0
    deck = decks(DATA / "decks")["default"]
    assert out.read_bytes() == webpage.write(committed(), deck, "zh")
    assert str(out) in capsys.readouterr().out


def test_the_command_line_names_the_decks_there_are_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(load(DATA), options(tmp_path / "a.html", "none")) == 2
    assert "default" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_what_of_a_deck_cannot_be_shown_is_told_by_its_place_and_the_rest_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    views = "  - page: counts\n  - page: profile\n    choices: {place: nowhere}\n  - page: cuonts\n"
    data = with_deck(tmp_path / "data", f"title: 会\nviews:\n{views}")
    out = tmp_path / "a.html"
    assert command.run(load(DATA), options(out, "one", data)) == 0
    told = capsys.readouterr().err
    assert "one.yaml:5:" in told and "nowhere" in told
    assert "one.yaml:6:" in told and "cuonts" in told
    heading = shown(committed(), View("counts"), "zh").blocks[0].words.title
    assert heading in out.read_text("utf-8")


def test_a_deck_that_cannot_be_read_is_told_by_its_place_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = with_deck(tmp_path / "data", "title: 会\nviews:\n  - pag: counts\n")
    out = tmp_path / "a.html"
    assert command.run(load(DATA), options(out, "one", data)) == 2
    assert "one.yaml:3:" in capsys.readouterr().err
    assert not out.exists()


def test_the_command_line_tells_why_a_file_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    assert command.run(load(DATA), options(tmp_path / "taken" / "a.html")) == 2
    assert "taken" in capsys.readouterr().err


@pytest.mark.parametrize("lang", LANGS)
def test_a_slide_that_lacks_a_figure_of_the_headline_has_a_plain_title(lang: Lang) -> None:
    for page in ("counts", "rewards"):
        item = DeckItem(page=page)
        deck = Deck(title="t", views=[item])
        for topic, block in zip(
            topics(committed(), deck, lang), shown(committed(), item.view, lang).blocks, strict=True
        ):
            for part in topic.parts:
                tells = part.title.startswith(block.words.title)
                assert tells == (set(block.headlined) <= set(part.facts))
                assert tells or part.title.startswith(block.plain_title)


def test_the_arithmetic_of_what_is_reckoned_stands_on_the_evidence_sheet() -> None:
    item = DeckItem(page="value", choices={"type": "key_laboratory"})
    block = shown(committed(), item.view, "zh").blocks[0]
    page = webpage.write(committed(), Deck(title="t", views=[item]), "zh").decode()
    assert len(block.derivation) > 2
    for line in block.derivation:
        assert f"<p>{escape(line)}</p>" in page
