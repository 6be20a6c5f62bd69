"""Who states what: items by jurisdictions, as stated, zero, not applicable or not stated."""

from collections import defaultdict
from dataclasses import dataclass

from lib.catalogue import LEVELS, Catalogue
from lib.index import Entry
from lib.model.document import Count, PlatformFact, Source
from lib.views.overview import CellKind, cell_kind, is_not_applicable
from lib.wording import Lang


@dataclass(frozen=True)
class CoverageRow:
    """A type at a level: for each jurisdiction (by id) the kind of statement and its facts."""

    family: str
    type: str
    name: str
    level: str
    cells: dict[str, tuple[CellKind, tuple[str, ...]]]


def documents(catalogue: Catalogue) -> dict[str, list[Source]]:
    """The documents coded of every jurisdiction (by id), in file order."""
    found: dict[str, list[Source]] = defaultdict(list)
    for document in catalogue.dataset.documents.values():
        found[document.document.jurisdiction].append(document.document)
    return {place.id: found[place.id] for place in catalogue.jurisdictions}


def _kind(fact: PlatformFact) -> str:
    if isinstance(fact, Count):
        return "target" if fact.status == "target" else "count"
    return "reward"


def table(catalogue: Catalogue, kind: str, lang: Lang) -> list[CoverageRow]:
    """Rows for ``kind`` (``count``, ``target`` or ``reward``): all that anyone states.

    One row a type and level; ``count`` is what exists or was added, ``target`` what is aimed at.
    A combined figure of several types counts as stated for each of them.
    """
    grouped: dict[tuple[tuple[int, int], str, int], dict[str, list[Entry]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for entry in catalogue.entries.values():
        fact = entry.fact
        if not isinstance(fact, PlatformFact) or _kind(fact) != kind:
            continue
        for name in fact.types:
            key = (catalogue.type_rank([name]), name, LEVELS.index(fact.level))
            grouped[key][entry.jurisdiction.id].append(entry)
    rows = []
    for key in sorted(grouped):
        _, name, level = key
        cells: dict[str, tuple[CellKind, tuple[str, ...]]] = {}
        for place in catalogue.jurisdictions:
            entries = grouped[key].get(place.id, [])
            found = cell_kind(entries)
            if not entries and is_not_applicable(catalogue, place.id, LEVELS[level]):
                found = "not_applicable"
            cells[place.id] = (found, tuple(entry.id for entry in entries))
        rows.append(
            CoverageRow(
                catalogue.types[name].family,
                name,
                catalogue.label("type", name, lang),
                LEVELS[level],
                cells,
            )
        )
    return rows
