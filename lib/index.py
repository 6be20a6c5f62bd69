"""Every fact of a dataset under one id, with the document it stands in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lib.model.document import Count, Document, Fact, Fund, Instrument, Named, Reward, Source
from lib.model.reference import Jurisdiction

Kind = Literal["count", "named", "reward", "fund", "instrument"]


@dataclass(frozen=True)
class Entry:
    """A fact with its surroundings. ``id`` is ``<document id>/<fact id>``, unique in a dataset.

    ``above`` are the jurisdictions that its place is part of, the nearest first.
    """

    id: str
    kind: Kind
    document_id: str
    source: Source
    jurisdiction: Jurisdiction
    fact: Fact
    above: tuple[Jurisdiction, ...] = ()

    @property
    def count(self) -> Count:
        """The fact as a count; raises ``TypeError`` where it is none."""
        if not isinstance(self.fact, Count):
            raise TypeError(f"{self.id} is a {self.kind}, not a count")
        return self.fact

    @property
    def named(self) -> Named:
        """The fact as a platform named; raises ``TypeError`` where it is none."""
        if not isinstance(self.fact, Named):
            raise TypeError(f"{self.id} is a {self.kind}, not a platform named")
        return self.fact

    @property
    def reward(self) -> Reward:
        """The fact as a reward; raises ``TypeError`` where it is none."""
        if not isinstance(self.fact, Reward):
            raise TypeError(f"{self.id} is a {self.kind}, not a reward")
        return self.fact

    @property
    def fund(self) -> Fund:
        """The fact as a fund; raises ``TypeError`` where it is none."""
        if not isinstance(self.fact, Fund):
            raise TypeError(f"{self.id} is a {self.kind}, not a fund")
        return self.fact

    @property
    def instrument(self) -> Instrument:
        """The fact as an instrument; raises ``TypeError`` where it is none."""
        if not isinstance(self.fact, Instrument):
            raise TypeError(f"{self.id} is a {self.kind}, not an instrument")
        return self.fact

    def sibling(self, fact_id: str) -> str:
        """The dataset-wide id of another fact of the same document."""
        return f"{self.document_id}/{fact_id}"

    @property
    def year(self) -> int | None:
        """The year the fact speaks of: of its date, of the quoted policy, or of the document.

        Counts have the year of ``as_of`` or the last year of ``period``; rewards and instruments
        that of the quoted policy, else of the document; funds the last year of their period, else
        that of the quoted policy. ``None`` where none is stated.
        """
        fact = self.fact
        if isinstance(fact, Count):
            stated = fact.as_of or fact.period
            return _last_year(stated) if stated else None
        if isinstance(fact, Fund) and fact.period != "not_stated":
            return _last_year(fact.period)
        if self.policy_year is not None:
            return self.policy_year
        return None if isinstance(fact, Fund) else _last_year(self.source.date_signed)

    @property
    def policy_year(self) -> int | None:
        """The year of the policy that the document quotes; never that of the document itself."""
        basis = self.fact.basis
        return basis.year if basis and isinstance(basis.year, int) else None


def _last_year(text: str) -> int | None:
    return None if text == "not_stated" else int(text.rsplit("/", 1)[-1][:4])


def _facts(document: Document) -> Iterator[tuple[Kind, Fact]]:
    for count in document.counts:
        yield "count", count
    for named in document.named:
        yield "named", named
    for reward in document.rewards:
        yield "reward", reward
    for fund in document.funds:
        yield "fund", fund
    for instrument in document.instruments:
        yield "instrument", instrument


def entries(
    documents: Iterable[tuple[str, Document]], jurisdictions: dict[str, Jurisdiction]
) -> dict[str, Entry]:
    """All facts of ``documents`` (id and document), in file order, by dataset-wide id."""
    found: dict[str, Entry] = {}
    for document_id, document in documents:
        source = document.document
        place = jurisdictions[source.jurisdiction]
        above = _above(place, jurisdictions)
        for kind, fact in _facts(document):
            fact_id = f"{document_id}/{fact.id}"
            found[fact_id] = Entry(fact_id, kind, document_id, source, place, fact, above)
    return found


def _above(
    place: Jurisdiction, jurisdictions: Mapping[str, Jurisdiction]
) -> tuple[Jurisdiction, ...]:
    """What a place is part of, the nearest first; the data allow no circle."""
    found: list[Jurisdiction] = []
    parent = jurisdictions.get(place.parent)
    while parent is not None and parent not in found:
        found.append(parent)
        parent = jurisdictions.get(parent.parent)
    return tuple(found)
