"""Find passages by words in simplified or traditional characters, variants included."""

import unicodedata
from collections.abc import Iterable

from lib.figures import Figure, same_figure, scan, whole_figure
from lib.index import Entry
from lib.script import normalise_name


def plain(words: str) -> str:
    """Words without difference of script, variant, case, width or white space."""
    return "".join(normalise_name(unicodedata.normalize("NFKC", words)).split()).casefold()


def passages(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The facts with ``words`` in a fragment of their passage, in order; none for blank words.

    Words that are a figure find it however it is written: 100万元 finds 一百万元 too.
    """
    wanted = plain(words)
    if not wanted:
        return []
    figure = whole_figure(words)
    return [
        entry
        for entry in entries
        if any(_says(fragment, wanted, figure) for fragment in entry.fact.evidence.quote)
    ]


def _says(fragment: str, wanted: str, figure: Figure | None) -> bool:
    if wanted in plain(fragment):
        return True
    return figure is not None and any(same_figure(figure, one.figure) for one in scan(fragment))
