"""When and how often: the words of a quote against frequency, period and date.

The two that are most easily confused: a yearly grant with a one-off award, and the year a figure
speaks of with another one. Only what the quote itself says is held against the data; a mark in
``reading`` on the field frees it.
"""

import re

from lib.checks.report import Report
from lib.model.base import NOT_STATED
from lib.model.document import Count, Fact, Fund, Reward, Source
from lib.script import simplify
from lib.strict_yaml import Location

_ONE_OFF = ("一次性",)
_ANNUAL = ("每年", "逐年", "按年")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|[-—–至~到])|(?<=[-—–至~到])((?:19|20)\d{2})年")


def _quote(fact: Fact) -> str:
    return simplify("|".join(fact.evidence.quote))


def check_frequency(fact: Reward | Fund, location: Location, report: Report) -> None:
    """A quote that says 一次性 or 每年 has that frequency; with both, either may be meant."""
    if "frequency" in fact.reading:
        return
    quote = _quote(fact)
    said = {
        frequency
        for frequency, words in (("one_off", _ONE_OFF), ("annual", _ANNUAL))
        if any(word in quote for word in words)
    }
    if len(said) == 1 and fact.frequency not in said:
        words = next(word for word in (*_ONE_OFF, *_ANNUAL) if word in quote)
        place = (*location, "frequency")
        report.at(place, "time.frequency", found=fact.frequency, words=words, expected=said.pop())


def check_years(count: Count, source: Source, location: Location, report: Report) -> None:
    """A period or target year is one that the quote names, and nothing actual lies ahead."""
    name = "period" if count.period is not None else "as_of"
    stated = getattr(count, name)
    if stated in (None, NOT_STATED) or name in count.reading:
        return
    ends = [int(end[:4]) for end in stated.split("/")]
    named = {int(first or last) for first, last in _YEAR.findall(_quote(count))}
    # The year in which an existing platform was set up is not the date of its count.
    is_held = name == "period" or count.status == "target"
    if is_held and named and not (ends[-1] in named or min(named) <= ends[-1] <= max(named)):
        report.at((*location, name), "time.year", found=stated, words=sorted(named), field=name)
    signed = source.date_signed
    if count.status == "actual" and signed != NOT_STATED:
        start = stated.split("/")[0]
        if start[: len(signed)] > signed[: len(start)]:
            report.at((*location, name), "time.after_signing", found=stated, signed=signed)
