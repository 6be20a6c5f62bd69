"""Sentences to quote for what the product reckons: values over years and budgets.

Each says that it is reckoned, on which documents and assumptions, and keeps open ends open.
"""

from collections.abc import Iterable, Sequence

from lib.catalogue import Catalogue, lower_first
from lib.compare import SPLITS, Grade, verdict_of
from lib.costs.budget import Budget
from lib.costs.payments import Payment
from lib.costs.value import Assumptions
from lib.index import Entry
from lib.statements import derivations
from lib.statements.phrases import reasons_phrase
from lib.statements.quote_parts import names, short_source
from lib.statements.quotes import Quote
from lib.views.budget import Scenario
from lib.views.value import ValueRow
from lib.wording import Lang, figures, text


def of_values(
    catalogue: Catalogue, rows: Sequence[ValueRow], assumptions: Assumptions, lang: Lang
) -> Quote:
    """The values of one type and level in one sentence, or why they do not share one.

    Raises ``ValueError`` without rows.
    """
    if not rows:
        raise ValueError("there is no value to quote")
    found = {reason for row in rows if row.verdict for reason in row.verdict.reasons}
    verdict = verdict_of(found)
    is_joint = len(rows) > 1
    if is_joint and verdict.grade == Grade.APART:
        reasons = reasons_phrase([r for r in verdict.reasons if r in SPLITS], lang)
        words = text("quote_apart", lang, reasons=reasons)
        return Quote(text("quote_end", lang, words=words), is_refused=True)
    kinds = names(catalogue, rows[0].types, lang, is_plural=False, last="quote_value_or")
    item = catalogue.leveled(rows[0].level, kinds, lang)
    words = text(
        "quote_value",
        lang,
        sources=_sources((entry for row in rows for entry in row.value.entries), lang),
        item=_lower(item, lang),
        years=derivations.years(assumptions.years, lang),
        list=text("join_sentence", lang).join(_value(catalogue, row, lang) for row in rows),
    )
    if is_joint and verdict.grade != Grade.COMPARABLE:
        reasons = reasons_phrase(verdict.reasons, lang)
        words = text("quote_side_by_side", lang, words=words, reasons=reasons)
    words = text("quote_reckoned", lang, words=words)
    return Quote(text("quote_end", lang, words=words), is_refused=False)


def _value(catalogue: Catalogue, row: ValueRow, lang: Lang) -> str:
    """A place with its total and how it comes about."""
    value = row.value
    if len(value.extremes) == 1:
        how = [
            _payment(catalogue, made, lang)
            for made in value.extremes[0].payments
            if made.times.high != 0
        ]
        if len(how) < len(value.entries):
            how.append(text("quote_value_without", lang))
    else:
        how = [text("quote_value_open", lang)]
    return text(
        "quote_value_place",
        lang,
        place=row.place.zh if lang == "zh" else row.place.en,
        total=figures.interval(value.total, lang),
        how=text("join_sentence", lang).join(how),
    )


def _payment(catalogue: Catalogue, made: Payment, lang: Lang) -> str:
    """A payment with its factors and the rule: ``新认定50万元×1次，按一次计``."""
    trigger = catalogue.label("trigger", made.entry.reward.trigger, lang)
    return text(
        "quote_payment",
        lang,
        trigger=_lower(trigger, lang),
        each=figures.interval(made.each, lang),
        times=derivations.times(made.times, made.rule, lang),
        rule=text(f"rule_{made.rule}", lang),
    )


def of_budget(
    catalogue: Catalogue, scenario: Scenario, source: str, budget: Budget, lang: Lang
) -> Quote:
    """What a budget comes to in one sentence; refused where nothing could be reckoned."""
    name = derivations.source_name(catalogue, source, lang)
    if not budget.lines:
        words = text("quote_budget_nothing", lang, source=_lower(name, lang))
        return Quote(text("quote_end", lang, words=words), is_refused=True)
    home = catalogue.dataset.jurisdictions[scenario.home]
    sources = _sources((e for line in budget.lines for e in derivations.entries_of(line)), lang)
    parts = [
        text(
            "quote_budget_line",
            lang,
            item=_lower(derivations.item_name(catalogue, line.item, lang), lang),
            details=text("quote_comma", lang).join(derivations.number_parts(line, lang)),
            total=figures.interval(line.total, lang),
        )
        for line in budget.lines
    ]
    tiers = _lower(name, lang)
    if sources:
        tiers = text("quote_noted", lang, words=tiers, notes=sources)
    words = text(
        "quote_budget",
        lang,
        source=tiers,
        home=home.zh if lang == "zh" else home.en,
        years=derivations.years(scenario.years, lang),
        total=figures.interval(budget.total, lang),
        list=text("join_sentence", lang).join(parts),
    )
    if budget.missing:
        words = text("quote_budget_missing", lang, words=words, n=len(budget.missing))
    words = text("quote_reckoned", lang, words=words)
    return Quote(text("quote_end", lang, words=words), is_refused=False)


def _sources(entries: Iterable[Entry], lang: Lang) -> str:
    return text("join", lang).join(dict.fromkeys(short_source(entry, lang) for entry in entries))


def _lower(words: str, lang: Lang) -> str:
    return words if lang == "zh" else lower_first(words)
