"""All figures of a text, and what it says that cannot be read as one."""

from collections.abc import Iterator
from dataclasses import dataclass

from lib.figures.amounts import Amount, Skipped, amount_at, next_start
from lib.figures.figure import Figure, Found, NotAFigureError, Unread
from lib.figures.lists import shared
from lib.figures.neighbours import changed_figures, joined
from lib.figures.phrase import Phrase, phrase_of
from lib.figures.plain import plain
from lib.figures.ranges import as_range, rises, sign_behind


@dataclass(frozen=True)
class Reading:
    """The figures of a text from left to right, and what could not be read, likewise."""

    found: tuple[Found, ...]
    unread: tuple[Unread, ...]


def scan(text: str) -> Iterator[Found]:
    """The figures of ``text`` from left to right, with places in ``text``."""
    yield from read(text).found


def read(text: str, *, bare: bool = False) -> Reading:
    """The figures of ``text`` and the quantities in it that cannot be read.

    A Chinese numeral counts as a figure only with a unit after it, for 一 is in 统一 and 一批 too,
    unless ``bare``. Takes time in proportion to the text.
    """
    phrases, unread = _read(plain(text), bare)
    found = tuple(phrase.found() for phrase in phrases)
    return Reading(found, tuple(sorted(unread, key=lambda item: item.start)))


def parse_figure(text: str) -> Figure:
    """The one figure in ``text``, bound words included: ``不低于20万元``, ``160家左右``.

    Raises :class:`NotAFigureError` where there is none, or several, or one that cannot be read for
    sure, be it for its number (几十家) or its bound (至少3家以内).
    """
    return _one(text)[0].found().figure


def whole_figure(text: str) -> Figure | None:
    """The figure that ``text`` is, bound words included; ``None`` where there is more or less."""
    try:
        phrase, words = _one(text)
    except NotAFigureError:
        return None
    rest = words[: phrase.before.edge] + words[phrase.behind.edge :]
    return None if rest.strip() else phrase.found().figure


def _one(text: str) -> tuple[Phrase, str]:
    words = plain(text)
    phrases, unread = _read(words, bare=False)
    if not phrases and not unread:
        phrases, unread = _read(words, bare=True)
    if len(phrases) != 1 or unread or not phrases[0].bounds:
        raise NotAFigureError(text)
    return phrases[0], words


def _read(text: str, bare: bool) -> tuple[list[Phrase], list[Unread]]:
    unread: list[Unread] = []
    phrases: list[Phrase] = []
    limit = 0
    for item in _items(text):
        if isinstance(item, Unread):
            unread.append(item)
            limit = item.end
            continue
        phrase = phrase_of(item, text, limit)
        if phrase:
            phrases.append(phrase)
            # 至少 reaches over 一 in 至少有一流实验室5家, and 不超过 over 上一年度投入的20%.
            is_passed = item.needs_unit or item.kind == "time"
            limit = limit if is_passed else phrase.behind.edge
    phrases = shared(joined(phrases, text), text)
    phrases = [phrase for phrase in phrases if bare or not phrase.amount.needs_unit]
    changed = set(changed_figures(phrases, text))
    unread += [
        Unread(phrase.amount.start, phrase.amount.end, "changed")
        for index, phrase in enumerate(phrases)
        if index in changed
    ]
    return [phrase for index, phrase in enumerate(phrases) if index not in changed], unread


def _items(text: str) -> Iterator[Amount | Unread]:
    at = 0
    while (start := next_start(text, at)) is not None:
        item, at = _item(text, start)
        if item:
            yield item


def _item(text: str, start: int) -> tuple[Amount | Unread | None, int]:
    """What begins at ``start``, a range as one, and where to read on."""
    first = amount_at(text, start)
    behind = sign_behind(text, first.end)
    second = amount_at(text, behind) if behind is not None and behind < len(text) else None
    if isinstance(first, Skipped):
        is_range = first.is_ordinal and second and not isinstance(second, Skipped)
        return None, second.end if second and is_range else first.end
    if second is None or isinstance(second, Skipped):
        return first, first.end
    if isinstance(first, Unread):
        return Unread(start, second.end, first.reason), second.end
    if isinstance(second, Unread):
        return Unread(start, second.end, second.reason), second.end
    both = as_range(first, second)
    if both is None:
        return first, first.end
    further = sign_behind(text, both.end)
    if not rises(both) or (further is not None and text[further : further + 1].isdecimal()):
        return Unread(start, both.end, "broken"), both.end
    return both, both.end
