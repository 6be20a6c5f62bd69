"""Facts of every kind that a reader puts into one picture: their grade is that of them all."""

import pandas as pd

from lib.catalogue import Catalogue
from lib.compare import SPLITS, Reason, compare_set, signature


def graded(catalogue: Catalogue, table: pd.DataFrame) -> pd.DataFrame:
    """``table`` (with ``fact_id``) with the grade and reasons that all its facts have as one set.

    Every row has the same ``grade`` and ``reasons``, the worst of all pairs, and ``is_compared``.
    """
    facts = (catalogue.entries[name] for name in table["fact_id"])
    verdict = compare_set(map(signature, facts), catalogue.dataset.vocabulary.mappings)
    return table.assign(
        grade=verdict.grade.name.lower(),
        reasons=";".join(verdict.reasons),
        is_compared=len(table) > 1,
    )


def splits(table: pd.DataFrame) -> list[Reason]:
    """The reasons of a :func:`graded` table that put its facts apart, in their order."""
    found = set(table["reasons"].iloc[0].split(";")) if len(table) else set[str]()
    return [reason for reason in Reason if reason in found & SPLITS]
