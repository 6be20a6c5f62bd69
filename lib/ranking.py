"""Ranks, multiples and averages, for sets of facts that the grades let rank; else a refusal.

Whatever puts one jurisdiction before another (a headline, a finding, a sentence to quote) asks
here, so that nothing unlike is ever ranked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lib.compare import Grade, Verdict, compare_set, signature
from lib.index import Entry
from lib.model.document import FixedAmount, ShareAmount
from lib.model.reference import TypeMapping


@dataclass(frozen=True)
class Ranking:
    """Facts from the highest figure to the lowest; those with equal figures share a step.

    Figures are numbers of platforms, yuan, or percent, alike for all facts of a ranking.
    """

    steps: tuple[tuple[Entry, ...], ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All facts, from the highest figure to the lowest."""
        return tuple(entry for step in self.steps for entry in step)

    @property
    def highest(self) -> Fraction:
        """The largest figure."""
        return figure(self.steps[0][0])

    @property
    def lowest(self) -> Fraction:
        """The smallest figure."""
        return figure(self.steps[-1][0])

    @property
    def difference(self) -> Fraction:
        """By how much the highest exceeds the lowest."""
        return self.highest - self.lowest

    @property
    def multiple(self) -> Fraction | None:
        """How many times the lowest the highest is; ``None`` where the lowest is zero."""
        return self.highest / self.lowest if self.lowest else None

    @property
    def mean(self) -> Fraction:
        """The average of all figures, unrounded."""
        return sum(map(figure, self.entries), Fraction()) / len(self.entries)


@dataclass(frozen=True)
class Refusal:
    """Why facts are not ranked: their grade and its reasons."""

    verdict: Verdict


def rank(
    entries: Iterable[Entry], mappings: Sequence[TypeMapping] = ()
) -> Ranking | Refusal | None:
    """Rank counts or rewards of several jurisdictions, each by its latest facts.

    ``None`` where fewer than two jurisdictions have a fact: there is nothing to rank. A set whose
    grade is not plainly comparable is refused, whatever its pairs are.
    """
    facts = latest(entries)
    if len({entry.jurisdiction.id for entry in facts}) < 2:
        return None
    verdict = compare_set(map(signature, facts), mappings)
    if verdict.grade != Grade.COMPARABLE:
        return Refusal(verdict)
    steps: dict[Fraction, list[Entry]] = {}
    for entry in sorted(facts, key=lambda e: (-figure(e), e.jurisdiction.order, e.id)):
        steps.setdefault(figure(entry), []).append(entry)
    return Ranking(tuple(map(tuple, steps.values())))


def latest(entries: Iterable[Entry]) -> list[Entry]:
    """For each jurisdiction the facts of its latest year, in the order given.

    A fact without a year stays, for nothing says that it is the older one.
    """
    facts = list(entries)
    newest: dict[str, int] = {}
    for entry in facts:
        place, year = entry.jurisdiction.id, entry.year
        if year is not None:
            newest[place] = max(year, newest.get(place, year))
    return [e for e in facts if e.year is None or e.year == newest[e.jurisdiction.id]]


def figure(entry: Entry) -> Fraction:
    """The figure of a comparable fact: platforms, yuan or percent.

    Raises ``ValueError`` for a fact without a figure; the grades never call that comparable.
    """
    if entry.kind == "count" and isinstance(entry.count.value, int):
        return Fraction(entry.count.value)
    if entry.kind == "reward":
        amount = entry.reward.amount
        if isinstance(amount, FixedAmount) and amount.min_cny is not None:
            return Fraction(amount.min_cny)
        if isinstance(amount, ShareAmount):
            return Fraction(str(amount.percent))
    raise ValueError(f"{entry.id} has no figure to rank")
