"""Platform types by the names that documents give them."""

import re
from collections.abc import Iterable, Sequence

from lib.model.reference import PlatformType
from lib.script import FRAGMENT_MARK, normalise_name

_LEVEL_INSIDE = re.compile("(?:国家|省|市|县)级|国家")


def name_key(name: str) -> str:
    """The spelling of a platform's name by which two names are the same."""
    return "".join(normalise_name(name).split())


class TypeNames:
    """Finds the platform types that a text names, by label and aliases, the longest name first."""

    def __init__(self, types: Iterable[PlatformType]) -> None:
        self._type_of: dict[str, str] = {}
        for entry in types:
            for name in (entry.zh, *entry.aliases):
                self._type_of.setdefault(name_key(name), entry.id)
        names = sorted(filter(None, self._type_of), key=len, reverse=True)
        self._leveled = _any_of(filter(_LEVEL_INSIDE.search, names))
        self.pattern = _any_of(names)

    def named_in(self, fragments: Sequence[str]) -> set[str]:
        """The ids of the types named in ``fragments``.

        工程技术研究中心 does not also name 技术研究中心, nor 企业国家重点实验室 a 重点实验室: each
        stretch of text counts once. Level words may stand inside a name and make it no wider:
        企业省级重点实验室 are 企业重点实验室, not all 重点实验室.
        """
        text = name_key(FRAGMENT_MARK.join(fragments))
        rest = _LEVEL_INSIDE.sub("", self._leveled.sub(FRAGMENT_MARK, text))
        found = (*self._leveled.finditer(text), *self.pattern.finditer(rest))
        return {self._type_of[match[0]] for match in found}

    def named_by(self, words: str) -> str | None:
        """The id of the type that ``words`` name as a whole, level words aside."""
        key = name_key(words)
        return self._type_of.get(key) or self._type_of.get(_LEVEL_INSIDE.sub("", key))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """One of ``names``, the longest first as they come; with none it matches nothing."""
    return re.compile("|".join(map(re.escape, names)) or r"(?!)")
