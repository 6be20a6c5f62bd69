"""The dataset as one .xlsx workbook: what it is, a sheet a table, and notes on every field."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from math import ceil
from unicodedata import east_asian_width
from zipfile import ZipFile

import pandas as pd
from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.comments import Comment  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.page import PageMargins  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]
from openpyxl.writer.excel import ExcelWriter  # type: ignore[import-untyped]

from lib import theme
from lib.catalogue import Catalogue
from lib.exports import about, citation, schema
from lib.exports.data import Value, defuse, rows
from lib.exports.schema import Column
from lib.exports.zipped import zipped
from lib.wording import LANGS, text

NARROWEST, WIDEST = 9, 60
"""Widths of columns, in characters."""
ABOUT_WIDTH = 72
PRINTED_WIDTH = 250
"""Characters side by side on a page: they are the size of small print."""

LINE_HEIGHT = 15.0
"""Height of a line of text, in points."""

_FACE = "Calibri"
_TITLE = Font(name=_FACE, size=14, bold=True, color=theme.INK.strip("#"))
_HEAD = Font(name=_FACE, size=11, bold=True, color=theme.INK.strip("#"))
_WASH = PatternFill("solid", start_color=theme.WASH.strip("#"))
_RULE = Border(bottom=Side("thin", color=theme.MUTED.strip("#")))
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def workbook(
    catalogue: Catalogue,
    tables: Mapping[str, pd.DataFrame],
    described: Mapping[str, Sequence[Column]],
) -> bytes:
    """The workbook of the tables, which keep their names as names of sheets.

    ``described`` holds the columns of each table.
    """
    book = Workbook()
    book.remove(book.active)
    _about(_sheet(book, "about"), catalogue, tables)
    for name, table in tables.items():
        _table(book.create_sheet(name), table, described[name])
    _listing(_sheet(book, "fields"), _FIELDS, _fields(described))
    _listing(_sheet(book, "codes"), _CODES, _codes(described))
    return _saved(book, catalogue)


def sheet_name(key: str) -> str:
    """The name of a sheet that is no table, in both languages: ``说明 About``."""
    return " ".join(text(f"sheet_{key}", lang) for lang in LANGS)


def _sheet(book: Workbook, key: str) -> Worksheet:
    return book.create_sheet(sheet_name(key))


def _about(sheet: Worksheet, catalogue: Catalogue, tables: Mapping[str, pd.DataFrame]) -> None:
    """What the data are and how to read them, zh beside en."""
    both = [
        [text("product", lang) for lang in LANGS],
        *zip(*(about.lines(catalogue, lang) for lang in LANGS), strict=True),
        [text("package_cite", lang, citation=citation.gbt7714(catalogue, lang)) for lang in LANGS],
        *(
            [
                f"{name}: {schema.table_title(name).text(lang)} ({len(table)}). "
                + schema.table_note(name).text(lang)
                for lang in LANGS
            ]
            for name, table in tables.items()
        ),
    ]
    widths = [ABOUT_WIDTH] * len(LANGS)
    for number, line in enumerate(both, start=1):
        _put_wrapped(sheet, number, line, widths)
    for cell in sheet[1]:
        cell.font = _TITLE
    sheet.row_dimensions[1].height = 2 * LINE_HEIGHT
    _widen(sheet, widths)
    _fit_to_page(sheet)


def _table(sheet: Worksheet, table: pd.DataFrame, columns: Sequence[Column]) -> None:
    cells = rows(table)
    for position, column in enumerate(columns, start=1):
        head = _put(sheet, 1, position, column.name)
        note = Comment(
            "\n".join([column.title.zh, column.note.zh, column.title.en, column.note.en]),
            text("product", "zh"),
            height=150,
            width=300,
        )
        head.comment = note
        for number, row in enumerate(cells, start=2):
            value = row[position - 1]
            if value is not None:
                cell = _put(sheet, number, position, value)
                if column.name.endswith("_cny") and column.type == "integer":
                    cell.number_format = "#,##0"
    widths = _widths([column.name for column in columns], cells)
    _widen(sheet, widths)
    _head(sheet)
    # The ids say on each page which row is which.
    sheet.print_title_cols = "A:A"
    first, *others = widths
    _fit_to_page(sheet, across=max(1, ceil(sum(others) / (PRINTED_WIDTH - first))))


_FIELDS = ("table", "column", "title", "note", "type", "filled")


def _fields(described: Mapping[str, Sequence[Column]]) -> list[list[str]]:
    """Every column of every table: a row with what it says, zh and en."""
    return [
        [
            name,
            column.name,
            *(column.title.text(lang) for lang in LANGS),
            *(column.note.text(lang) for lang in LANGS),
            *(text(f"data_type.{column.type}", lang) for lang in LANGS),
            *_both("sheet_yes" if column.constraints.get("required") else "sheet_no"),
        ]
        for name, columns in described.items()
        for column in columns
    ]


_CODES = ("table", "column", "code", "meaning", "is_missing")


def _codes(described: Mapping[str, Sequence[Column]]) -> list[list[str]]:
    """Every code that a cell may hold or that stands for a gap: a row with what it says."""
    empty = " ".join(_both("sheet_empty"))
    return [
        [
            name,
            column.name,
            code.value or empty,
            *(code.label.text(lang) for lang in LANGS),
            *_both("sheet_yes" if code in column.missing else "sheet_no"),
        ]
        for name, columns in described.items()
        for column in columns
        for code in (*column.codes, *column.missing)
    ]


_ONE_CELL = {"table", "column", "code"}


def _listing(sheet: Worksheet, keys: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """A sheet of texts; what is said in both languages has a column for each."""
    head: list[str] = []
    for key in keys:
        both = _both(f"sheet_{key}")
        head += [" ".join(both)] if key in _ONE_CELL else both
    for position, words in enumerate(head, start=1):
        _put(sheet, 1, position, words)
    widths = _widths(head, lines)
    for number, line in enumerate(lines, start=2):
        _put_wrapped(sheet, number, line, widths)
    _widen(sheet, widths)
    _head(sheet)
    _fit_to_page(sheet)


def _both(key: str) -> list[str]:
    return [text(key, lang) for lang in LANGS]


def _put(sheet: Worksheet, row: int, position: int, value: Value):  # type: ignore[no-untyped-def]
    """A cell with a value; text is text, whatever it looks like."""
    cell = sheet.cell(row, position, value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _put_wrapped(sheet: Worksheet, row: int, line: Sequence[str], widths: Sequence[int]) -> None:
    """A row of texts, high enough for the longest: not every program sees to that by itself."""
    for position, words in enumerate(line, start=1):
        _put(sheet, row, position, defuse(words)).alignment = _WRAPPED
    # A line ends a little early where a word does not fit.
    most = max(-(-_width(words) // (width - 4)) for words, width in zip(line, widths, strict=True))
    sheet.row_dimensions[row].height = most * LINE_HEIGHT


def _head(sheet: Worksheet) -> None:
    """A first row that stands out, stays in view, filters, and is printed on every page."""
    for cell in sheet[1]:
        cell.font, cell.fill, cell.border = _HEAD, _WASH, _RULE
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"


def _widths(head: Sequence[str], lines: Sequence[Sequence[Value]]) -> list[int]:
    """Columns as wide as what they hold, in characters; the head has room for its filter."""
    return [
        min(max(NARROWEST, _width(words) + 4, *(_width(line[position]) for line in lines)), WIDEST)
        for position, words in enumerate(head)
    ]


def _widen(sheet: Worksheet, widths: Sequence[int]) -> None:
    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width


def _width(value: Value) -> int:
    """How many narrow characters a value takes; a Chinese one takes two."""
    return 1 + sum(2 if east_asian_width(sign) in "WF" else 1 for sign in str(value or ""))


def _fit_to_page(sheet: Worksheet, across: int = 1) -> None:
    """Print on A4 paper, the columns on so many pages side by side, named and numbered."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = across
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
    sheet.oddFooter.center.text = "&A  &P / &N"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _saved(book: Workbook, catalogue: Catalogue) -> bytes:
    """The bytes of the workbook, the same each time: its only date is that of the data."""
    # The format wants a date; where the data have none it is the first that a zip archive knows.
    dated = citation.full_date(catalogue.dataset.date) or date(1980, 1, 1)
    moment = datetime.combine(dated, time())
    book.properties.title = about.title()
    book.properties.creator = about.title()
    book.properties.version = catalogue.dataset.version
    book.properties.created = book.properties.modified = moment
    made = io.BytesIO()
    # Workbook.save would write the present time into the properties.
    ExcelWriter(book, ZipFile(made, "w")).save()
    with ZipFile(made) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})
