"""Sentences about the data: findings, caveats, sources and quotations, worded by the grades."""

from lib.statements.caveats import evidence_caveats
from lib.statements.findings import Finding, findings
from lib.statements.phrases import (
    coverage_line,
    document_label,
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

__all__ = [
    "Finding",
    "coverage_line",
    "document_label",
    "evidence_caveats",
    "findings",
    "grade_label",
    "grade_note",
    "join",
    "n_of_n",
    "reasons_phrase",
    "source_of",
    "sources",
    "stated",
    "version_line",
]
