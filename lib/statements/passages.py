"""The passage behind a fact: the document's own words, as text and as HTML."""

import re
from html import escape

from lib.index import Entry

BETWEEN = " … "
"""Stands between fragments of a passage."""


def passage(entry: Entry) -> str:
    """The words of the document, fragments joined by an ellipsis."""
    return BETWEEN.join(entry.fact.evidence.quote)


def passage_html(entry: Entry) -> str:
    """The passage with its figure highlighted, escaped."""
    figure = entry.fact.evidence.figure
    # 5万元 is not the end of 15万元.
    whole = re.compile(rf"(?<![\d.]){re.escape(figure)}") if figure else None
    parts = []
    for fragment in entry.fact.evidence.quote:
        found = whole.search(fragment) if whole else None
        if not found:
            parts.append(escape(fragment))
            continue
        whole = None  # once is enough
        parts.append(
            f"{escape(fragment[: found.start()])}<mark>{escape(found.group())}</mark>"
            f"{escape(fragment[found.end() :])}"
        )
    return BETWEEN.join(parts)
