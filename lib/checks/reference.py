"""Rules for the vocabulary and the jurisdictions, and looking codes up in them."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from lib.checks.quotes import check_quote
from lib.checks.report import Report
from lib.checks.type_words import name_key
from lib.model.reference import (
    NOT_APPLICABLE,
    Jurisdiction,
    Jurisdictions,
    PlatformType,
    Tier,
    Vocabulary,
)
from lib.problem import Phrase, hint
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
_PARENTS: Mapping[Tier, tuple[Tier, ...]] = {
    "province": (),
    "prefecture": ("province",),
    "province_administered": ("province",),
    "county": ("province", "prefecture"),
    "zone": ("province", "prefecture", "province_administered", "county"),
}
"""What may stand right above a jurisdiction; districts of a municipality are below a province."""


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
        _check_broader(entry, vocabulary, ("types", index, "broader"), report)
    for index, instrument in enumerate(vocabulary.instruments):
        place = ("instruments", index, "group")
        check_known(instrument.group, groups, "vocabulary.yaml: instrument_groups", place, report)
    _check_names(vocabulary, report)
    _check_mappings(vocabulary, jurisdictions, documents, report)


def _check_broader(
    entry: PlatformType, vocabulary: Vocabulary, place: Location, report: Report
) -> None:
    """A broader type is another one, and has none above it: two steps are all that readers need."""
    if entry.broader is None:
        return
    above = {other.id: other.broader for other in vocabulary.types}
    check_known(entry.broader, above, "vocabulary.yaml: types", place, report)
    if entry.broader == entry.id or above.get(entry.broader) is not None:
        report.at(place, "vocabulary.broader", type=entry.id, found=entry.broader)


def _check_once(
    values: Iterable[str | None], location: Location, field: str, report: Report
) -> None:
    first: dict[str, Location] = {}
    for index, value in enumerate(values):
        place = (*location, index, field)
        if value in first:
            line = report.line(first[value])
            report.at(place, "reference.duplicate", found=value, field=field, first=line)
        elif value is not None:
            first[value] = place


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
    """Ids, codes and names stand once; a parent exists, ranks above and begins the code."""
    entries = jurisdictions.jurisdictions
    by_id = {entry.id: entry for entry in entries}
    _check_once((entry.id for entry in entries), ("jurisdictions",), "id", report)
    codes = (entry.code if entry.has_code else None for entry in entries)
    _check_once(codes, ("jurisdictions",), "code", report)
    for name in ("zh", "short_zh", "en"):
        _check_name(entries, name, report)
    for index, entry in enumerate(entries):
        location = ("jurisdictions", index)
        if entry.tier != "zone" and not entry.has_code:
            report.at((*location, "tier"), "jurisdiction.code_missing", tier=entry.tier)
        _check_parent(entry, by_id, location, report)


def _check_name(entries: Sequence[Jurisdiction], field: str, report: Report) -> None:
    """Nothing but its name tells a place from another in a chart, a table or a sentence."""
    first: dict[str, Jurisdiction] = {}
    for index, entry in enumerate(entries):
        name = getattr(entry, field)
        other = first.setdefault(name.casefold(), entry)
        if other.id != entry.id:
            report.at(
                ("jurisdictions", index, field),
                "jurisdiction.name_shared",
                field=field,
                found=name,
                id=entry.id,
                other=other.id,
            )


def _check_parent(
    entry: Jurisdiction, by_id: Mapping[str, Jurisdiction], location: Location, report: Report
) -> None:
    place = (*location, "parent")
    if entry.parent == NOT_APPLICABLE:
        if entry.tier != "province":
            report.at(place, "jurisdiction.parent_missing", tier=entry.tier)
        return
    parent = by_id.get(entry.parent)
    if parent is None:
        check_known(entry.parent, by_id, "jurisdictions.yaml", place, report)
        return
    allowed = _PARENTS[entry.tier]
    if parent.tier not in allowed:
        report.at(
            place,
            "jurisdiction.parent_tier",
            parent=parent.id,
            found=parent.tier,
            tier=entry.tier,
            expected=Phrase("one_of", {"names": allowed}) if allowed else NOT_APPLICABLE,
        )
        return
    if not (entry.has_code and parent.has_code):
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
