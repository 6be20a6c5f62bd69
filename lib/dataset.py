"""Everything that was loaded and found to be without a problem."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from lib.model.document import Document
from lib.model.reference import (
    InstrumentTerm,
    Jurisdiction,
    PlatformType,
    RecogniserTerm,
    Term,
    Vocabulary,
)
from lib.strict_yaml import Positions

AnyTerm = TypeVar("AnyTerm", bound=Term)


def _by_id(terms: Iterable[AnyTerm]) -> dict[str, AnyTerm]:
    return {term.id: term for term in terms}


@dataclass(frozen=True)
class Dataset:
    """The whole dataset.

    ``documents`` and ``jurisdictions`` are by id, the documents in the order of their ids.
    ``version`` is a digest of all YAML files (12 hexadecimal digits); ``date`` is the latest date
    on which a document was coded, or ``not_stated``. ``positions`` tells where a value stands in
    its file.
    """

    documents: Mapping[str, Document]
    vocabulary: Vocabulary
    jurisdictions: Mapping[str, Jurisdiction]
    version: str
    date: str
    positions: Positions = field(compare=False, repr=False)

    @cached_property
    def types(self) -> Mapping[str, PlatformType]:
        """The platform types by id, in the vocabulary's order; so are all lists below."""
        return _by_id(self.vocabulary.types)

    @cached_property
    def families(self) -> Mapping[str, Term]:
        """The families of platform types by id."""
        return _by_id(self.vocabulary.families)

    @cached_property
    def levels(self) -> Mapping[str, Term]:
        """The levels of recognition by id."""
        return _by_id(self.vocabulary.levels)

    @cached_property
    def instruments(self) -> Mapping[str, InstrumentTerm]:
        """The policy instruments by id."""
        return _by_id(self.vocabulary.instruments)

    @cached_property
    def instrument_groups(self) -> Mapping[str, Term]:
        """The groups of policy instruments by id."""
        return _by_id(self.vocabulary.instrument_groups)

    @cached_property
    def triggers(self) -> Mapping[str, Term]:
        """What a reward is paid for, by id."""
        return _by_id(self.vocabulary.triggers)

    @cached_property
    def natures(self) -> Mapping[str, Term]:
        """What a reward is, by id."""
        return _by_id(self.vocabulary.natures)

    @cached_property
    def recognisers(self) -> Mapping[str, RecogniserTerm]:
        """Who recognises platforms, by id."""
        return _by_id(self.vocabulary.recognisers)

    @cached_property
    def document_kinds(self) -> Mapping[str, Term]:
        """The kinds of documents by id."""
        return _by_id(self.vocabulary.document_kinds)

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """How many documents, counts, platforms named, rewards, funds and instruments there are."""
        documents = self.documents.values()
        return {
            "documents": len(documents),
            "counts": sum(len(document.counts) for document in documents),
            "named": sum(len(document.named) for document in documents),
            "rewards": sum(len(document.rewards) for document in documents),
            "funds": sum(len(document.funds) for document in documents),
            "instruments": sum(len(document.instruments) for document in documents),
        }
