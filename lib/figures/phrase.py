"""An amount together with the words beside it."""

from dataclasses import dataclass

from lib.figures.amounts import Amount
from lib.figures.bounds import Said, after, agreed, before
from lib.figures.figure import Bound, Figure, Found


@dataclass(frozen=True)
class Phrase:
    """An amount, what the words before and behind it say, and the bounds that hold for it."""

    amount: Amount
    before: Said
    behind: Said
    bounds: frozenset[Bound]

    def found(self) -> Found:
        """The figure at its place."""
        amount = self.amount
        # Where the words contradict one another no bound holds; the figure alone is as it stands.
        bound = next(iter(self.bounds)) if len(self.bounds) == 1 else "exact"
        figure = Figure(amount.value, amount.value_max, bound, amount.kind, amount.unit)
        return Found(amount.start, amount.needed, amount.end, figure, self.bounds)


def phrase_of(amount: Amount, text: str, limit: int) -> Phrase | None:
    """The phrase around ``amount``, back to ``limit``, where the one before ends.

    ``None`` for a size without a digit and without a word that makes it a figure: 百家争鸣.
    """
    ahead = before(text, amount, limit)
    behind = after(text, amount.end)
    said = ahead.bounds | behind.bounds | _rounded(amount)
    if amount.is_bare and not said and not ahead.reaches:
        return None
    bounds = agreed(said) if amount.value_max is None else frozenset[Bound]({"range"})
    return Phrase(amount, ahead, behind, bounds)


def _rounded(amount: Amount) -> frozenset[Bound]:
    if not amount.rounding:
        return frozenset()
    return frozenset({"about" if amount.rounding == "来" else "at_least"})
