"""What the data show, in a few sentences, each with the facts it names and the view behind it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.catalogue import Catalogue, lower_first
from lib.compare import Grade, Verdict, compare_set, signature
from lib.index import Entry
from lib.statements.phrases import join, reasons_phrase, stated
from lib.views import counts, rewards
from lib.wording import Lang, figures, text


@dataclass(frozen=True)
class Finding:
    """A sentence, the view it leads to (page and its parameters), and the facts it names."""

    sentence: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[str, ...] = ()


def findings(catalogue: Catalogue, lang: Lang) -> list[Finding]:
    """Three or four sentences that the data support, each with its view; fewer on thin data."""
    found = [
        _comparable_counts(catalogue, lang),
        _shared_reward(catalogue, lang),
        _yearly_support(catalogue, lang),
        _silence(catalogue, lang),
    ]
    return [finding for finding in found if finding]


def _comparable_counts(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """The counts that may be ranked; without any, that there are none."""
    best: list[Entry] = []
    for members in counts.items(counts.drawn(catalogue, "stock")).values():
        actual = [e for e in members if e.count.status == "actual"]
        places = {e.jurisdiction.id for e in actual}
        verdict = compare_set(signature(e) for e in actual)
        if len(places) > 1 and verdict.grade == Grade.COMPARABLE and len(actual) > len(best):
            best = actual
    if not best:
        # Two of three may be comparable where all three are not.
        pairs = (
            pair
            for pair in counts.shared_count_pairs(catalogue)
            if (pair[0].count.measure, pair[0].count.status) == ("stock", "actual")
        )
        best = list(next(pairs, ()))
    if not best:
        return Finding(text("finding_no_comparable", lang), "counts")
    best = sorted(best, key=lambda e: -_number(e))
    return Finding(
        text(
            "finding_comparable",
            lang,
            item=catalogue.item_label(best[0].fact, lang),
            list=text("join", lang).join(stated(e, lang) for e in best),
        ),
        "counts",
        {"level": best[0].count.level},
        tuple(e.id for e in best),
    )


def _number(entry: Entry) -> int:
    value = entry.count.value
    return value if isinstance(value, int) else -1


def _shared_reward(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """The newly recognised award that most jurisdictions of a tier state, figures unranked."""
    by_item: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for group, members in rewards.groups(catalogue.of_kind("reward")).items():
        if group.trigger != "newly_recognised":
            continue
        for entry in members:
            for kind in entry.reward.types:
                by_item[(f"{group.id}|{kind}", entry.reward.level)].append(entry)
    shared = [
        (kind.split("|")[1], level, members)
        for (kind, level), members in by_item.items()
        if len({e.jurisdiction.id for e in members}) > 1
    ]
    if not shared:
        return None
    kind, level, members = max(shared, key=lambda item: len({e.jurisdiction.id for e in item[2]}))
    verdict = compare_set(signature(e) for e in members)
    item = catalogue.leveled(level, catalogue.label("type", kind, lang), lang)
    return Finding(
        text(
            "finding_reward",
            lang,
            item=item if lang == "zh" else lower_first(item),
            list=text("join", lang).join(
                stated(e, lang) for e in sorted(members, key=lambda e: e.jurisdiction.code)
            ),
            tail=_tail(verdict, lang),
        ),
        "rewards",
        {"type": kind},
        tuple(e.id for e in members),
    )


def _tail(verdict: Verdict, lang: Lang) -> str:
    if verdict.grade == Grade.COMPARABLE:
        return text("tail_comparable", lang)
    return text("tail_side_by_side", lang, reasons=reasons_phrase(verdict.reasons, lang))


def _yearly_support(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """Who pays every year, with each place's first figures; never set against one-off awards."""
    yearly = [e for e in catalogue.of_kind("reward") if e.reward.frequency == "annual"]
    if not yearly:
        return None
    parts, named = [], []
    for place in catalogue.jurisdictions:
        same = [e for e in yearly if e.jurisdiction == place]
        if not same:
            continue
        named += same[:2]
        listed = text("join", lang).join(_item_figure(catalogue, e, lang) for e in same[:2])
        more = text("and_more", lang) if len(same) > 2 else ""
        parts.append(text("place_list", lang, place=place.label(lang), list=listed + more))
    return Finding(
        text("finding_yearly", lang, list=text("join_sentence", lang).join(parts)),
        "rewards",
        {"condition": yearly[0].reward.trigger},
        tuple(e.id for e in named),
    )


def _item_figure(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """Level, type, figure and year of a reward in one phrase."""
    return text(
        "item_figure",
        lang,
        item=catalogue.item_label(entry.fact, lang),
        condition=catalogue.label("trigger", entry.reward.trigger, lang).lower(),
        figure=figures.value(entry, lang),
        year=figures.year(entry, lang),
    )


def _silence(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """Whose documents state no reward or no count: silence, not zero."""
    silent = {
        kind: [
            place.label(lang)
            for place in catalogue.jurisdictions
            if not _figures_of(catalogue, kind, place.id)
        ]
        for kind in ("reward", "count")
    }
    parts = [
        text(f"silent_{kind}", lang, list=join(places, lang))
        for kind, places in silent.items()
        if places
    ]
    if not parts:
        return None
    return Finding(
        text("finding_silence", lang, list=text("join_sentence", lang).join(parts)), "coverage"
    )


def _figures_of(catalogue: Catalogue, kind: str, place: str) -> list[Entry]:
    if kind == "reward":
        return catalogue.of_kind("reward", place)
    return [e for e in catalogue.of_kind("count", place) if isinstance(e.count.value, int)]
