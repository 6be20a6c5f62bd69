"""Find passages by words in simplified or traditional characters, variants included."""

from collections.abc import Iterable

from lib.index import Entry
from lib.script import normalise_name


def plain(words: str) -> str:
    """Words without difference of script, variant, case, width or white space."""
    return "".join(normalise_name(words).split()).casefold()


def passages(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The facts whose passage holds ``words``, in the order given; none for blank words."""
    wanted = plain(words)
    if not wanted:
        return []
    return [entry for entry in entries if wanted in plain("…".join(entry.fact.evidence.quote))]
