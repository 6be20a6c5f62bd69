"""What one fact states, in one sentence to quote."""

from lib.catalogue import Catalogue, lower_first
from lib.index import Entry
from lib.model.document import WITHOUT_FIGURE, Count
from lib.statements import quote_parts as parts
from lib.statements.quote_parts import NOT_STATED
from lib.wording import Lang, figures, text

_CONDITIONS = frozenset(
    {"newly_recognised", "evaluated_excellent", "evaluated_good", "promotion", "stable_support"}
)
"""Conditions of payment with words of their own; any other is told by its label."""


def of_fact(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """What one fact states, in one sentence."""
    words = _main(catalogue, entry, lang)
    if notes := parts.notes(catalogue, entry, lang):
        joined = text("join_sentence", lang).join(notes)
        words = text("quote_noted", lang, words=words, notes=joined)
    # None is no part of what there is.
    if entry.kind == "count" and entry.count.part_of and entry.count.value != 0:
        total = catalogue.entries[entry.sibling(entry.count.part_of)].count
        what = _what(catalogue, total, lang, is_open_told=True)
        words = text("quote_part_of", lang, words=words, what=what)
    clauses = [parts.nameless_basis(entry, lang), validity(entry, lang)]
    words = text("quote_clause", lang).join([words, *filter(None, clauses)])
    return text("quote_end", lang, words=parts.led(entry, words, lang))


def _main(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    match entry.kind:
        case "count":
            return _count(catalogue, entry, lang)
        case "reward":
            return _reward(catalogue, entry, lang)
        case "fund":
            return _fund(entry, lang)
        case "named":
            return _named(catalogue, entry, lang)
        case "instrument":
            return _instrument(catalogue, entry, lang)


def _count(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    count = entry.count
    is_target = count.status == "target"
    if count.measure == "stock":
        words = _stock(catalogue, count, lang)
    else:
        did = "doing" if is_target else "did"
        is_cumulative = count.measure == "cumulative"
        words = text(
            f"quote_{did}_{count.event or 'new'}",
            lang,
            what=_what(catalogue, count, lang),
            how=text(f"quote_{did}_cumulatively", lang) if is_cumulative else "",
            origin=_origin(catalogue, count, lang),
        )
    words = text("quote_timed", lang, time=_count_time(count, lang), words=words)
    key = "quote_target" if is_target else "quote_actual"
    return text(key, lang, place=parts.place(entry, lang), words=words)


def _stock(catalogue: Catalogue, count: Count, lang: Lang) -> str:
    """That there are so many, that there are none, or that so many shall be reached."""
    if count.value == WITHOUT_FIGURE:
        item = parts.platforms(catalogue, count, lang)
        return text("quote_coverage", lang, item=item)
    is_zero = count.value == 0 and count.bound == "exact"
    # 达到不低于3个 says it twice.
    is_reached = count.status == "target" and count.bound not in {"at_least", "up_to"}
    key = "quote_what_zero" if is_zero else "quote_what_reached" if is_reached else "quote_what"
    what = _what(catalogue, count, lang, key)
    if count.status == "target":
        return text("quote_having_target", lang, what=what)
    return text("quote_having_zero" if is_zero else "quote_having", lang, what=what)


def _what(
    catalogue: Catalogue,
    count: Count,
    lang: Lang,
    key: str = "quote_what",
    *,
    is_open_told: bool = False,
) -> str:
    """Platforms and their number: ``省级重点实验室3个``; without a figure the platforms alone."""
    is_one = count.value == 1 and count.value_max is None and len(count.types) == 1
    item = parts.platforms(catalogue, count, lang, is_plural=not is_one, is_open_told=is_open_told)
    if count.value == WITHOUT_FIGURE:
        return item
    return text(key, lang, item=item, number=parts.number(count, lang))


def _origin(catalogue: Catalogue, count: Count, lang: Lang) -> str:
    level = count.promoted_from
    if level is None or level == "unspecified":
        return ""
    return text("quote_origin", lang, level=catalogue.level_label(level, lang).lower())


def _count_time(count: Count, lang: Lang) -> str:
    stated = count.as_of or count.period or NOT_STATED
    if stated == NOT_STATED:
        return ""
    key = "quote_in"
    if count.as_of and count.status == "target":
        key = "quote_by"
    elif count.as_of:
        # 截至2017年 would be the end of that year.
        when = figures.date(stated, lang) if "-" in stated else figures.period(stated, lang)
        return text("quote_as_of", lang, year=when)
    return text(key, lang, year=figures.period(stated, lang))


def _reward(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    reward = entry.reward
    item = parts.names(catalogue, reward.types, lang, is_plural=False, last="quote_or")
    item = parts.leveled(catalogue, reward.level, item, lang)
    paid_for = whom(catalogue, entry, item, lang)
    if own := parts.own_words(catalogue, entry, lang):
        joined = text("join_sentence", lang).join(own)
        paid_for = text("quote_noted", lang, words=paid_for, notes=joined)
    if len(reward.types) > 1:
        paid_for = text("quote_each", lang, whom=paid_for)
    kind = nature(catalogue, entry, lang)
    is_parted = reward.amount.kind == "fixed" and reward.frequency == "instalments"
    in_cycle = reward.frequency == "annual" and reward.years == "evaluation_cycle"
    given = f"quote_given_{'in_cycle' if in_cycle else reward.frequency}"
    return text(
        f"quote_reward_{'instalments' if is_parted else reward.amount.kind}",
        lang,
        place=parts.place(entry, lang),
        whom=paid_for,
        nature=kind,
        given=text(given, lang, nature=kind),
        figure=figures.reward_value(reward, lang),
        amount=figures.amount(reward.amount, lang),
    )


def whom(catalogue: Catalogue, entry: Entry, item: str, lang: Lang) -> str:
    """What a reward is paid for: ``新认定的省级重点实验室``."""
    code = entry.reward.trigger
    label = catalogue.label("trigger", code, lang)
    key = f"quote_for_{code}" if code in _CONDITIONS else "quote_for_other"
    trigger = label if lang == "zh" else lower_first(label)
    return parts.with_article(text(key, lang, item=item, trigger=trigger), lang)


def nature(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """Award or support, and that a support is a stable one."""
    label = catalogue.label("nature", entry.reward.nature, lang)
    label = label if lang == "zh" else lower_first(label)
    is_stable = entry.reward.trigger == "stable_support"
    return text("quote_stable", lang, nature=label) if is_stable else label


def validity(entry: Entry, lang: Lang) -> str:
    """Whether the policy of a reward holds; empty for other facts."""
    if entry.kind != "reward":
        return ""
    reward = entry.reward
    words = text(f"quote_status_{reward.policy_status}", lang)
    if reward.policy_status != "in_force" or reward.last_confirmed == NOT_STATED:
        return words
    date = figures.date(reward.last_confirmed, lang)
    return text("quote_confirmed", lang, status=words, date=date)


def _fund(entry: Entry, lang: Lang) -> str:
    fund = entry.fund
    is_open = fund.amount.kind in {"case_by_case", "none", "not_stated"}
    time = ""
    if fund.period != NOT_STATED:
        time = text("quote_in", lang, year=figures.period(fund.period, lang))
    return text(
        f"quote_fund_{fund.status}{'_open' if is_open else ''}",
        lang,
        place=parts.place(entry, lang),
        name=parts.in_quotes(fund.name.text(lang), lang),
        time=time,
        figure=figures.fund_value(fund, lang),
    )


def _instrument(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    instrument = entry.instrument
    name = catalogue.label("instrument", instrument.instrument, lang)
    return text(
        f"quote_instrument_{instrument.strength}",
        lang,
        place=parts.place(entry, lang),
        name=parts.in_quotes(name if lang == "zh" else lower_first(name), lang),
        target=instrument.target.text(lang),
    )


def _named(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """That a platform is named, and whether it stands; a name says nothing of how many."""
    named = entry.named
    kind = catalogue.label("type", named.type, lang)
    if named.level == "unspecified":
        told = text("quote_level_open", lang)
        kind = text("quote_comma", lang).join([kind, told])
    else:
        kind = catalogue.leveled(named.level, kind, lang, types=[named.type])
    return text(
        f"quote_named_{named.standing}",
        lang,
        place=parts.place(entry, lang),
        name=parts.in_quotes(named.name.text(lang), lang),
        kind=kind if lang == "zh" else parts.with_article(lower_first(kind), lang),
    )
