"""Counts of platforms, item by item: which jurisdictions state them, and how they compare.

An item is what may stand on one axis: the same types, level and measure of jurisdictions that are
peers. Named members of a stated total and restatements are not rows of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import pandas as pd

from lib.catalogue import LEVELS, Catalogue
from lib.compare import Verdict, compare_set, signature
from lib.index import Entry
from lib.model.document import WITHOUT_FIGURE, Count
from lib.model.reference import TypeMapping
from lib.ranking import latest
from lib.wording import Lang, figures, text

View = Literal["stock", "change"]
"""``stock``: what exists and what is aimed at; ``change``: yearly and cumulative additions."""

COLUMNS = (
    "fact_id",
    "tier",
    "block",
    "types",
    "types_label",
    "family",
    "level",
    "level_label",
    "and_above",
    "jurisdiction",
    "jurisdiction_label",
    "place_order",
    "measure",
    "event",
    "status",
    "value",
    "value_max",
    "bound",
    "words",
    "short",
    "year",
    "year_label",
    "is_read",
    "read_mark",
    "is_shared",
    "is_compared",
    "grade",
    "reasons",
)
"""Columns of :func:`table`, one row a fact. ``value`` is a number of platforms (missing where
stated without a figure), ``is_shared`` whether two or more jurisdictions of the tier state a level
of the type, ``is_compared`` whether they state the item with the same status; only then are there
``reasons`` and a ``grade`` other than comparable."""


NOTHING_TO_COMPARE = compare_set(())


def is_member(entry: Entry, catalogue: Catalogue) -> bool:
    """Whether a count restates another, or names members of a total of the same types and level."""
    count = entry.count
    if count.restates:
        return True
    if count.part_of is None:
        return False
    total = catalogue.entries[entry.sibling(count.part_of)].count
    return (
        set(total.types) == set(count.types)
        and total.level == count.level
        and total.level_and_above == count.level_and_above
    )


def item_key(count: Count) -> tuple[str, ...]:
    """What the facts of one item share, jurisdiction aside; stock and its target are one item."""
    return (
        ";".join(sorted(count.types)),
        count.level,
        "+" if count.level_and_above else "",
        count.measure,
        count.event or "",
    )


def drawn(catalogue: Catalogue, view: View) -> list[Entry]:
    """The counts that a view shows, in file order."""
    return [
        entry
        for entry in catalogue.of_kind("count")
        if (entry.count.measure == "stock") == (view == "stock") and not is_member(entry, catalogue)
    ]


def items(entries: Iterable[Entry]) -> dict[tuple[str, ...], list[Entry]]:
    """Counts grouped by the tier of peers and the item."""
    grouped: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        grouped[(entry.jurisdiction.peer_tier, *item_key(entry.count))].append(entry)
    return grouped


def all_views(catalogue: Catalogue, lang: Lang) -> pd.DataFrame:
    """The counts of both views with :data:`COLUMNS`, by type; their grades are those of a view."""
    views: tuple[View, View] = ("stock", "change")
    rows = [row for view in views for row in table(catalogue, view, lang).to_dict("records")]
    rows.sort(key=lambda row: (catalogue.type_rank(row["types"].split(";")), row["types"]))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def table(catalogue: Catalogue, view: View, lang: Lang) -> pd.DataFrame:
    """All counts of a view with :data:`COLUMNS`, shared items first, then by type and level."""
    rows = []
    mappings = catalogue.dataset.vocabulary.mappings
    grouped = items(drawn(catalogue, view))
    # A type of which two or more state one level is shown with all its levels, gaps included;
    # totals over levels stay with what only one states.
    shared = {
        (block, types)
        for (block, types, *_), members in grouped.items()
        if len({entry.jurisdiction.id for entry in members}) > 1
    }
    for (block, types, level, *_), members in grouped.items():
        n_places = len({entry.jurisdiction.id for entry in members})
        is_shared = n_places > 1 or ((block, types) in shared and level != "unspecified")
        for status in ("actual", "target"):
            same = [entry for entry in members if entry.count.status == status]
            verdicts = _verdicts(same, mappings)
            for entry in same:
                count, verdict = entry.count, verdicts.get(entry.id, NOTHING_TO_COMPARE)
                rows.append(
                    {
                        "fact_id": entry.id,
                        "tier": entry.jurisdiction.tier,
                        "block": block,
                        "types": types,
                        "types_label": catalogue.types_short(count.types, lang),
                        "family": catalogue.types[count.types[0]].family,
                        "level": count.level,
                        "level_label": catalogue.level_label(
                            count.level, lang, and_above=count.level_and_above
                        ),
                        "and_above": count.level_and_above,
                        "jurisdiction": entry.jurisdiction.id,
                        "jurisdiction_label": entry.jurisdiction.label(lang),
                        "place_order": entry.jurisdiction.order,
                        "measure": count.measure,
                        "event": count.event or "",
                        "status": status,
                        "value": None if count.value == WITHOUT_FIGURE else count.value,
                        "value_max": count.value_max,
                        "bound": count.bound,
                        "words": figures.count_value(count, lang),
                        "short": figures.count_value(count, lang, is_short=True),
                        "year": entry.year,
                        "year_label": figures.year(entry, lang),
                        "is_read": bool(count.reading),
                        "read_mark": figures.reading_mark(entry),
                        "is_shared": is_shared,
                        "is_compared": bool(verdicts),
                        "grade": verdict.grade.name.lower(),
                        "reasons": ";".join(verdict.reasons),
                        "_order": (
                            not is_shared,
                            catalogue.type_rank(count.types),
                            types,
                            LEVELS.index(count.level),
                            count.level_and_above,
                            entry.jurisdiction.order,
                            status,
                            count.event or "",
                        ),
                    }
                )
    rows.sort(key=lambda row: row.pop("_order"))  # type: ignore[return-value, arg-type]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _verdicts(same: Sequence[Entry], mappings: Sequence[TypeMapping]) -> Mapping[str, Verdict]:
    """How each fact of an item and status stands to what other jurisdictions state, by fact id.

    Empty where only one jurisdiction states it. The latest facts are graded as one set, which is
    what may be ranked; older ones together with all.
    """
    if len({entry.jurisdiction.id for entry in same}) < 2:
        return {}
    newest = latest(same)
    everything = compare_set(map(signature, same), mappings)
    found = dict.fromkeys((entry.id for entry in same), everything)
    return found | dict.fromkeys(
        (entry.id for entry in newest), compare_set(map(signature, newest), mappings)
    )


def label_of(row: dict[str, object], lang: Lang) -> str:
    """What stands beside a mark: the figure, its year, and whether it is a target or implied."""
    key = "mark_target" if row["status"] == "target" else "mark_actual"
    words = text(key, lang, figure=row["short"], year=row["year_label"])
    return with_mark(words, str(row["read_mark"]), lang)


def with_mark(words: str, mark: str, lang: Lang) -> str:
    """Words with "implied" or "see note" behind them, where a reading calls for it."""
    return text("mark_read", lang, words=words, mark=text(f"read_{mark}", lang)) if mark else words
