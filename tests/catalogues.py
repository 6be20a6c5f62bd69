"""Catalogues for tests: the committed data, and documents made up for real places."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from lib.catalogue import Catalogue
from lib.dataset import Dataset
from lib.load import load
from lib.model.document import Count, Document, Fund, Instrument, Named, Reward, Source
from lib.strict_yaml import Positions

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"

Facts = Sequence[Count | Named | Reward | Fund | Instrument]
EVIDENCE = {"paragraph": 1, "quote": ["made up"]}


@cache
def committed() -> Catalogue:
    """The data of this repository."""
    return Catalogue(load(DATA))


FIVE = (
    "xuchang-2017-proposal-61",
    "dingxi-2018-platform-plan",
    "liaoning-2018-suggestion-1383",
    "panjin-2020-proposal-15",
    "chongqing-2020-suggestion-942",
)
"""The documents that tests of facts are pinned to."""


@cache
def five() -> Catalogue:
    """The committed data of :data:`FIVE` alone: what is pinned holds whatever is added."""
    return of_documents({name: committed().dataset.documents[name] for name in FIVE})


def count(name: str, value: int | str = 1, **more: object) -> Count:
    """A stock of provincial key laboratories in 2020, but for what ``more`` says."""
    fields: dict[str, object] = {
        "id": name,
        "types": ["key_laboratory"],
        "level": "provincial",
        "value": value,
        "measure": "stock",
        "status": "actual",
        "evidence": EVIDENCE,
    }
    time = "as_of" if more.get("measure", "stock") == "stock" else "period"
    return Count.model_validate({**fields, time: "2020", **more})


def named(name: str, zh: str = "某重点实验室", **more: object) -> Named:
    """A provincial key laboratory that stands and is only named, but for what ``more`` says."""
    fields: dict[str, object] = {
        "id": name,
        "type": "key_laboratory",
        "level": "provincial",
        "name": {"zh": zh, "en": "Some key laboratory"},
        "standing": "stands",
        "evidence": EVIDENCE,
    }
    return Named.model_validate({**fields, **more})


def reward(name: str, cny: int = 500_000, **more: object) -> Reward:
    """An exact one-off award of 2020 for a new national key laboratory, but for ``more``."""
    fields: dict[str, object] = {
        "id": name,
        "types": ["key_laboratory"],
        "level": "national",
        "amount": {"kind": "fixed", "min_cny": cny, "max_cny": cny, "bound": "exact"},
        "frequency": "one_off",
        "trigger": "newly_recognised",
        "nature": "award",
        "evidence": EVIDENCE,
    }
    return Reward.model_validate({**fields, **more})


def document(place: str, facts: Facts, **source: object) -> Document:
    """A document of a place with facts of any kind."""
    fields: dict[str, object] = {
        "title": {"zh": f"{place}的文件", "en": f"Document of {place}"},
        "number": f"{place}〔2020〕1号",
        "kind": "plan",
        "issuer": {"zh": "政府", "en": "Government"},
        "jurisdiction": place,
        "date_signed": "2020-05-06",
        "date_published": "not_stated",
        "index_number": "not_stated",
        "language": "zh-Hans",
        "url": "not_recorded",
        "retrieved": "not_recorded",
        "sha256": "0" * 64,
        "coded": "2021-01-01",
    }
    return Document(
        document=Source.model_validate({**fields, **source}),
        counts=[fact for fact in facts if isinstance(fact, Count)],
        named=[fact for fact in facts if isinstance(fact, Named)],
        rewards=[fact for fact in facts if isinstance(fact, Reward)],
        funds=[fact for fact in facts if isinstance(fact, Fund)],
        instruments=[fact for fact in facts if isinstance(fact, Instrument)],
    )


def catalogue(**facts: Facts) -> Catalogue:
    """Made-up documents, one a place, in the committed vocabulary and places."""
    return of_documents({place: document(place, listed) for place, listed in facts.items()})


def of_documents(documents: dict[str, Document]) -> Catalogue:
    """Documents by id, in the committed vocabulary and places."""
    known = committed().dataset
    return Catalogue(
        Dataset(documents, known.vocabulary, known.jurisdictions, "made-up", "2021-01-01",
                Positions({}))
    )  # fmt: skip
