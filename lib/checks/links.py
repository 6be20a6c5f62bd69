"""Facts that name one another within a document."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from lib.checks.report import Report
from lib.model.document import Count, Document, Fact, Reward
from lib.problem import hint
from lib.strict_yaml import Location

AnyFact = TypeVar("AnyFact", bound=Fact)

LISTS = ("counts", "named", "rewards", "funds", "instruments")
"""The lists of facts of a document, in the order of its fields."""


def check_ids(document: Document, report: Report) -> None:
    """An id stands once in a file, whatever the list."""
    first: dict[str, Location] = {}
    for name in LISTS:
        facts: Sequence[Fact] = getattr(document, name)
        for index, fact in enumerate(facts):
            location = (name, index, "id")
            if fact.id in first:
                line = report.line(first[fact.id])
                report.at(location, "fact.duplicate_id", id=fact.id, first=line)
            else:
                first[fact.id] = location


def check_links(document: Document, report: Report) -> None:
    """Every link leads to another fact of the same list, and never round in a circle."""
    _check_chain("counts", document.counts, ("part_of",), lambda c: c.part_of, report)
    _check_chain("counts", document.counts, ("restates",), lambda c: c.restates, report)
    _check_chain("rewards", document.rewards, ("relation", "to"), _related, report)
    _check_restatements(document.counts, report)


def _related(reward: Reward) -> str | None:
    return None if isinstance(reward.relation, str) else reward.relation.to


def _check_chain(
    name: str,
    facts: Sequence[AnyFact],
    field: tuple[str, ...],
    target: Callable[[AnyFact], str | None],
    report: Report,
) -> None:
    targets = {fact.id: target(fact) for fact in facts}
    for index, fact in enumerate(facts):
        place: Location = (name, index, *field)
        to = target(fact)
        if to is None:
            continue
        values = {"field": ".".join(field), "found": to}
        if to == fact.id:
            report.at(place, "fact.link_to_itself", **values)
        elif to not in targets:
            others = [other for other in targets if other != fact.id]
            report.at(place, "fact.link_unknown", **values, list=name, hint=hint(to, others))
        elif _leads_back(fact.id, targets):
            report.at(place, "fact.link_circle", **values)


def _leads_back(start: str, targets: dict[str, str | None]) -> bool:
    seen: set[str] = set()
    step = targets.get(start)
    while step is not None and step not in seen:
        if step == start:
            # A link to itself is told where it stands, not once more on the way.
            return True
        seen.add(step)
        step = targets.get(step)
    return False


def _check_restatements(counts: Sequence[Count], report: Report) -> None:
    """A count that says another once more says the same."""
    by_id = {count.id: count for count in counts}
    for index, count in enumerate(counts):
        if count.restates is None or count.restates == count.id:
            continue
        first = by_id.get(count.restates)
        if first is None:
            continue
        same = {
            "value": (count.value, count.value_max) == (first.value, first.value_max),
            "bound": count.bound == first.bound,
            "types": set(count.types) == set(first.types),
            "level": count.level == first.level,
        }
        different = tuple(name for name, is_same in same.items() if not is_same)
        if different:
            place = ("counts", index, different[0])
            report.at(place, "fact.restates_differs", fields=different, first=first.id)
