"""All rules that need more than one field, record or file to look at."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lib.checks import amounts, counts, evidence, grounds, links, named, reference, times
from lib.checks.level_words import LevelWords
from lib.checks.quotes import check_quote
from lib.checks.report import Report
from lib.checks.type_words import TypeNames
from lib.model.base import NOT_STATED
from lib.model.document import (
    Count,
    Document,
    Fact,
    Fund,
    Instrument,
    Named,
    PlatformFact,
    Reward,
)
from lib.model.reference import Jurisdiction, Jurisdictions, Vocabulary
from lib.problem import Problem, hint
from lib.strict_yaml import Location, Positions

_FIELDS_WITHOUT_READING = frozenset({"id", "evidence", "reading", "note"})


@dataclass(frozen=True)
class _Reference:
    """What the reference files say, prepared for looking up."""

    vocabulary: Vocabulary
    types: Mapping[str, str]
    names: TypeNames
    known: Mapping[str, frozenset[str]]


def check(
    documents: Mapping[str, Document],
    known_documents: Collection[str],
    vocabulary: Vocabulary | None,
    jurisdictions: Jurisdictions | None,
    positions: Positions,
) -> list[Problem]:
    """Check ``documents`` (by id) against one another and against the reference files.

    ``known_documents`` holds the ids of all files, the broken ones too, so that a reference to
    one of those is not called unknown. A reference file that is ``None`` could not be read; the
    rules that need it are left out, for its own problems are told already.
    """
    problems: list[Problem] = []
    places = None
    if jurisdictions is not None:
        report = Report("jurisdictions.yaml", positions, problems)
        reference.check_jurisdictions(jurisdictions, report)
        places = {entry.id: entry for entry in jurisdictions.jurisdictions}
    terms = None
    if vocabulary is not None:
        report = Report("vocabulary.yaml", positions, problems)
        reference.check_vocabulary(vocabulary, places, known_documents, report)
        terms = _prepare(vocabulary)
    level_words = None
    if terms is not None and places is not None:
        level_words = LevelWords(terms.names.pattern, places)
    for name in sorted(documents):
        report = Report(f"documents/{name}.yaml", positions, problems)
        _DocumentRules(documents[name], terms, places, level_words, report).check()
    _check_originals_differ(documents, positions, problems)
    return sorted(problems)


def _prepare(vocabulary: Vocabulary) -> _Reference:
    lists = (
        "types",
        "levels",
        "instruments",
        "triggers",
        "natures",
        "recognisers",
        "document_kinds",
    )
    return _Reference(
        vocabulary=vocabulary,
        types={entry.id: entry.zh for entry in vocabulary.types},
        names=TypeNames(vocabulary.types),
        known={name: frozenset(term.id for term in getattr(vocabulary, name)) for name in lists},
    )


def _check_originals_differ(
    documents: Mapping[str, Document], positions: Positions, problems: list[Problem]
) -> None:
    """One original is coded in one file."""
    first: dict[str, str] = {}
    for name in sorted(documents):
        other = first.setdefault(documents[name].document.sha256, name)
        if other != name:
            report = Report(f"documents/{name}.yaml", positions, problems)
            report.at(("document", "sha256"), "document.same_original", other=other)


@dataclass(frozen=True)
class _DocumentRules:
    """The rules for one document."""

    document: Document
    terms: _Reference | None
    places: Mapping[str, Jurisdiction] | None
    level_words: LevelWords | None
    report: Report

    def check(self) -> None:
        """Check the document and each of its facts."""
        source = self.document.document
        if self.places is not None:
            place = ("document", "jurisdiction")
            reference.check_known(
                source.jurisdiction, self.places, "jurisdictions.yaml", place, self.report
            )
        self._known("document_kinds", source.kind, ("document", "kind"))
        links.check_ids(self.document, self.report)
        links.check_links(self.document, self.report)
        counts.check_parts(self.document.counts, self.report)
        grounds.check_grounds(self.document.counts, self.report)
        for name in links.LISTS:
            for index, fact in enumerate(getattr(self.document, name)):
                self._fact(fact, (name, index))

    def _known(self, name: str, code: str, location: Location) -> None:
        if self.terms is not None:
            known, where = self.terms.known[name], f"vocabulary.yaml: {name}"
            reference.check_known(code, known, where, location, self.report)

    def _fact(self, fact: Fact, location: Location) -> None:
        self._reading(fact, location)
        check_quote(fact.evidence.quote, (*location, "evidence", "quote"), self.report)
        expected = None
        if isinstance(fact, Count):
            expected = counts.check_value(fact, location, self.report)
            counts.check_event(fact, location, self.report)
            counts.check_time(fact, location, self.report)
            times.check_years(fact, self.document.document, location, self.report)
            if fact.promoted_from is not None:
                self._known("levels", fact.promoted_from, (*location, "promoted_from"))
            if fact.recognised_by is not None:
                place = (*location, "recognised_by", "code")
                self._known("recognisers", fact.recognised_by.code, place)
        elif isinstance(fact, Reward):
            expected = amounts.check_amount(fact, location, self.report)
            times.check_frequency(fact, location, self.report)
            self._reward(fact, location)
        elif isinstance(fact, Fund):
            expected = amounts.check_amount(fact, location, self.report)
            times.check_frequency(fact, location, self.report)
        elif isinstance(fact, Instrument):
            self._known("instruments", fact.instrument, (*location, "instrument"))
        elif isinstance(fact, Named):
            self._named(fact, location)
            return
        agreeing = evidence.check_figure(fact, expected, location, self.report)
        if isinstance(fact, PlatformFact):
            self._platform(fact, location)
            if self.level_words is not None:
                evidence.check_levels(
                    fact,
                    self.document.document.jurisdiction,
                    agreeing,
                    self.level_words,
                    location,
                    self.report,
                )

    def _reading(self, fact: Fact, location: Location) -> None:
        """What is marked as read between the lines exists, and a note says how it was read."""
        fields = set(type(fact).model_fields) - _FIELDS_WITHOUT_READING
        if isinstance(fact, (Reward, Fund)):
            fields |= set(type(fact.amount).model_fields) - {"kind"}
        for name in fact.reading:
            if name not in fields:
                place = (*location, "reading", name)
                self.report.at_key(
                    place, "fact.reading_unknown", found=name, hint=hint(name, fields)
                )
        if fact.reading and fact.note is None:
            self.report.at_key((*location, "reading"), "fact.reading_without_note")

    def _platform(self, fact: PlatformFact, location: Location) -> None:
        for index, entry in enumerate(fact.types):
            place = (*location, "types", index)
            self._known("types", entry, place)
            if entry in fact.types[:index]:
                self.report.at(place, "fact.type_repeated", found=entry)
        self._known("levels", fact.level, (*location, "level"))
        if self.terms is not None:
            evidence.check_types(fact, self.terms.names, self.terms.types, location, self.report)

    def _named(self, fact: Named, location: Location) -> None:
        self._known("types", fact.type, (*location, "type"))
        self._known("levels", fact.level, (*location, "level"))
        named.check_name(fact, location, self.report)
        if self.terms is not None:
            named.check_type(fact, self.terms.names, location, self.report)
        if self.level_words is not None:
            place = self.document.document.jurisdiction
            named.check_level(fact, place, self.level_words, location, self.report)

    def _reward(self, reward: Reward, location: Location) -> None:
        self._known("triggers", reward.trigger, (*location, "trigger"))
        self._known("natures", reward.nature, (*location, "nature"))
        amounts.check_instalments(reward, location, self.report)
        dates = (reward.valid_from, reward.valid_to)
        if NOT_STATED not in dates and dates[0] > dates[1]:
            self.report.at(
                (*location, "valid_to"), "fact.validity_order", found=dates[1], start=dates[0]
            )
