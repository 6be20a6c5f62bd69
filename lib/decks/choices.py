"""The choices of a view, read from the plain codes of its address, without a page.

The controls of the pages keep the same codes; what neither knows is ignored and told.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from lib.costs.scenario import parse_numbers

APART = frozenset({"lang", "version", "chart"})
"""Parts of an address that are no choices of a view: language, data version, which chart."""

NONE = "none"
"""What stands in an address for an empty choice of several."""


class Choices:
    """Codes by name, as an address holds them; each question records what it could not use.

    ``ignored`` lists name and value of everything that was not used, unknown names included
    once all questions were asked.
    """

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = {name: value for name, value in codes.items() if name not in APART}
        self._asked: set[str] = set()
        self._refused: list[tuple[str, str]] = []

    @property
    def ignored(self) -> list[tuple[str, str]]:
        """What was not used, by name and value."""
        unknown = [(n, v) for n, v in self._codes.items() if n not in self._asked]
        return [*self._refused, *unknown]

    def _take(self, name: str) -> str | None:
        self._asked.add(name)
        return self._codes.get(name)

    def one(self, name: str, options: Sequence[str], default: str | None = None) -> str:
        """One of ``options``, the default (the first) where none or an unknown one is asked."""
        fallback = default if default is not None else options[0]
        asked = self._take(name)
        if asked is None or asked in options:
            return asked or fallback
        self._refused.append((name, asked))
        return fallback

    def or_all(self, name: str, options: Sequence[str]) -> str:
        """One of ``options`` or ``all``, which is the default."""
        return self.one(name, ["all", *options])

    def several(self, name: str, options: Sequence[str], default: Sequence[str] = ()) -> list[str]:
        """Any number of ``options``, in their order; codes are separated by commas."""
        asked = self._take(name)
        if asked is None:
            return [code for code in options if code in default]
        codes = [] if asked == NONE else [code for code in asked.split(",") if code]
        self._refused += [(name, code) for code in dict.fromkeys(codes) if code not in options]
        chosen = [code for code in options if code in codes]
        if codes and not chosen:
            return [code for code in options if code in default]
        return chosen

    def number(self, name: str, least: int, most: int, default: int) -> int:
        """A whole number; one that lies outside becomes the nearest and is told."""
        asked = self._take(name)
        if asked is None:
            return default
        if not re.fullmatch(r"-?[0-9]{1,9}", asked):
            self._refused.append((name, asked))
            return default
        if not least <= int(asked) <= most:
            self._refused.append((name, asked))
        return min(max(int(asked), least), most)

    def numbers(self, name: str, known: Collection[str], most: int) -> dict[str, int]:
        """Numbers by key, written ``key:number`` with commas between."""
        found, refused = parse_numbers(self._take(name) or "", known, most)
        self._refused += [(name, part) for part in refused]
        return found

    def switch(self, name: str) -> bool:
        """Whether the address holds ``name=1``."""
        return self.one(name, ["0", "1"]) == "1"
