"""Rules for counts: value and bound, event, time, and how counts of one document add up."""

from collections.abc import Sequence
from decimal import Decimal

from lib.checks.evidence import Expected
from lib.checks.report import Report
from lib.model.document import WITHOUT_FIGURE, Count, is_implied
from lib.problem import Phrase
from lib.strict_yaml import Location

# Where the time of each measure stands; a cumulative count may have either.
_TIMES = {"stock": ("as_of",), "flow": ("period",), "cumulative": ("as_of", "period")}


def check_value(count: Count, location: Location, report: Report) -> Expected | None:
    """Check a count's value in itself.

    Returns what the figure of its evidence has to say; ``None`` where the document gives none.
    """
    value, value_max = count.value, count.value_max
    is_range = count.bound == "range" and value != WITHOUT_FIGURE
    if value_max is not None and not is_range:
        report.at((*location, "value_max"), "count.max_without_range", bound=count.bound)
        return None
    if isinstance(value, str):
        return None
    if is_range and value_max is None:
        report.at((*location, "bound"), "count.range_without_max")
        return None
    if value_max is not None and value >= value_max:
        report.at((*location, "value_max"), "count.range_order", min=value, max=value_max)
        return None
    return Expected(
        value=Decimal(value),
        value_max=None if value_max is None else Decimal(value_max),
        bound=count.bound,
        kind="count",
        location=(*location, "value"),
        bound_location=(*location, "bound"),
        is_implied=is_implied(count.reading.get("value")),
        bound_is_free="bound" in count.reading,
    )


def check_event(count: Count, location: Location, report: Report) -> None:
    """An event happens over a time, and only a promotion leaves another type or level behind."""
    if count.event and count.measure == "stock":
        report.at((*location, "event"), "count.event_of_stock", event=count.event)
    if count.event == "promoted" and count.promoted_from is None:
        report.at((*location, "event"), "count.promoted_from_missing")
    if count.promoted_from is not None and count.event != "promoted":
        report.at_key((*location, "promoted_from"), "count.promoted_from_without_event")


def check_time(count: Count, location: Location, report: Report) -> None:
    """A stock has a date, a flow a period; never both."""
    fields = _TIMES[count.measure]
    given = [name for name in ("as_of", "period") if getattr(count, name) is not None]
    if len(given) == 2:
        report.at_key((*location, "period"), "count.time_twice")
    elif not given:
        report.at(
            (*location, "measure"), "count.time_missing", measure=count.measure, expected=fields
        )
    elif given[0] not in fields:
        report.at_key(
            (*location, given[0]),
            "count.time_of_other_measure",
            measure=count.measure,
            found=given[0],
            expected=fields,
        )


def check_parts(counts: Sequence[Count], report: Report) -> None:
    """Parts count the same thing as their total, and add up to it."""
    by_id = {count.id: (index, count) for index, count in enumerate(counts)}
    parts: dict[str, list[Count]] = {}
    for index, count in enumerate(counts):
        if count.part_of is None or count.part_of not in by_id or count.part_of == count.id:
            continue
        total = by_id[count.part_of][1]
        for name in ("measure", "event", "status"):
            if getattr(count, name) != getattr(total, name):
                report.at(
                    ("counts", index, name),
                    "count.part_differs",
                    field=name,
                    found=getattr(count, name) or Phrase("nothing"),
                    total=total.id,
                    expected=getattr(total, name) or Phrase("nothing"),
                )
        parts.setdefault(total.id, []).append(count)
    for name, members in parts.items():
        index, total = by_id[name]
        _check_sum(total, members, ("counts", index, "value"), report)


def _check_sum(total: Count, parts: Sequence[Count], place: Location, report: Report) -> None:
    # A part told twice counts once.
    told = {part.id for part in parts}
    parts = [part for part in parts if part.restates not in told]
    values = [part.value for part in parts if isinstance(part.value, int)]
    if not isinstance(total.value, int) or total.bound != "exact":
        return
    are_exact = len(values) == len(parts) and all(part.bound == "exact" for part in parts)
    is_floor = all(part.bound in ("exact", "at_least", "range") for part in parts)
    found = sum(values)
    figures = {"sum": found, "total": total.value, "parts": tuple(map(str, values))}
    if total.parts == "complete" and are_exact and found != total.value:
        report.at(place, "count.parts_sum", **figures)
    elif is_floor and found > total.value:
        report.at(place, "count.parts_exceed", **figures)
