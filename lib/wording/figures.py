"""Figures in words: counts, amounts, years, as an officer would write them in zh and in en."""

from collections.abc import Callable, Mapping

from lib.costs.interval import Interval
from lib.index import Entry
from lib.model.document import (
    WITHOUT_FIGURE,
    Amount,
    Bound,
    Count,
    FixedAmount,
    Fund,
    Reward,
    is_implied,
)
from lib.wording import Lang, text

WAN = 10_000
YI = 100_000_000


def number(value: float) -> str:
    """A number with thousands separated and no idle zeros: ``1,234``, ``0.5``."""
    return f"{value:,.15g}" if float(value) != int(value) else f"{int(value):,}"


def plain(value: float) -> str:
    """A number as Chinese documents write it, without separators: ``4098.22``."""
    return f"{value:.15g}" if float(value) != int(value) else str(int(value))


def money(cny: float, lang: Lang) -> str:
    """An amount in yuan, exact and never rounded: ``50万元``, ``CNY 500,000``."""
    if lang == "zh":
        if cny >= YI and cny % (WAN * 100) == 0:
            return f"{plain(cny / YI)}亿元"
        return f"{plain(cny / WAN)}万元" if cny >= WAN else f"{plain(cny)}元"
    for unit, name in ((1_000_000_000, "billion"), (1_000_000, "million")):
        if cny >= unit and (cny * 100) % unit == 0:
            return f"CNY {number(cny / unit)} {name}"
    return f"CNY {number(cny)}"


def bounded(words: str, bound: Bound, lang: Lang) -> str:
    """``words`` with the bound: ``不低于20万元``, ``at least CNY 200,000``."""
    return text(f"bound_{bound}", lang, figure=words)


SIGNS: Mapping[Bound, str] = {"at_least": "≥", "up_to": "≤", "about": "≈"}
"""Bounds beside a mark of a chart."""


def count_value(count: Count, lang: Lang, *, is_short: bool = False) -> str:
    """The figure of a count with its bound, or the words for "stated without a figure".

    ``is_short`` writes the bound as a sign, for the narrow room beside a mark.
    """
    if count.value == WITHOUT_FIGURE or not isinstance(count.value, int):
        return text("without_figure", lang)
    words = number(count.value)
    if count.bound == "range" and count.value_max is not None:
        words = f"{words}–{number(count.value_max)}"
    if is_short:
        return SIGNS.get(count.bound, "") + words
    return bounded(words, count.bound, lang)


def amount(value: Amount, lang: Lang) -> str:
    """An amount with its bound: ``不低于20万元``; a share with its base and cap; or its words."""
    if value.kind == "fixed":
        return _fixed(value, lang)
    if value.kind == "share":
        words = bounded(f"{plain(value.percent)}%", value.bound, lang)
        share = text("share_of", lang, percent=words, base=value.of.text(lang))
        if value.cap_cny is None:
            return share
        return text("share_capped", lang, share=share, cap=money(value.cap_cny, lang))
    return text(f"amount_{value.kind}", lang)


def _fixed(value: FixedAmount, lang: Lang) -> str:
    if value.bound == "range" and value.min_cny is not None and value.max_cny is not None:
        return f"{money(value.min_cny, lang)}–{money(value.max_cny, lang)}"
    only = value.min_cny if value.min_cny is not None else value.max_cny
    return bounded(money(only or 0, lang), value.bound, lang)


def interval(value: Interval, lang: Lang) -> str:
    """A reckoned amount with its ends: ``不低于100万元``, ``CNY 1 million to CNY 1.5 million``."""
    return _ends(value, lambda cny: money(cny, lang), lang)


def how_many(value: Interval, lang: Lang) -> str:
    """A reckoned number with its ends: ``3``, ``at least 3``, ``0–5``."""
    return _ends(value, number, lang)


def _ends(value: Interval, show: Callable[[float], str], lang: Lang) -> str:
    if value.high is None and value.low == 0:
        words = text("interval_open", lang)
    elif value.high is None:
        words = text("interval_at_least", lang, low=show(value.low))
    elif value.low == value.high:
        words = show(value.low)
    elif value.low == 0:
        words = text("interval_up_to", lang, high=show(value.high))
    else:
        words = text("interval_range", lang, low=show(value.low), high=show(value.high))
    return text("interval_about", lang, figure=words) if value.is_about else words


def with_frequency(words: str, reward: Reward, lang: Lang) -> str:
    """An amount in words with what the clause says of its frequency."""
    if reward.frequency == "annual" and reward.years == "evaluation_cycle":
        return text("frequency_annual_in_cycle", lang, amount=words)
    return text(f"frequency_{reward.frequency}", lang, amount=words)


def reward_value(reward: Reward, lang: Lang) -> str:
    """A reward in words: ``每年不低于20万元``, ``CNY 1 million, one-off``."""
    return with_frequency(amount(reward.amount, lang), reward, lang)


def fund_value(fund: Fund, lang: Lang) -> str:
    """A fund in words, yearly ones marked."""
    words = amount(fund.amount, lang)
    return text("frequency_annual", lang, amount=words) if fund.frequency == "annual" else words


def value(entry: Entry, lang: Lang) -> str:
    """The figure of any fact in words; empty for what has none: names and instruments."""
    match entry.kind:
        case "count":
            return count_value(entry.count, lang)
        case "reward":
            return reward_value(entry.reward, lang)
        case "fund":
            return fund_value(entry.fund, lang)
        case "named" | "instrument":
            return ""


_FIGURE_FIELDS = ("value", "value_max", "amount", "min_cny", "max_cny", "percent", "cap_cny")


def reading_mark(entry: Entry) -> str:
    """``implied`` where the figure itself is read out of the text, ``noted`` for other readings.

    Empty where the text says everything outright.
    """
    reading = entry.fact.reading
    if any(is_implied(reading.get(name)) for name in _FIGURE_FIELDS):
        return "implied"
    return "noted" if reading else ""


def is_without_figure(entry: Entry) -> bool:
    """Whether a fact is stated without a number: "a batch", "case by case", amount not stated."""
    match entry.kind:
        case "count":
            return entry.count.value == WITHOUT_FIGURE
        case "reward":
            return entry.reward.amount.kind in {"case_by_case", "not_stated"}
        case "fund":
            return entry.fund.amount.kind in {"case_by_case", "not_stated"}
        case "named" | "instrument":
            return True


def period(stated: str, lang: Lang) -> str:
    """The year or years of a date or period for readers: ``2017年``, ``2018—2020年``, ``2020``."""
    if stated == "not_stated":
        return text("year_not_stated", lang)
    years = dict.fromkeys(part[:4] for part in stated.split("/"))
    return "–".join(years) if lang == "en" else "—".join(years) + "年"


def year(entry: Entry, lang: Lang) -> str:
    """The year or years a fact speaks of, as a label."""
    fact = entry.fact
    if isinstance(fact, Count):
        return period(fact.as_of or fact.period or "not_stated", lang)
    if isinstance(fact, Fund) and fact.period != "not_stated":
        return period(fact.period, lang)
    return period(str(entry.year) if entry.year else "not_stated", lang)


def date(stated: str, lang: Lang) -> str:
    """A full date for readers: ``2017年8月18日``, ``18 August 2017``; shorter ones as known."""
    if stated == "not_stated":
        return text("not_stated", lang)
    if stated == "not_recorded":
        return text("not_recorded", lang)
    parts = [int(part) for part in stated.split("-")]
    if lang == "zh":
        return "".join(f"{part}{sign}" for part, sign in zip(parts, "年月日", strict=False))
    month = text(f"month_{parts[1]}", lang) + " " if len(parts) > 1 else ""
    day = f"{parts[2]} " if len(parts) > 2 else ""
    return f"{day}{month}{parts[0]}"
