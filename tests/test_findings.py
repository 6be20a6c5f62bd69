"""No finding is wrong for any dataset: each claim is recomputed here from the documents alone.

Nothing of ``lib.compare``, ``lib.ranking`` or ``lib.views`` is used: what is alike, latest, paid or
silent is decided once more, field by field, from the facts as the model holds them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, cast

import pytest
from catalogues import catalogue, committed, count, document, five, of_documents, reward
from generated import datasets, reordered
from hypothesis import HealthCheck, given, settings

from lib import statements
from lib.catalogue import Catalogue
from lib.model.document import Count, FixedAmount, Reward, ShareAmount, Source
from lib.model.reference import Jurisdiction
from lib.statements import Finding
from lib.wording import LANGS, Lang, figures, text

FEW = settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


# What the documents say, read without the product's engine


@dataclass(frozen=True)
class Told:
    """A count or a reward as a document states it."""

    id: str
    place: Jurisdiction
    source: Source
    fact: Any

    @property
    def year(self) -> int | None:
        if isinstance(self.fact, Count):
            said = str(self.fact.as_of or self.fact.period)
        elif self.fact.basis and self.fact.basis.year != "not_stated":
            return int(self.fact.basis.year)
        else:
            said = self.source.date_signed
        return int(re.findall(r"\d{4}", said)[-1]) if said != "not_stated" else None

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self.fact.types)

    @property
    def value(self) -> int | float | None:
        """The number a fact states: platforms, yuan, percent."""
        if isinstance(self.fact, Count):
            return self.fact.value if isinstance(self.fact.value, int) else None
        if isinstance(self.fact.amount, ShareAmount):
            return self.fact.amount.percent
        if isinstance(self.fact.amount, FixedAmount):
            return self.fact.amount.min_cny or self.fact.amount.max_cny
        return None

    @property
    def is_exact(self) -> bool:
        bound = self.fact.bound if isinstance(self.fact, Count) else self.fact.amount.bound
        return bool(bound == "exact")


def told(data: Catalogue) -> list[Told]:
    return [
        Told(f"{name}/{fact.id}", data.dataset.jurisdictions[d.document.jurisdiction], d.document,
             fact)
        for name, d in data.dataset.documents.items()
        for fact in (*d.counts, *d.rewards)
    ]  # fmt: skip


def counts_of(data: Catalogue) -> list[Told]:
    return [item for item in told(data) if isinstance(item.fact, Count)]


def own_counts(data: Catalogue) -> list[Told]:
    """Counts without members of a total of the same platforms and what is said twice."""
    every = {item.id: item for item in counts_of(data)}

    def is_part(item: Told) -> bool:
        if item.fact.restates:
            return True
        if not item.fact.part_of:
            return False
        total = every[f"{item.id.rpartition('/')[0]}/{item.fact.part_of}"]
        return item_of(item) == item_of(total)

    return [item for item in every.values() if not is_part(item)]


def existing(data: Catalogue) -> list[Told]:
    """Stocks that are there, without members of a total and what is said twice."""
    return [
        item
        for item in own_counts(data)
        if item.fact.measure == "stock" and item.fact.status == "actual"
    ]


def item_of(item: Told) -> tuple[object, ...]:
    return item.kinds, item.fact.level, item.fact.level_and_above


def pays(item: Told, today: str) -> bool:
    """A reward with a figure, of which nothing says that it is a draft, replaced or over."""
    fact = item.fact
    if not isinstance(fact, Reward) or fact.amount.kind not in ("fixed", "share"):
        return False
    is_over = fact.valid_to != "not_stated" and fact.valid_to < today[: len(fact.valid_to)]
    return fact.policy_status in ("unknown", "in_force") and not is_over


def newest(items: Iterable[Told]) -> list[Told]:
    """For each place what it states last; what has no year is never the older one."""
    found = list(items)
    last: dict[str, int] = {}
    for item in found:
        last[item.place.id] = max(last.get(item.place.id, 0), item.year or 0)
    return [item for item in found if item.year in (None, last[item.place.id])]


def places(items: Iterable[Told]) -> set[str]:
    return {item.place.id for item in items}


UNPAID = {"draft", "expired", "superseded"}


def peer_tier(place: Jurisdiction) -> str:
    """Where a place stands: what a province administers is with its cities."""
    return {"province_administered": "prefecture"}.get(place.tier, place.tier)


def rank_of(place: Jurisdiction) -> str | None:
    """What sets a city apart from the others of its tier."""
    return "county" if place.tier == "province_administered" else place.standing


def recognises(place: Jurisdiction, level: str) -> tuple[str, str]:
    """By whose rules platforms of a level are recognised: the state's, or a government's."""
    if level == "national":
        return level, "all"
    tier = {"provincial": "province", "municipal": "prefecture", "county": "county"}.get(level)
    above: Jurisdiction | None = place
    while above is not None and above.tier != tier:
        above = committed().dataset.jurisdictions.get(above.parent)
    return level, above.id if above else f"only {place.id}"


def span(count: Count) -> int:
    """Over how many years an addition was counted; 0 where that is not known."""
    years = [int(year) for year in re.findall(r"\d{4}", str(count.period or ""))]
    return years[-1] - years[0] + 1 if years and count.measure != "stock" else 0


def why_not(one: Told, other: Told) -> set[str]:
    """Every reason why two counts, or two rewards, are not plainly comparable."""
    a, b = one.fact, other.fact
    years = (one.year, other.year)
    both_say = one.value is not None and other.value is not None
    found = {
        "tier": peer_tier(one.place) != peer_tier(other.place),
        "standing": rank_of(one.place) != rank_of(other.place),
        "authority": recognises(one.place, a.level) != recognises(other.place, b.level),
        "level": a.level != b.level,
        "year": None in years or abs(cast(int, years[0]) - cast(int, years[1])) > 1,
        "no_figure": not both_say,
        "bound": both_say and not (one.is_exact and other.is_exact),
        "reading": bool(a.reading or b.reading),
    }
    if isinstance(a, Count):
        recognisers = [fact.recognised_by and fact.recognised_by.code for fact in (a, b)]
        found |= {
            "type": one.kinds != other.kinds,
            "level": (a.level, a.level_and_above) != (b.level, b.level_and_above),
            "measure": a.measure != b.measure,
            "event": a.event != b.event,
            "status": a.status != b.status,
            "period": 0 not in (spans := [span(fact) for fact in (a, b)]) and len(set(spans)) > 1,
            "recogniser": recognisers[0] != recognisers[1],
        }
    else:
        often = {a.frequency, b.frequency}
        shares = [f.amount.of.zh if f.amount.kind == "share" else "" for f in (a, b)]
        found |= {
            "type": not one.kinds & other.kinds,
            "trigger": a.trigger != b.trigger,
            "nature": a.nature != b.nature,
            "frequency": len(often) > 1 and "not_stated" not in often,
            "frequency_not_stated": "not_stated" in often,
            "form": both_say and shares[0] != shares[1],
            "validity": a.policy_status != b.policy_status or a.policy_status in UNPAID,
        }
    return {reason for reason, holds in found.items() if holds}


def reasons_among(items: Sequence[Told]) -> set[str]:
    return {reason for pair in combinations(items, 2) for reason in why_not(*pair)}


def comparable_sets(items: Sequence[Told]) -> list[list[Told]]:
    """Every set of two or more places whose newest facts are all comparable with one another."""
    facts = newest(items)
    names = sorted(places(facts))
    return [
        chosen
        for n in range(2, len(names) + 1)
        for some in combinations(names, n)
        if not reasons_among(chosen := [item for item in facts if item.place.id in some])
    ]


def by_item(items: Iterable[Told]) -> Iterator[list[Told]]:
    grouped: dict[object, list[Told]] = {}
    for item in items:
        grouped.setdefault((peer_tier(item.place), item_of(item)), []).append(item)
    yield from grouped.values()


# What may be subtracted

SPLITTING = {
    "tier", "type", "level", "measure", "event", "status", "period", "trigger", "nature",
    "frequency", "form",
}  # fmt: skip
UNLIKE = SPLITTING | {"recogniser", "bound", "no_figure"}
"""Reasons that keep two figures from being subtracted."""


def is_plain(item: Told) -> bool:
    """Whether a fact states one exact number, of platforms or of yuan."""
    if not isinstance(item.fact, Count) and item.fact.amount.kind != "fixed":
        return False
    return item.value is not None and item.is_exact


def figures_of(items: Iterable[Told]) -> dict[str, Told]:
    """By place the newest figure, where it is exact and the only one."""
    by_place: dict[str, list[Told]] = {}
    for item in newest(items):
        by_place.setdefault(item.place.id, []).append(item)
    return {
        place: facts[0]
        for place, facts in by_place.items()
        if all(map(is_plain, facts)) and len({item.value for item in facts}) == 1
    }


def check_difference(
    data: Catalogue, facts: Sequence[Told], claim: str, caveat: str, lang: Lang
) -> str:
    """Hold a plain difference against the arithmetic of its figures; returns what it claims."""
    assert not re.search(RANKING, claim), claim
    assert all(pays(i, data.dataset.date) for i in facts if isinstance(i.fact, Reward)), claim
    by_level: dict[str, list[Told]] = {}
    for item in facts:
        by_level.setdefault(item.fact.level, []).append(item)
    levels = [level for level in data.levels if level in by_level]
    assert "unspecified" not in levels
    parts = claim.split("；" if lang == "zh" else "; ")
    assert len(parts) == len(levels), claim
    claimed = set()
    for part, level in zip(parts, levels, strict=True):
        of_level = by_level[level]
        assert len(places(of_level)) == len(of_level) > 1
        assert all(map(is_plain, of_level))
        assert not reasons_among(of_level) & UNLIKE
        assert [i.place.order for i in of_level] == sorted(i.place.order for i in of_level)
        values = [cast(int, item.value) for item in of_level]
        ending = difference_of(values, isinstance(of_level[0].fact, Count), lang)
        assert part.endswith(ending), (part, ending)
        claimed.add("equal" if len(set(values)) == 1 else "difference")
        for item, value in zip(of_level, values, strict=True):
            amount = plain_amount(value, isinstance(item.fact, Count), lang)
            stated = item.place.label(lang) + ("" if lang == "zh" else " ") + amount
            is_said_before = len(set(values)) == 1 and part is not parts[0]
            assert stated in part or is_said_before, (stated, part)
            assert item.place.label(lang) in claim
            assert figures.year(data.entries[item.id], lang) in claim
    check_caveat(list(by_level.values()), caveat, lang)
    return "equal" if claimed == {"equal"} else "difference"


RANKING = re.compile(
    r"最[高低多少]|更[高低多少]|[高多]于|[低少]于|倍|第一|领先|落后"
    r"|\b(?:highest|lowest|higher|lower|most|least|times|more than|less than|best)\b",
    re.IGNORECASE,
)


def plain_amount(value: int, is_count: bool, lang: Lang) -> str:
    """``50万元``, ``3个``, ``CNY 500,000``, ``3``."""
    if not is_count:
        return figures.money(value, lang)
    return f"{value:,}个" if lang == "zh" else f"{value:,}"


def difference_of(values: Sequence[int], is_count: bool, lang: Lang) -> str:
    """What a sentence says of the difference of some figures."""
    are_two, are_equal = len(values) == 2, len(set(values)) == 1
    amount = max(values) if are_equal else max(values) - min(values)
    words: dict[tuple[Lang, bool, bool], str] = {
        ("zh", True, True): "同为{}",
        ("zh", True, False): "均为{}",
        ("zh", False, True): "相差{}",
        ("zh", False, False): "彼此相差不超过{}",
        ("en", True, True): "{} in both",
        ("en", True, False): "{} in all",
        ("en", False, True): "a difference of {}",
        ("en", False, False): "within {} of one another",
    }
    return words[lang, are_equal, are_two].format(plain_amount(amount, is_count, lang))


def check_caveat(levels: Sequence[Sequence[Told]], caveat: str, lang: Lang) -> None:
    """Every reason that keeps the figures of a level from being ranked is told, and no other."""
    facts = [item for of_level in levels for item in of_level]
    reasons = {reason for of_level in levels for reason in reasons_among(of_level)}
    rewards = [item for item in facts if isinstance(item.fact, Reward)]
    years = [[item.year for item in of_level] for of_level in levels]
    stated = [[year for year in of_level if year] for of_level in years]
    statuses = {item.fact.policy_status for item in rewards}
    holds = {
        "difference_year": any(max(s, default=0) - min(s, default=0) > 1 for s in stated),
        "difference_year_open": any(None in of_level for of_level in years),
        "difference_standing": "standing" in reasons,
        "difference_validity": statuses == {"unknown"},
        "difference_validity_some": "validity" in reasons,
        **{
            f"difference_authority_{level}": any(
                of_level[0].fact.level == level and "authority" in reasons_among(of_level)
                for of_level in levels
            )
            for level in ("provincial", "municipal", "county")
        },
    }
    assert holds["difference_year"] or holds["difference_year_open"] or "year" not in reasons
    for key, is_so in holds.items():
        assert (text(key, lang).casefold() in caveat.casefold()) is is_so, (key, caveat)
    read = [item.place.label(lang) for item in facts if item.fact.reading]
    read += [i.place.label(lang) for i in rewards if i.fact.frequency == "not_stated"]
    assert not [label for label in read if label not in caveat], caveat
    paid_to = {item.place: item.fact.recipient for item in rewards}
    is_unlike = len({str(recipient) for recipient in paid_to.values()}) > 1
    for place, recipient in paid_to.items():
        if not isinstance(recipient, str):
            words = text(
                "difference_recipient",
                lang,
                place=place.label(lang),
                recipient=recipient.text(lang),
            )
            assert (words.casefold() in caveat.casefold()) is is_unlike, caveat
    reasons |= {"recipient"} if is_unlike else set()
    is_plain_pair = not reasons and statuses != {"unknown"}
    assert (caveat == text("difference_comparable", lang)) is is_plain_pair, caveat


def parts_of(sentence: str, lang: Lang) -> tuple[str, str]:
    """The claim and the caveat of a sentence that subtracts."""
    claim, mark, caveat = sentence.partition("。" if lang == "zh" else ". ")
    assert mark and caveat
    return claim, caveat


def subtracts(sentence: str, lang: Lang) -> bool:
    """Whether a sentence, or a headline, subtracts: it neither ranks nor only lists."""
    told = {
        "zh": ("相差", "同为", "均为"),
        "en": ("a difference", " in both", " in all", " another"),
    }
    claim = sentence.partition("。" if lang == "zh" else ". ")[0]
    is_yearly = sentence.startswith(opening("finding_yearly", lang))
    return not is_yearly and any(words in claim for words in told[lang])


# What a sentence claims


def opening(key: str, lang: Lang) -> str:
    """What a message says before its first value."""
    holes = dict.fromkeys(("item", "list", "reasons", "tail"), "\0")
    return text(key, lang, **holes).split("\0")[0]


def say_their_facts(data: Catalogue, finding: Finding, lang: Lang) -> None:
    """Every fact named exists and stands in the sentence with figure, place and year."""
    assert len(set(finding.facts)) == len(finding.facts)
    is_subtracted = subtracts(finding.sentence, lang)
    for name in finding.facts:
        entry = data.entries[name]
        figure = figures.value(entry, lang)
        if is_subtracted and entry.kind == "reward":
            figure = figures.amount(entry.reward.amount, lang)
        for words in (
            figure,
            entry.jurisdiction.label(lang),
            figures.year(entry, lang),
        ):
            assert words in finding.sentence, (words, finding.sentence)
    if finding.facts:
        named = {data.entries[name].jurisdiction for name in finding.facts}
        others = [p.label(lang) for p in data.jurisdictions if p not in named]
        assert not [label for label in others if label in finding.sentence], finding.sentence


AHEAD: dict[Lang, str] = {
    "zh": r"。([^。]+?)比([^。]+?)[多高]([\d,.]+(?:个|万?元))(?:，是([^。]+)的([\d,]+)倍)?。$",
    "en": r"\. (?:The amount of )?(\w+) (?:has|is) ([\w ,]+?)(?: more than| higher than that of)"
    r" (\w+)(?:, ([\d,]+) times the figure of (\w+))?\.$",
}
ENDS: dict[Lang, str] = {
    "zh": r"。([^。]+)最[多高]，([^。]+)最[少低]，相差([\d,.]+(?:个|万?元))。$",
    "en": r"\. The highest is that of ([^.]+), the lowest that of ([^.]+), (.+) apart\.$",
}


def check_who_is_ahead(facts: Sequence[Told], sentence: str, lang: Lang) -> str:
    """Recompute who is ahead, by how much and how many times; returns which claim was made."""
    stated = {
        place: {item.value for item in facts if item.place.id == place} for place in places(facts)
    }
    label = {item.place.id: item.place.label(lang) for item in facts}
    kind = "count" if isinstance(facts[0].fact, Count) else "reward"
    if any(not isinstance(f.fact, Count) and f.fact.amount.kind == "share" for f in facts):
        assert sentence.endswith(text("tail_comparable", lang))
        return "shares"
    if any(len(values) > 1 for values in stated.values()):
        (words,) = re.findall(AHEAD_OF_NONE[lang], sentence)
        several = {label[place] for place, values in stated.items() if len(values) > 1}
        assert set(split(words, lang)) == several
        return "several"
    value = {place: min(cast(set[int], values)) for place, values in stated.items()}
    top, low = max(value.values()), min(value.values())
    if top == low:
        assert sentence.endswith(text(f"ranked_equal_{kind}", lang))
        return "equal"

    def named(amount: int) -> set[str]:
        return {label[place] for place, its in value.items() if its == amount}

    unit: Callable[[int], str] = (
        (lambda n: f"{n}个" if lang == "zh" else str(n))
        if kind == "count"
        else (lambda n: figures.money(n, lang))
    )
    if len(value) > 2:
        found = re.search(ENDS[lang], sentence)
        assert found, sentence
        assert (set(split(found[1], lang)), set(split(found[2], lang))) == (named(top), named(low))
        assert found[3] == unit(top - low)
        return "ends"
    found = re.search(AHEAD[lang], sentence)
    assert found, sentence
    first, last, by, times, of = found.group(
        *((1, 2, 3, 5, 4) if lang == "zh" else (1, 3, 2, 4, 5))
    )
    assert ({first}, {last}, by) == (named(top), named(low), unit(top - low))
    is_whole = low > 0 and top % low == 0
    assert (times, of) == ((str(top // low), last) if is_whole else (None, None)), sentence
    return "times" if is_whole else "difference"


AHEAD_OF_NONE: dict[Lang, str] = {
    "zh": r"。([^。]+)载有不止一个数，不分高低。$",
    "en": r"\. More than one figure is stated for ([^.]+), so none is called higher\.$",
}


def split(words: str, lang: Lang) -> list[str]:
    return re.split("、|和" if lang == "zh" else ", | and ", words)


# Each finding


def check_existing(data: Catalogue, finding: Finding | None, lang: Lang) -> str:
    facts = existing(data)
    items = list(by_item(facts))
    sets = [found for item in items for found in comparable_sets(item)]
    if finding is None:
        assert len(places(facts)) < 2
        return "no counts"
    assert len(places(facts)) > 1
    if not finding.facts:
        assert sets == []
        assert not [item for item in items if subtractable(item)]
        shared = [newest(item) for item in items if len(places(newest(item))) > 1]
        reasons = {reason for item in shared for reason in reasons_among(item)}
        for reason in NOT_SPLITTING:
            assert (text(f"reason_{reason}", lang) in finding.sentence) is (reason in reasons)
        nothing = text("finding_nothing_shared", lang)
        assert (nothing in finding.sentence) is (shared == [])
        return "not comparable"
    if subtracts(finding.sentence, lang):
        assert sets == []
        chosen = in_order(facts, finding)
        for level in {item.fact.level for item in chosen}:
            of_level = [item for item in chosen if item.fact.level == level]
            (same,) = (item for item in items if of_level[0] in item)
            assert subtractable(same) == of_level
        assert finding.parameters == {}
        return "subtracted: " + check_difference(
            data, chosen, *parts_of(finding.sentence, lang), lang
        )
    chosen = [item for item in facts if item.id in finding.facts]
    assert {item.id for item in chosen} == set(finding.facts)
    assert sorted(finding.facts) in [sorted(item.id for item in found) for found in sets]
    assert len(places(chosen)) == max(len(places(found)) for found in sets)
    values = [cast(int, data.entries[name].count.value) for name in finding.facts]
    assert values == sorted(values, reverse=True)
    assert finding.parameters == {"level": chosen[0].fact.level}
    return check_who_is_ahead(chosen, finding.sentence, lang)


def subtractable(items: Iterable[Told]) -> list[Told]:
    """The figures of one item that may be subtracted, one a place; empty where none may."""
    ours = [
        item
        for item in items
        if not (
            isinstance(item.fact, Count)
            and item.fact.recognised_by
            and item.fact.recognised_by.code == "outside_science_department"
        )
    ]
    found = sorted(figures_of(ours).values(), key=lambda item: item.place.order)
    is_told = len(found) > 1 and not reasons_among(found) & UNLIKE
    return found if is_told and found[0].fact.level != "unspecified" else []


def in_order(facts: Iterable[Told], finding: Finding) -> list[Told]:
    """The facts that a finding names, as it names them."""
    by_id = {item.id: item for item in facts}
    return [by_id[name] for name in finding.facts]


NOT_SPLITTING = (
    "year", "bound", "authority", "recogniser", "standing", "reading", "frequency_not_stated",
    "validity", "no_figure",
)  # fmt: skip


def check_reward(data: Catalogue, finding: Finding | None, lang: Lang) -> str:
    paid = [
        item
        for item in told(data)
        if pays(item, data.dataset.date) and item.fact.trigger == "newly_recognised"
    ]
    alike: dict[object, list[Told]] = {}
    for item in paid:
        for kind in item.kinds:
            its = item.fact
            of = its.amount.of.zh if its.amount.kind == "share" else ""
            key = (kind, its.level, peer_tier(item.place), its.nature, its.frequency, of)
            alike.setdefault(key, []).append(item)
    most = max((len(places(found)) for found in alike.values()), default=0)
    if finding is None:
        assert most < 2
        return "no award"
    chosen = in_order(paid, finding)
    kind = finding.parameters["type"]
    assert finding.parameters["condition"] == "newly_recognised"
    assert all(kind in item.kinds for item in chosen)
    if subtracts(finding.sentence, lang):
        most_shared = [found for found in alike.values() if len(places(found)) == most]
        assert not most_shared or any(reasons_among(newest(found)) for found in most_shared)
        return "awards subtracted: " + check_difference(
            data, chosen, *parts_of(finding.sentence, lang), lang
        )
    assert len(places(chosen)) >= max(most, 2)
    reasons = reasons_among(chosen)
    assert not reasons & {"tier", "level", "nature", "frequency", "trigger", "form"}
    for item in chosen:
        later = [
            other
            for other in paid
            if kind in other.kinds
            and not why_not(item, other) & {"level", "nature", "frequency", "form", "trigger"}
            and other.place == item.place
            and None not in (item.year, other.year)
            and cast(int, other.year) > cast(int, item.year)
            and other.fact.frequency == item.fact.frequency
        ]
        assert later == []
    for reason in NOT_SPLITTING:
        assert (text(f"reason_{reason}", lang) in finding.sentence) is (reason in reasons), reason
    assert (text("tail_comparable", lang) in finding.sentence) is (not reasons)
    are_unconfirmed = {item.fact.policy_status for item in chosen} == {"unknown"}
    assert (text("tail_validity", lang) in finding.sentence) is are_unconfirmed
    return (
        "side by side"
        if reasons
        else "awards: " + check_who_is_ahead(chosen, finding.sentence, lang)
    )


def check_yearly(data: Catalogue, finding: Finding | None, lang: Lang) -> str:
    yearly = [
        item
        for item in told(data)
        if pays(item, data.dataset.date) and item.fact.frequency == "annual"
    ]
    if finding is None:
        assert yearly == []
        return "nothing yearly"
    assert set(finding.facts) <= {item.id for item in yearly}
    order = [place.id for place in data.jurisdictions if place.id in places(yearly)]
    named = [data.entries[name] for name in finding.facts]
    assert list(dict.fromkeys(entry.jurisdiction.id for entry in named)) == order[:3]
    for place in order[:3]:
        of_place = [item for item in yearly if item.place.id == place]
        said = {name for name in finding.facts if data.entries[name].jurisdiction.id == place}
        assert 1 <= len(said) <= 2
        for item, other in product(of_place, of_place):
            is_newer = (other.year or 9999) < (item.year or 0)
            if item.kinds == other.kinds and is_newer and other.id in said:
                assert why_not(item, other) & {"level", "nature", "trigger"}
    if len(order) > 3:
        assert text("finding_yearly_places", lang, n=len(order)) in finding.sentence
    conditions = {entry.reward.trigger for entry in named}
    assert finding.parameters == ({"condition": min(conditions)} if len(conditions) == 1 else {})
    return "yearly"


def check_silence(data: Catalogue, finding: Finding | None, lang: Lang) -> str:
    facts = told(data)
    speaking = {
        "reward": places(item for item in facts if isinstance(item.fact, Reward)),
        "count": places(
            item for item in facts if isinstance(item.fact, Count) and item.value is not None
        ),
    }
    parts = []
    for kind, names in speaking.items():
        silent = [place.label(lang) for place in data.jurisdictions if place.id not in names]
        if silent:
            parts.append((kind, silent))
    if finding is None:
        assert parts == []
        return "no silence"
    assert finding.facts == ()
    said = finding.sentence[len(opening("finding_silence", lang)) :]
    told_parts = said.rstrip(".。").split(text("join_sentence", lang))
    assert len(told_parts) == len(parts)
    for words, (kind, silent) in zip(told_parts, parts, strict=True):
        before, after = text(f"silent_{kind}", lang, list="\0").split("\0")
        assert words.startswith(before) and words.endswith(after)
        assert split(words[len(before) : len(words) - len(after)], lang) == silent
    return "silence"


def sorted_out(found: Sequence[Finding], lang: Lang) -> dict[str, Finding]:
    """Findings by what they are about; each stands once."""
    names = {"counts": "existing", "coverage": "silence"}
    out: dict[str, Finding] = {}
    for finding in found:
        name = names.get(finding.page)
        if name is None:
            is_yearly = finding.sentence.startswith(opening("finding_yearly", lang))
            is_award = finding.sentence.startswith(opening("finding_reward", lang))
            assert is_yearly or is_award or subtracts(finding.sentence, lang)
            name = "yearly" if is_yearly else "reward"
        assert name not in out
        out[name] = finding
    return out


def check_all(data: Catalogue, lang: Lang) -> list[str]:
    found = statements.findings(data, lang)
    for finding in found:
        say_their_facts(data, finding, lang)
    by_name = sorted_out(found, lang)
    order = ("reward", "existing", "yearly", "silence")
    assert list(by_name) == [name for name in order if name in by_name]
    return [
        check(data, by_name.get(name), lang)
        for name, check in (
            ("existing", check_existing),
            ("reward", check_reward),
            ("yearly", check_yearly),
            ("silence", check_silence),
        )
    ]


# The tests


def test_no_finding_is_wrong_for_any_dataset() -> None:
    seen: Counter[str] = Counter()

    @FEW
    @given(datasets())
    def every_claim_holds(data: Catalogue) -> None:
        for lang in LANGS:
            seen.update(check_all(data, lang))

    every_claim_holds()
    # No claim goes unchecked because no dataset led to it.
    assert {
        "not comparable", "subtracted: difference", "awards subtracted: difference", "no counts",
        "no award", "yearly", "nothing yearly", "silence", "no silence",
    } <= set(seen), seen  # fmt: skip
    assert {"difference", "times", "equal"} & set(seen), seen


FLOOR = {"kind": "fixed", "min_cny": 300_000, "bound": "at_least"}
PLANTED: dict[str, dict[str, list[Any]]] = {
    "difference": {"xuchang": [count("a", 5)], "luoyang": [count("a", 8)]},
    "times": {"xuchang": [count("a", 4)], "luoyang": [count("a", 8)]},
    "equal": {"xuchang": [count("a", 8)], "luoyang": [count("a", 8)]},
    "ends": {city: [count("a", n)] for n, city in enumerate(("xuchang", "luoyang", "anyang"), 3)},
    "several": {"xuchang": [count("a", 5), count("b", 6)], "luoyang": [count("a", 8)]},
    "subtracted: difference": {"xuchang": [count("a", 5)], "dingxi": [count("a", 8)]},
    "subtracted: equal": {"xuchang": [count("a", 8)], "dingxi": [count("a", 8)]},
    "not comparable": {"xuchang": [count("a", 5)], "luoyang": [count("a", 8, bound="about")]},
    "awards: difference": {"xuchang": [reward("a", 400_000)], "dingxi": [reward("a", 500_000)]},
    "awards: times": {"xuchang": [reward("a", 400_000)], "dingxi": [reward("a", 800_000)]},
    "awards: equal": {"xuchang": [reward("a")], "dingxi": [reward("a")]},
    "awards subtracted: difference": {
        "xuchang": [reward("a", 400_000)],
        "shenyang": [reward("a", 500_000)],
    },
    "awards subtracted: equal": {"xuchang": [reward("a")], "shenyang": [reward("a")]},
    "side by side": {"xuchang": [reward("a")], "dingxi": [reward("a", amount=FLOOR)]},
    "no counts": {"xuchang": [count("a", 5)], "dingxi": []},
    "no award": {"xuchang": [reward("a")], "dingxi": [reward("a", frequency="annual")]},
}
"""Data of which each leads to one claim."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("claim", "facts"), PLANTED.items(), ids=PLANTED)
def test_every_claim_holds_where_it_is_made(
    claim: str, facts: dict[str, list[Any]], lang: Lang
) -> None:
    assert claim in check_all(catalogue(**facts), lang)


def test_a_finding_is_the_same_whatever_the_order_of_documents_and_names_the_same_facts() -> None:
    seen: Counter[int] = Counter()

    @settings(FEW, max_examples=40)
    @given(datasets())
    def holds(data: Catalogue) -> None:
        names = list(data.dataset.documents)
        there = reordered(data, names[::-1]), reordered(data, names[1:] + names[:1])
        for lang in LANGS:
            found = statements.findings(data, lang)
            seen[len(found)] += 1
            for other in there:
                assert statements.findings(other, lang) == found
        in_chinese, in_english = (statements.findings(data, lang) for lang in LANGS)
        for zh, en in zip(in_chinese, in_english, strict=True):
            assert (zh.facts, zh.page, zh.parameters) == (en.facts, en.page, en.parameters)

    holds()
    assert seen[4] and seen[3]


@pytest.mark.parametrize("lang", LANGS)
def test_the_findings_of_the_committed_data_hold(lang: Lang) -> None:
    assert check_all(five(), lang) == [
        "subtracted: difference",
        "awards subtracted: difference",
        "yearly",
        "silence",
    ]
    assert 3 <= len(statements.findings(five(), lang)) <= 5
    check_all(committed(), lang)


def sentences(data: Catalogue, lang: Lang = "zh") -> dict[str, str]:
    found = sorted_out(statements.findings(data, lang), lang)
    return {name: finding.sentence for name, finding in found.items()}


# The check itself is tried on findings that are wrong.


WRONG = {
    "another difference": lambda s: s.replace("多3个", "多4个"),
    "the wrong one ahead": lambda s: s.replace("洛阳比许昌多", "许昌比洛阳多"),
    "a multiple that is not whole": lambda s: s.replace("多3个", "多3个，是许昌的2倍"),
    "another year": lambda s: s.replace("2020年", "2016年"),
    "another figure": lambda s: s.replace("洛阳8个", "洛阳9个"),
    "no difference": lambda s: s.replace("洛阳比许昌多3个。", "各地数量相同。"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_wrong_sentence_is_found_out(change: Callable[[str], str]) -> None:
    data = catalogue(xuchang=[count("some", 5)], luoyang=[count("some", 8)])
    (finding,) = (f for f in statements.findings(data, "zh") if f.page == "counts")
    wrong = Finding(change(finding.sentence), finding.page, finding.parameters, finding.facts)
    assert wrong.sentence != finding.sentence
    check_existing(data, finding, "zh")
    with pytest.raises(AssertionError):
        say_their_facts(data, wrong, "zh")
        check_existing(data, wrong, "zh")


def test_a_comparison_of_what_is_not_alike_is_found_out() -> None:
    alike = catalogue(xuchang=[count("some", 5)], luoyang=[count("some", 8)])
    unlike = catalogue(xuchang=[count("some", 5)], luoyang=[count("some", 8, bound="about")])
    for name, data, finding in (
        ("claimed", unlike, statements.findings(alike, "zh")[0]),
        ("withheld", alike, statements.findings(unlike, "zh")[0]),
    ):
        with pytest.raises(AssertionError):
            check_existing(data, finding, "zh")
            pytest.fail(name)


def test_a_silent_place_left_out_and_one_named_in_error_are_found_out() -> None:
    quiet = catalogue(xuchang=[count("some", 5)], luoyang=[reward("some")])
    (finding,) = (f for f in statements.findings(quiet, "zh") if f.page == "coverage")
    check_silence(quiet, finding, "zh")
    for data in (
        catalogue(xuchang=[count("some", 5)], luoyang=[reward("some"), count("some", 1)]),
        catalogue(xuchang=[], luoyang=[reward("some")]),
    ):
        with pytest.raises(AssertionError):
            check_silence(data, finding, "zh")


# Cases that once went, or easily go, wrong


def test_an_unequal_pair_is_told_with_its_difference_and_only_whole_multiples() -> None:
    def more(one: int, other: int) -> str:
        return sentences(catalogue(xuchang=[count("a", one)], luoyang=[count("a", other)]))[
            "existing"
        ]

    assert more(71, 8).endswith("许昌比洛阳多63个。")
    assert more(4, 12).endswith("洛阳比许昌多8个，是许昌的3倍。")
    assert more(0, 12).endswith("洛阳比许昌多12个。")
    assert more(7, 7).endswith("各地数量相同。")


def test_of_three_the_ends_are_named() -> None:
    data = catalogue(
        xuchang=[count("a", 9)], luoyang=[count("a", 4)], anyang=[count("a", 4, as_of="2019")]
    )
    assert sentences(data)["existing"].endswith("许昌最多，洛阳和安阳最少，相差5个。")


def test_the_newest_figure_of_a_place_is_told_and_not_an_older_one_that_would_compare() -> None:
    data = of_documents(
        {
            "old": document("xuchang", [count("some", 71, as_of="2017")]),
            "new": document("xuchang", [count("some", 90, as_of="2020")]),
            "other": document("luoyang", [count("some", 8, as_of="2018")]),
        }
    )
    assert "71" not in sentences(data)["existing"]
    assert "相差82个" in sentences(data)["existing"]
    assert text("difference_year", "zh") in sentences(data)["existing"]


def test_the_newest_award_of_a_place_is_told_and_not_an_older_one() -> None:
    def of(year: int, cny: int) -> list[Reward]:
        return [reward("some", cny, basis={"year": year})]

    data = of_documents(
        {
            "old": document("xuchang", of(2017, 700_000)),
            "new": document("xuchang", of(2020, 300_000)),
            "other": document("panjin", of(2020, 200_000)),
        }
    )
    assert "70万元" not in sentences(data)["reward"]
    assert "30万元" in sentences(data)["reward"]


@pytest.mark.parametrize("kind", ["count", "reward"])
def test_of_items_that_as_many_share_the_first_of_the_vocabulary_is_told_in_any_order(
    kind: str,
) -> None:
    def facts(*names: str) -> list[Any]:
        make: Any = count if kind == "count" else reward
        return [make(name.replace("_", "-"), types=[name]) for name in names]

    types = ("key_laboratory", "incubator")
    documents = {
        "one": document("xuchang", facts(*types)),
        "two": document("luoyang", facts(*types[::-1])),
    }
    found = [
        statements.findings(of_documents(dict(order)), "zh")[0]
        for order in (documents.items(), [*documents.items()][::-1])
    ]
    assert found[0] == found[1]
    assert set(found[0].facts) == {"one/key-laboratory", "two/key-laboratory"}


def test_what_is_said_again_is_told_once() -> None:
    again = count("again", 5, restates="some")
    data = catalogue(xuchang=[count("some", 5), again], luoyang=[count("some", 8)])
    assert statements.findings(data, "zh")[0].facts == ("luoyang/some", "xuchang/some")


@pytest.mark.parametrize("kind", ["none", "case_by_case", "not_stated"])
def test_awards_without_a_figure_are_not_told_as_awards(kind: str) -> None:
    data = catalogue(xuchang=[reward("a")], panjin=[reward("a", amount={"kind": kind})])
    assert "reward" not in sentences(data)


def test_a_place_that_states_unlike_figures_of_an_item_is_not_compared_by_one_of_them() -> None:
    data = catalogue(
        xuchang=[count("a", 5), count("b", 9, bound="at_least")], luoyang=[count("a", 8)]
    )
    assert text("reason_bound", "zh") in sentences(data)["existing"]


def test_a_place_that_states_unlike_figures_does_not_hide_two_that_compare() -> None:
    data = catalogue(
        xuchang=[count("a", 5), count("b", 9, bound="at_least")],
        luoyang=[count("a", 8)],
        anyang=[count("a", 7)],
    )
    assert statements.findings(data, "zh")[0].facts == ("luoyang/a", "anyang/a")


def test_of_two_pairs_alike_within_themselves_the_same_is_told_in_any_order() -> None:
    def by(code: str) -> dict[str, Any]:
        return {"recognised_by": {"stated": "部门", "code": code}}

    cities = ("xuchang", "luoyang", "anyang", "kaifeng")
    codes = ("science_department", "development_reform") * 2
    documents = {
        city: document(city, [count("a", 5, **by(code))])
        for city, code in zip(cities, codes, strict=True)
    }
    found = [
        statements.findings(of_documents({city: documents[city] for city in order}), "zh")[0]
        for order in (cities, cities[::-1])
    ]
    assert found[0] == found[1] and len(found[0].facts) == 2


def test_a_place_that_contradicts_itself_is_not_called_ahead() -> None:
    data = of_documents(
        {
            "one": document("xuchang", [count("some", 71)]),
            "two": document("xuchang", [count("some", 90)]),
            "other": document("luoyang", [count("some", 8)]),
        }
    )
    assert sentences(data)["existing"].endswith("许昌载有不止一个数，不分高低。")


def test_what_two_documents_of_a_place_state_alike_is_told_once() -> None:
    data = of_documents(
        {
            "one": document("xuchang", [count("some", 71)]),
            "two": document("xuchang", [count("some", 71)]),
            "other": document("luoyang", [count("some", 8)]),
        }
    )
    sentence = sentences(data)["existing"]
    assert sentence.count("许昌71个") == 1 and sentence.endswith("许昌比洛阳多63个。")


def test_named_members_of_a_total_and_targets_are_no_existing_platforms() -> None:
    def facts(n: int) -> list[Count]:
        return [
            count("total", n, bound="about"),
            count("member", 1, part_of="total"),
            count("aim", 40, status="target"),
        ]

    data = catalogue(xuchang=facts(5), luoyang=facts(8))
    assert text("reason_bound", "zh") in sentences(data)["existing"]


def test_who_recognised_the_platforms_is_told_where_it_is_stated() -> None:
    by = {"recognised_by": {"stated": "科技部门", "code": "science_department"}}
    data = catalogue(xuchang=[count("a", 5, **by)], luoyang=[count("a", 8, **by)])
    assert "科技部门" in sentences(data)["existing"]


@pytest.mark.parametrize(
    "ended",
    [
        {"policy_status": "draft"},
        {"policy_status": "expired"},
        {"policy_status": "superseded"},
        {"valid_to": "2020-06-30"},
        {"valid_to": "2020", "policy_status": "in_force"},
    ],
    ids=str,
)
def test_a_draft_or_ended_policy_is_not_told_as_what_a_place_pays(ended: dict[str, Any]) -> None:
    data = catalogue(
        xuchang=[reward("a", **ended), reward("b", frequency="annual", **ended)],
        panjin=[reward("a")],
    )
    assert not {"reward", "yearly"} & set(sentences(data))


def test_yearly_payments_that_are_refused_or_without_a_figure_are_not_called_paid() -> None:
    data = catalogue(
        xuchang=[
            reward(kind.replace("_", "-"), amount={"kind": kind}, frequency="annual")
            for kind in ("none", "case_by_case", "not_stated")
        ]
    )
    assert "yearly" not in sentences(data)


def test_an_amount_and_a_share_are_never_told_in_one_breath() -> None:
    share = {"kind": "share", "percent": 30, "of": {"zh": "投入", "en": "spending"}}
    data = catalogue(xuchang=[reward("a")], panjin=[reward("a", amount=share)])
    assert "reward" not in sentences(data)


def test_shares_with_different_caps_are_not_called_equal() -> None:
    def paid(cap: int) -> Reward:
        share = {"kind": "share", "percent": 30, "of": {"zh": "投入", "en": "cost"}, "cap_cny": cap}
        return reward("a", amount=share, policy_status="in_force")

    sentence = sentences(catalogue(xuchang=[paid(500_000)], panjin=[paid(100_000)]))["reward"]
    assert sentence.endswith(text("tail_comparable", "zh"))


@pytest.mark.parametrize("lang", LANGS)
def test_additions_and_targets_are_numbers_and_their_place_is_not_silent(lang: Lang) -> None:
    added = {"measure": "flow", "event": "approved", "period": "2019"}
    data = catalogue(
        xuchang=[count("a", 5, **added)],
        luoyang=[count("a", 0)],
        panjin=[count("a", 5, status="target")],
        liaoning=[count("a", "without_figure")],
    )
    said = sentences(data, lang)["silence"]
    part = next(part for part in re.split("；|;", said) if silent_of("count", lang) in part)
    names = {name: data.dataset.jurisdictions[name].label(lang) for name in data.dataset.documents}
    assert [name for name, label in names.items() if label in part] == ["liaoning"]


def silent_of(kind: str, lang: Lang) -> str:
    return max(text(f"silent_{kind}", lang, list="\0").split("\0"), key=len)


def test_a_place_with_a_fund_alone_states_no_payment_for_a_platform() -> None:
    fund = committed().of_kind("fund")[0].fund
    data = of_documents({"one": document("xuchang", [fund, count("a")])})
    assert "许昌" in sentences(data)["silence"]


def test_of_many_silent_places_some_are_named_and_all_are_counted() -> None:
    cities = [p.id for p in committed().dataset.jurisdictions.values() if p.tier == "prefecture"]
    data = catalogue(**{city: [] for city in cities[:9]})
    assert sentences(data)["silence"].count("等9地") == 2


def test_of_many_that_pay_yearly_some_are_named_and_all_are_counted() -> None:
    cities = [p.id for p in committed().dataset.jurisdictions.values() if p.tier == "prefecture"]
    data = catalogue(**{city: [reward("a", frequency="annual")] for city in cities[:5]})
    assert "共5地" in sentences(data)["yearly"]


def test_a_new_document_changes_the_findings() -> None:
    documents = dict(committed().dataset.documents)
    before = statements.findings(committed(), "zh")
    more = [count("some", 99, types=["engineering_technology_research_centre"], as_of="2018")]
    documents["new"] = document("panjin", [*more, reward("a", frequency="annual")])
    after = statements.findings(of_documents(documents), "zh")
    assert {"new/some", "new/a"} <= {name for finding in after for name in finding.facts}
    assert [f.sentence for f in after[:3]] != [f.sentence for f in before[:3]]
