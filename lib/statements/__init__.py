"""Sentences about the data: findings, caveats, sources and quotations, worded by the grades."""

from lib.statements.caveats import evidence_caveats
from lib.statements.differences import Difference, differences, plain_difference
from lib.statements.findings import Finding, findings
from lib.statements.items import fact_figure, fact_item, item_name, named_item, worded
from lib.statements.passages import passage, passage_html
from lib.statements.phrases import (
    coverage_line,
    document_label,
    document_name,
    grade_label,
    grade_note,
    join,
    n_of_n,
    reasons_phrase,
    source_of,
    sources,
    stated,
    version_line,
)
from lib.statements.quote_fact import of_fact
from lib.statements.quote_parts import within_marks
from lib.statements.quotes import Quote, of_facts, quote_items
from lib.statements.ranks import ahead, ranked_item
from lib.statements.remedies import Remedy, remedies, remedy

__all__ = [
    "Difference",
    "Finding",
    "Quote",
    "Remedy",
    "ahead",
    "coverage_line",
    "differences",
    "document_label",
    "document_name",
    "evidence_caveats",
    "fact_figure",
    "fact_item",
    "findings",
    "grade_label",
    "grade_note",
    "item_name",
    "join",
    "n_of_n",
    "named_item",
    "of_fact",
    "of_facts",
    "passage",
    "passage_html",
    "plain_difference",
    "quote_items",
    "ranked_item",
    "reasons_phrase",
    "remedies",
    "remedy",
    "source_of",
    "sources",
    "stated",
    "version_line",
    "within_marks",
    "worded",
]
