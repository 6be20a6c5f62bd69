"""What stands on each slide: the views of a deck cut into charts that fit 1920 × 1080 pixels.

Texts are measured with the font's own metrics, so that the room which is left for a chart is
known here and nothing has to be shrunk in the browser.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from lib import statements
from lib.captions import Block
from lib.captions.block import part_title
from lib.catalogue import Catalogue
from lib.charts.forms import Form, draw, facts_of, is_stacked
from lib.decks.deck import Deck, DeckItem, words
from lib.decks.pages import PAGES
from lib.decks.view import shown
from lib.exports.webpage.parts import parts
from lib.fonts.metrics import wrap
from lib.index import Entry
from lib.theme import Size, Words
from lib.wording import Lang, text

WIDTH, HEIGHT = 1920, 1080
STAGE = Size("stage", 1760, 24)
"""A slide's chart. Its smallest writing, the numbers of a scale, is 0.78 of the text: 18.7 px."""
LARGER = tuple(Size("stage", STAGE.width, text_size) for text_size in (34, 31, 28))
"""What a chart of few rows is drawn at, where it then still fits its slide."""
NARROW = Size("narrow", 320, 13, has_columns=False)
"""A phone's chart: 352 px and wider, less the margins."""
PAPER = Size("paper", 686, 13)
"""A chart on A4 portrait: 182 mm between the margins at 96 px an inch."""
PAPER_ROOM = 760
"""Pixels of a sheet that a chart may take, which leaves room for its heading and sources."""

TITLE, SUBTITLE, NOTE, SOURCE = 42, 25, 20, 18
"""Sizes of writing on a slide, in pixels; the style sheet has the same."""
LEADING = 1.36
FRAME = 44 + 52 + 3 * 14
"""Margins above and below, the room of the slide's number included, and the gaps between."""
MOST_NOTES = 3
"""Lines of caveats that a slide holds; whatever does not fit stands on the evidence sheet."""

NO_WORDS = Words("", "")
Figure = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """One slide of a chart: its title, and what it draws for a slide and for a phone."""

    title: str
    stage: Figure
    narrow: Figure
    facts: Sequence[str]


@dataclass(frozen=True)
class Topic:
    """One chart: its words, its slides, its figures on paper and the facts behind it.

    ``notes`` and ``source`` are what its slides hold, ``all_notes`` and ``all_sources`` what its
    evidence sheet says in full, after the arithmetic (``derivation``) of what is reckoned;
    ``spoken`` is for the speaker alone.
    """

    title: str
    subtitle: str
    notes: Sequence[str]
    has_more_notes: bool
    source: str
    all_notes: Sequence[str]
    all_sources: Sequence[str]
    spoken: Sequence[str]
    parts: Sequence[Part]
    paper: Sequence[Figure]
    facts: Sequence[Entry] = field(default_factory=tuple)
    derivation: Sequence[str] = ()


def topics(catalogue: Catalogue, deck: Deck, lang: Lang) -> list[Topic]:
    """A topic a chart of a deck, in its order; a view without charts has one that says so."""
    return [topic for item in deck.views for topic in _of_item(catalogue, item, lang)]


def _of_item(catalogue: Catalogue, item: DeckItem, lang: Lang) -> list[Topic]:
    spoken = words(item.notes, lang).splitlines()
    if item.page not in PAGES:
        note = text("present_unknown_page", lang, page=item.page)
        title = words(item.title, lang) or item.page
        return [Topic(title, note, (), False, "", (), (), spoken, (), ())]
    found = shown(catalogue, item.view, lang)
    if found.ignored:
        listed = text("join", lang).join(f"{name}={value}" for name, value in found.ignored)
        spoken.append(text("present_ignored", lang, list=listed))
    title = words(item.title, lang)
    if not found.blocks:
        title = title or text(f"page_{item.page}", lang)
        note = text("nothing_stated", lang)
        return [Topic(title, note, (), False, "", (), (), spoken, (), ())]
    topics = []
    for block in found.blocks:
        heading = title
        if title and len(found.blocks) > 1:
            heading = text("present_title_of", lang, title=title, heading=block.heading)
        topics.append(_of_block(catalogue, block, heading, spoken, lang))
    return topics


def _of_block(
    catalogue: Catalogue, block: Block, given: str, spoken: Sequence[str], lang: Lang
) -> Topic:
    """The topic of a chart; ``given`` is the title that the deck's author gave it, if any."""
    names = dict.fromkeys([*block.table["fact_id"], *facts_of(block.form)])
    facts = [catalogue.entries[name] for name in names]
    all_notes = [note for note in block.words.notes if note]
    notes = _fitting(all_notes, lang)
    has_more = len(notes) < len(all_notes)
    source = _source(catalogue, block, facts, lang)
    # The longest title a part can have: the number of its parts is not known before.
    titles = [given] if given else [block.words.title, block.plain_title]
    numbered = max(_high(part_title(one, 88, 88, lang), TITLE, 700) for one in titles)
    above = numbered + _high(block.words.subtitle, SUBTITLE)
    below = _high(source, SOURCE) + _high(_note_words(notes, lang, has_more=has_more), NOTE)
    room = HEIGHT - FRAME - above - below
    cut = _parts(block.form, STAGE, room)
    size = _largest(cut, room)
    return Topic(
        titles[0],
        block.words.subtitle,
        notes,
        has_more,
        source,
        all_notes,
        [line for line in block.words.sources if line],
        [*spoken, *all_notes],
        [
            Part(
                part_title(given or block.title_for(facts_of(part)), number, len(cut), lang),
                _figure(part, size),
                _figure(part, NARROW),
                facts_of(part),
            )
            for number, part in enumerate(cut, 1)
        ],
        [_figure(part, PAPER) for part in _parts(block.form, PAPER, PAPER_ROOM)],
        facts,
        block.derivation,
    )


def _parts(form: Form, size: Size, room: float) -> list[Form]:
    return parts(
        form, lambda part: _height(part, size), room, lambda whole: is_stacked(whole, size)
    )


def _largest(cut: Sequence[Form], room: float) -> Size:
    """The largest size at which all parts fit their slides without their words being broken."""
    plain = [_height(part, STAGE) for part in cut]
    for size in LARGER:
        most = [min(room, high * size.text / STAGE.text * 1.08) for high in plain]
        if all(_height(part, size) <= high for part, high in zip(cut, most, strict=True)):
            return size
    return STAGE


def note_line(topic: Topic, lang: Lang) -> str:
    """The caveats of a slide in one paragraph."""
    return _note_words(topic.notes, lang, has_more=topic.has_more_notes)


def _note_words(notes: Sequence[str], lang: Lang, *, has_more: bool) -> str:
    more = [text("present_more_notes", lang)] if has_more else []
    return _behind_one_another("phrase", [*notes, *more], lang)


def _behind_one_another(key: str, lines: Sequence[str], lang: Lang) -> str:
    """Lines as one paragraph, joined two by two by a message."""
    if not lines:
        return ""
    return reduce(lambda one, two: text(key, lang, one=one, two=two), lines)


def _fitting(notes: Sequence[str], lang: Lang) -> list[str]:
    """The first notes that fit the lines a slide has for them."""
    for n in range(len(notes), 0, -1):
        line = _note_words(notes[:n], lang, has_more=n < len(notes))
        if len(wrap(line, NOTE, STAGE.width)) <= MOST_NOTES:
            return list(notes[:n])
    return []


def _source(catalogue: Catalogue, block: Block, facts: Sequence[Entry], lang: Lang) -> str:
    """Sources and data version; of long lists the document numbers only."""
    version = statements.version_line(catalogue, lang)
    full = one_line([line for line in block.words.sources if line], lang)
    if len(wrap(full, SOURCE, STAGE.width)) <= 2:
        return full
    numbers = dict.fromkeys(statements.document_name(entry.source, lang) for entry in facts)
    short = text("sources", lang, list=text("join_sentence", lang).join(numbers))
    return one_line([short + text("present_full_sources", lang), version], lang)


def one_line(sources: Sequence[str], lang: Lang) -> str:
    """Sources and data version behind one another."""
    return _behind_one_another("present_sources", sources, lang)


def _high(line: str, size: float, weight: int = 400) -> float:
    return len(wrap(line, size, STAGE.width, weight)) * size * LEADING


def _height(form: Form, size: Size) -> float:
    return float(_trimmed(form, size)["layout"]["height"])


def _figure(form: Form, size: Size) -> Figure:
    """Plotly's data and layout; the words around a chart are the page's own."""
    composed = _trimmed(form, size)
    layout = composed["layout"]
    layout.pop("template", None)
    layout["annotations"] = [n for n in layout["annotations"] if n["text"] not in {"", "<b></b>"}]
    return composed


def _trimmed(form: Form, size: Size) -> Figure:
    """A drawn form without the room that is kept above and below it for words it has not."""
    composed: Figure = draw(form, NO_WORDS, size).to_plotly_json()
    layout = composed["layout"]
    margin = layout["margin"]
    top, bottom = min(margin["t"], 6), min(margin["b"], 6)
    layout["height"] -= margin["t"] - top + margin["b"] - bottom
    layout["margin"] = {**margin, "t": top, "b": bottom}
    return composed
