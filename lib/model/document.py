"""One source document and every fact it states: the shape of ``data/documents/<id>.yaml``."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from lib.model.base import Bilingual, Code, Date, Identifier, NotStated, Period, Record

Level = Literal["national", "provincial", "municipal", "county", "unspecified"]
Bound = Literal["exact", "at_least", "up_to", "about", "range"]
Measure = Literal["stock", "flow", "cumulative"]
Event = Literal["approved", "accepted", "promoted", "applied", "supported", "recruited"]
Status = Literal["actual", "target"]
ReadingMark = Literal[
    "implied",
    "ambiguous",
    "implied_by_parts",
    "implied_by_breakthrough",
    "implied_by_enumeration",
    "implied_by_coverage",
]
ValueGround = Literal[
    "implied_by_parts",
    "implied_by_breakthrough",
    "implied_by_enumeration",
    "implied_by_coverage",
]
Frequency = Literal["one_off", "annual", "per_evaluation", "instalments", "not_stated"]
Relation = Literal["adds", "replaces", "not_stated"]
Stacking = Literal["adds", "difference_on_promotion", "highest_only", "not_stated"]
PolicyStatus = Literal["unknown", "in_force", "draft", "expired", "superseded"]
Strength = Literal["in_place", "commits", "plans", "encourages"]
FundSource = Literal["fiscal", "not_stated"]
Standing = Literal["stands", "being_built", "sought"]

WITHOUT_FIGURE = "without_figure"
"""The document aims at full coverage, which is a number, and does not say how many that is."""

VALUE_GROUNDS: tuple[ValueGround, ...] = get_args(ValueGround)
"""What strictly implies the number of a count that the text does not state as a figure."""


def is_implied(mark: str | None) -> bool:
    """Whether a mark of ``reading`` says that the field is read out of the text."""
    return mark is not None and mark.startswith("implied")


class Evidence(Record):
    """Where a fact stands in the original: paragraph, verbatim fragments, its own words."""

    paragraph: Annotated[int, Field(ge=1)]
    quote: Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1)]
    figure: str | None = None


class Basis(Record):
    """The instrument that the document quotes for a fact; it gives the fact its policy year."""

    title: Bilingual | NotStated = "not_stated"
    number: str = "not_stated"
    year: Annotated[int, Field(ge=1978, le=2100)] | NotStated = "not_stated"


class RecognisedBy(Record):
    """Who recognised the platforms: the document's words and a code of the vocabulary."""

    stated: str
    code: Code


class Fact(Record):
    """What every fact carries."""

    id: Identifier
    evidence: Evidence
    reading: dict[str, ReadingMark] = {}
    basis: Basis | None = None
    note: Bilingual | None = None


class PlatformFact(Fact):
    """A fact about platforms of one or several types at one level of recognition."""

    types: Annotated[list[Code], Field(min_length=1)]
    type_stated: str | None = None
    level: Level
    level_stated: str | None = None


class Count(PlatformFact):
    """How many platforms there are, were newly recognised, or are aimed at.

    ``value`` is a number of platforms, stated as a figure or strictly implied on one of
    :data:`VALUE_GROUNDS`; ``without_figure`` is for full coverage of an unstated number of
    places alone. Several ``types`` share one combined figure.
    """

    level_and_above: bool = False
    value: Annotated[int, Field(ge=0)] | Literal["without_figure"]
    value_max: Annotated[int, Field(ge=0)] | None = None
    bound: Bound = "exact"
    measure: Measure
    event: Event | None = None
    promoted_from: Level | None = None
    status: Status
    as_of: Date | None = None
    period: Period | NotStated | None = None
    part_of: Identifier | None = None
    parts: Literal["complete", "partial"] = "complete"
    restates: Identifier | None = None
    recognised_by: RecognisedBy | None = None


class Named(Fact):
    """A platform that the document names without a number: it is never counted or drawn.

    ``name`` is as the document states it, in simplified characters, and in English.
    """

    type: Code
    level: Level
    name: Bilingual
    standing: Standing


class FixedAmount(Record):
    """An amount in yuan. ``exact`` and ``about`` give both ends, ``at_least`` only the lower."""

    kind: Literal["fixed"]
    min_cny: Annotated[int, Field(gt=0)] | None = None
    max_cny: Annotated[int, Field(gt=0)] | None = None
    bound: Bound


class ShareAmount(Record):
    """A share of a base, in percent, with an optional cap in yuan."""

    kind: Literal["share"]
    percent: Annotated[float, Field(gt=0, le=100, strict=False)]
    of: Bilingual
    bound: Bound = "exact"
    cap_cny: Annotated[int, Field(gt=0)] | None = None


class WordedAmount(Record):
    """An amount that is no number: decided case by case, none (said outright), or not stated."""

    kind: Literal["case_by_case", "none", "not_stated"]


Amount = Annotated[FixedAmount | ShareAmount | WordedAmount, Field(discriminator="kind")]


class Instalment(Record):
    """One part of a reward that is paid in parts, in yuan."""

    cny: Annotated[int, Field(gt=0)]
    when: Bilingual


class FactRelation(Record):
    """How a reward stands to another one of the same document."""

    kind: Relation
    to: Identifier


class Reward(PlatformFact):
    """What is paid for a platform: one clause at one level of recognition."""

    payer: Bilingual | None = None
    amount: Amount
    frequency: Frequency
    instalments: list[Instalment] = []
    years: Annotated[int, Field(ge=1, le=50)] | Literal["evaluation_cycle", "not_stated"] = (
        "not_stated"
    )
    trigger: Code
    nature: Code
    relation: FactRelation | NotStated = "not_stated"
    stacking: Stacking = "not_stated"
    recipient: Bilingual | NotStated = "not_stated"
    valid_from: Date = "not_stated"
    valid_to: Date = "not_stated"
    policy_status: PolicyStatus = "unknown"
    last_confirmed: Date = "not_stated"


class Fund(Fact):
    """Public money set aside or spent for innovation, in yuan."""

    name: Bilingual
    amount: Amount
    status: Status
    frequency: Frequency
    period: Period | NotStated = "not_stated"
    purpose: Bilingual
    projects: Annotated[int, Field(ge=0)] | None = None
    source: FundSource


class Instrument(Fact):
    """A policy measure without a platform tier."""

    instrument: Code
    target: Bilingual
    strength: Strength


class NotCoded(Record):
    """A kind of figure that the document holds and the data leave out, with the reason."""

    what: Bilingual
    reason: Bilingual
    paragraphs: Annotated[list[int], Field(min_length=1)]


class Source(Record):
    """The particulars of one source document."""

    title: Bilingual
    number: str
    kind: Code
    issuer: Bilingual
    jurisdiction: Identifier
    date_signed: Date
    date_published: Date
    index_number: str
    language: Literal["zh-Hans", "zh-Hant"]
    url: str
    retrieved: Date | Literal["not_recorded"]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    coded: Date
    damage: list[Bilingual] = []


class Document(Record):
    """One file of ``data/documents``: the source and every fact read from it."""

    document: Source
    counts: list[Count] = []
    named: list[Named] = []
    rewards: list[Reward] = []
    funds: list[Fund] = []
    instruments: list[Instrument] = []
    not_coded: list[NotCoded] = []
