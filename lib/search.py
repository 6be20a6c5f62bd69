"""Find passages by words in simplified or traditional characters, variants included."""

import unicodedata
from collections.abc import Iterable

from lib.index import Entry
from lib.script import normalise_name


def plain(words: str) -> str:
    """Words without difference of script, variant, case, width or white space."""
    return "".join(normalise_name(unicodedata.normalize("NFKC", words)).split()).casefold()


def passages(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The facts with ``words`` in a fragment of their passage, in order; none for blank words."""
    wanted = plain(words)
    if not wanted:
        return []
    return [
        entry
        for entry in entries
        if any(wanted in plain(fragment) for fragment in entry.fact.evidence.quote)
    ]
