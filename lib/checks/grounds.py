"""What a count rests on: a figure of the text, or one of the strict grounds that imply a number.

A platform that is only named is not one of its kind; it belongs to the list ``named``.
"""

from collections.abc import Callable, Mapping, Sequence

from lib.checks.report import Report
from lib.checks.type_words import name_key
from lib.model.document import VALUE_GROUNDS, WITHOUT_FIGURE, Count, ValueGround
from lib.problem import Phrase
from lib.script import FRAGMENT_MARK
from lib.strict_yaml import Location


def check_grounds(counts: Sequence[Count], report: Report) -> None:
    """Every count of a document has a figure, or names the ground on which its value is implied.

    A ground holds where the quote, or the total that the count is a part of, bears it out.
    """
    for index, count in enumerate(counts):
        location: Location = ("counts", index)
        for name, given in count.reading.items():
            if given in VALUE_GROUNDS and name != "value":
                place = (*location, "reading", name)
                report.at(place, "count.ground_of_other_field", found=given, field=name)
        mark = count.reading.get("value")
        if mark == "implied":
            report.at((*location, "reading", "value"), "count.ground_vague", expected=VALUE_GROUNDS)
        elif mark is None or mark == "ambiguous":
            _check_figure_stands(count, location, report)
        elif not _HOLDS[mark](count, counts):
            report.at(
                (*location, "reading", "value"),
                "count.ground_missing",
                ground=mark,
                wanted=Phrase(f"ground_{mark}"),
            )


def _check_figure_stands(count: Count, location: Location, report: Report) -> None:
    if count.value == WITHOUT_FIGURE:
        report.at((*location, "value"), "count.without_figure", expected=VALUE_GROUNDS)
    elif count.evidence.figure is None:
        report.at((*location, "evidence"), "count.without_ground", expected=VALUE_GROUNDS)


def _is_rest(count: Count, counts: Sequence[Count]) -> bool:
    """What the other parts leave of an exact total, all of whose parts are stated."""
    total = next((other for other in counts if other.id == count.part_of), None)
    others = [o for o in counts if o.part_of == count.part_of and o.id != count.id]
    stated = [o.value for o in others if o.bound == "exact" and o.evidence.figure is not None]
    if total is None or not others or len(stated) < len(others):
        return False
    values = [value for value in (total.value, *stated) if isinstance(value, int)]
    return (
        len(values) == len(others) + 1
        and (total.bound, total.parts, count.bound) == ("exact", "complete", "exact")
        and count.value == values[0] - sum(values[1:])
    )


def _is_breakthrough(count: Count, _: Sequence[Count]) -> bool:
    """From nothing to the first: none yet, or at least one as a target."""
    quote = name_key(FRAGMENT_MARK.join(count.evidence.quote))
    told = "零的突破" in quote or "零突破" in quote or "突破零" in quote
    first = (count.value, count.bound, count.status)
    return told and first in {(0, "exact", "actual"), (1, "at_least", "target")}


def _is_enumeration(count: Count, _: Sequence[Count]) -> bool:
    """Names in a row that one act is about, each a fragment of its own; never a stock."""
    names = {name_key(fragment) for fragment in count.evidence.quote}
    return count.value == len(names) > 1 and count.status == "target"


def _is_coverage(count: Count, _: Sequence[Count]) -> bool:
    return "全覆盖" in name_key(FRAGMENT_MARK.join(count.evidence.quote))


_HOLDS: Mapping[ValueGround, Callable[[Count, Sequence[Count]], bool]] = {
    "implied_by_parts": _is_rest,
    "implied_by_breakthrough": _is_breakthrough,
    "implied_by_enumeration": _is_enumeration,
    "implied_by_coverage": _is_coverage,
}
