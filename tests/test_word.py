"""The Word document of a chart: what Word demands, what stands in it, that two pages hold it."""

import argparse
import io
import os
import shlex
import shutil
import struct
import subprocess
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import docx
import ooxml
import pytest
from catalogues import catalogue, committed, count, reward
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.__main__ import EXPORTS
from lib.captions import Block
from lib.catalogue import Catalogue
from lib.charts.forms import MatrixForm
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports import asked, command, images, word
from lib.exports.picture_sets import Picture
from lib.exports.serving import Answer
from lib.exports.word.markup import Cell, Table, paragraph
from lib.exports.word.picture import LEAST_TEXT, smallest_text
from lib.exports.word.references import References
from lib.exports.word.room import pages
from lib.exports.word.styles import BODY, CELL, CELL_SIDE, HEADING, TEXT_WIDTH
from lib.fonts.metrics import font_file, text_width
from lib.problem import DataError, Problem
from lib.ui import document_addresses
from lib.wording import LANGS, Lang, text

LINK = "https://policy.example.gov.cn/counts?level=national&lang=zh"
BUDGET = View(
    "budget",
    {
        "home": "dingxi",
        "tiers": "xuchang,own",
        "types": "key_laboratory.national,key_laboratory.provincial",
        "new": "key_laboratory.national:1,key_laboratory.provincial:3",
    },
)
VIEWS = [
    *(View(page) for page in PAGES),
    BUDGET,
    View("rewards", {"form": "heat"}),
    View("rewards", {"form": "ladder"}),
    View("counts", {"together": "1"}),
]


def png(width: int, height: int) -> bytes:
    """A white picture of so many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * -(-width // 8)) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def picture(block: Block) -> bytes:
    """A blank picture as large as the chart is drawn."""
    layout = word.figure(block).layout
    return png(2 * layout.width, 2 * layout.height)


def blocks(view: View, lang: Lang, data: Catalogue | None = None) -> tuple[Block, ...]:
    return shown(data or committed(), view, lang).blocks


def written(view: View, lang: Lang = "zh", n: int = 0, data: Catalogue | None = None) -> bytes:
    block = blocks(view, lang, data)[n]
    return word.write(data or committed(), block, picture(block), lang, LINK)


def read(document: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(document))


def words(document: bytes) -> str:
    """All paragraphs outside tables, a line each."""
    return "\n".join(paragraph.text for paragraph in read(document).paragraphs)


def cells(document: bytes, n: int = 0) -> list[list[str]]:
    table = read(document).tables[n]
    return [[cell.text for cell in row.cells] for row in table.rows]


EVERY = [(view, lang) for view in VIEWS for lang in LANGS]
NAMED = [f"{view.page}-{'-'.join(view.choices.values())[:20]}-{lang}" for view, lang in EVERY]


@pytest.mark.parametrize(("view", "lang"), EVERY, ids=NAMED)
def test_word_finds_nothing_to_repair_in_any_view(view: View, lang: Lang) -> None:
    for block in blocks(view, lang):
        made = word.write(committed(), block, picture(block), lang, LINK)
        assert ooxml.problems(made) == []
        assert ooxml.without_alt(made) == []
        assert ooxml.fields(made) == ["PAGE"]
        assert LINK in ooxml.addresses(made)
        document = read(made)
        assert document.paragraphs[0].text == block.words.title
        assert document.core_properties.title == block.words.title
        for note in filter(None, block.words.notes):
            assert note in words(made)
        assert block.words.sources[-1] in words(made)


def test_the_same_document_is_written_each_time_and_tells_only_the_date_of_the_data() -> None:
    one, other = (written(View("rewards")) for _ in range(2))
    assert one == other
    assert ooxml.moments(one) == {(1980, 1, 1, 0, 0, 0)}
    properties = read(one).core_properties
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.date().isoformat() == committed().dataset.date


def test_a_fact_stands_with_its_year_its_document_and_its_paragraph() -> None:
    data = catalogue(
        panjin=[
            count("labs", 5, level="national", as_of="2019",
                  evidence={"paragraph": 7, "quote": ["共5家"]})
        ],
        xuchang=[count("labs", 3, level="national")],
    )  # fmt: skip
    made = written(View("counts"), data=data)
    head, first, second = cells(made)
    assert head == ["地区", "项目", "数值", "年份", "可比性", "文号", "原文片段"]
    assert first == [
        *("盘锦", "国家级重点实验室", "5", "2019年", "可比"),
        *("panjin〔2020〕1号\n[1]第7段", "共5家"),
    ]
    assert second[-2:] == ["xuchang〔2020〕1号\n[2]第1段", "made up"]
    assert "《panjin的文件》，panjin〔2020〕1号，2020年5月6日" in words(made)


def test_quoted_policies_follow_the_documents_and_are_named_where_a_fact_rests_on_them() -> None:
    basis = {"title": {"zh": "办法", "en": "Measures"}, "number": "盘政发〔2019〕9号", "year": 2019}
    data = catalogue(panjin=[reward("labs", basis=basis), reward("more", level="provincial")])
    made = written(View("rewards"), data=data)
    assert [row[4].split("\n")[1] for row in cells(made)[1:]] == ["[1]第1段，引[2]", "[1]第1段"]
    assert "[1]所引：《办法》，盘政发〔2019〕9号，2019年" in words(made)


def test_a_policy_of_which_only_the_year_is_told_is_no_source() -> None:
    data = catalogue(panjin=[reward("labs", basis={"year": 2019})])
    references = References(data.entries.values())
    assert references.n_policies == 0
    assert references.policy(next(iter(data.entries.values()))) is None


def test_passages_are_shown_where_they_fit_and_else_said_to_be_left_out() -> None:
    passages = text("word_left_passages", "zh")
    for block in blocks(View("counts"), "zh"):
        made = word.write(committed(), block, picture(block), "zh", LINK)
        shows = text("column_passage", "zh") in cells(made)[0]
        assert shows != (passages in words(made))


def many(n: int) -> Catalogue:
    """So many facts of one place."""
    types = ["key_laboratory", "engineering_research_centre", "incubator"]
    known = [name for name in types if name in committed().types] or list(committed().types)
    facts = [
        count(f"fact-{level}-{year}-{name}".replace("_", "-"), level=level, as_of=str(year),
              types=[name])
        for year in range(1990, 2020)
        for level in ("national", "provincial", "municipal")
        for name in known
    ]  # fmt: skip
    return catalogue(panjin=facts[:n])


def test_a_table_too_long_for_two_pages_says_how_many_rows_are_left_out() -> None:
    made = written(View("counts", {"together": "1"}), data=many(150))
    n = len(cells(made)) - 1
    total = len(many(150).entries)
    assert 20 < n < total
    assert text("word_cut", "zh", n=n, m=total - n) in words(made)
    assert text("word_left_rows", "zh") in words(made)
    assert ooxml.problems(made) == []


def test_a_chart_too_long_for_a_page_is_left_out_and_said_to_be() -> None:
    block = blocks(View("rewards"), "zh")[0]
    made = word.write(committed(), block, png(1000, 4000), "zh")
    assert "word/media/chart.png" not in ooxml.parts(made)
    assert text("word_left_picture", "zh") in words(made)
    assert text("word_left_picture", "zh") not in words(written(View("rewards")))


@pytest.mark.parametrize(("view", "lang"), EVERY, ids=NAMED)
def test_no_words_of_a_picture_in_print_are_too_small_to_read(view: View, lang: Lang) -> None:
    for block in blocks(view, lang):
        made = word.write(committed(), block, picture(block), lang, LINK)
        shapes = read(made).inline_shapes
        left = [text(f"word_left_picture{why}", lang) for why in ("", "_same")]
        assert bool(len(shapes)) != any(reason in words(made) for reason in left)
        for shape in shapes:
            scale = shape.width.pt / TEXT_WIDTH
            assert smallest_text(word.figure(block)) * scale >= LEAST_TEXT


@pytest.mark.parametrize("lang", LANGS)
def test_charts_of_a_page_or_less_are_not_left_out(lang: Lang) -> None:
    forms = [View("rewards", {"form": form}) for form in ("dots", "ladder", "heat")]
    for view in (View("value"), View("profile"), BUDGET, *forms):
        for block in blocks(view, lang):
            made = word.write(committed(), block, picture(block), lang, LINK)
            assert read(made).inline_shapes, block.id


def test_the_picture_is_as_wide_as_the_text_and_keeps_its_shape() -> None:
    block = blocks(View("rewards"), "zh")[0]
    made = word.write(committed(), block, png(2000, 1000), "zh")
    (shape,) = read(made).inline_shapes
    assert shape.width.pt == pytest.approx(TEXT_WIDTH, abs=0.1)
    assert shape.height.pt == pytest.approx(TEXT_WIDTH / 2, abs=0.1)


def test_without_a_picture_nothing_is_said_of_one() -> None:
    block = blocks(View("rewards"), "zh")[0]
    made = word.write(committed(), block, None, "zh")
    assert not read(made).inline_shapes
    assert text("word_left_picture", "zh") not in words(made)
    assert ooxml.addresses(made) == []


def test_every_instrument_stands_in_the_matrix() -> None:
    for lang in LANGS:
        (block,) = blocks(View("instruments"), lang)
        assert isinstance(block.form, MatrixForm)
        found = cells(written(View("instruments"), lang))
        for row in block.form.rows:
            assert row.name in [line[0] for line in found]
        assert found[1][1:] == list(block.form.headings)
        assert len(found) == len(block.form.rows) + 2


def test_totals_that_are_reckoned_stand_beside_the_figures_they_rest_on() -> None:
    made = written(BUDGET)
    (block,) = blocks(BUDGET, "zh")
    assert [line[0] for line in cells(made)[1:]] == [row.name for row in block.form.rows]
    assert text("word_basis", "zh") in words(made)
    assert len(cells(made, 1)) == len(set(block.table["fact_id"])) + 1


def test_sentences_to_quote_are_those_that_facts_may_share() -> None:
    data = catalogue(panjin=[count("labs", 5)], xuchang=[count("labs", 3)])
    made = written(View("counts"), data=data)
    assert text("word_quotes", "zh") in words(made)
    assert "panjin〔2020〕1号" in words(made).partition(text("word_facts", "zh"))[0]


def test_head_rows_are_repeated_and_rows_are_not_broken() -> None:
    for view in (View("counts"), View("instruments")):
        for row in read(written(view)).tables[0].rows:
            assert row._tr.xpath("w:trPr/w:cantSplit")
        assert read(written(view)).tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader")


FORGED = '=HYPERLINK("http://x") { PAGE } </w:t><w:br/>&amp; \x00\x0b\ufffe'


def test_text_that_looks_like_a_field_or_markup_is_text() -> None:
    evidence = {"paragraph": 1, "quote": [FORGED]}
    made = written(View("counts"), data=catalogue(panjin=[count("labs", 5, evidence=evidence)]))
    assert ooxml.problems(made) == []
    assert ooxml.fields(made) == ["PAGE"]
    assert ooxml.addresses(made) == [LINK]
    assert cells(made)[1][-1] == '=HYPERLINK("http://x") { PAGE } </w:t><w:br/>&amp; '


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_passage_makes_a_sound_document(passage: str) -> None:
    evidence = {"paragraph": 1, "quote": [passage]}
    data = catalogue(panjin=[count("labs", 5, evidence=evidence)])
    block = blocks(View("counts"), "en", data)[0]
    made = word.write(data, block, None, "en")
    assert ooxml.problems(made) == []
    assert ooxml.fields(made) == ["PAGE"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "//host/x", "page"])
def test_an_address_that_is_none_of_the_web_is_refused(link: str) -> None:
    block = blocks(View("rewards"), "zh")[0]
    with pytest.raises(ValueError, match="no address"):
        word.write(committed(), block, None, "zh", link)


def test_an_address_is_written_in_the_characters_that_addresses_have() -> None:
    block = blocks(View("rewards"), "zh")[0]
    made = word.write(committed(), block, None, "zh", 'https://例.cn/a b?q="x"&lang=zh')
    assert ooxml.problems(made) == []
    assert ooxml.addresses(made) == ["https://%E4%BE%8B.cn/a%20b?q=%22x%22&lang=zh"]


def test_what_is_no_png_is_refused() -> None:
    block = blocks(View("rewards"), "zh")[0]
    with pytest.raises(ValueError, match="PNG"):
        word.write(committed(), block, b"GIF89a" + b"\0" * 40, "zh")


# Room


def test_pages_are_counted_by_what_stands_on_them() -> None:
    line = paragraph("一行", BODY)
    assert pages([line]) == 1
    assert pages([line] * 33) == 1
    assert pages([line] * 40) == 2
    rows = tuple((Cell("一", CELL),) for _ in range(100))
    assert pages([Table((TEXT_WIDTH,), rows, "")]) == 3


def test_a_heading_goes_to_the_next_page_with_the_first_row_of_its_table() -> None:
    lines = [paragraph("一行", BODY)] * 32
    heading = paragraph("表", HEADING)
    table = Table((TEXT_WIDTH,), ((Cell("一", CELL),),) * 43, "")
    assert pages([table]) == 1
    assert pages([heading, table]) == 2
    assert pages([*lines, table]) == 2
    assert pages([*lines, heading, table]) == 3


def test_a_year_stands_on_one_line_in_a_font_wider_than_times() -> None:
    for view in (View("counts"), View("rewards", {"form": "ladder"})):
        table = read(written(view, "en")).tables[0]
        for column in table.columns:
            assert column.width is not None
            for cell in column.cells:
                for part in cell.text.split():
                    wide = text_width(part, CELL.size) + 2 * CELL_SIDE
                    assert wide <= column.width.pt + 0.1, part


# The validator itself


def broken(name: str, old: str, new: str) -> list[str]:
    """What is said of a document in which one part says something else."""
    files = ooxml.parts(written(View("rewards")))
    changed = files[name].decode()
    assert old in changed
    files[name] = changed.replace(old, new, 1).encode()
    return ooxml.problems(packed(files))


def packed(files: dict[str, bytes]) -> bytes:
    from lib.exports.zipped import zipped

    return zipped(files)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("word/document.xml", "</w:body>", "", "well-formed"),
        ("word/document.xml", "rIdPicture", "rIdNone", "leads nowhere"),
        ("word/_rels/document.xml.rels", "styles.xml", "style.xml", "is missing"),
        ("word/_rels/document.xml.rels", "https://policy", "policy", "is no address"),
        ("word/_rels/document.xml.rels", "rIdFonts", "rIdStyles", "stands twice"),
        ("[Content_Types].xml", 'Extension="png"', 'Extension="gif"', "no content type"),
        ("[Content_Types].xml", "/word/footer1.xml", "/word/footer2.xml", "footer1"),
        ("_rels/.rels", "officeDocument/2006/relationships/officeDocument", "x", "main document"),
        ("word/styles.xml", "<w:qFormat/><w:pPr>", "<w:pPr/><w:qFormat/><w:pPr>", "w:style"),
        ("word/document.xml", "<w:tblGrid><w:gridCol", "<w:tblGrid><w:gridCol/><w:gridCol", "grid"),
        ("word/document.xml", "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "end with a paragraph"),
        ("word/document.xml", ' xml:space="preserve">', "> ", "spaces around"),
    ],
)
def test_what_word_would_repair_is_found(name: str, old: str, new: str, said: str) -> None:
    found = broken(name, old, new)
    assert any(said in one for one in found), found


def test_a_part_that_nothing_leads_to_is_found() -> None:
    files = ooxml.parts(written(View("rewards")))
    files["word/stray.png"] = b"x"
    assert ooxml.problems(packed(files)) == ["word/stray.png is reached from nowhere"]
    assert ooxml.problems(b"no archive")[0].startswith("no zip archive")


def test_a_heading_inside_a_table_stays_with_the_row_below_it() -> None:
    made = written(View("comparison"), "en")
    rows = read(made).tables[0].rows
    headings = [n for n, row in enumerate(rows) if len(row._tr.tc_lst) == 1]
    assert len(headings) > 1
    kept = [
        n
        for n, row in enumerate(rows)
        if row.cells[0].paragraphs[0].paragraph_format.keep_with_next
    ]
    assert kept == headings


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", [BUDGET, View("value", {"type": "key_laboratory", "years": "5"})])
def test_what_is_reckoned_stands_there_with_its_arithmetic(view: View, lang: Lang) -> None:
    block = blocks(view, lang)[0]
    told = words(written(view, lang))
    assert len(block.derivation) > 2
    for line in block.derivation:
        assert line in told


# The address


def sent(
    view: View, drawn: bytes | None = None, name: str = "", **more: str
) -> tuple[Block, Answer]:
    block = blocks(view, "en")[0]
    address = document_addresses.address(view.page, view.choices, block.id)
    parts = urlsplit(address)
    known = {"lang": "en", "version": committed().dataset.version, "link": LINK}
    query = {**dict(parse_qsl(parts.query)), **known, **more}
    body = picture(block) if drawn is None else drawn
    name = name or parts.path.removeprefix("/documents/")
    return block, document_addresses.answer(name, query, body)


def test_the_picture_that_a_browser_drew_comes_back_in_the_document_of_its_chart() -> None:
    view = View("rewards", {"form": "ladder"})
    block, found = sent(view)
    assert found.status == 200
    assert found.body == word.write(committed(), block, picture(block), "en", LINK)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"chart": "nowhere"}, 404),
        ({"chart": ""}, 404),
        ({"lang": "fr"}, 404),
        ({"name": "nowhere.docx"}, 404),
        ({"name": "rewards.pdf"}, 404),
        ({"form": "x" * 9000}, 404),
        ({"version": "0123456789ab"}, 409),
        ({"drawn": b"GIF89a"}, 400),
        ({"drawn": b""}, 400),
        ({"drawn": png(20, 10)[:18]}, 400),
        ({"drawn": png(20, 10)[:-20]}, 400),
        ({"drawn": png(0, 10)}, 400),
        ({"drawn": png(20, 0)}, 400),
        ({"link": "javascript:alert(1)"}, 400),
        ({"link": "http://[1"}, 400),
    ],
)
def test_what_makes_no_document_is_refused_in_words(more: dict[str, Any], status: int) -> None:
    _, found = sent(View("rewards"), **more)
    assert found.status == status
    assert found.body.decode()
    assert found.headers["Cache-Control"] == "no-store"


def test_while_the_data_are_broken_no_document_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Catalogue:
        raise DataError([Problem("types.yaml", 1, 1, "file.empty")])

    monkeypatch.setattr(document_addresses.cache, "catalogue", broken)
    _, found = sent(View("rewards"))
    assert (found.status, found.body.decode()) == (503, text("data_broken", "en", n=1))


# The command line


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that draws blank pictures."""

    def write(pictures: list[Picture], out: Path, form: str) -> list[Path]:
        assert form == "png"
        path = out / "chart.png"
        path.write_bytes(png(400, 200))
        return [path]

    monkeypatch.setattr(images, "write", write)


def run(view: str, out: Path, chart: str | None = None, lang: str = "en") -> int:
    options = argparse.Namespace(what="word", view=view, out=out, chart=chart, lang=lang)
    return command.run(committed().dataset, options)


@pytest.mark.usefixtures("drawing")
def test_the_command_line_writes_the_chart_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "reply" / "counts.docx"
    chart = blocks(View("counts", {"level": "national"}), "en")[-1]
    assert run("counts?level=national", out, chart.id) == asked.FINE
    assert read(out.read_bytes()).paragraphs[0].text == chart.words.title
    assert [path.name for path in out.parent.iterdir()] == ["counts.docx"]
    told = capsys.readouterr()
    assert chart.words.title in told.out
    assert told.err == ""
    address = f"counts?level=national&lang=en&chart={chart.id}"
    assert run(address, tmp_path / "again.docx") == asked.FINE
    assert (tmp_path / "again.docx").read_bytes() == out.read_bytes()


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize(
    ("view", "found", "expected"),
    [
        ("profile?place=nowhere", "nowhere", "panjin"),
        ("counts?level=nationl", "nationl", "national"),
        ("counts?colour=red", "colour", "level"),
        ("value?years=99", "99", "expected"),
        ("comparison?lang=zh", "lang=zh", "en"),
        ("comparison?Topic", "Topic", "topic"),
    ],
)
def test_the_command_line_writes_no_other_view_than_the_one_asked_for(
    view: str, found: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(view, tmp_path / "x.docx") == asked.USAGE
    said, *listed = capsys.readouterr().err.splitlines()
    assert "nothing was written" in said
    assert len(listed) == 1 and found in listed[0] and expected in listed[0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("drawing")
def test_the_example_of_the_help_is_a_view_with_one_chart(tmp_path: Path) -> None:
    (example,) = [words for words in map(shlex.split, EXPORTS) if words[0] == "word"]
    assert run(example[1], tmp_path / example[3]) == asked.FINE


@pytest.mark.usefixtures("drawing")
def test_every_part_of_a_view_that_is_not_understood_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = "counts?colour=red&level=x&family=y"
    assert run(view, tmp_path / "x.docx", lang="zh") == asked.USAGE
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 4
    assert all(f'"{name}"' in said for name in ("colour", "x", "y"))


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize(
    ("view", "chart", "said"),
    [
        ("nowhere", None, "there is no page"),
        ("", None, "no VIEW was given"),
        ("counts", None, "choose one"),
        ("counts", "none", "has no chart"),
        ("budget", None, "shows no chart"),
    ],
)
def test_the_command_line_says_what_it_cannot_write(
    view: str, chart: str | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(view, tmp_path / "x.docx", chart) == asked.USAGE
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("drawing")
def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run("comparison", tmp_path / "file" / "x.docx") == asked.USAGE
    assert "The folder is as it was" in capsys.readouterr().err


# Printed


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder for LibreOffice, which is told of the own font."""
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("LibreOffice or poppler is not installed")
    (tmp_path / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{font_file().parent}</dir><cachedir>{tmp_path}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.office
def test_every_view_prints_whole_whatever_fonts_the_machine_has(office: Path) -> None:
    """From the headline to the data version on the last line; how many pages is the fonts' word."""
    titles = {}
    for number, (view, lang) in enumerate(EVERY):
        for block in blocks(view, lang):
            made = word.write(committed(), block, picture(block), lang, LINK)
            name = f"{number}-{block.id}-{lang}"
            titles[name] = block.words.title
            (office / f"{name}.docx").write_bytes(made)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{office}/user", "--headless", "--convert-to",
         "pdf", "--outdir", str(office), *(str(office / f"{name}.docx") for name in titles)],
        check=True, capture_output=True, timeout=900,
        env={**os.environ, "FONTCONFIG_FILE": str(office / "fonts.conf")},
    )  # fmt: skip
    assert len(titles) > 20
    for name, title in titles.items():
        printed = "".join(
            subprocess.run(
                ["pdftotext", str(office / f"{name}.pdf"), "-"],
                check=True, capture_output=True, text=True,
            ).stdout.split()
        )  # fmt: skip
        assert "".join(title.split())[:12] in printed, name
        assert committed().dataset.version in printed, name
