"""A dataset made ready for reading: every fact by id, labels, and the jurisdictions in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lib.index import Entry, Kind, entries
from lib.load import Dataset
from lib.model.document import Count, Fact, PlatformFact
from lib.model.reference import TIERS, Jurisdiction, PlatformType, Term
from lib.script import normalise_name
from lib.wording import Lang, text

LEVELS = ("national", "provincial", "municipal", "county", "unspecified")

_BLOCKS = (*TIERS[1:], TIERS[0])


def tier_rank(tier: str) -> int:
    """Where a tier's block stands on a page: cities first, what is below them, provinces last."""
    return _BLOCKS.index(tier)


@dataclass(frozen=True)
class Catalogue:
    """One dataset with lookups; computed once and shared by all pages."""

    dataset: Dataset

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every fact by its dataset-wide id."""
        return entries(self.dataset.documents.items(), dict(self.dataset.jurisdictions))

    @cached_property
    def jurisdictions(self) -> Sequence[Jurisdiction]:
        """Those with a document, a tier's after another's as on a page, each by code."""
        found = {entry.source.jurisdiction for entry in self.entries.values()}
        found |= {document.document.jurisdiction for document in self.dataset.documents.values()}
        places = [self.dataset.jurisdictions[name] for name in found]
        return sorted(places, key=lambda place: (tier_rank(place.tier), place.order))

    @property
    def levels(self) -> Sequence[str]:
        """Levels of recognition, highest first."""
        return LEVELS

    @cached_property
    def types(self) -> Mapping[str, PlatformType]:
        """Platform types by id, in the order of the vocabulary."""
        return {item.id: item for item in self.dataset.vocabulary.types}

    @cached_property
    def _type_order(self) -> Mapping[str, int]:
        families = [family.id for family in self.dataset.vocabulary.families]
        ordered = sorted(self.types.values(), key=lambda item: families.index(item.family))
        return {item.id: position for position, item in enumerate(ordered)}

    @cached_property
    def _terms(self) -> Mapping[str, Mapping[str, Term]]:
        vocabulary = self.dataset.vocabulary
        lists: dict[str, Sequence[Term]] = {
            "level": vocabulary.levels,
            "family": vocabulary.families,
            "type": vocabulary.types,
            "instrument_group": vocabulary.instrument_groups,
            "instrument": vocabulary.instruments,
            "trigger": vocabulary.triggers,
            "nature": vocabulary.natures,
            "recogniser": vocabulary.recognisers,
            "document_kind": vocabulary.document_kinds,
            **vocabulary.terms,
        }
        return {name: {term.id: term for term in terms} for name, terms in lists.items()}

    def chain(self, place: Jurisdiction) -> list[Jurisdiction]:
        """A place and those it is part of, the nearest first."""
        found = [place]
        while (parent := self.dataset.jurisdictions.get(found[-1].parent)) is not None:
            found.append(parent)
        return found

    def label(self, list_name: str, code: str, lang: Lang) -> str:
        """The label of a code of one of the vocabulary's lists."""
        return self._terms[list_name][code].label(lang)

    def of_kind(self, kind: Kind, jurisdiction: str | None = None) -> list[Entry]:
        """The facts of a kind, in file order, of one jurisdiction or of all."""
        return [
            entry
            for entry in self.entries.values()
            if entry.kind == kind and jurisdiction in (None, entry.jurisdiction.id)
        ]

    def type_rank(self, types: Sequence[str]) -> tuple[int, int]:
        """Where facts on these types stand in a list: by family, then vocabulary; single first."""
        return min(self._type_order[item] for item in types), len(types)

    def types_label(self, types: Sequence[str], lang: Lang) -> str:
        """All type names, joined."""
        first, *more = [self.label("type", item, lang) for item in types]
        if lang == "en":
            more = [lower_first(name) for name in more]
        return text("join", lang).join([first, *more])

    def types_short(self, types: Sequence[str], lang: Lang) -> str:
        """One or two names in full; of more, the first and how many there are."""
        if len(types) <= 2:
            return self.types_label(types, lang)
        first = self.label("type", types[0], lang)
        return text("types_and_more", lang, first=first, n=len(types), more=len(types) - 1)

    def level_label(self, level: str, lang: Lang, *, and_above: bool = False) -> str:
        """The name of a level, with "and above" where the figure contains higher ones."""
        name = self.label("level", level, lang)
        return text("level_and_above", lang, level=name) if and_above else name

    def item_label(self, fact: Fact, lang: Lang) -> str:
        """Level and types of a count or reward in one phrase, as an officer would say it."""
        if not isinstance(fact, PlatformFact):
            return ""
        if official := self.official_name(fact, lang):
            return official
        name = self.types_short(fact.types, lang)
        if self.is_total(fact):
            return text("level_total", lang, name=name)
        above = isinstance(fact, Count) and fact.level_and_above
        return self.leveled(fact.level, name, lang, and_above=above, types=fact.types)

    def is_total(self, fact: Fact) -> bool:
        """Whether a count is the total over the levels that its parts state."""
        return id(fact) in self._totals

    @cached_property
    def _totals(self) -> frozenset[int]:
        """The totals over levels, by identity: a fact does not know its document."""
        found = set()
        for document in self.dataset.documents.values():
            parts = {count.part_of for count in document.counts if count.level != "unspecified"}
            totals = [count for count in document.counts if count.id in parts]
            found |= {id(count) for count in totals if count.level == "unspecified"}
        return frozenset(found)

    def official_name(self, fact: PlatformFact, lang: Lang) -> str:
        """``国家重点实验室``, ``State Key Laboratory``, where the document's own words are that.

        Empty for all others: what is only at national level (国家级) has no claim to it.
        """
        if fact.level != "national" or len(fact.types) != 1 or not fact.type_stated:
            return ""
        name = self.types[fact.types[0]].national
        is_it = name is not None and normalise_name(fact.type_stated) == name.zh
        return name.text(lang) if name is not None and is_it else ""

    def widest(self, entries: Sequence[Entry]) -> Entry:
        """The fact of an item whose name fits all of them: one without an official name, if any.

        What is only at national level beside a State Key Laboratory makes the row national-level.
        """
        return next((entry for entry in entries if not self._is_official(entry)), entries[0])

    def _is_official(self, entry: Entry) -> bool:
        return isinstance(entry.fact, PlatformFact) and bool(self.official_name(entry.fact, "zh"))

    def with_narrower(self, kind: str) -> frozenset[str]:
        """A type and those that it contains, which a choice of it shows too."""
        return frozenset({kind, *(t.id for t in self.types.values() if t.broader == kind)})

    def leveled(
        self,
        level: str,
        name: str,
        lang: Lang,
        *,
        and_above: bool = False,
        types: Sequence[str] = (),
    ) -> str:
        """A platform's name with its level: ``省级重点实验室``, ``Provincial key laboratory``.

        A name that says its level by itself (``企业国家重点实验室``) is not told it twice.
        Of ``types`` with an official name at national level (State Key Laboratory) others are
        called national-level, so that nobody takes them for those.
        """
        if level == "unspecified":
            return text("level_open", lang, name=name)
        word = self.level_label(level, lang, and_above=and_above)
        if lang == "zh":
            is_told = name.startswith(word[0]) or (level == "national" and "国家" in name)
            return name if is_told else f"{word}{name}"
        is_told = name.casefold().startswith(word.casefold())
        if is_told or (level == "national" and " State " in name):
            return name
        has_official = any(self.types[kind].national for kind in types)
        if level == "national" and (has_official or name in self._with_official_name):
            word = text("level_national_like", lang)
        return f"{word} {lower_first(name)}"

    @cached_property
    def _with_official_name(self) -> frozenset[str]:
        """English names of the types that have an official name at national level."""
        return frozenset(item.en for item in self.types.values() if item.national)

    def document_number(self, entry: Entry, lang: Lang) -> str:
        """The number of the document that states the fact, or the words that none is stated."""
        return number_or_words(entry.source.number, lang)

    def cited_number(self, entry: Entry, lang: Lang) -> str:
        """The number of the quoted policy where there is one, else of the document."""
        basis = entry.fact.basis
        if basis and basis.number != "not_stated":
            return basis.number
        return self.document_number(entry, lang)


def lower_first(words: str) -> str:
    """English words for the middle of a phrase; abbreviations and proper names stay as they are.

    ``R&D institution``, ``State Key Laboratory``.
    """
    second = words.split(" ")[1:2]
    is_proper = bool(second) and second[0][:1].isupper() and second[0][1:2].islower()
    if words[1:2].isupper() or words[1:2] == "&" or is_proper:
        return words
    return words[:1].lower() + words[1:]


def number_or_words(number: str, lang: Lang) -> str:
    """A document number, or the words that the document states none."""
    return text("no_number", lang) if number == "not_stated" else number
