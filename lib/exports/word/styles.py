"""The page and the type of the document: A4 and typefaces as Chinese official documents use them.

Text is as wide as GB/T 9704 has it; margins above and below are less, for room on two pages. Lines
have an exact height, so that a page breaks at the same place whichever of the typefaces a machine
has. Lengths are points.
"""

from dataclasses import dataclass
from typing import Literal

PAGE_WIDTH, PAGE_HEIGHT = 595.3, 841.9
TOP, BOTTOM, LEFT, RIGHT = 70.9, 70.9, 79.4, 73.7
"""Margins of 25, 25, 28 and 26 mm."""
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

CELL_SIDE, CELL_TOP = 4.0, 1.5
"""Room between the words of a cell and its rules, at each side and above and below."""

LATIN = "Times New Roman"
SONG, FANG, HEI, KAI = "宋体", "仿宋", "黑体", "楷体"
FACES = {SONG: "SimSun", FANG: "FangSong", HEI: "SimHei", KAI: "KaiTi"}
"""East Asian typefaces of office machines, with the names they have on others."""

LINK = "1F4E79"


@dataclass(frozen=True)
class Style:
    """A style of paragraphs. ``name`` is Word's own, which it shows in the reader's language.

    ``first_line`` are characters, ``hanging`` points; ``list_number`` is the list it counts in.
    """

    id: str
    name: str
    face: str
    size: float
    line: float
    before: float = 0
    after: float = 0
    is_bold: bool = False
    align: Literal["left", "center", "both"] = "left"
    first_line: int = 0
    hanging: float = 0
    list_number: int = 0
    outline: int = -1
    has_auto_lines: bool = False

    @property
    def weight(self) -> int:
        """The weight that its words are measured with."""
        return 700 if self.is_bold or self.face == HEI else 400


BODY = Style("Normal", "Normal", FANG, 12, 20, align="both")
TITLE = Style("Title", "Title", SONG, 16, 24, after=4, is_bold=True, align="center", outline=0)
SUBTITLE = Style("Subtitle", "Subtitle", KAI, 11, 16, after=6, align="center")
HEADING = Style("Heading1", "heading 1", HEI, 12, 18, before=7, after=3, outline=1)
SENTENCE = Style("BodyText", "Body Text", FANG, 12, 19, align="both", first_line=2)
FIGURE = Style("Figure", "Figure", SONG, 9, 12, align="center", has_auto_lines=True)
CELL = Style("TableText", "Table Text", SONG, 9, 12)
SMALL_CELL = Style("TableTextSmall", "Table Text Small", SONG, 8, 10)
LEAST_CELL = Style("TableTextLeast", "Table Text Least", SONG, 7.5, 8)
HEAD = Style("TableHead", "Table Head", HEI, 9, 12, align="center")
REMARK = Style("Remark", "Remark", FANG, 10, 14, before=2)
NOTE = Style("ListNumber", "List Number", FANG, 10, 14, hanging=21, list_number=1)
SOURCE = Style("ListNumber2", "List Number 2", FANG, 10, 14, hanging=21, list_number=2)
FOOT = Style("Footer", "footer", SONG, 10.5, 14, align="center")

STYLES = (
    BODY, TITLE, SUBTITLE, HEADING, SENTENCE, FIGURE, CELL, SMALL_CELL, LEAST_CELL, HEAD, REMARK,
    NOTE, SOURCE, FOOT,
)  # fmt: skip

LISTS = {1: "%1.", 2: "[%1]"}
"""How the items of each list are numbered."""
