"""Rules for quotes: short, verbatim fragments of one paragraph."""

from collections.abc import Sequence

from lib.checks.report import Report
from lib.strict_yaml import Location

LONGEST_QUOTE = 160
"""Characters of all fragments of one quote together."""


def check_quote(fragments: Sequence[str], location: Location, report: Report) -> None:
    """Hold the fragments at ``location`` against the rules that need no original."""
    for index, fragment in enumerate(fragments):
        if "。" in fragment[:-1]:
            report.at((*location, index), "quote.sentence")
        if "\n" in fragment or fragment != fragment.strip():
            report.at((*location, index), "quote.blank_ends")
    length = sum(map(len, fragments))
    if length > LONGEST_QUOTE:
        report.at(location, "quote.too_long", length=length, limit=LONGEST_QUOTE)
