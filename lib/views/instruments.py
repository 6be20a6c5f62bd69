"""Which policy instruments the documents of each jurisdiction state, and how firmly."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from lib.catalogue import Catalogue
from lib.index import Entry
from lib.model.document import Strength
from lib.model.reference import Jurisdiction
from lib.wording import Lang

STRENGTHS: tuple[Strength, ...] = get_args(Strength)
"""How firmly an instrument is stated, strongest first."""


@dataclass(frozen=True)
class Choice:
    """What of the instruments is asked for; the default is everything.

    at_least   the weakest wording that counts
    is_shared  only what two or more of the jurisdictions shown state so strongly
    home       only what its documents do not state, however weakly; its column is left out
    others     the jurisdictions shown beside it; all where none is named
    """

    group: str | None = None
    at_least: Strength = STRENGTHS[-1]
    is_shared: bool = False
    home: str | None = None
    others: Collection[str] = ()


@dataclass(frozen=True)
class Mentions:
    """What the documents of one jurisdiction state of one instrument, strongest first.

    ``facts`` are as strong as asked for, ``weaker`` are not; both empty: not stated.
    """

    facts: tuple[Entry, ...] = ()
    weaker: tuple[Entry, ...] = ()

    @property
    def strongest(self) -> Strength | None:
        """The strongest wording of all; ``None`` where nothing is stated."""
        found = (*self.facts, *self.weaker)
        return found[0].instrument.strength if found else None


@dataclass(frozen=True)
class InstrumentRow:
    """An instrument with its purpose, and what each jurisdiction shown (by id) states of it."""

    group: str
    instrument: str
    name: str
    cells: Mapping[str, Mentions]


def places(catalogue: Catalogue, choice: Choice) -> list[Jurisdiction]:
    """The jurisdictions shown: cities first, then province-level ones, without the home."""
    return [
        place
        for place in catalogue.jurisdictions
        if place.id != choice.home and (not choice.others or place.id in choice.others)
    ]


def table(catalogue: Catalogue, choice: Choice, lang: Lang) -> list[InstrumentRow]:
    """The instruments that at least one of the jurisdictions shown states as asked, by purpose."""
    stated: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in catalogue.of_kind("instrument"):
        stated[entry.instrument.instrument][entry.jurisdiction.id].append(entry)
    shown = places(catalogue, choice)
    vocabulary = catalogue.dataset.vocabulary
    rows = []
    for group in vocabulary.instrument_groups:
        if choice.group not in (None, group.id):
            continue
        for term in vocabulary.instruments:
            by_place = stated[term.id]
            if term.group != group.id or choice.home in by_place:
                continue
            cells = {p.id: _mentions(by_place.get(p.id, ()), choice.at_least) for p in shown}
            n_stating = sum(bool(cell.facts) for cell in cells.values())
            if n_stating >= (2 if choice.is_shared else 1):
                rows.append(InstrumentRow(group.id, term.id, term.label(lang), cells))
    return rows


def _mentions(entries: Sequence[Entry], at_least: Strength) -> Mentions:
    ordered = sorted(entries, key=lambda entry: STRENGTHS.index(entry.instrument.strength))
    n = sum(_is_as_strong(entry, at_least) for entry in ordered)
    return Mentions(tuple(ordered[:n]), tuple(ordered[n:]))


def _is_as_strong(entry: Entry, at_least: Strength) -> bool:
    return STRENGTHS.index(entry.instrument.strength) <= STRENGTHS.index(at_least)
