"""The reference files: the vocabulary's closed lists and the jurisdictions."""

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, PrivateAttr, model_validator

from lib.model.base import Bilingual, Code, Identifier, Record
from lib.model.document import Level

Tier = Literal["province", "prefecture", "province_administered", "county", "zone"]
Standing = Literal["sub_provincial", "separately_planned"]

TIERS: tuple[Tier, ...] = get_args(Tier)
NOT_APPLICABLE = "not_applicable"


class Term(Record):
    """A code with its two labels."""

    id: Code
    zh: str
    en: str

    def label(self, lang: str) -> str:
        """The label in ``lang`` (``zh`` or ``en``)."""
        return self.zh if lang == "zh" else self.en


class PlatformType(Term):
    """A harmonised platform type; ``aliases`` are the words documents use for it.

    ``broader`` is the type that contains it: every enterprise State Key Laboratory is a key
    laboratory. A choice of the broader one shows the narrower too; they never share a name.
    ``national`` is the official name of those at national level, for facts that state it.
    """

    family: Code
    aliases: list[str] = []
    broader: Code | None = None
    national: Bilingual | None = None


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
    """One province-level or lower jurisdiction with its GB/T 2260 code.

    New areas and development zones issue policies too; few of them have a code. ``standing`` is
    what raises a city above others of its tier.
    """

    id: Identifier
    zh: str
    short_zh: str
    en: str
    code: Annotated[str, Field(pattern=r"^\d{6}$")] | Literal["not_applicable"] = "not_applicable"
    tier: Tier
    kind: Code
    parent: Identifier | Literal["not_applicable"]
    standing: Standing | None = None
    _code_above: str = PrivateAttr("")

    def label(self, lang: str) -> str:
        """The short name in ``lang`` (``zh`` or ``en``)."""
        return self.short_zh if lang == "zh" else self.en

    @property
    def peer_tier(self) -> Tier:
        """The tier beside which it stands: a county that a province administers is a city's peer.

        Places of different ones are never compared.
        """
        return "prefecture" if self.tier == "province_administered" else self.tier

    @property
    def has_code(self) -> bool:
        """Whether GB/T 2260 gives it a code."""
        return self.code != NOT_APPLICABLE

    @property
    def order(self) -> str:
        """What jurisdictions are sorted by: the code; without one right behind the parent."""
        return self.code if self.has_code else f"{self._code_above}-{self.id}"


class Jurisdictions(Record):
    """``data/jurisdictions.yaml``."""

    jurisdictions: list[Jurisdiction]

    @model_validator(mode="after")
    def _tell_codes_above(self) -> Self:
        codes = {entry.id: entry.code for entry in self.jurisdictions}
        for entry in self.jurisdictions:
            entry._code_above = codes.get(entry.parent, "")
        return self
