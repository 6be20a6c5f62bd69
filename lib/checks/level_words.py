"""Level words of a text (国家级, 省、市级, 省重点实验室) and the levels they mean where they stand.

The same word ranks differently: 市级 is municipal in Xuchang and provincial in Chongqing, whose
市 is a province-level one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lib.figures import Figure, Found
from lib.model.document import Level
from lib.model.reference import TIERS, Jurisdiction
from lib.script import FRAGMENT_MARK, normalise_name

Levels = frozenset[Level]

_SEPARATOR = r"\s*(?:、|,|，|和|及|与|以及|或|/)\s*"
_SHORT = "国家|自治区|省|市|州|盟|县|区"
# 副省级 and 县级市 are ranks of cities, 园区级 a level of something else.
_FULL = (
    r"(?<!非)(?:国家级|自治区级|(?<!副)省级|设区的?市级|地市级|市级|州级|盟级|县\(市、?区\)级"
    r"|县市区级|区县级|县区级|县级(?!市)|(?<![园社校])区级)"
)
# In 国家、省、市级 the last word lends its 级 to those before it; in 省市级 with no sign between.
_LISTED = (
    rf"(?<![我全本各该外])(?:(?:{_SHORT})(?=(?:{_SEPARATOR}(?:{_SHORT}))*{_SEPARATOR}{_FULL})"
    rf"|国家(?=省级|省市级)|省(?=市级|市县级)|市(?=县级|区级))"
)
# Between two figures of one list: a sign alone, or a few words without a comma (奖励、).
_LIST_GAP = re.compile(rf"\s*[、,，和及与或]\s*|[^，,{FRAGMENT_MARK}]{{1,12}}")
_CLAUSE_END = re.compile(rf"[，{FRAGMENT_MARK}]|,(?!\d)")
_AND_ABOVE = re.compile(r"\s*(?:\(含\))?[及和]?以上")

_MEANING: Mapping[str, Levels] = {
    "国家": frozenset({"national"}),
    "自治区": frozenset({"provincial"}),
    "省": frozenset({"provincial"}),
    "市": frozenset({"municipal"}),
    "州": frozenset({"municipal"}),
    "盟": frozenset({"municipal"}),
    "县": frozenset({"county"}),
    "区": frozenset({"county"}),
}


@dataclass(frozen=True)
class LevelWord:
    """A level word at its place; ``levels`` are those it may mean in the jurisdiction."""

    start: int
    end: int
    word: str
    levels: Levels
    and_above: bool


class LevelWords:
    """Finds level words. ``type_pattern`` matches platform names in simplified characters."""

    def __init__(
        self, type_pattern: re.Pattern[str], jurisdictions: Mapping[str, Jurisdiction]
    ) -> None:
        self._jurisdictions = jurisdictions
        names = f"(?:{type_pattern.pattern})"
        # Beside the full words: 省重点实验室, 国家重点实验室, and names such as 省实验室.
        self._pattern = re.compile(
            rf"{_FULL}|{_LISTED}|(?<![我全本各该外城都超])(?:国家|自治区|省|市)(?={names})"
            rf"|(?={names})(?:国家|省)"
        )

    def find(self, text: str, jurisdiction: str) -> Iterator[LevelWord]:
        """The level words of ``text`` from left to right, as ``jurisdiction`` means them."""
        plain = normalise_name(text)
        for match in self._pattern.finditer(plain):
            levels = self._levels(match[0], jurisdiction)
            above = _AND_ABOVE.match(plain, match.end())
            yield LevelWord(match.start(), match.end(), match[0], levels, above is not None)

    def _levels(self, word: str, jurisdiction: str) -> Levels:
        stem = word.removesuffix("级")
        stem = "县" if stem.startswith("县") or stem == "区县" else stem
        stem = "市" if stem.endswith("市") else stem
        levels = _MEANING[stem]
        own = self._jurisdictions.get(jurisdiction)
        top = self._province(own)
        if stem == "市" and top and top.kind == "municipality":
            return frozenset({"provincial"})
        if stem == "市" and self._is_of_county_level_city(own):
            # Its own level or that of the city above it.
            return frozenset({"municipal", "county"})
        if stem == "区" and top and top.kind == "autonomous_region":
            return frozenset({"provincial", "county"})
        return levels

    def _province(self, jurisdiction: Jurisdiction | None) -> Jurisdiction | None:
        """The province-level jurisdiction above (or the same), as far as the data lead."""
        return next((one for one in self._upwards(jurisdiction) if one.tier == "province"), None)

    def _is_of_county_level_city(self, jurisdiction: Jurisdiction | None) -> bool:
        """Whether it is a county-level city, or a zone in one."""
        return any(
            one.tier in ("province_administered", "county") and one.zh.endswith("市")
            for one in self._upwards(jurisdiction)
        )

    def _upwards(self, jurisdiction: Jurisdiction | None) -> Iterator[Jurisdiction]:
        """The jurisdiction and those above it; broken data may lead in a circle."""
        for _ in TIERS:
            if jurisdiction is None:
                return
            yield jurisdiction
            jurisdiction = self._jurisdictions.get(jurisdiction.parent)


@dataclass
class _Token:
    """A level word or a figure in the order of the text."""

    start: int
    end: int
    word: LevelWord | None = None
    figure: Found | None = None
    words: tuple[LevelWord, ...] = ()


def levels_of_figures(
    text: str, words: Sequence[LevelWord], figures: Sequence[Found]
) -> dict[int, tuple[LevelWord, ...]]:
    """Which level words each figure of ``text`` belongs to, by the figure's start.

    A figure that the text ties to no level for sure is left out. Read are, within one part of a
    sentence (up to ； or 。):

    * a list of k levels and then a list of k figures, matched by order (分别给予50万元、20万元);
    * a figure right after a level word (国家级1个), or right before it (5家省级孵化器);
    * a single level word and the figures after it up to the next comma;
    * several level words and a single figure: it belongs to all of them.
    """
    tied: dict[int, tuple[LevelWord, ...]] = {}
    start = 0
    for stop in [*(match.start() for match in re.finditer("[;；。]", text)), len(text)]:
        tokens = [
            *(_Token(w.start, w.end, word=w) for w in words if start <= w.start < stop),
            *(_Token(f.start, f.end, figure=f) for f in figures if start <= f.start < stop),
        ]
        _tie(sorted(tokens, key=lambda token: token.start), text)
        for token in tokens:
            if token.figure and token.words:
                tied[token.start] = token.words
        start = stop
    return tied


def _tie(tokens: list[_Token], text: str) -> None:
    """Tie the figures of one part of a sentence to its level words."""
    groups = _groups(tokens)
    for group, following in pairwise(groups):
        if group[0].word and len(group) > 1:
            listed = tuple(token.word for token in group if token.word)
            if len(following) == len(group) and _is_list(following, text):
                for token, word in zip(following, listed, strict=True):
                    token.words = (word,)
            elif len(following) == 1:
                following[0].words = listed
    _tie_neighbours(tokens, groups, text)


def _is_list(figures: list[_Token], text: str) -> bool:
    """Whether figures follow one another as a list: 50万元、20万元, but not 3家，新增2家."""
    return all(
        _LIST_GAP.fullmatch(text, left.end, right.start) for left, right in pairwise(figures)
    )


def _groups(tokens: list[_Token]) -> list[list[_Token]]:
    """Neighbouring tokens of one kind together."""
    groups: list[list[_Token]] = []
    for token in tokens:
        if groups and (groups[-1][0].word is None) == (token.word is None):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _tie_neighbours(tokens: list[_Token], groups: list[list[_Token]], text: str) -> None:
    used: set[int] = set()
    pairs = list(pairwise(tokens))
    for left, right in pairs:
        if left.word and left.end == right.start and not right.words:
            right.words = (left.word,)
            used.add(id(left))
    for left, right in pairs:
        touches = right.word and left.end == right.start and id(right) not in used
        if touches and right.word and not left.words:
            left.words = (right.word,)
            used.add(id(right))
    alone = sum(1 for token in tokens if token.word) == 1
    for group, following in pairwise(groups):
        word = group[-1].word
        if not word or len(group) > 1 or id(group[0]) in used:
            continue
        for token in following:
            crosses = _CLAUSE_END.search(text, word.end, token.start)
            if crosses and not (alone and token is following[0]):
                break
            if not token.words:
                token.words = (word,)


def same_kind(figure: Figure, other: Figure) -> bool:
    """Whether two figures count alike, so that both may belong to one list of levels."""
    return figure.kind == other.kind and figure.unit == other.unit
