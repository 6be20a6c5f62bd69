"""Pictures of a chart in set sizes, composed once for the browser and the command line.

A picture is exactly as large as its preset says. A chart that is too tall for it is drawn in
smaller text, down to what can still be read, and then over several pictures, on the same scales
and each of them complete with headline, caveats and sources. Widths and heights are CSS pixels.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import plotly.graph_objects as go

from lib import statements, theme
from lib.captions import Block
from lib.captions.block import entries, part_title
from lib.catalogue import Catalogue, number_or_words
from lib.charts.forms import Form, MatrixForm, RowsForm, draw, facts_of, is_stacked, to_cut
from lib.charts.matrix import Cell, MatrixRow
from lib.charts.rows import Row
from lib.exports.lines import Line, of_cells, of_rows, rows_of
from lib.fonts.metrics import text_width, wrap
from lib.theme import Size, Words
from lib.wording import Lang, text


@dataclass(frozen=True)
class Preset:
    """A size of picture: ``text`` is the text size it begins with, ``least`` the smallest.

    A ``height`` of 0 is as tall as the chart needs. An excerpt is one picture, whatever is left
    out of it.
    """

    name: str
    width: int
    height: int
    text: int
    least: int
    margin: float = 1.6
    is_excerpt: bool = False


AS_SHOWN = Preset("as-shown", theme.SLIDE.width, 0, theme.SLIDE.text, theme.SLIDE.text)
PRESETS: Mapping[str, Preset] = {
    preset.name: preset
    for preset in (
        AS_SHOWN,
        # On a slide 13.33 inches wide a pixel is 0.6 points: 14 points, and 10 at least.
        Preset("slide-16-9", 1600, 900, 23, 17),
        # On a slide 10 inches wide half a point: 12 points, and 9 at least.
        Preset("slide-4-3", 1440, 1080, 24, 18),
        # Five pixels a millimetre: 11 points, and 9 at least.
        Preset("a4-landscape", 1485, 1050, 20, 16),
        # Read on a phone, where it is shown at about a third of its width and can be enlarged.
        Preset("square", 1080, 1080, 26, 20),
        Preset("wechat-cover", 900, 383, 20, 15, margin=0.9, is_excerpt=True),
    )
}
"""The sizes of pictures by name, the first as on the page."""

LEAST_CELL = 6.5
"""Least width of a matrix's column, in text sizes; with less, columns go to another picture."""

ENOUGH_LINES = 3
"""An excerpt with as many lines keeps its caveats rather than show more."""

_LONGEST_PART = 88
"""Stands for the numbers of parts while their number is not known."""


class TooTallError(ValueError):
    """A chart whose words alone are taller than the picture."""


def compose(catalogue: Catalogue, block: Block, preset: Preset, lang: Lang) -> list[go.Figure]:
    """The pictures of a chart: one, or several in the chart's order.

    Raises ``TooTallError`` where headline, caveats and sources leave no room for a single row
    even in their short form.
    """
    form, words = _still(block.form), _told(block.words)
    if not preset.height:
        return [draw(_narrowed(form, theme.SLIDE), words, theme.SLIDE)]
    for size in _sizes(preset):
        if figure := _fitting(_narrowed(form, size), words, size):
            return [figure]
    if preset.is_excerpt:
        form = _headlined_first(form, block.headlined)
        return [_excerpt(form, _shorter(catalogue, block, words, lang), preset, block, lang)]
    for shorter in _shorter(catalogue, block, words, lang):
        for cut in (form, _one_by_one(form)):
            if found := _over_several(cut, shorter, preset, block, lang):
                return found
    raise TooTallError(block.id)


def file_name(*parts: str) -> str:
    """A file name that says what is in the picture, safe on every system, without an ending."""
    joined = "_".join(part for part in parts if part)
    return re.sub(r'[\\/:：*?"<>|·\s]+', "-", joined)[:80].strip("-")


def picture_names(page: str, block: Block, preset: Preset, lang: Lang, count: int) -> list[str]:
    """The file names of the pictures of a chart, without an ending, each its own."""
    size = text(f"picture_file.{preset.name}", lang) if preset.height else ""
    title = text(f"page_{page}", lang)
    head = file_name(title, block.heading if block.heading != title else "")
    return [
        "_".join(filter(None, [head, size, f"{number}-{count}" if count > 1 else ""]))
        for number in range(1, count + 1)
    ]


# The words


def _told(words: Words) -> Words:
    return replace(
        words,
        notes=[note for note in words.notes if note],
        sources=[source for source in words.sources if source],
    )


def _shorter(catalogue: Catalogue, block: Block, words: Words, lang: Lang) -> list[Words]:
    """The words in full, then shorter forms; sources and data version stand in each."""
    brief = [re.split(r"：|: ", note)[0] for note in words.notes]
    stop = text("picture_stop", lang)
    brief = [note if note.endswith(stop) else f"{note}{stop}" for note in brief]
    sources = [_short_sources(catalogue, block, lang)]
    least = replace(words, notes=[text("picture_no_notes", lang)], sources=sources)
    return [
        words,
        replace(words, sources=sources),
        replace(words, notes=brief[:1], sources=sources),
        least,
        replace(least, title=block.heading),
    ]


def _short_sources(catalogue: Catalogue, block: Block, lang: Lang) -> str:
    """Document numbers, and the data version, in one line."""
    numbers: dict[str, str] = {}
    for entry in entries(catalogue, block.table):
        number = number_or_words(entry.source.number, lang)
        if entry.source.number == "not_stated":
            place = entry.jurisdiction.label(lang)
            number = text("picture_no_number", lang, place=place, number=number)
        numbers[entry.document_id] = number
    return text(
        "picture_sources",
        lang,
        list=text("join", lang).join(numbers.values()),
        version=statements.version_line(catalogue, lang),
    )


# What a size can hold


def _sizes(preset: Preset) -> list[Size]:
    """The text sizes of a preset from large to small."""
    return [
        Size(preset.name, preset.width, number, min_height=preset.height, margin=preset.margin)
        for number in range(preset.text, preset.least - 1, -1)
    ]


def _fitting(form: Form, words: Words, size: Size) -> go.Figure | None:
    """The figure where it is not taller than the size."""
    figure = draw(form, words, size)
    return figure if figure.layout.height == size.min_height else None


def _still(form: Form) -> Form:
    """A form without what only a mouse shows, and matrices without what only a click uses."""
    if isinstance(form, RowsForm):
        rows = [
            replace(row, cells=tuple(tuple(replace(m, hover="") for m in c) for c in row.cells))
            for row in form.rows
        ]
        return replace(form, rows=rows)
    cells = [
        replace(row, cells=tuple(replace(cell, hover="", facts=()) for cell in row.cells))
        for row in form.rows
    ]
    return replace(form, rows=cells)


def _one_by_one(form: Form) -> Form:
    """A form whose rows hold one mark a column at most; a name is repeated for each further."""
    if isinstance(form, MatrixForm):
        return form
    rows: list[Row] = []
    for row in form.rows:
        deep = max([len(cell) for cell in row.cells] or [1]) or 1
        rows += [
            replace(row, cells=tuple(cell[number : number + 1] for cell in row.cells))
            for number in range(deep)
        ]
    return replace(form, rows=rows)


def _narrowed(form: Form, size: Size) -> Form:
    """A matrix whose cells are broken into lines, so that all its columns stand side by side.

    Where that would leave less than ``LEAST_CELL`` for a column, it stays as it is.
    """
    if isinstance(form, RowsForm):
        return form
    width = _cell_width(form, size, len(form.headings))
    return _broken(form, size, width) if width >= size.text * LEAST_CELL else form


def _cell_width(form: MatrixForm, size: Size, columns: int) -> float:
    """Width of a cell with so many columns side by side, as the matrix itself reckons it."""
    usable = size.width - 2 * size.edge
    longest = max(
        (text_width(row.name, size.text * 0.92) for row in form.rows if not row.is_header),
        default=0.0,
    )
    return (usable - min(longest + size.text, usable * 0.34)) / columns


def _broken(form: MatrixForm, size: Size, width: float) -> MatrixForm:
    room = width - size.text * 0.72
    rows = [
        replace(row, cells=tuple(_broken_cell(cell, size, room) for cell in row.cells))
        for row in form.rows
    ]
    return replace(form, rows=rows)


def _broken_cell(cell: Cell, size: Size, room: float) -> Cell:
    said = size.text * 0.86
    if all(text_width(line, said) <= room for line in cell.lines(is_stacked=False)):
        return cell
    lines = [part for line in cell.lines(is_stacked=True) for part in wrap(line, said, room)]
    return replace(cell, words="\n".join(lines), detail="")


# Cutting a chart


@dataclass(frozen=True)
class _Section:
    """What may be cut between any two of ``length`` lines; ``part`` is the form from to."""

    length: int
    part: Callable[[int, int], Form]
    columns: int
    """How many of the chart's columns it shows."""
    has_columns: bool = True


def _sections(form: Form, size: Size) -> list[_Section]:
    if isinstance(form, MatrixForm):
        return _matrix_sections(form, size)
    are_cells = is_stacked(form, size)
    lines = of_cells(form) if are_cells else of_rows(form.rows)

    def part(start: int, stop: int) -> RowsForm:
        return replace(form, rows=rows_of(lines[start:stop]))

    return [_Section(len(lines), part, len(form.columns), has_columns=not are_cells)]


def _matrix_sections(form: MatrixForm, size: Size) -> list[_Section]:
    """A matrix in as few pieces of columns as its words can be read in."""
    count = len(form.headings)
    at_once = next(
        (n for n in range(count, 1, -1) if _cell_width(form, size, n) >= size.text * LEAST_CELL), 1
    )
    sections = []
    for columns in _pieces(form.column_groups or [""] * count, at_once):
        width = _cell_width(form, size, columns.stop - columns.start)
        piece = _broken(form, size, width)
        lines = of_rows([replace(row, cells=tuple(row.cells[columns])) for row in piece.rows])

        def part(
            start: int,
            stop: int,
            columns: slice = columns,
            lines: list[Line[MatrixRow]] = lines,
        ) -> MatrixForm:
            return MatrixForm(
                form.headings[columns],
                rows_of(lines[start:stop]),
                form.column_groups[columns],
            )

        sections.append(_Section(len(lines), part, columns.stop - columns.start))
    return sections


def _pieces(groups: Sequence[str], at_once: int) -> list[slice]:
    """Columns that fit at once: all of them, else no group beside another."""
    if len(groups) <= at_once:
        return [slice(0, len(groups))]
    pieces, start = [], 0
    for _, run in groupby(groups):
        length = len(list(run))
        count = -(-length // at_once)
        ends = [start + length * number // count for number in range(count + 1)]
        pieces += [slice(a, b) for a, b in pairwise(ends)]
        start += length
    return pieces


# Several pictures


def _over_several(
    form: Form, words: Words, preset: Preset, block: Block, lang: Lang
) -> list[go.Figure]:
    """The pictures in the largest text with which they are as few as in the smallest."""
    form = to_cut(form)
    sizes = _sizes(preset)
    wider = max((words.title, _titled(words, (), block).title), key=lambda t: text_width(t, 1, 700))
    longest = _numbered(replace(words, title=wider), _LONGEST_PART, _LONGEST_PART, lang)
    found = _cut(form, longest, sizes[-1])
    if not found:
        return []
    for size in sizes[:-1]:
        larger = _cut(form, longest, size, most=len(found))
        if larger:
            found = larger
            break
    count = len(found)
    return [
        draw(part, _numbered(_titled(words, facts_of(part), block), number, count, lang), size)
        for number, (part, size) in enumerate(found, 1)
    ]


def _titled(words: Words, facts: Collection[str], block: Block) -> Words:
    """Words whose headline tells no figure that is not among the facts."""
    if words.title != block.words.title:
        return words
    return replace(words, title=block.title_for(facts))


def _numbered(words: Words, number: int, count: int, lang: Lang) -> Words:
    return replace(words, title=part_title(words.title, number, count, lang))


def _cut(form: Form, words: Words, size: Size, most: int = 0) -> list[tuple[Form, Size]]:
    """The forms of the pictures; none where a line by itself is too tall, or more than ``most``."""
    found: list[tuple[Form, Size]] = []
    for section in _sections(form, size):
        own = replace(size, has_columns=section.has_columns)
        room = most - len(found) if most else section.length
        ends = _ends(section, words, own, room, section.length)
        if not ends:
            return []
        # The lines spread evenly over as many pictures: not one full and one with a single line.
        even = -(-section.length // len(ends))
        while even < section.length:
            spread = _ends(section, words, own, len(ends), even)
            if spread:
                ends = spread
                break
            even += 1
        starts = [0, *ends[:-1]]
        found += [(section.part(a, b), own) for a, b in zip(starts, ends, strict=True)]
    return found


def _ends(section: _Section, words: Words, size: Size, most: int, longest: int) -> list[int]:
    """Where each picture ends, ``longest`` lines a picture at most; none where it cannot be."""
    ends: list[int] = []
    start, guess = 0, longest
    while start < section.length:
        if len(ends) == most:
            return []
        stop = _last_fitting(section, words, size, start, min(start + longest, section.length),
                             start + guess)  # fmt: skip
        if stop == start:
            return []
        guess = stop - start
        ends.append(stop)
        start = stop
    return ends


def _last_fitting(
    section: _Section, words: Words, size: Size, start: int, most: int, guess: int
) -> int:
    """The last line up to which a picture from ``start`` fits; ``start`` where none does."""
    low, high = start, most + 1
    tried = min(max(guess, start + 1), most)
    is_first = True
    while high - low > 1:
        if _fitting(section.part(start, tried), words, size):
            low = tried
        else:
            high = tried
        # Pictures of one chart hold about as many lines each, so the neighbours come first.
        beside = low + 1 if low == tried else high - 1
        tried = beside if is_first else (low + high) // 2
        is_first = False
    return low


# One picture of the beginning


def _headlined_first(form: Form, names: Collection[str]) -> Form:
    """A form that begins with the lines whose figures the headline tells."""
    if isinstance(form, MatrixForm) or not names:
        return form
    lines = of_rows(form.rows)
    told = [not set(names).isdisjoint(facts_of(replace(form, rows=rows_of([ln])))) for ln in lines]
    first = [line for line, is_told in zip(lines, told, strict=True) if is_told]
    rest = [line for line, is_told in zip(lines, told, strict=True) if not is_told]
    return replace(form, rows=[*rows_of(first), *rows_of(rest)])


def _excerpt(
    form: Form, forms: Sequence[Words], preset: Preset, block: Block, lang: Lang
) -> go.Figure:
    """As many lines from the beginning as fit, with the words that say how many are left out."""
    *told, headed = forms
    for cut in (form, _one_by_one(form)):
        best: tuple[int, go.Figure] | None = None
        for words in told:
            for size in _sizes(preset):
                found = _beginning(cut, words, size, block, lang)
                if found and (best is None or found[0] > best[0]):
                    best = found
            # Fuller words are worth more than further lines.
            if best and best[0] >= ENOUGH_LINES:
                break
        if best:
            return best[1]
    found = _beginning(_one_by_one(form), headed, _sizes(preset)[-1], block, lang)
    if not found:
        raise TooTallError(preset.name)
    return found[1]


def _beginning(
    form: Form, words: Words, size: Size, block: Block, lang: Lang
) -> tuple[int, go.Figure] | None:
    sections = _sections(form, size)
    section = sections[0]
    own = replace(size, has_columns=section.has_columns)
    more = sum(other.columns for other in sections[1:])

    def told(shown: int) -> Words:
        left = section.length - shown
        said = [text("picture_excerpt", lang, shown=shown, left=left)] if left else []
        said += [text("picture_columns_left", lang, left=more)] if more else []
        # One paragraph: lines are dear here.
        return replace(words, notes=[(" " if lang == "en" else "").join([*said, *words.notes])])

    # The longest number of lines stands for all of them while it is not known.
    shown = _last_fitting(section, told(1), own, 0, section.length, 3)
    while shown:
        part = section.part(0, shown)
        if figure := _fitting(part, _titled(told(shown), facts_of(part), block), own):
            return shown, figure
        shown -= 1
    return None
