"""Rules for the vocabulary and the jurisdictions, and looking codes up in them."""

from collections.abc import Collection, Iterable, Mapping

from lib.checks.quotes import check_quote
from lib.checks.report import Report
from lib.checks.type_words import name_key
from lib.model.reference import Jurisdiction, Jurisdictions, Vocabulary
from lib.problem import hint
from lib.strict_yaml import Location

_TERM_LISTS = (
    "levels",
    "families",
    "types",
    "instrument_groups",
    "instruments",
    "triggers",
    "natures",
    "recognisers",
    "document_kinds",
)
_TIERS = ("province", "prefecture", "county")


def check_known(
    found: str, known: Collection[str], where: str, location: Location, report: Report
) -> None:
    """``found`` is one of ``known``; ``where`` names the file and list that hold those."""
    if found not in known:
        report.at(location, "reference.unknown", found=found, where=where, hint=hint(found, known))


def check_vocabulary(
    vocabulary: Vocabulary,
    jurisdictions: Mapping[str, Jurisdiction] | None,
    documents: Collection[str],
    report: Report,
) -> None:
    """Ids stand once, names belong to one type, and all that is referred to exists."""
    for name in _TERM_LISTS:
        _check_once((term.id for term in getattr(vocabulary, name)), (name,), "id", report)
    for name, terms in vocabulary.terms.items():
        _check_once((term.id for term in terms), ("terms", name), "id", report)
    families = {term.id for term in vocabulary.families}
    groups = {term.id for term in vocabulary.instrument_groups}
    for index, entry in enumerate(vocabulary.types):
        place = ("types", index, "family")
        check_known(entry.family, families, "vocabulary.yaml: families", place, report)
    for index, instrument in enumerate(vocabulary.instruments):
        place = ("instruments", index, "group")
        check_known(instrument.group, groups, "vocabulary.yaml: instrument_groups", place, report)
    _check_names(vocabulary, report)
    _check_mappings(vocabulary, jurisdictions, documents, report)


def _check_once(values: Iterable[str], location: Location, field: str, report: Report) -> None:
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        place = (*location, index, field)
        if value in first:
            report.at(place, "reference.duplicate", found=value, field=field, first=first[value])
        else:
            first[value] = report.line(place)


def _check_names(vocabulary: Vocabulary, report: Report) -> None:
    """One name, one type: otherwise a quote could not tell which platforms it names."""
    owners: dict[str, str] = {}
    for index, entry in enumerate(vocabulary.types):
        names: list[tuple[str, Location]] = [(entry.zh, ("types", index, "zh"))]
        names += [
            (alias, ("types", index, "aliases", number))
            for number, alias in enumerate(entry.aliases)
        ]
        for name, place in names:
            owner = owners.setdefault(name_key(name), entry.id)
            if owner != entry.id:
                report.at(place, "vocabulary.name_shared", name=name, type=entry.id, other=owner)


def _check_mappings(
    vocabulary: Vocabulary,
    jurisdictions: Mapping[str, Jurisdiction] | None,
    documents: Collection[str],
    report: Report,
) -> None:
    types = {term.id for term in vocabulary.types}
    levels = {term.id for term in vocabulary.levels}
    for index, mapping in enumerate(vocabulary.mappings):
        place: Location = ("mappings", index)
        for field in ("from_types", "to_types"):
            for number, entry in enumerate(getattr(mapping, field)):
                where = (*place, field, number)
                check_known(entry, types, "vocabulary.yaml: types", where, report)
        check_known(mapping.level, levels, "vocabulary.yaml: levels", (*place, "level"), report)
        if jurisdictions is not None:
            where = (*place, "jurisdiction")
            check_known(mapping.jurisdiction, jurisdictions, "jurisdictions.yaml", where, report)
        where = (*place, "source", "document")
        check_known(mapping.source.document, documents, "documents/", where, report)
        check_quote(mapping.source.quote, (*place, "source", "quote"), report)


def check_jurisdictions(jurisdictions: Jurisdictions, report: Report) -> None:
    """Ids and codes stand once; a parent exists, ranks above and shares its code's beginning."""
    entries = jurisdictions.jurisdictions
    by_id = {entry.id: entry for entry in entries}
    _check_once((entry.id for entry in entries), ("jurisdictions",), "id", report)
    _check_once((entry.code for entry in entries), ("jurisdictions",), "code", report)
    for index, entry in enumerate(entries):
        _check_parent(entry, by_id, ("jurisdictions", index), report)


def _check_parent(
    entry: Jurisdiction, by_id: Mapping[str, Jurisdiction], location: Location, report: Report
) -> None:
    place = (*location, "parent")
    if entry.parent == "not_applicable":
        if entry.tier != "province":
            report.at(place, "jurisdiction.parent_missing", tier=entry.tier)
        return
    parent = by_id.get(entry.parent)
    if parent is None:
        check_known(entry.parent, by_id, "jurisdictions.yaml", place, report)
        return
    if _TIERS.index(parent.tier) >= _TIERS.index(entry.tier):
        report.at(
            place, "jurisdiction.parent_tier", parent=parent.id, found=parent.tier, tier=entry.tier
        )
        return
    # GB/T 2260: two digits for the province, two for the prefecture, two for the county.
    prefix = parent.code[:2] if parent.tier == "province" else parent.code[:4]
    if not entry.code.startswith(prefix):
        report.at(
            (*location, "code"),
            "jurisdiction.code",
            found=entry.code,
            parent=parent.id,
            prefix=prefix,
        )
