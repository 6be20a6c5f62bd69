"""A figure that is quoted, at its places in a text."""

from collections.abc import Iterator

from lib.figures.figure import Found, Unread
from lib.figures.reading import Reading, read


def occurrences(figure: str, text: str) -> list[Found | Unread | None]:
    """The readings of ``figure`` wherever it stands in ``text``; ``None`` where it is cut short.

    It is read within its text, for the word that makes 20万元 a floor may stand before it. Empty
    where it stands nowhere, or holds no figure, or several.
    """
    reading, bare = read(text), None
    items: list[Found | Unread | None] = []
    for start in _starts(figure, text):
        end = start + len(figure)
        here = list(_readings(reading, start, end))
        if not here:
            # 零 in 零的突破 is a figure only where it is asked for.
            bare = bare or read(text, bare=True)
            here = list(_readings(bare, start, end))
        items += here
    return items


def _starts(figure: str, text: str) -> Iterator[int]:
    start = text.find(figure) if figure else -1
    while start >= 0:
        yield start
        start = text.find(figure, start + 1)


def _readings(reading: Reading, start: int, end: int) -> Iterator[Found | Unread | None]:
    unread = [item for item in reading.unread if item.start < end and start < item.end]
    found = [item for item in reading.found if item.start < end and start < item.end]
    if unread:
        yield unread[0]
    elif len(found) == 1:
        is_whole = start <= found[0].start and found[0].needed <= end
        yield found[0] if is_whole else None
