"""Pictures are exactly as large as asked, hold every row or say what is left out, and are told
loudly where they cannot be made."""

import argparse
import importlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import plotly.graph_objects as go
import pytest
from boxes import Picture, are_alike, overlaps, scales
from catalogues import DATA, committed

from lib import theme
from lib.captions import Block
from lib.charts.forms import MatrixForm, RowsForm
from lib.charts.marks import Mark
from lib.charts.rows import Column, Row
from lib.decks.deck import Deck, DeckItem
from lib.decks.link import pack
from lib.decks.load import decks
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports import command, images, pdf, picture_sets, pictures, word
from lib.exports.asked import ExportError
from lib.exports.picture_sets import of_deck
from lib.exports.pictures import PRESETS, compose, file_name, picture_names
from lib.load import load
from lib.model.base import Bilingual
from lib.ui import picture_addresses
from lib.wording import LANGS, Lang, text

SIZED = [preset for preset in PRESETS.values() if preset.height]
SPLIT = [preset for preset in SIZED if not preset.is_excerpt]
COVER = PRESETS["wechat-cover"]


@cache
def blocks(page: str, lang: Lang) -> tuple[Block, ...]:
    return shown(committed(), View(page), lang).blocks


@cache
def layouts(page: str, lang: Lang, number: int, preset: str) -> list[dict[str, Any]]:
    """The layouts of the pictures of one chart of a page."""
    figures = compose(committed(), blocks(page, lang)[number], PRESETS[preset], lang)
    return [figure.to_plotly_json()["layout"] for figure in figures]


def charts(page: str, lang: Lang) -> Iterator[tuple[Block, int]]:
    for number, block in enumerate(blocks(page, lang)):
        yield block, number


def lines_of(layout: dict[str, Any]) -> list[str]:
    return [line.words for found in Picture(layout).texts() for line in found.lines]


def words_of(layout: dict[str, Any]) -> str:
    return "".join(lines_of(layout)).replace(" ", "")


def names_drawn(layout: dict[str, Any]) -> Counter[str]:
    """Every text of a picture, whatever lines it is broken into."""
    return Counter(
        "".join(line.words for line in found.lines).replace(" ", "")
        for found in Picture(layout).texts()
    )


def labels_of(block: Block) -> Counter[str]:
    """What has to stand on the pictures together: the figure of every mark or cell."""
    if isinstance(block.form, RowsForm):
        told = [m.label for row in block.form.rows for cell in row.cells for m in cell if m.facts]
    else:
        told = [
            "".join(cell.lines(is_stacked=True)) for row in block.form.rows for cell in row.cells
        ]
    return Counter(re.sub(r"\s", "", label) for label in told)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_every_picture_is_exactly_as_large_as_its_preset_and_nothing_overlaps_or_is_cut(
    page: str, lang: Lang
) -> None:
    seen = 0
    for block, number in charts(page, lang):
        for preset in PRESETS.values():
            for layout in layouts(page, lang, number, preset.name):
                seen += 1
                assert layout["width"] == preset.width
                assert layout["height"] == preset.height or not preset.height
                assert layout["font"]["size"] >= preset.least
                assert layout["paper_bgcolor"] == "#ffffff"
                picture = Picture(layout)
                texts = list(picture.texts())
                assert overlaps(texts) == [], (block.id, preset.name)
                for line in (line for found in texts for line in found.lines):
                    assert line.left >= 0, (block.id, preset.name, line)
                    assert line.top >= 0, (block.id, preset.name, line)
                    assert line.right <= preset.width, (block.id, preset.name, line)
                    assert line.bottom <= layout["height"], (block.id, preset.name, line)
    # No committed document lets every page show something by itself.
    assert seen or not blocks(page, lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_every_figure_stands_on_one_of_the_pictures(page: str, lang: Lang) -> None:
    for block, number in charts(page, lang):
        wanted = labels_of(block)
        assert wanted
        for preset in SPLIT:
            drawn: Counter[str] = Counter()
            for layout in layouts(page, lang, number, preset.name):
                drawn += names_drawn(layout)
            missing = wanted - drawn
            assert not missing, (block.id, preset.name, missing)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_every_picture_has_its_headline_document_numbers_and_data_version(
    page: str, lang: Lang
) -> None:
    version = committed().dataset.version
    for block, number in charts(page, lang):
        entries = [committed().entries[name] for name in block.table["fact_id"]]
        numbers = {e.source.number for e in entries if e.source.number != "not_stated"}
        for preset in PRESETS.values():
            found = layouts(page, lang, number, preset.name)
            for part, layout in enumerate(found, 1):
                words = words_of(layout)
                assert version in words
                assert all(re.sub(r"\s", "", n) in words for n in numbers), (block.id, preset.name)
                # Which of them stands where, a test of the headlines below holds.
                titles = [block.words.title, block.plain_title or block.words.title]
                titles += [block.heading] if preset.is_excerpt else []
                assert any(title.replace(" ", "") in words for title in titles)
                if len(found) > 1:
                    title = text("picture_part", lang, title="", number=part, count=len(found))
                    assert title.strip() in words


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_all_caveats_stand_on_every_picture_that_is_no_excerpt(page: str, lang: Lang) -> None:
    for block, number in charts(page, lang):
        notes = [note.replace(" ", "") for note in block.words.notes if note]
        for preset in SPLIT:
            for layout in layouts(page, lang, number, preset.name):
                words = words_of(layout)
                assert all(note in words for note in notes), (block.id, preset.name)


@pytest.mark.parametrize("lang", LANGS)
def test_a_cover_that_leaves_rows_out_says_so_and_how_many(lang: Lang) -> None:
    partial = 0
    for page in PAGES:
        for block, number in charts(page, lang):
            [layout] = layouts(page, lang, number, COVER.name)
            drawn = sum((labels_of(block) & names_drawn(layout)).values())
            is_whole = drawn == sum(labels_of(block).values())
            told = text("picture_excerpt", lang, shown=0, left=0).split("0")[0].replace(" ", "")
            if not is_whole:
                partial += 1
                assert told in words_of(layout), block.id
    assert partial > 3


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_all_pictures_of_a_chart_have_the_same_scales_and_widths(page: str, lang: Lang) -> None:
    for block, number in charts(page, lang):
        for preset in SPLIT:
            if isinstance(block.form, RowsForm):
                assert are_alike(layouts(page, lang, number, preset.name)), block.id


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("page", "choices"),
    [
        ("counts", {"view": "change"}),
        ("rewards", {"together": "1"}),
        ("rewards", {"together": "1", "scale": "log"}),
        ("profile", {"place": "dingxi"}),
    ],
)
def test_so_have_those_of_charts_that_a_reader_chooses(
    page: str, choices: dict[str, str], lang: Lang
) -> None:
    several = 0
    for block in shown(committed(), View(page, choices), lang).blocks:
        for preset in SPLIT:
            figures = compose(committed(), block, preset, lang)
            several += len(figures) > 1
            assert are_alike([figure.to_plotly_json()["layout"] for figure in figures]), block.id
    assert several


def test_a_figure_is_as_long_on_one_picture_as_on_another() -> None:
    rows = [
        Row(f"r{n}", ((Mark("bar", str(n % 5 + 1), n % 5 + 1, facts=("f",)),),))
        for n in range(1, 60)
    ]
    longest = Row("the longest", ((Mark("bar", "1,000 of a long name", 1000, facts=("f",)),),))
    block = invented(RowsForm([Column("National", "national")], [*rows, longest]))
    figures = [f.to_plotly_json() for f in compose(committed(), block, SPLIT[0], "en")]
    assert len(figures) > 2
    ends = {
        (trace["x"][0], next(iter(scales(figure["layout"]).values())).x(trace["x"][0]))
        for figure in figures
        for trace in figure["data"]
    }
    assert sorted(value for value, _ in ends) == [1, 2, 3, 4, 5, 1000]


def test_a_chart_that_fits_one_picture_with_its_figures_in_more_lines_is_no_part() -> None:
    """Figures of three lines stack the columns of a chart, unless it would be cut for it."""
    words = "a figure with so many words to it that it takes three lines of its column"
    figure = Mark("bar", words, 5, facts=("f",))
    columns = [Column("National", "national"), Column("Provincial", "provincial")]
    rows = [Row(f"Place {n}", ((figure,), (figure,))) for n in range(1, 8)]
    [found] = compose(committed(), invented(RowsForm(columns, rows)), PRESETS["square"], "en")
    layout = found.to_plotly_json()["layout"]
    assert len({scale.left for scale in scales(layout).values()}) == 2
    assert "A title" in lines_of(layout)


def test_no_picture_ends_in_a_header_and_a_header_is_repeated() -> None:
    rows = [
        row
        for name in ("A", "B")
        for row in (
            Row(f"head {name}", is_header=True),
            *(Row(f"{name}{n}", ((Mark("bar", f"{n} of {name}", n, facts=("f",)),),))
              for n in range(1, 40)),
        )
    ]  # fmt: skip
    block = invented(RowsForm([Column("National", "national")], rows))
    found = [f.to_plotly_json()["layout"] for f in compose(committed(), block, SPLIT[0], "en")]
    assert len(found) > 2
    for layout in found:
        texts = [t.box for t in Picture(layout).texts() if re.match(r"head|[AB]\d", t.box.words)]
        texts.sort(key=lambda box: box.top)
        assert texts[0].words.startswith("head")
        assert not texts[-1].words.startswith("head")
    assert sum(words_of(layout).count("headA") for layout in found) > 1


def test_pictures_of_one_chart_hold_about_as_many_rows_each() -> None:
    rows = [Row(f"r{n}", ((Mark("bar", str(n), n, facts=("f",)),),)) for n in range(1, 61)]
    block = invented(RowsForm([Column("National", "national")], rows))
    found = [f.to_plotly_json()["layout"] for f in compose(committed(), block, SPLIT[0], "en")]
    held = [sum(bool(re.fullmatch(r"r\d+", line)) for line in lines_of(at)) for at in found]
    assert len(held) > 1
    assert sum(held) == 60
    assert max(held) - min(held) <= len(held)


def test_a_row_taller_than_a_picture_goes_over_several() -> None:
    marks = tuple(Mark("bar", f"figure {n}", n, facts=("f",)) for n in range(1, 60))
    block = invented(RowsForm([Column("National", "national")], [Row("Place", (marks,))]))
    found = [f.to_plotly_json()["layout"] for f in compose(committed(), block, SPLIT[0], "en")]
    drawn = sum((names_drawn(layout) for layout in found), Counter())
    assert len(found) > 1
    assert all(drawn[f"figure{n}"] == 1 for n in range(1, 60))
    assert all("Place" in words_of(layout) for layout in found)


def test_words_that_leave_no_room_are_refused_rather_than_cut() -> None:
    block = blocks("counts", "zh")[0]
    long = replace(block, heading="长" * 3000, words=replace(block.words, title="长" * 3000))
    for preset in SIZED:
        with pytest.raises(pictures.TooTallError):
            compose(committed(), long, preset, "zh")


def invented(form: RowsForm | MatrixForm) -> Block:
    block = blocks("counts", "en")[0]
    words = theme.Words("A title", "A subtitle", ["A note."], ["S"])
    return replace(block, form=form, words=words, headlined=())


def test_file_names_tell_page_chart_size_and_part_and_are_safe() -> None:
    block = blocks("counts", "zh")[0]
    names = picture_names("counts", block, PRESETS["square"], "zh", 2)
    assert names == [
        "平台数量_地市-两地及以上载明_正方形_1-2",
        "平台数量_地市-两地及以上载明_正方形_2-2",
    ]
    assert picture_names("counts", block, PRESETS["as-shown"], "zh", 1) == [
        "平台数量_地市-两地及以上载明"
    ]
    assert not set('\\/:*?"<>|\n') & set(file_name("a/b", 'c:"d"', "e\nf|g"))


def drawn_facts(figure: go.Figure) -> set[str]:
    return {
        name
        for trace in figure.to_plotly_json()["data"]
        for names in trace.get("customdata") or ()
        for name in (json.loads(names) if isinstance(names, str) else names)
    }


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("preset", SIZED, ids=lambda preset: preset.name)
@pytest.mark.parametrize("page", ["counts", "rewards", "value"])
def test_a_headline_tells_no_figure_that_its_picture_does_not_show(
    page: str, preset: pictures.Preset, lang: Lang
) -> None:
    choices = {"type": "key_laboratory"} if page == "value" else {}
    for block in shown(committed(), View(page, choices), lang).blocks:
        for figure in compose(committed(), block, preset, lang):
            headline = figure.layout.meta["headline"]
            if headline.startswith(block.words.title):
                assert set(block.headlined) <= drawn_facts(figure)
            else:
                assert headline.startswith((block.plain_title, block.heading))


def test_an_excerpt_begins_with_what_its_headline_tells() -> None:
    block = blocks("counts", "zh")[0]
    assert block.headlined
    [cover] = compose(committed(), block, COVER, "zh")
    assert cover.layout.meta["headline"] == block.words.title
    assert set(block.headlined) <= drawn_facts(cover)
    whole = {name for row in block.form.rows for c in row.cells for m in c for name in m.facts}
    assert drawn_facts(cover) < whole


def test_the_title_that_a_decks_author_gave_stands_above_every_part() -> None:
    preset = replace(PRESETS["square"], height=700, text=22, least=22)
    found = picture_sets.of_view(committed(), View("counts"), preset, "zh", "自拟标题")
    assert len(found) > 3
    assert all(one.figure.layout.meta["headline"].startswith("自拟标题") for one in found)


# The addresses


def get(address: str, **more: str) -> Any:
    parts = urlsplit(address)
    query = {**dict(parse_qsl(parts.query)), "preset": "square", "lang": "en", **more}
    return picture_addresses.answer(parts.path.removeprefix("/pictures/"), query)


def test_a_chart_of_a_view_is_served_with_its_choices_and_no_other() -> None:
    block = shown(committed(), View("rewards", {"form": "heat"}), "zh").blocks[0]
    address = picture_addresses.address("rewards", {"form": "heat", "lang": "zh"}, block.id)
    assert "form=heat" in address
    assert "lang" not in address
    found = get(address)
    assert found.status == 200
    assert f'"version": "{committed().dataset.version}"'.encode() in found.body
    assert get("/pictures/rewards.json?chart=rewards_nowhere").status == 404
    assert get("/pictures/nowhere.json").status == 404
    assert get(address, preset="huge").status == 404
    assert get(address, lang="fr").status == 404
    assert get(address, place="x" * 9000).status == 404


def test_what_the_browser_holds_of_the_same_data_is_not_sent_again() -> None:
    found = get("/pictures/coverage.json")
    again = picture_addresses.answer(
        "coverage.json", {"preset": "square", "lang": "en"}, f"W/{found.headers['ETag']}"
    )
    assert (again.status, again.body) == (304, b"")


def test_the_pictures_of_a_deck_are_served_as_the_command_line_names_them() -> None:
    default = decks(DATA / "decks")["default"]
    address = picture_addresses.deck_address({"deck": "default"})
    found = get(address, preset="slide-16-9", lang="zh")
    named = [one["name"] for one in json.loads(found.body)["pictures"]]
    assert named == [one.name for one in of_deck(committed(), default, PRESETS["slide-16-9"], "zh")]
    assert len(named) >= len(default.views)
    assert named[0].startswith("01_") and len(set(named)) == len(named)


def test_a_deck_of_ones_own_is_served_from_its_address_and_kept_apart_from_others() -> None:
    item = DeckItem(page="counts", title=Bilingual(zh="甲", en="Own headline"))
    one = Deck(title=Bilingual(zh="一", en="One"), views=[item])
    address = picture_addresses.deck_address({"d": pack(one)})
    found = get(address)
    assert "Own headline" in found.body.decode()
    assert (
        get(picture_addresses.deck_address({"deck": "default"})).headers["ETag"]
        != (found.headers["ETag"])
    )
    unknown = {"deck": "nowhere"}, {"d": "nonsense"}, {}
    assert [get(picture_addresses.deck_address(query)).status for query in unknown] == [404] * 3
    broken = Deck(title=Bilingual(zh="一", en="One"), views=[DeckItem(page="nowhere")])
    assert get(picture_addresses.deck_address({"d": pack(broken)})).status == 404


def test_the_picture_for_a_document_is_served_for_one_chart_only() -> None:
    block = shown(committed(), View("rewards"), "en").blocks[0]
    [told] = json.loads(
        get(picture_addresses.address("rewards", {}, block.id), preset="document").body
    )["pictures"]
    assert json.loads(told["figure"]) == json.loads(word.figure(block).to_json())
    assert get("/pictures/rewards.json", preset="document").status == 404
    deck = picture_addresses.deck_address({"deck": "default"})
    assert get(deck, preset="document").status == 404


# The command line


def options(out: Path, **more: object) -> argparse.Namespace:
    asked = {
        "what": "images",
        "lang": "en",
        "out": out,
        "preset": "square",
        "format": None,
        "deck": None,
    }
    return argparse.Namespace(**{**asked, "data_dir": DATA, **more})


@pytest.fixture
def no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """One picture instead of all, for what is said before any is drawn."""
    figure = theme.compose([], {}, theme.Words("A", ""), theme.Size("s", 300, 20, 200), 10)
    monkeypatch.setattr(images, "of_pages", lambda *_: [picture_sets.Picture("01_a", figure)])


def fails(out: Path, capsys: pytest.CaptureFixture[str], code: int = 1, **more: object) -> str:
    assert command.run(load(DATA), options(out, **more)) == code
    assert not out.exists()
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


@pytest.mark.usefixtures("no_pages")
@pytest.mark.parametrize("lang", LANGS)
def test_without_a_browser_nothing_is_written_and_it_is_said_what_to_do(
    lang: Lang,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("kaleido")
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "nowhere"))
    told = fails(tmp_path / "out", capsys, lang=lang)
    assert told.strip() == text("cli.images_no_browser", lang)


@pytest.mark.usefixtures("no_pages")
def test_without_kaleido_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(importlib.import_module("sys").modules, "kaleido", None)
    assert "pip install kaleido" in fails(tmp_path / "out", capsys)


def test_a_character_that_the_font_lacks_is_named_before_a_browser_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figure = theme.compose([], {}, theme.Words("A ꙮ", ""), theme.Size("s", 300, 20, 200), 10)
    monkeypatch.setattr(images, "of_pages", lambda *_: [picture_sets.Picture("01_a", figure)])
    monkeypatch.setattr(images, "browser", None)
    told = fails(tmp_path / "out", capsys)
    assert "ꙮ" in told
    assert "01_a" in told


def test_unknown_presets_and_decks_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "slide-16-9" in fails(tmp_path / "out", capsys, 2, preset="huge")
    assert "nowhere" in fails(tmp_path / "out", capsys, 2, deck="nowhere")


def glyph(drawn: dict[str, bytes]) -> images.Draw:
    def draw(figure: go.Figure, _: str) -> bytes:
        note = next(n for n in figure.to_plotly_json()["layout"]["annotations"] if n["text"])
        return drawn[re.sub(r"</?b>", "", note["text"])]

    return draw


def test_glyphs_that_look_alike_or_like_a_missing_one_are_no_font() -> None:
    none = images._IN_NO_FONT
    images.check_font(glyph({"省": b"1", "臺": b"2", none: b"3"}))
    for wrong in (
        {"省": b"3", "臺": b"3", none: b"3"},
        {"省": b"1", "臺": b"3", none: b"3"},
        {"省": b"1", "臺": b"1", none: b"3"},
    ):
        with pytest.raises(ExportError) as error:
            images.check_font(glyph(wrong))
        assert error.value.key == "cli.images_no_font"


def test_the_environment_is_as_it_was_after_drawing() -> None:
    before = dict(os.environ)
    with images._environment({"FONTCONFIG_FILE": "x", "NEW_ONE": "y"}):
        assert os.environ["NEW_ONE"] == "y"
    assert dict(os.environ) == before


# Files for other programs


def test_each_line_of_an_svg_stands_at_its_own_height() -> None:
    line = '<tspan class="line" dy="{}em" x="2" y="28"><tspan style="{}">{}</tspan></tspan>'
    text_of = '<text x="2" y="28" style="font-size: {}px; fill: rgb(0, 0, 0);">{}</text>'
    bold = "font-weight:bold"
    told = (
        line.format("0", bold, "甲") + line.format("1.3", bold, "乙") + line.format("2.6", "", "丙")
    )
    svg = f"<svg>{text_of.format('22.08', told)}{text_of.format('10', told)}</svg>"
    placed = images.lines_placed(svg)
    assert "dy=" not in placed
    assert re.findall(r'class="line" x="2" y="([^"]*)"', placed) == [
        "28", "56.704", "85.408", "28", "41", "54",
    ]  # fmt: skip
    assert re.sub(r"<[^>]*>", "", placed) == "甲乙丙甲乙丙"
    assert images.lines_placed("<svg><text>甲</text></svg>") == "<svg><text>甲</text></svg>"


def test_a_pdf_is_as_large_as_the_paper_or_slide_that_its_preset_is_made_for() -> None:
    for name, points in (("a4-landscape", 841.89), ("slide-4-3", 720), ("slide-16-9", 960)):
        preset = PRESETS[name]
        scale = pdf.scale(preset.width, preset.height)
        assert preset.width * scale * pdf.POINTS_TO_PIXEL == pytest.approx(points, abs=0.01)
    a4 = PRESETS["a4-landscape"]
    high = a4.height * pdf.scale(a4.width, a4.height) * pdf.POINTS_TO_PIXEL
    assert high == pytest.approx(210 / 25.4 * 72, abs=0.01)
    assert pdf.scale(1080, 1080) == pdf.scale(1600, 1234) == 1


def small_pdf(title: bytes) -> bytes:
    """The first object and the end of a PDF, as Chromium writes them."""
    told = b"%PDF-1.4\n1 0 obj\n<</Title (" + title + b")\n/Producer (P)>>\nendobj\n"
    told += b"11 0 obj\n<</Title (other)>>\nendobj\n"
    table = b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
    end = b"trailer\n<</Size 2\n/Root 11 0 R\n/Info 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return told + table + end % len(told)


@pytest.mark.parametrize("old", [b"Kaleido-fier", b"a \\(b\\) c", b""])
def test_a_pdf_gets_its_headline_as_title_and_is_otherwise_untouched(old: bytes) -> None:
    before = small_pdf(old)
    after = pdf.titled(before, "许昌71个")
    assert after.startswith(before)
    added = after[len(before) :]
    assert added.startswith(b"1 0 obj")
    assert b"/Producer (P)" in added
    found = re.search(rb"/Title <([0-9a-f]+)>", added)
    assert found
    assert bytes.fromhex(found[1].decode()).decode("utf-16") == "许昌71个"
    [place] = re.findall(rb"xref\n1 1\n(\d{10}) 00000 n \n", added)
    assert after[int(place) :].startswith(b"1 0 obj\n<</Title <")
    [table] = re.findall(rb"startxref\n(\d+)\n%%EOF\n$", added)
    assert after[int(table) :].startswith(b"xref\n1 1\n")
    assert b"/Prev %d" % before.index(b"xref\n") in added


def test_a_pdf_that_is_listed_in_another_way_is_left_as_it_is() -> None:
    for other in (b"", b"%PDF-1.7 no trailer", small_pdf(b"x").replace(b"/Info 1", b"/Info 5")):
        assert pdf.titled(other, "a") == other
