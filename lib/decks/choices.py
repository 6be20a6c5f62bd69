"""The choices of a view, read from the plain codes of its address, without a page.

The controls of the pages keep the same codes; what neither knows is ignored and told.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lib.costs.scenario import parse_numbers

APART = frozenset({"lang", "version", "chart"})
"""Parts of an address that are no choices of a view: language, data version, which chart."""

NONE = "none"
"""What stands in an address for an empty choice of several."""


@dataclass(frozen=True)
class Refused:
    """A value that could not be used, and the codes that could; none where it is no code."""

    name: str
    value: str
    options: tuple[str, ...] = ()


class Choices:
    """Codes by name, as an address holds them; each question records what it could not use.

    Once all questions were asked, ``ignored`` lists name and value of everything that was not
    used: values that were ``refused``, and those of ``unknown`` names, for which nobody asked.
    """

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = {name: value for name, value in codes.items() if name not in APART}
        self._taken: dict[str, str] = {}
        self.asked: list[str] = []
        self.refused: list[Refused] = []

    @property
    def unknown(self) -> list[str]:
        """Names for which nobody asked."""
        return [name for name in self._codes if name not in self.asked]

    @property
    def ignored(self) -> list[tuple[str, str]]:
        """What was not used, by name and value."""
        refused = [(item.name, item.value) for item in self.refused]
        return [*refused, *((name, self._codes[name]) for name in self.unknown)]

    @property
    def taken(self) -> Mapping[str, str]:
        """What was answered to questions for codes, defaults included, as an address holds it."""
        return self._taken

    def _take(self, name: str) -> str | None:
        if name not in self.asked:
            self.asked.append(name)
        return self._codes.get(name)

    def _refuse(self, name: str, value: str, options: Sequence[str] = ()) -> None:
        self.refused.append(Refused(name, value, tuple(options)))

    def one(self, name: str, options: Sequence[str], default: str | None = None) -> str:
        """One of ``options``, the default (the first) where none or an unknown one is asked."""
        asked = self._take(name)
        if asked is not None and asked not in options:
            self._refuse(name, asked, options)
            asked = None
        self._taken[name] = asked or (default if default is not None else options[0])
        return self._taken[name]

    def or_all(self, name: str, options: Sequence[str]) -> str:
        """One of ``options`` or ``all``, which is the default."""
        return self.one(name, ["all", *options])

    def several(self, name: str, options: Sequence[str], default: Sequence[str] = ()) -> list[str]:
        """Any number of ``options``, in their order; codes are separated by commas."""
        asked = self._take(name)
        fallback = [code for code in options if code in default]
        chosen = fallback
        if asked is not None:
            codes = [] if asked == NONE else [code for code in asked.split(",") if code]
            for code in dict.fromkeys(codes):
                if code not in options:
                    self._refuse(name, code, options)
            known = [code for code in options if code in codes]
            chosen = known if known or not codes else fallback
        self._taken[name] = ",".join(chosen) or NONE
        return chosen

    def number(self, name: str, least: int, most: int, default: int) -> int:
        """A whole number; one that lies outside becomes the nearest and is told."""
        asked = self._take(name)
        if asked is None:
            return default
        if not re.fullmatch(r"-?[0-9]{1,9}", asked):
            self._refuse(name, asked)
            return default
        if not least <= int(asked) <= most:
            self._refuse(name, asked)
        return min(max(int(asked), least), most)

    def numbers(self, name: str, known: Collection[str], most: int) -> dict[str, int]:
        """Numbers by key, written ``key:number`` with commas between."""
        found, refused = parse_numbers(self._take(name) or "", known, most)
        for part in refused:
            self._refuse(name, part)
        return found

    def switch(self, name: str) -> bool:
        """Whether the address holds ``name=1``."""
        return self.one(name, ["0", "1"]) == "1"
