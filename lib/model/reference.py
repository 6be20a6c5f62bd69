"""The reference files: the vocabulary's closed lists and the jurisdictions."""

from typing import Annotated, Literal

from pydantic import Field

from lib.model.base import Bilingual, Code, Identifier, Record
from lib.model.document import Level

Tier = Literal["province", "prefecture", "county"]


class Term(Record):
    """A code with its two labels."""

    id: Code
    zh: str
    en: str

    def label(self, lang: str) -> str:
        """The label in ``lang`` (``zh`` or ``en``)."""
        return self.zh if lang == "zh" else self.en


class PlatformType(Term):
    """A harmonised platform type; ``aliases`` are the words documents use for it."""

    family: Code
    aliases: list[str] = []


class InstrumentTerm(Term):
    """A policy instrument and the purpose it is grouped under."""

    group: Code


class RecogniserTerm(Term):
    """Who recognises; ``differs`` marks an authority whose definition is another one."""

    differs: bool = False


class MappingSource(Record):
    """The passage that says that old types became a new one."""

    document: Identifier
    paragraph: Annotated[int, Field(ge=1)]
    quote: Annotated[list[str], Field(min_length=1)]


class TypeMapping(Record):
    """Old types became new ones at one level, as one jurisdiction's document states.

    With several on a side the document does not say which becomes which.
    """

    from_types: Annotated[list[Code], Field(min_length=1)]
    to_types: Annotated[list[Code], Field(min_length=1)]
    level: Level
    jurisdiction: Identifier
    condition: Bilingual
    source: MappingSource


class Vocabulary(Record):
    """``data/vocabulary.yaml``: every closed list, with labels in both languages."""

    levels: list[Term]
    families: list[Term]
    types: list[PlatformType]
    mappings: list[TypeMapping]
    instrument_groups: list[Term]
    instruments: list[InstrumentTerm]
    triggers: list[Term]
    natures: list[Term]
    recognisers: list[RecogniserTerm]
    document_kinds: list[Term]
    terms: dict[str, list[Term]]


class Jurisdiction(Record):
    """One province-level or lower jurisdiction with its GB/T 2260 code."""

    id: Identifier
    zh: str
    short_zh: str
    en: str
    code: Annotated[str, Field(pattern=r"^\d{6}$")]
    tier: Tier
    kind: Code
    parent: Identifier | Literal["not_applicable"]

    def label(self, lang: str) -> str:
        """The short name in ``lang`` (``zh`` or ``en``)."""
        return self.short_zh if lang == "zh" else self.en


class Jurisdictions(Record):
    """``data/jurisdictions.yaml``."""

    jurisdictions: list[Jurisdiction]
