"""Whole datasets as hypothesis makes them up: several places of both tiers, every enumeration.

What they state is mostly alike, so that comparable facts, and ones that differ in a single thing,
are met often: cities of one province and of another, one of them of a higher rank. The rules of
``lib.checks`` on ends, times and links hold.
"""

from collections.abc import Sequence
from typing import Any, get_args

from catalogues import count, document, named, of_documents, reward
from hypothesis import strategies as st

from lib.catalogue import Catalogue
from lib.model import document as model
from lib.model.document import Count, Document, Fund, Instrument, Named, Reward

CITIES = ("xuchang", "luoyang", "anyang")
"""Cities of one province."""
PLACES = (*CITIES, "panjin", "shenyang", "liaoning", "chongqing")
MOST_PLACES = 4
NOTE = {"zh": "说明", "en": "note"}
RECIPIENT = {"zh": "企业", "en": "enterprises"}
BASE = {"zh": "研发投入", "en": "R&D spending"}
EVIDENCE = {"paragraph": 1, "quote": ["made up"]}
AMOUNTS: Sequence[dict[str, object]] = (
    {"kind": "fixed", "min_cny": 300_000, "bound": "at_least"},
    {"kind": "fixed", "max_cny": 300_000, "bound": "up_to"},
    {"kind": "fixed", "min_cny": 300_000, "max_cny": 300_000, "bound": "about"},
    {"kind": "fixed", "min_cny": 300_000, "max_cny": 500_000, "bound": "range"},
    {"kind": "share", "percent": 30, "of": BASE, "cap_cny": 300_000},
    {"kind": "share", "percent": 20, "of": BASE},
    {"kind": "case_by_case"},
    {"kind": "none"},
    {"kind": "not_stated"},
)


def _mostly(usual: Sequence[Any], others: Sequence[Any]) -> st.SearchStrategy[Any]:
    """One of ``usual`` in fourteen of fifteen cases, else one of ``others``."""
    return st.sampled_from([*usual] * 14 * len(others) + [*others] * len(usual))


def _choices(literal: object) -> list[Any]:
    return list(get_args(literal))


readings = _mostly(
    [None], [*({"value": ground} for ground in model.VALUE_GROUNDS), {"measure": "ambiguous"}]
)
reward_readings = _mostly([None], [{"amount": "implied"}, {"frequency": "implied"}])
types = st.sampled_from(
    [["key_laboratory"], ["key_laboratory"], ["incubator"], ["key_laboratory", "incubator"],
     ["incubator", "key_laboratory"]]
)  # fmt: skip
levels = _mostly(["provincial", "provincial", "national"], _choices(model.Level))


@st.composite
def counts(draw: st.DrawFn, name: str, before: Sequence[Count]) -> Count:
    """A count; ``before`` are those of its document that it may be a part of or say again."""
    more: dict[str, Any] = {"types": draw(types), "level": draw(levels)}
    value: int | str = draw(_mostly([2, 3, 4, 5, 8], [0, "without_figure"]))
    more["measure"] = draw(_mostly(["stock"], _choices(model.Measure)))
    more["status"] = draw(_mostly(["actual"], _choices(model.Status)))
    if more["measure"] == "stock":
        more["as_of"] = draw(_mostly(["2018", "2019", "2020-03-01"], ["2016", "not_stated"]))
    else:
        more["event"] = draw(st.sampled_from([None, *_choices(model.Event)]))
        more["period"] = draw(_mostly(["2018", "2019"], ["2016/2019", "not_stated"]))
        if more["event"] == "promoted":
            more["promoted_from"] = "municipal"
    if value != "without_figure":
        more["bound"] = draw(_mostly(["exact"], _choices(model.Bound)))
        if more["bound"] == "range":
            more["value_max"] = int(value) + 4
    more["level_and_above"] = draw(_mostly([False], [True]))
    code = draw(_mostly([None], ["science_department", "outside_science_department"]))
    if code:
        more["recognised_by"] = {"stated": "部门", "code": code}
    if reading := draw(readings):
        more |= {"reading": reading, "note": NOTE}
    made = count(name, value, **more)
    alike = [c for c in before if (c.measure, c.event, c.status) ==
             (made.measure, made.event, made.status)]  # fmt: skip
    link = draw(_mostly([None], ["part_of", "restates"])) if alike else None
    if link == "part_of":
        made = made.model_copy(update={"part_of": alike[0].id})
    if link == "restates":
        made = alike[0].model_copy(update={"id": name, "restates": alike[0].id})
    return made


@st.composite
def rewards(draw: st.DrawFn, name: str, before: Sequence[Reward]) -> Reward:
    """A reward; ``before`` are those of its document that it may add to or replace."""
    cny = draw(st.sampled_from([200_000, 300_000, 600_000]))
    more: dict[str, Any] = {"types": draw(types), "level": draw(levels)}
    more["trigger"] = draw(
        _mostly(["newly_recognised"], ["stable_support", "evaluated_excellent", "promotion"])
    )
    more["nature"] = draw(_mostly(["award"], ["support"]))
    more["frequency"] = draw(_mostly(["one_off", "annual"], _choices(model.Frequency)))
    more["policy_status"] = draw(
        _mostly(["in_force", "in_force", "unknown"], _choices(model.PolicyStatus))
    )
    more["valid_to"] = draw(_mostly(["not_stated"], ["2020-12-31", "2030", "2020"]))
    more["years"] = draw(_mostly(["not_stated"], [3, "evaluation_cycle"]))
    more["recipient"] = draw(_mostly(["not_stated"], [RECIPIENT]))
    more["stacking"] = draw(_mostly(["not_stated"], _choices(model.Stacking)))
    amount = draw(_mostly([None], AMOUNTS))
    if amount:
        more["amount"] = amount
    if more["frequency"] == "instalments" and not amount:
        halves = {"cny": cny // 2, "when": {"zh": "每年", "en": "each year"}}
        more["instalments"] = [halves, halves]
    year = draw(_mostly([None, 2018, 2019], [2015]))
    if year:
        more["basis"] = {"year": year, "number": "市政发〔2020〕9号"}
    if before and draw(_mostly([False], [True])):
        kind = draw(st.sampled_from(_choices(model.Relation)))
        more["relation"] = {"kind": kind, "to": before[0].id}
    if reading := draw(reward_readings):
        more |= {"reading": reading, "note": NOTE}
    return reward(name, cny, **more)


@st.composite
def funds(draw: st.DrawFn, name: str) -> Fund:
    """Money set aside; never a reward."""
    fields: dict[str, Any] = {
        "id": name,
        "name": {"zh": "专项资金", "en": "Special fund"},
        "amount": draw(st.sampled_from(AMOUNTS)),
        "status": draw(st.sampled_from(_choices(model.Status))),
        "frequency": draw(st.sampled_from(_choices(model.Frequency))),
        "purpose": {"zh": "平台建设", "en": "platforms"},
        "source": draw(st.sampled_from(_choices(model.FundSource))),
        "evidence": EVIDENCE,
    }
    return Fund.model_validate(fields)


@st.composite
def platforms_named(draw: st.DrawFn, name: str) -> Named:
    """A platform that is named; never a count."""
    level, standing = draw(levels), draw(st.sampled_from(_choices(model.Standing)))
    return named(name, level=level, standing=standing)


@st.composite
def instruments(draw: st.DrawFn, name: str) -> Instrument:
    """A measure without a figure."""
    fields: dict[str, Any] = {
        "id": name,
        "instrument": "post_subsidy",
        "target": {"zh": "平台", "en": "platforms"},
        "strength": draw(st.sampled_from(_choices(model.Strength))),
        "evidence": EVIDENCE,
    }
    return Instrument.model_validate(fields)


@st.composite
def documents(draw: st.DrawFn, place: str) -> Document:
    """A document with some facts of any kind."""
    facts: list[Any] = []
    others = ["fund", "named", "instrument"]
    kinds = st.sampled_from([*["count", "reward"] * len(others), *others])
    for number, kind in enumerate(
        draw(st.lists(kinds, min_size=draw(_mostly([2], [0])), max_size=4))
    ):
        name = f"fact-{number}"
        if kind == "count":
            facts.append(draw(counts(name, [f for f in facts if isinstance(f, Count)])))
        elif kind == "reward":
            facts.append(draw(rewards(name, [f for f in facts if isinstance(f, Reward)])))
        else:
            facts.append(draw(_OTHERS[kind](name)))
    signed = draw(_mostly(["2019-05-06", "2020-05-06"], ["2017", "not_stated"]))
    number = draw(_mostly([f"{place}〔2020〕1号"], ["not_stated"]))
    return document(place, facts, date_signed=signed, number=number)


_OTHERS = {"fund": funds, "named": platforms_named, "instrument": instruments}


@st.composite
def datasets(draw: st.DrawFn) -> Catalogue:
    """A dataset of none to three documents a place."""
    made = {}
    fewest = draw(_mostly([3], [1]))
    within = st.sampled_from(draw(st.sampled_from([CITIES, PLACES])))
    for place in draw(st.lists(within, min_size=fewest, max_size=MOST_PLACES, unique=True)):
        for number in range(draw(_mostly([1, 2], [0, 3]))):
            made[f"{place}-{number}"] = draw(documents(place))
    return of_documents(made)


def reordered(data: Catalogue, order: Sequence[str]) -> Catalogue:
    """The same documents in another order."""
    return of_documents({name: data.dataset.documents[name] for name in order})
