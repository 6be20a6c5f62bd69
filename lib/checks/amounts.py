"""Rules for amounts of money: which ends a bound needs, and what the figure has to say."""

from decimal import Decimal

from lib.checks.evidence import Expected
from lib.checks.report import Report
from lib.figures import scan
from lib.model.document import Bound, FixedAmount, Fund, Reward, ShareAmount, is_implied
from lib.problem import Phrase
from lib.script import FRAGMENT_MARK
from lib.strict_yaml import Location

# Which ends each bound has: (the lower, the upper).
_ENDS: dict[Bound, tuple[bool, bool]] = {
    "exact": (True, True),
    "about": (True, True),
    "range": (True, True),
    "at_least": (True, False),
    "up_to": (False, True),
}


def check_amount(fact: Reward | Fund, location: Location, report: Report) -> Expected | None:
    """Check a reward's or fund's amount in itself.

    Returns what the figure of its evidence has to say; ``None`` where the amount is in words or
    too broken to say.
    """
    amount = fact.amount
    place = (*location, "amount")
    amount_is_implied = is_implied(fact.reading.get("amount"))
    bound_is_free = "bound" in fact.reading
    if isinstance(amount, FixedAmount):
        if not _ends_agree(amount, place, report):
            return None
        lower = amount.max_cny if amount.min_cny is None else amount.min_cny
        is_range = amount.bound == "range" and amount.max_cny is not None
        return Expected(
            value=Decimal(lower or 0),
            value_max=Decimal(amount.max_cny or 0) if is_range else None,
            bound=amount.bound,
            kind="money",
            location=(*place, "max_cny" if amount.min_cny is None else "min_cny"),
            bound_location=(*place, "bound"),
            is_implied=amount_is_implied or bool({"min_cny", "max_cny"} & _implied(fact)),
            bound_is_free=bound_is_free,
        )
    if isinstance(amount, ShareAmount):
        _check_cap(fact, amount, place, report)
        return Expected(
            value=Decimal(str(amount.percent)).normalize(),
            value_max=None,
            bound=amount.bound,
            kind="percent",
            location=(*place, "percent"),
            bound_location=(*place, "bound"),
            is_implied=amount_is_implied or "percent" in _implied(fact),
            bound_is_free=bound_is_free,
        )
    return None


def _implied(fact: Reward | Fund) -> set[str]:
    return {name for name, mark in fact.reading.items() if is_implied(mark)}


def _ends_agree(amount: FixedAmount, place: Location, report: Report) -> bool:
    lower, upper = _ENDS[amount.bound]
    has = (amount.min_cny is not None, amount.max_cny is not None)
    if has != (lower, upper):
        report.at(
            place,
            "amount.ends",
            bound=amount.bound,
            found=_end_names(*has),
            expected=_end_names(lower, upper),
        )
        return False
    if amount.min_cny is None or amount.max_cny is None:
        return True
    if amount.bound == "range":
        agree = amount.min_cny < amount.max_cny
    else:
        agree = amount.min_cny == amount.max_cny
    if not agree:
        report.at(
            (*place, "max_cny"),
            "amount.range_order" if amount.bound == "range" else "amount.ends_differ",
            bound=amount.bound,
            min=f"{amount.min_cny:_}",
            max=f"{amount.max_cny:_}",
        )
    return agree


def _end_names(lower: bool, upper: bool) -> tuple[str, ...] | Phrase:
    names = tuple(name for name, there in (("min_cny", lower), ("max_cny", upper)) if there)
    return names or Phrase("neither")


def _check_cap(fact: Reward | Fund, amount: ShareAmount, place: Location, report: Report) -> None:
    """The cap of a share has no figure of its own in the evidence; it has to stand in the quote."""
    if amount.cap_cny is None or {"amount", "cap_cny"} & _implied(fact):
        return
    figures = [found.figure for found in scan(FRAGMENT_MARK.join(fact.evidence.quote))]
    money = [figure for figure in figures if figure.kind in ("money", "count")]
    if not any(amount.cap_cny == figure.value for figure in money):
        report.at((*place, "cap_cny"), "amount.cap_not_in_quote", found=f"{amount.cap_cny:_}")


def check_instalments(reward: Reward, location: Location, report: Report) -> None:
    """Instalments belong to a reward paid in instalments, and add up to an exact amount."""
    if not reward.instalments:
        return
    if reward.frequency != "instalments":
        report.at((*location, "frequency"), "amount.instalments_frequency", found=reward.frequency)
    amount = reward.amount
    total = sum(part.cny for part in reward.instalments)
    if isinstance(amount, FixedAmount) and amount.bound == "exact" and amount.min_cny != total:
        report.at(
            (*location, "instalments"),
            "amount.instalments_sum",
            sum=f"{total:_}",
            total=f"{amount.min_cny or 0:_}",
        )
