"""Paragraphs, tables and pictures, and how they are written in a Word document.

Every text goes through :func:`escaped`; it is text, whatever it looks like, and never a field.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lib.exports.word.styles import CELL, LINK, Style

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True)
class Run:
    """Words of one look; with an address they lead there."""

    words: str
    address: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of runs in a style."""

    runs: tuple[Run, ...]
    style: Style

    @property
    def words(self) -> str:
        """All its words."""
        return "".join(run.words for run in self.runs)


@dataclass(frozen=True)
class Cell:
    """A cell of a table; colours are six hexadecimal digits, empty for the usual ones."""

    words: str
    style: Style = CELL
    span: int = 1
    ground: str = ""
    ink: str = ""
    is_bold: bool = False
    is_centred: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells; ``widths`` are points. The first ``n_head`` rows stand on every page."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alt: str
    n_head: int = 1

    def is_heading(self, number: int) -> bool:
        """Whether a row is a heading inside the table: one cell across it, other rows below."""
        is_across = len(self.rows[number]) == 1 < len(self.widths)
        return is_across and number + 1 < len(self.rows)


@dataclass(frozen=True)
class Picture:
    """A picture in a paragraph of its own; lengths are points."""

    png: bytes
    width: float
    height: float
    alt: str


Item = Paragraph | Table | Picture

PICTURE_ID = "rIdPicture"

NAMESPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{path}"'
    for name, path in {
        "w": "wordprocessingml/2006/main",
        "r": "officeDocument/2006/relationships",
        "wp": "drawingml/2006/wordprocessingDrawing",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
    }.items()
)


def paragraph(words: str, style: Style) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(words),), style)


def escaped(words: str) -> str:
    """Words as XML text or as an attribute in double quotes, without what XML cannot hold."""
    return escape(_FORBIDDEN.sub("", words), {'"': "&quot;"})


def twips(points: float) -> int:
    """Points in Word's unit, a twentieth of one."""
    return round(points * 20)


def addresses(items: Sequence[Item]) -> dict[str, str]:
    """The relationship of every address that the items lead to, by address."""
    found = dict.fromkeys(
        run.address
        for item in items
        if isinstance(item, Paragraph)
        for run in item.runs
        if run.address
    )
    return {address: f"rIdLink{number}" for number, address in enumerate(found, start=1)}


def body(items: Sequence[Item]) -> str:
    """The items as the content of ``w:body``, without its section."""
    links = addresses(items)
    return "".join(_item(item, links) for item in items)


def _item(item: Item, links: Mapping[str, str]) -> str:
    match item:
        case Paragraph():
            runs = "".join(_linked(run, item.style, links) for run in item.runs)
            return f"<w:p>{_style(item.style)}{runs}</w:p>"
        case Table():
            return _table(item)
        case Picture():
            return _picture(item)


def _style(style: Style, more: str = "") -> str:
    return f'<w:pPr><w:pStyle w:val="{style.id}"/>{more}</w:pPr>'


def _linked(run: Run, style: Style, links: Mapping[str, str]) -> str:
    if not run.address:
        return text_run(run.words, style.face)
    inner = text_run(run.words, style.face, character_style="Hyperlink")
    return f'<w:hyperlink r:id="{links[run.address]}" w:history="1">{inner}</w:hyperlink>'


def text_run(
    words: str, face: str, *, character_style: str = "", is_bold: bool = False, ink: str = ""
) -> str:
    """A run in an East Asian typeface; line breaks are kept."""
    # Quotation marks and dashes belong to both scripts: Word asks which typeface they take.
    hint = ' w:hint="eastAsia"' if _CHINESE.search(words) else ""
    look = f'<w:rStyle w:val="{character_style}"/>' if character_style else ""
    look += f'<w:rFonts w:eastAsia="{face}"{hint}/>'
    look += "<w:b/>" if is_bold else ""
    look += f'<w:color w:val="{ink}"/>' if ink else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in words.split("\n")
    )
    return f"<w:r><w:rPr>{look}</w:rPr>{lines}</w:r>"


def _table(table: Table) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in table.widths)
    rows = []
    for number, row in enumerate(table.rows):
        head = "<w:tblHeader/>" if number < table.n_head else ""
        position, cells = 0, ""
        for cell in row:
            width = sum(table.widths[position : position + cell.span])
            position += cell.span
            cells += _cell(cell, width, is_kept=table.is_heading(number))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>")
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(map(twips, table.widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblDescription w:val="{escaped(table.alt)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cell(cell: Cell, width: float, *, is_kept: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.ground}"/>' if cell.ground else ""
    more = "<w:keepNext/>" if is_kept else ""
    more += '<w:jc w:val="center"/>' if cell.is_centred else ""
    words = text_run(cell.words, cell.style.face, is_bold=cell.is_bold, ink=cell.ink)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{ground}'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p>{_style(cell.style, more)}{words}</w:p></w:tc>'
    )


def _picture(picture: Picture) -> str:
    extent = f'cx="{round(picture.width * 12700)}" cy="{round(picture.height * 12700)}"'
    alt = escaped(picture.alt)
    return (
        '<w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="1" name="chart" descr="{alt}"/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="1" name="chart.png" descr="{alt}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{PICTURE_ID}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def link_style() -> str:
    """The character style of words that lead somewhere."""
    return (
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{LINK}"/><w:u w:val="single"/></w:rPr></w:style>'
    )
