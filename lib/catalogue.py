"""A dataset made ready for reading: every fact by id, labels, and the jurisdictions in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lib.index import Entry, Kind, entries
from lib.load import Dataset
from lib.model.document import Count, Fact, PlatformFact
from lib.model.reference import Jurisdiction, PlatformType, Term
from lib.wording import Lang, text

LEVELS = ("national", "provincial", "municipal", "county", "unspecified")


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
        """Those with a document: prefecture-level and lower first, provinces after, by code."""
        found = {entry.source.jurisdiction for entry in self.entries.values()}
        found |= {document.document.jurisdiction for document in self.dataset.documents.values()}
        places = [self.dataset.jurisdictions[name] for name in found]
        return sorted(places, key=lambda place: (place.tier == "province", place.code))

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
        return self.leveled(
            fact.level,
            self.types_short(fact.types, lang),
            lang,
            and_above=isinstance(fact, Count) and fact.level_and_above,
        )

    def leveled(self, level: str, name: str, lang: Lang, *, and_above: bool = False) -> str:
        """A platform's name with its level: ``省级重点实验室``, ``Provincial key laboratory``.

        A name that says its level by itself (``国家研究中心``, ``省实验室``) is not told twice.
        """
        if level == "unspecified":
            return text("level_open", lang, name=name)
        word = self.level_label(level, lang, and_above=and_above)
        if lang == "zh":
            return name if name.startswith(word[0]) else f"{word}{name}"
        return name if name.startswith(word) else f"{word} {lower_first(name)}"

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
    """English words for the middle of a phrase; abbreviations such as R&D stay as they are."""
    return words if words[1:2].isupper() or words[1:2] == "&" else words[:1].lower() + words[1:]


def number_or_words(number: str, lang: Lang) -> str:
    """A document number, or the words that the document states none."""
    return text("no_number", lang) if number == "not_stated" else number
