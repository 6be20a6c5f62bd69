"""Does the quote say what the fact says: its figure, its bound, its level and its types?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lib.checks.level_words import LevelWord, LevelWords, levels_of_figures, same_kind
from lib.checks.report import Report
from lib.checks.type_words import TypeNames
from lib.figures import Found, Kind, Unread, occurrences, scan
from lib.model.document import Bound, Count, Fact, PlatformFact
from lib.problem import Phrase
from lib.script import FRAGMENT_MARK, simplify
from lib.strict_yaml import Location


@dataclass(frozen=True)
class Expected:
    """What the figure of a fact has to say.

    ``value`` and ``value_max`` as in :class:`lib.figures.Figure`. ``location`` is the
    field that holds the value, ``bound_location`` the one that holds the bound.
    """

    value: Decimal
    value_max: Decimal | None
    bound: Bound
    kind: Kind
    location: Location
    bound_location: Location
    is_implied: bool
    bound_is_free: bool


def check_figure(
    fact: Fact, expected: Expected | None, location: Location, report: Report
) -> list[Found]:
    """Hold the evidence's figure against the fact's value and bound.

    Returns the places of the joined quote where the figure stands and agrees; empty where there
    is none, or nothing that could be compared.
    """
    figure = fact.evidence.figure
    place = (*location, "evidence", "figure")
    if figure is None:
        # Of a count the rules of grounds tell what could stand in a figure's place.
        if expected and not expected.is_implied and not isinstance(fact, Count):
            report.at((*location, "evidence"), "figure.missing")
        return []
    fragments = fact.evidence.quote
    if not figure or not any(figure in fragment for fragment in fragments):
        report.at(place, "figure.not_in_quote", figure=figure)
        return []
    if expected is None or expected.is_implied:
        return []
    text = FRAGMENT_MARK.join(fragments)
    readings = occurrences(figure, text)
    whole = [reading for reading in readings if isinstance(reading, Found)]
    if not whole:
        _report_unreadable(figure, readings, text, place, report)
        return []
    agreeing = [found for found in whole if _difference(found, expected) is None]
    if not agreeing:
        _report_difference(figure, whole[0], expected, place, report)
    return agreeing


def _report_unreadable(
    figure: str,
    readings: Sequence[Found | Unread | None],
    text: str,
    place: Location,
    report: Report,
) -> None:
    unread = next((reading for reading in readings if isinstance(reading, Unread)), None)
    if unread:
        words = text[unread.start : unread.end]
        reason = Phrase(f"figure_{unread.reason}")
        report.at(place, "figure.unsure", figure=figure, words=words, reason=reason)
    else:
        report.at(place, "figure.cut" if readings else "figure.unreadable", figure=figure)


def _difference(found: Found, expected: Expected) -> str | None:
    """The code of the first thing in which a figure and its fact differ, or ``None``."""
    figure = found.figure
    # 给予100万奖励: money without its 元.
    is_bare_money = expected.kind == "money" and figure.kind == "count" and not figure.unit
    if figure.kind != expected.kind and not is_bare_money:
        return "figure.kind"
    if (figure.value, figure.value_max) != (expected.value, expected.value_max):
        return "figure.value"
    if expected.bound not in found.bounds and not expected.bound_is_free:
        return "figure.bound"
    return None


def _report_difference(
    figure: str, found: Found, expected: Expected, place: Location, report: Report
) -> None:
    read = found.figure
    code = _difference(found, expected)
    if code == "figure.kind":
        report.at(
            place,
            code,
            figure=figure,
            found=Phrase(f"figure_{read.kind}"),
            expected=Phrase(f"figure_{expected.kind}"),
        )
    elif code == "figure.value":
        report.at(
            expected.location,
            code,
            figure=figure,
            read=_numbers(read.value, read.value_max),
            found=_numbers(expected.value, expected.value_max),
        )
    elif code == "figure.bound":
        if not found.bounds:
            report.at(expected.bound_location, "figure.bounds_contradict", figure=figure)
            return
        report.at(
            expected.bound_location,
            code,
            figure=figure,
            read=tuple(sorted(found.bounds)),
            found=expected.bound,
        )


def _numbers(value: Decimal, value_max: Decimal | None) -> str:
    """A value as a person would type it into the file."""
    texts = [
        f"{number:f}".rstrip("0").rstrip(".") if number % 1 else f"{int(number):_}"
        for number in (value, value_max)
        if number is not None
    ]
    return "–".join(texts)


def check_levels(
    fact: PlatformFact,
    jurisdiction: str,
    agreeing: Sequence[Found],
    level_words: LevelWords,
    location: Location,
    report: Report,
) -> None:
    """Hold the fact's level against the level words of its quote, and its figure's place in order.

    Where the fact gives the document's own words, only the level words inside those count; words
    that are none (部级) leave the level to the coder.
    ``agreeing`` are the places of the figure in the joined quote, as :func:`check_figure` found.
    """
    fragments = fact.evidence.quote
    stated = fact.level_stated
    if stated is not None and not _stands_in(stated, fragments):
        report.at((*location, "level_stated"), "level.stated_not_in_quote", found=stated)
        return
    text = FRAGMENT_MARK.join(fragments)
    words = list(level_words.find(text, jurisdiction))
    if isinstance(fact, Count):
        _check_and_above(fact, words, location, report)
    if fact.level == "unspecified" or "level" in fact.reading:
        return
    level = Phrase(f"level_{fact.level}")
    speaking = words if stated is None else _within(stated, text, words)
    named = {name for word in speaking for name in word.levels}
    if speaking and fact.level not in named:
        found = tuple(dict.fromkeys(word.word for word in speaking))
        report.at((*location, "level"), "level.not_in_quote", words=found, level=level)
        return
    if not speaking and stated is None:
        report.at((*location, "level"), "level.unfounded", level=level)
        return
    if not agreeing or (isinstance(fact, Count) and fact.event == "promoted"):
        # 8个省级工程研究中心晋升为国家…: the figure stands by the level that was left.
        return
    alike = [found for found in scan(text) if same_kind(found.figure, agreeing[0].figure)]
    tied = levels_of_figures(text, words, alike)
    owners = [tied.get(found.start, ()) for found in agreeing]
    if all(owner and not _is_own(fact, owner) for owner in owners):
        report.at(
            (*location, "evidence", "figure"),
            "level.order",
            figure=fact.evidence.figure,
            words=tuple(word.word for word in owners[0]),
            level=level,
        )


def _within(stated: str, text: str, words: Sequence[LevelWord]) -> list[LevelWord]:
    """The level words inside the words that a fact gives as its level's own: 市 in 重庆市."""
    spans = [(match.start(), match.end()) for match in re.finditer(re.escape(stated), text)]
    return [
        word for word in words if any(start < word.end and word.start < end for start, end in spans)
    ]


def _is_own(fact: PlatformFact, owner: Sequence[LevelWord]) -> bool:
    """Whether one of the level words that a figure belongs to is the fact's level."""
    stated = simplify(fact.level_stated or "")
    if stated:
        # The words stated rule; where they hold no level word (重庆市) the order says nothing.
        return any(word.word in stated for word in owner) or "级" not in stated
    return any(fact.level in word.levels for word in owner)


def _check_and_above(
    fact: Count, words: Sequence[LevelWord], location: Location, report: Report
) -> None:
    if {"level", "level_and_above"} & set(fact.reading):
        return
    own = [word for word in words if fact.level in word.levels]
    if fact.level_stated and not own:
        own = [word for word in words if word.word in simplify(fact.level_stated)]
    if fact.level_and_above and not any(word.and_above for word in own):
        report.at((*location, "level_and_above"), "level.and_above_unfounded")
    if not fact.level_and_above and own and all(word.and_above for word in own):
        report.at((*location, "level"), "level.and_above_missing", word=f"{own[0].word}以上")


def check_types(
    fact: PlatformFact,
    names: TypeNames,
    labels: Mapping[str, str],
    location: Location,
    report: Report,
) -> None:
    """Hold the fact's types against the platforms that its quote names.

    Where the fact gives the document's own words, those count, if they name a known type at all.

    ``labels`` are the names of the types by id, for the message.
    """
    if fact.type_stated is not None:
        _check_type_stated(fact, fact.type_stated, names, location, report)
        return
    if "types" in fact.reading:
        return
    named = names.named_in(fact.evidence.quote)
    for index, entry in enumerate(fact.types):
        if entry in labels and entry not in named:
            report.at(
                (*location, "types", index),
                "type.not_in_quote",
                type=entry,
                label=labels[entry],
                hint=Phrase("quote_names", {"names": tuple(sorted(named))}) if named else "",
            )


def _check_type_stated(
    fact: PlatformFact, stated: str, names: TypeNames, location: Location, report: Report
) -> None:
    if not _stands_in(stated, fact.evidence.quote):
        report.at((*location, "type_stated"), "type.stated_not_in_quote", found=stated)
        return
    if "types" in fact.reading:
        return
    # 重庆市重点实验室: the words of the level are no part of the type's name.
    bare = stated.removeprefix(fact.level_stated or "")
    named = names.named_in([stated])
    if names.named_by(bare) is None and named & set(fact.types):
        report.at(
            (*location, "type_stated"),
            "type.stated_narrower",
            found=stated,
            types=tuple(fact.types),
        )
    elif named and not named & set(fact.types):
        report.at(
            (*location, "types"),
            "type.stated_is_another",
            found=stated,
            names=tuple(sorted(named)),
            types=tuple(fact.types),
        )


def _stands_in(words: str, fragments: Sequence[str]) -> bool:
    """Whether ``words`` stand in the quote, within a fragment or across neighbouring ones."""
    return bool(words) and (
        words in "".join(fragments) or any(words in fragment for fragment in fragments)
    )
