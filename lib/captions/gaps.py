"""What to look for next, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib import statements
from lib.captions.coverage import condition, quantity
from lib.catalogue import LEVELS, Catalogue, lower_first
from lib.index import Entry
from lib.views.gaps import Gap, model_of, policy
from lib.wording import Lang, figures, text

LISTED = 3
"""So many figures are named; of more, how many there are."""


@dataclass(frozen=True)
class GapWords:
    """What to look for, where, what it would be compared with, and what stands there now."""

    what: str
    place: str
    why: str


def gap_words(catalogue: Catalogue, gap: Gap, lang: Lang) -> GapWords:
    """A gap in the words of a curator's list."""
    places = [catalogue.dataset.jurisdictions[place].label(lang) for place in gap.places]
    place = text("join", lang).join(places)
    what = _count(catalogue, gap, lang) if gap.kind == "count" else _reward(catalogue, gap, lang)
    return GapWords(what, place, _why(catalogue, gap, place, lang))


def _years(gap: Gap, lang: Lang) -> str:
    first, last = gap.years or (0, 0)
    return figures.period(f"{first}/{last}", lang)


def _count(catalogue: Catalogue, gap: Gap, lang: Lang) -> str:
    count = model_of(catalogue, gap).count
    what = text(
        "next_count",
        lang,
        years=_years(gap, lang),
        item=catalogue.item_label(count, lang),
        quantity=quantity(catalogue, count, lang),
    )
    if count.recognised_by is None:
        return what
    who = catalogue.label("recogniser", count.recognised_by.code, lang)
    return text("next_recogniser", lang, what=what, who=who)


def _reward(catalogue: Catalogue, gap: Gap, lang: Lang) -> str:
    first = model_of(catalogue, gap)
    if gap.kind == "validity":
        return text("next_validity", lang, policy=_policy(catalogue, first, lang))
    item = _clause(catalogue, [catalogue.entries[name] for name in gap.facts], lang)
    how = condition(catalogue, first, lang)
    if gap.kind == "frequency":
        return text("next_frequency", lang, item=item, condition=how)
    return text("next_text", lang, item=item, condition=how, years=_years(gap, lang))


def _policy(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """The number of a quoted policy, else the number or title of the document."""
    name = policy(entry)
    return name if name != entry.document_id else statements.document_name(entry.source, lang)


def _clause(catalogue: Catalogue, entries: Sequence[Entry], lang: Lang) -> str:
    """All levels of a clause with its types: ``国家级、省级工程技术研究中心等6类``."""
    levels = sorted({entry.reward.level for entry in entries}, key=LEVELS.index)
    types = entries[0].reward.types
    if len(levels) == 1:
        return catalogue.leveled(levels[0], catalogue.types_short(types, lang), lang)
    first, *more = [catalogue.level_label(level, lang) for level in levels]
    return text(
        "next_clause",
        lang,
        levels=statements.join([first, *map(lower_first, more)], lang),
        types=lower_first(catalogue.types_short(types, lang)),
    )


def _why(catalogue: Catalogue, gap: Gap, place: str, lang: Lang) -> str:
    own = [catalogue.entries[name] for name in gap.facts]
    peers = [catalogue.entries[name] for name in gap.peers]
    reasons = statements.reasons_phrase(gap.reasons, lang)
    if gap.kind != "count":
        # Of one policy that all the places follow there are no others to name.
        return text(
            "next_pairs", lang, list=_listed(catalogue, peers or own, lang), reasons=reasons
        )
    sentences = [text("next_with", lang, list=_listed(catalogue, peers, lang))]
    if own:
        stated = text("join", lang).join(_bare(entry, lang) for entry in own)
        sentences.append(text("next_stated", lang, place=place, list=stated, reasons=reasons))
    else:
        sentences.append(text("next_silent", lang, place=place))
    return ("" if lang == "zh" else " ").join(sentences)


def _bare(entry: Entry, lang: Lang) -> str:
    """A count with its year, without its place."""
    return text(
        "stated_figure",
        lang,
        place="",
        figure=figures.value(entry, lang),
        unit="" if figures.is_without_figure(entry) else text("unit_platforms", lang),
        year=figures.year(entry, lang),
    ).strip()


def _listed(catalogue: Catalogue, entries: Sequence[Entry], lang: Lang) -> str:
    """The first figures with place and year; of more, how many there are."""
    words = [
        statements.stated(entry, lang)
        if entry.kind == "count"
        else _levelled(catalogue, entry, lang)
        for entry in entries[:LISTED]
    ]
    listed = text("join", lang).join(words)
    if len(entries) <= LISTED:
        return listed
    return text("next_list_long", lang, list=listed, n=len(entries))


def _levelled(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    level = catalogue.level_label(entry.reward.level, lang)
    return text(
        "next_level_and_figure",
        lang,
        place=entry.jurisdiction.label(lang),
        level=lower_first(level),
        figure=figures.value(entry, lang),
        year=figures.year(entry, lang),
    )
