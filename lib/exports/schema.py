"""What each column of the exported tables holds: titles, types, codes, gaps and constraints.

The columns are those of ``lib/tables.py``; the descriptor of the data package and the field notes
of the workbook are both made from this.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from lib.dataset import Dataset
from lib.model.base import NOT_STATED, Bilingual
from lib.model.document import ReadingMark
from lib.model.reference import Term
from lib.tables import column_type
from lib.wording import text

FieldType = Literal["string", "integer", "number", "boolean"]
Constraint = str | int | bool

TYPES: Mapping[str, FieldType] = {
    "str": "string",
    "Int64": "integer",
    "Float64": "number",
    "boolean": "boolean",
}
"""The types of Table Schema by those of pandas."""

# What follows is by column, or by table and column where a name is shared by unlike columns.

OWN_WORDS = frozenset(
    {
        "rewards.fact_id", "documents.document_id", "jurisdictions.jurisdiction", "counts.family",
        "named.name_zh", "named.name_en", "named.standing",
        "rewards.year", "funds.year", "funds.amount_max_cny", "jurisdictions.kind",
    }
)  # fmt: skip
"""Columns that say something else in one table than in the others of their name."""

OWN_TITLES = frozenset({"jurisdictions.kind", "named.name_zh", "named.name_en", "named.standing"})
"""Those among them that are another thing altogether."""

LISTS = {
    "tier": "tier", "level": "level", "promoted_from": "level", "bound": "bound",
    "measure": "measure", "event": "event", "status": "status", "recognised_by": "recogniser",
    "type": "type", "rewards.family": "family", "named.family": "family",
    "amount_kind": "amount_kind",
    "frequency": "frequency", "trigger": "trigger", "nature": "nature", "stacking": "stacking",
    "policy_status": "policy_status", "source": "fund_source", "instrument": "instrument",
    "group": "instrument_group", "strength": "strength", "documents.kind": "document_kind",
    "jurisdictions.standing": "standing",
    "parts": "parts", "named.standing": "named_standing", "obs_status": "obs_status",
    "language": "language",
}  # fmt: skip
"""Columns that hold one code of a closed list. A ``not_stated`` among its codes is a value."""

ONLY_IN_FILES: Mapping[str, Sequence[str]] = {
    "parts": ("complete", "partial"),
    "obs_status": ("A", "D", "L"),
    "language": ("zh-Hans", "zh-Hant"),
}
"""Closed lists that the vocabulary does not hold."""

ID = "[a-z0-9]+(-[a-z0-9]+)*"
FACT = f"{ID}/{ID}"
CODE = "[a-z0-9]+(_[a-z0-9]+)*"
DATE = "(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
PERIOD = f"{DATE}(/{DATE})?"
READING = "[a-z_]+:(" + "|".join(get_args(ReadingMark)) + ")"

PATTERNS = {
    "fact_id": FACT, "part_of": FACT, "restates": FACT, "document_id": ID, "jurisdiction": ID,
    "parent": ID, "types": f"{CODE}(;{CODE})*", "counts.family": f"{CODE}(;{CODE})*",
    "reading": f"{READING}(;{READING})*", "as_of": DATE, "period": PERIOD, "valid_from": DATE,
    "valid_to": DATE, "last_confirmed": DATE, "date_signed": DATE, "date_published": DATE,
    "retrieved": DATE, "coded": DATE, "years": "([1-9][0-9]?|evaluation_cycle)",
    "relation": f"(adds|replaces|not_stated):{FACT}",
    "instalments_cny": "[1-9][0-9]*(;[1-9][0-9]*)*", "sha256": "[0-9a-f]{64}", "code": "[0-9]{6}",
    "jurisdictions.kind": CODE,
}  # fmt: skip
"""Patterns in the syntax of XML Schema, which fit a cell as a whole."""

LIMITS: Mapping[str, Mapping[str, Constraint]] = {
    "paragraph": {"minimum": 1},
    "percent": {"minimum": 0, "maximum": 100},
    **{
        column: {"minimum": 0}
        for column in (
            "value", "value_max", "amount_min_cny", "amount_max_cny", "amount_cny", "cap_cny",
            "projects", "n_documents", "n_counts", "n_named", "n_rewards", "n_funds",
            "n_instruments",
        )
    },
}  # fmt: skip

GAPS = {
    "type_stated": "harmonised", "level_stated": "harmonised", "value": "without_figure",
    "value_max": "no_range", "bound": "no_figure", "event": "stock",
    "promoted_from": "no_promotion", "as_of": "period_instead", "counts.period": "as_of_instead",
    "part_of": "no_part", "restates": "first_said", "recognised_by": "unstated",
    "recognised_by_stated": "unstated", "reading": "outright", "figure": "implied",
    "basis": "own_words", "basis_en": "own_words", "note_zh": "no_note", "note_en": "no_note",
    "year": "no_year", "policy_year": "no_year", "payer": "unstated", "payer_en": "unstated",
    "amount_min_cny": "open_end", "amount_max_cny": "open_top",
    "funds.amount_max_cny": "no_range", "amount_cny": "no_amount", "percent": "no_share",
    "percent_of": "no_share", "percent_of_en": "no_share", "cap_cny": "no_cap",
    "instalments_cny": "no_instalments", "instalments_zh": "no_instalments",
    "instalments_en": "no_instalments", "projects": "unstated", "damage_zh": "no_damage",
    "damage_en": "no_damage", "not_coded_zh": "none_left_out", "not_coded_en": "none_left_out",
    "code": "no_code", "jurisdictions.standing": "no_standing",
}  # fmt: skip
"""Columns with empty cells, and what an empty cell says; all others are never empty."""

_STATED = (NOT_STATED,)
MISSING: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(
        (
            "as_of", "period", "basis", "basis_en", "years", "relation", "recipient",
            "recipient_en", "valid_from", "valid_to", "last_confirmed", "number", "date_signed",
            "date_published", "index_number", "coded",
        ),
        _STATED,
    ),
    "retrieved": (NOT_STATED, "not_recorded"),
    "url": ("not_recorded",),
    "parent": ("not_applicable",),
}  # fmt: skip
"""Codes that stand for a missing value in columns of free text, dates and numbers."""

KEYS: Mapping[str, Sequence[str]] = {
    "counts": ["fact_id"],
    "named": ["fact_id"],
    "rewards": ["fact_id", "type"],
    "funds": ["fact_id"],
    "instruments": ["fact_id"],
    "documents": ["document_id"],
    "jurisdictions": ["jurisdiction"],
}
"""The columns that name a row of each table."""

_SOURCE = {"document_id": "documents", "jurisdiction": "jurisdictions"}
REFERENCES: Mapping[str, Mapping[str, str]] = {
    "counts": {**_SOURCE, "part_of": "counts", "restates": "counts"},
    "named": _SOURCE,
    "rewards": _SOURCE,
    "funds": _SOURCE,
    "instruments": _SOURCE,
    "documents": {"jurisdiction": "jurisdictions"},
    "jurisdictions": {"parent": "jurisdictions"},
}
"""Columns that name a row of a table, which they name by the first column of its key."""


@dataclass(frozen=True)
class Code:
    """A code that a cell may hold and what it says; the empty cell has the code ``""``."""

    value: str
    label: Bilingual


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``codes`` is the closed list that its cells are from, or empty. ``missing`` holds what stands
    for a missing value; a column without any is never empty. ``constraints`` are those of Table
    Schema.
    """

    name: str
    type: FieldType
    title: Bilingual
    note: Bilingual
    codes: Sequence[Code]
    missing: Sequence[Code]
    constraints: Mapping[str, Constraint]


def columns(dataset: Dataset, table: str, names: Iterable[str]) -> list[Column]:
    """The columns of a table by their names, in their order."""
    terms = _terms(dataset)
    return [_column(table, name, terms) for name in names]


def bilingual(key: str) -> Bilingual:
    """A message in both languages."""
    return Bilingual(zh=text(key, "zh"), en=text(key, "en"))


def table_title(table: str) -> Bilingual:
    """The name of a table."""
    return bilingual(f"data_table.{table}")


def table_note(table: str) -> Bilingual:
    """What a row of a table is."""
    return bilingual(f"data_row.{table}")


def _column(table: str, name: str, terms: Mapping[str, Sequence[Code]]) -> Column:
    owned = f"{table}.{name}"

    def of(known: Mapping[str, str]) -> str | None:
        return known.get(owned, known.get(name))

    key = owned if owned in OWN_WORDS else name
    title = owned if owned in OWN_TITLES else name
    gap = of(GAPS)
    gaps = [Code("", bilingual(f"data_missing.{gap}"))] if gap else []
    coded = MISSING.get(name, ())
    constraints: dict[str, Constraint] = {}
    if not gap and not coded:
        constraints["required"] = True
    pattern = of(PATTERNS)
    if pattern:
        constraints["pattern"] = pattern
    elif coded and not gap:
        # A missing value has its code here, so that an empty cell is a mistake.
        constraints["minLength"] = 1
    constraints.update(LIMITS.get(name, {}))
    listed = of(LISTS)
    return Column(
        name=name,
        type=TYPES[column_type(name)],
        title=bilingual(f"data_title.{title}"),
        note=bilingual(f"data_note.{key}"),
        codes=terms[listed] if listed else (),
        missing=[*gaps, *(Code(code, bilingual(f"data_missing.{code}")) for code in coded)],
        constraints=constraints,
    )


def _terms(dataset: Dataset) -> Mapping[str, Sequence[Code]]:
    """Every closed list by name, with its labels."""
    vocabulary = dataset.vocabulary
    listed: dict[str, Iterable[Term]] = {
        "level": vocabulary.levels,
        "family": vocabulary.families,
        "type": vocabulary.types,
        "instrument": vocabulary.instruments,
        "instrument_group": vocabulary.instrument_groups,
        "trigger": vocabulary.triggers,
        "nature": vocabulary.natures,
        "recogniser": vocabulary.recognisers,
        "document_kind": vocabulary.document_kinds,
        **vocabulary.terms,
    }
    known = {
        name: [Code(term.id, Bilingual(zh=term.zh, en=term.en)) for term in terms]
        for name, terms in listed.items()
    }
    own = {
        name: [Code(value, bilingual(f"data_code.{name}.{value}")) for value in values]
        for name, values in ONLY_IN_FILES.items()
    }
    return {**known, **own}
