"""The dataset as tidy pandas tables: one row a fact, rewards one row a fact and type.

Every cell says one thing. What a document does not speak of is missing; what it leaves open keeps
its code (``not_stated``, ``unknown``), so that zero, not stated and stated without a figure stay
apart. The columns are described in ``data/README.md``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

import pandas as pd

from lib.dataset import Dataset
from lib.index import Entry, Kind, entries
from lib.model.base import NOT_STATED, Bilingual
from lib.model.document import (
    WITHOUT_FIGURE,
    Amount,
    Basis,
    Count,
    Document,
    FactRelation,
    NotCoded,
    PlatformFact,
    Reward,
)
from lib.model.reference import InstrumentTerm, Jurisdiction, PlatformType, RecogniserTerm, Term
from lib.script import inner_title

Cell = str | int | float | bool | None
Row = dict[str, Cell]
ColumnType = Literal["str", "Int64", "Float64", "boolean"]

INTEGERS = frozenset(
    {
        "value", "value_max", "year", "policy_year", "paragraph", "projects", "amount_cny",
        "amount_min_cny", "amount_max_cny", "cap_cny", "n_documents", "n_counts", "n_named",
        "n_rewards", "n_funds", "n_instruments",
    }
)  # fmt: skip
NUMBERS = frozenset({"percent"})
BOOLEANS = frozenset({"level_and_above", "is_combined"})
"""Columns that hold no text; missing cells do not turn integers into decimals."""

COUNT_COLUMNS = (
    "fact_id", "document_id", "jurisdiction", "tier", "level", "level_and_above", "family", "types",
    "type_zh", "type_en", "type_stated", "value", "bound", "measure", "event", "status", "as_of",
    "period", "part_of", "recognised_by", "reading", "obs_status", "quote", "figure", "paragraph",
    "basis", "note_zh", "note_en",
    "value_max", "parts", "restates", "promoted_from", "level_stated", "recognised_by_stated",
    "year", "is_combined", "basis_en", "jurisdiction_zh", "jurisdiction_en",
)  # fmt: skip

NAMED_COLUMNS = (
    "fact_id", "document_id", "jurisdiction", "tier", "level", "family", "type", "type_zh",
    "type_en", "name_zh", "name_en", "standing", "reading", "quote", "paragraph", "basis",
    "note_zh", "note_en", "basis_en", "jurisdiction_zh", "jurisdiction_en",
)  # fmt: skip

REWARD_COLUMNS = (
    "fact_id", "document_id", "jurisdiction", "tier", "level", "payer", "family", "type", "type_zh",
    "type_en", "type_stated", "amount_min_cny", "amount_max_cny", "bound", "percent", "percent_of",
    "cap_cny", "frequency", "years", "trigger", "nature", "relation", "stacking", "recipient",
    "valid_from", "valid_to", "policy_status", "policy_year", "reading", "obs_status", "quote",
    "figure", "paragraph", "basis", "note_zh", "note_en",
    "amount_kind", "types", "level_stated", "payer_en", "percent_of_en", "recipient_en",
    "instalments_cny", "instalments_zh", "instalments_en", "last_confirmed", "year",
    "basis_en", "jurisdiction_zh", "jurisdiction_en",
)  # fmt: skip

FUND_COLUMNS = (
    "fact_id", "document_id", "jurisdiction", "name_zh", "name_en", "amount_cny", "bound", "status",
    "frequency", "period", "source", "purpose_zh", "purpose_en", "quote", "figure", "paragraph",
    "tier", "amount_kind", "amount_max_cny", "percent", "percent_of", "percent_of_en", "cap_cny",
    "projects", "year", "reading", "obs_status", "basis", "basis_en", "note_zh", "note_en",
    "jurisdiction_zh", "jurisdiction_en",
)  # fmt: skip

INSTRUMENT_COLUMNS = (
    "fact_id", "document_id", "jurisdiction", "instrument", "instrument_zh", "instrument_en",
    "strength", "target", "quote", "paragraph",
    "tier", "group", "group_zh", "group_en", "target_en", "figure", "policy_year", "reading",
    "basis", "basis_en", "note_zh", "note_en", "jurisdiction_zh", "jurisdiction_en",
)  # fmt: skip

DOCUMENT_COLUMNS = (
    "document_id", "jurisdiction", "title_zh", "title_en", "number", "kind", "issuer_zh",
    "issuer_en", "date_signed", "date_published", "index_number", "language", "url", "retrieved",
    "sha256", "coded", "damage_zh", "damage_en",
    "n_counts", "n_named", "n_rewards", "n_funds", "n_instruments", "not_coded_zh", "not_coded_en",
    "tier", "jurisdiction_zh", "jurisdiction_en",
)  # fmt: skip

JURISDICTION_COLUMNS = (
    "jurisdiction", "code", "tier", "kind", "standing", "parent", "short_zh",
    "n_documents", "n_counts", "n_named", "n_rewards", "n_funds", "n_instruments",
    "jurisdiction_zh", "jurisdiction_en",
)  # fmt: skip

QUOTE_JOIN = " … "
CODE_JOIN = ";"
ITEM_JOIN = " / "
ZH_JOIN, EN_JOIN = "；", "; "

NORMAL, DEFINITION_DIFFERS, NO_FIGURE = "A", "D", "L"
"""The codes of SDMX CL_OBS_STATUS that this dataset uses."""


def counts(dataset: Dataset) -> pd.DataFrame:
    """How many platforms: one row a count. ``value`` is missing where no figure is given."""
    rows = (
        _common(entry) | _platforms(entry.count, dataset.types) | _count(entry, dataset.recognisers)
        for entry in _of_kind(dataset, "count")
    )
    return _table(rows, COUNT_COLUMNS)


def named(dataset: Dataset) -> pd.DataFrame:
    """Platforms that a document names without a number: one row a name."""
    rows = (_named(entry, dataset.types[entry.named.type]) for entry in _of_kind(dataset, "named"))
    return _table(rows, NAMED_COLUMNS)


def rewards(dataset: Dataset) -> pd.DataFrame:
    """What is paid: one row a reward and type; ``types`` holds all types of the clause."""
    rows = (
        _common(entry)
        | _platforms(entry.reward, dataset.types)
        | _reward(entry)
        | _term("type", dataset.types[code])
        | {"family": dataset.types[code].family}
        for entry in _of_kind(dataset, "reward")
        for code in entry.reward.types
    )
    return _table(rows, REWARD_COLUMNS)


def funds(dataset: Dataset) -> pd.DataFrame:
    """Money set aside or spent: one row a fund."""
    rows = (_common(entry) | _fund(entry) for entry in _of_kind(dataset, "fund"))
    return _table(rows, FUND_COLUMNS)


def instruments(dataset: Dataset) -> pd.DataFrame:
    """Policy measures without a platform tier: one row a measure."""
    rows = (
        _common(entry) | _instrument(entry, dataset.instruments, dataset.instrument_groups)
        for entry in _of_kind(dataset, "instrument")
    )
    return _table(rows, INSTRUMENT_COLUMNS)


def documents(dataset: Dataset) -> pd.DataFrame:
    """The sources: one row a document, with the number of facts read from it."""
    rows = (
        {"document_id": document_id}
        | _place(dataset.jurisdictions[document.document.jurisdiction])
        | _source(document)
        | _amounts_of_facts([document])
        for document_id, document in dataset.documents.items()
    )
    return _table(rows, DOCUMENT_COLUMNS)


def jurisdictions(dataset: Dataset) -> pd.DataFrame:
    """Every jurisdiction of the reference list, with the number of its documents and facts."""
    found: dict[str, list[Document]] = {}
    for document in dataset.documents.values():
        found.setdefault(document.document.jurisdiction, []).append(document)
    rows = (
        _place(place)
        | {
            "code": place.code if place.has_code else None,
            "kind": place.kind,
            "standing": place.standing,
            "parent": place.parent,
            "short_zh": place.short_zh,
            "n_documents": len(found.get(place.id, [])),
        }
        | _amounts_of_facts(found.get(place.id, []))
        for place in dataset.jurisdictions.values()
    )
    return _table(rows, JURISDICTION_COLUMNS)


TABLES: Mapping[str, Callable[[Dataset], pd.DataFrame]] = {
    "counts": counts,
    "named": named,
    "rewards": rewards,
    "funds": funds,
    "instruments": instruments,
    "documents": documents,
    "jurisdictions": jurisdictions,
}
"""Every table by its name, in the order in which they are listed for readers."""


def column_type(column: str) -> ColumnType:
    """The pandas type of a column; the same name has the same type in every table."""
    if column in INTEGERS:
        return "Int64"
    if column in NUMBERS:
        return "Float64"
    return "boolean" if column in BOOLEANS else "str"


def _table(rows: Iterable[Row], columns: Sequence[str]) -> pd.DataFrame:
    """A table with exactly ``columns`` in their order; what a row does not hold is missing."""
    held = list(rows)
    lost = {column for row in held for column in row} - set(columns)
    if lost:
        raise AssertionError(f"columns {sorted(lost)} are filled but not part of the table")
    return pd.DataFrame(
        {
            column: pd.Series([row.get(column) for row in held], dtype=column_type(column))
            for column in columns
        }
    )


def _of_kind(dataset: Dataset, kind: Kind) -> Iterator[Entry]:
    facts = entries(dataset.documents.items(), dict(dataset.jurisdictions))
    return (entry for entry in facts.values() if entry.kind == kind)


def _common(entry: Entry) -> Row:
    """What every fact carries."""
    fact = entry.fact
    return {
        "fact_id": entry.id,
        "document_id": entry.document_id,
        **_place(entry.jurisdiction),
        "quote": QUOTE_JOIN.join(fact.evidence.quote),
        "figure": fact.evidence.figure,
        "paragraph": fact.evidence.paragraph,
        "reading": _codes(f"{field}:{mark}" for field, mark in fact.reading.items()),
        "basis": _basis(fact.basis),
        "basis_en": _basis_en(fact.basis),
        **_bilingual("note", fact.note),
    }


def _place(place: Jurisdiction) -> Row:
    return {
        "jurisdiction": place.id,
        "tier": place.tier,
        "jurisdiction_zh": place.zh,
        "jurisdiction_en": place.en,
    }


def _bilingual(name: str, value: Bilingual | None) -> Row:
    return {f"{name}_zh": value.zh, f"{name}_en": value.en} if value else {}


def _term(name: str, term: Term) -> Row:
    return {name: term.id, f"{name}_zh": term.zh, f"{name}_en": term.en}


def _or_code(name: str, value: Bilingual | str | None) -> Row:
    """A text under its plain name in zh and with ``_en`` in en; a code stands in both."""
    if isinstance(value, Bilingual):
        return {name: value.zh, f"{name}_en": value.en}
    return {name: value, f"{name}_en": value}


def _codes(codes: Iterable[str]) -> str | None:
    return CODE_JOIN.join(codes) or None


def _basis(basis: Basis | None) -> str | None:
    """``《title》 number (year)``, without the parts that the document leaves out."""
    if basis is None:
        return None
    if not isinstance(basis.title, Bilingual):
        return _stated_parts(NOT_STATED, basis)
    return _stated_parts(f"《{inner_title(basis.title.zh)}》", basis)


def _basis_en(basis: Basis | None) -> str | None:
    if basis is None:
        return None
    return _stated_parts(
        basis.title.en if isinstance(basis.title, Bilingual) else NOT_STATED, basis
    )


def _stated_parts(title: str, basis: Basis) -> str:
    year = NOT_STATED if basis.year == NOT_STATED else f"({basis.year})"
    stated = [part for part in (title, basis.number, year) if part != NOT_STATED]
    return " ".join(stated) or NOT_STATED


def _platforms(fact: PlatformFact, known: Mapping[str, PlatformType]) -> Row:
    """Which platforms a fact speaks of; several types share its figure."""
    types = [known[code] for code in fact.types]
    return {
        "types": _codes(fact.types),
        "type_stated": fact.type_stated,
        "type_zh": ZH_JOIN.join(item.zh for item in types),
        "type_en": EN_JOIN.join(item.en for item in types),
        "family": _codes(dict.fromkeys(item.family for item in types)),
        "level": fact.level,
        "level_stated": fact.level_stated,
    }


def _named(entry: Entry, kind: PlatformType) -> Row:
    common = _common(entry)
    del common["figure"]
    return {
        **common,
        **_term("type", kind),
        "family": kind.family,
        "level": entry.named.level,
        **_bilingual("name", entry.named.name),
        "standing": entry.named.standing,
    }


def _count(entry: Entry, recognisers: Mapping[str, RecogniserTerm]) -> Row:
    count = entry.count
    recogniser = count.recognised_by
    return {
        "level_and_above": count.level_and_above,
        "value": count.value if isinstance(count.value, int) else None,
        "value_max": count.value_max,
        # Where there is no figure there is nothing that could be exact.
        "bound": None if count.value == WITHOUT_FIGURE else count.bound,
        "measure": count.measure,
        "event": count.event,
        "promoted_from": count.promoted_from,
        "status": count.status,
        "as_of": count.as_of,
        "period": count.period,
        "part_of": entry.sibling(count.part_of) if count.part_of else None,
        "parts": count.parts,
        "restates": entry.sibling(count.restates) if count.restates else None,
        "recognised_by": recogniser.code if recogniser else None,
        "recognised_by_stated": recogniser.stated if recogniser else None,
        "year": entry.year,
        "is_combined": len(count.types) > 1,
        "obs_status": _count_status(count, recognisers),
    }


def _count_status(count: Count, recognisers: Mapping[str, RecogniserTerm]) -> str:
    if count.value == WITHOUT_FIGURE:
        return NO_FIGURE
    if count.recognised_by and recognisers[count.recognised_by.code].differs:
        return DEFINITION_DIFFERS
    return NORMAL


def _amount(amount: Amount) -> Row:
    """An amount in yuan. None, said outright, is zero; what is not stated stays missing."""
    row: Row = {"amount_kind": amount.kind, "obs_status": NORMAL}
    if amount.kind == "fixed":
        return row | {
            "amount_min_cny": amount.min_cny,
            "amount_max_cny": amount.max_cny,
            "bound": amount.bound,
        }
    if amount.kind == "share":
        return row | {
            "percent": amount.percent,
            **_or_code("percent_of", amount.of),
            "cap_cny": amount.cap_cny,
            "bound": amount.bound,
        }
    if amount.kind == "none":
        return row | {"amount_min_cny": 0, "amount_max_cny": 0, "bound": "exact"}
    return row | {"obs_status": NO_FIGURE}


def _reward(entry: Entry) -> Row:
    reward = entry.reward
    return {
        **_amount(reward.amount),
        **_or_code("payer", reward.payer),
        "frequency": reward.frequency,
        "instalments_cny": _codes(str(part.cny) for part in reward.instalments),
        "instalments_zh": ZH_JOIN.join(part.when.zh for part in reward.instalments) or None,
        "instalments_en": EN_JOIN.join(part.when.en for part in reward.instalments) or None,
        "years": str(reward.years),
        "trigger": reward.trigger,
        "nature": reward.nature,
        "relation": _relation(entry, reward),
        "stacking": reward.stacking,
        **_or_code("recipient", reward.recipient),
        "valid_from": reward.valid_from,
        "valid_to": reward.valid_to,
        "policy_status": reward.policy_status,
        "policy_year": entry.policy_year,
        "year": entry.year,
        "last_confirmed": reward.last_confirmed,
    }


def _relation(entry: Entry, reward: Reward) -> str:
    if isinstance(reward.relation, FactRelation):
        return f"{reward.relation.kind}:{entry.sibling(reward.relation.to)}"
    return reward.relation


def _fund(entry: Entry) -> Row:
    fund = entry.fund
    amount = _amount(fund.amount)
    lower, upper = amount.pop("amount_min_cny", None), amount.pop("amount_max_cny", None)
    return {
        **amount,
        "amount_cny": upper if lower is None else lower,
        "amount_max_cny": upper if amount.get("bound") == "range" else None,
        **_bilingual("name", fund.name),
        "status": fund.status,
        "frequency": fund.frequency,
        "period": fund.period,
        **_bilingual("purpose", fund.purpose),
        "projects": fund.projects,
        "source": fund.source,
        "year": entry.year,
    }


def _instrument(
    entry: Entry, known: Mapping[str, InstrumentTerm], groups: Mapping[str, Term]
) -> Row:
    measure = entry.instrument
    term = known[measure.instrument]
    return {
        **_term("instrument", term),
        **_term("group", groups[term.group]),
        "strength": measure.strength,
        **_or_code("target", measure.target),
        "policy_year": entry.policy_year,
    }


def _source(document: Document) -> Row:
    source = document.document
    return {
        **_bilingual("title", source.title),
        "number": source.number,
        "kind": source.kind,
        **_bilingual("issuer", source.issuer),
        "date_signed": source.date_signed,
        "date_published": source.date_published,
        "index_number": source.index_number,
        "language": source.language,
        "url": source.url,
        "retrieved": source.retrieved,
        "sha256": source.sha256,
        "coded": source.coded,
        **_items("damage", source.damage),
        **_items("not_coded", [_left_out(item) for item in document.not_coded]),
    }


def _items(name: str, items: Sequence[Bilingual]) -> Row:
    """Several sentences in one cell, on one line."""
    return {
        f"{name}_zh": ITEM_JOIN.join(item.zh for item in items) or None,
        f"{name}_en": ITEM_JOIN.join(item.en for item in items) or None,
    }


def _left_out(item: NotCoded) -> Bilingual:
    return Bilingual(zh=f"{item.what.zh}：{item.reason.zh}", en=f"{item.what.en}: {item.reason.en}")


def _amounts_of_facts(held: Sequence[Document]) -> Row:
    return {
        "n_counts": sum(len(document.counts) for document in held),
        "n_named": sum(len(document.named) for document in held),
        "n_rewards": sum(len(document.rewards) for document in held),
        "n_funds": sum(len(document.funds) for document in held),
        "n_instruments": sum(len(document.instruments) for document in held),
    }
