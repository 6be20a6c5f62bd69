"""The words around the chart of a budget, and its rows."""

from collections.abc import Mapping

import pandas as pd

from lib import statements
from lib.captions.block import UNITS, Block
from lib.catalogue import Catalogue, lower_first
from lib.charts.totals import Total, TotalsRow, totals_form
from lib.costs.budget import Budget, Item, Quantity, Use
from lib.index import Entry
from lib.statements import derivations
from lib.theme import Words
from lib.views.budget import Scenario
from lib.wording import Lang, figures, text

NAMED_ITEMS = 6
"""Items not reckoned that are named below the chart; of the rest, how many there are."""


def budget_block(
    catalogue: Catalogue, scenario: Scenario, budgets: Mapping[str, Budget], lang: Lang
) -> Block:
    """The chart of ``lib.views.budget.budgets``: items for which anything could be reckoned."""
    items = list(dict.fromkeys(line.item for b in budgets.values() for line in b.lines))
    items.sort(key=lambda item: catalogue.type_rank([item[0]]))
    rows = [
        TotalsRow(
            derivations.item_name(catalogue, item, lang),
            tuple(_cell(budget, item, lang) for budget in budgets.values()),
        )
        for item in items
    ]
    lines = [line for budget in budgets.values() for line in budget.lines]
    n_missing = sum(len(budget.missing) for budget in budgets.values())
    is_typed = any(map(derivations.is_typed, lines))
    words = Words(
        _title(catalogue, scenario, budgets, lang),
        text("subtitle_budget", lang, n=len(lines), m=n_missing),
        [
            text("note_budget_assumed", lang) if any(ln.is_assumed for ln in lines) else "",
            text("note_budget_typed", lang) if is_typed else "",
            _missing_note(catalogue, budgets, lang),
            text("note_budget_differ", lang) if _differ(budgets) else "",
            text("note_budget_rules", lang),
            text("note_budget_scope", lang),
            text("note_rewards", lang),
        ],
        [
            statements.sources(_entries(budgets), lang) if _entries(budgets) else "",
            statements.version_line(catalogue, lang),
        ],
    )
    columns = [(derivations.source_name(catalogue, name, lang), "provincial") for name in budgets]
    return Block(
        id="budget",
        heading=catalogue.dataset.jurisdictions[scenario.home].label(lang),
        table=pd.DataFrame({"fact_id": [entry.id for entry in _entries(budgets)]}),
        words=words,
        form=totals_form(columns, rows, unit=UNITS[lang]),
        is_empty=not rows,
        derivation=tuple(
            line
            for source, budget in budgets.items()
            for line in (
                *(derivations.product(catalogue, ln, scenario.years, lang) for ln in budget.lines),
                *derivations.missing(catalogue, source, budget, lang),
            )
        ),
    )


def _missing_note(catalogue: Catalogue, budgets: Mapping[str, Budget], lang: Lang) -> str:
    """The items of which something could not be reckoned, by name; empty where all could."""
    lacking = dict.fromkeys(lack.item for budget in budgets.values() for lack in budget.missing)
    if not lacking:
        return ""
    names = [derivations.item_name(catalogue, item, lang) for item in lacking]
    names = [name if lang == "zh" else lower_first(name) for name in names]
    named = text("join", lang).join(names[:NAMED_ITEMS])
    if len(names) > NAMED_ITEMS:
        named = text("and_more", lang, list=named, n=len(names) - NAMED_ITEMS)
    return text("note_budget_missing", lang, list=named)


def _cell(budget: Budget, item: Item, lang: Lang) -> Total | str:
    found = budget.of(item)
    if found is None:
        return text("not_reckoned", lang)
    lines = [line for line in budget.lines if line.item == item]
    facts = dict.fromkeys(entry.id for line in lines for entry in derivations.entries_of(line))
    return Total(
        text(
            "in_brackets",
            lang,
            words=figures.interval(found, lang),
            more=text("join_sentence", lang).join(derivations.brief(ln, lang) for ln in lines),
        ),
        found.low,
        found.high,
        item[1],
        is_hollow=any(line.is_assumed or derivations.is_typed(line) for line in lines),
        facts=tuple(facts),
    )


def _differ(budgets: Mapping[str, Budget]) -> bool:
    """Whether the sources of tiers were reckoned for different items."""
    reckoned = {frozenset(line.item for line in budget.lines) for budget in budgets.values()}
    return len(reckoned) > 1


def _entries(budgets: Mapping[str, Budget]) -> list[Entry]:
    found = {
        entry.id: entry
        for budget in budgets.values()
        for line in budget.lines
        for entry in derivations.entries_of(line)
    }
    return list(found.values())


def _title(
    catalogue: Catalogue, scenario: Scenario, budgets: Mapping[str, Budget], lang: Lang
) -> str:
    parts = []
    for name, budget in budgets.items():
        source = derivations.source_name(catalogue, name, lang)
        source = source if lang == "zh" else lower_first(source)
        parts.append(
            text(
                "title_budget_source",
                lang,
                source=source,
                total=figures.interval(budget.total, lang),
                n=_how_many_lines(budget, lang),
            )
            if budget.lines
            else text("title_budget_nothing", lang, source=source)
        )
    return text(
        "title_budget",
        lang,
        home=catalogue.dataset.jurisdictions[scenario.home].label(lang),
        years=derivations.years(scenario.years, lang),
        list=text("join_sentence", lang).join(parts),
    )


def _how_many_lines(budget: Budget, lang: Lang) -> str:
    typed = sum(map(derivations.is_typed, budget.lines))
    if not typed:
        return text("n_lines", lang, n=len(budget.lines))
    return text("n_lines_typed", lang, n=len(budget.lines), typed=typed)


def stated_numbers(quantities: Mapping[tuple[Use, Item], Quantity], item: Item, lang: Lang) -> str:
    """What the home's documents state of an item's numbers, in a few words."""
    words = []
    for use in ("stock", "new"):
        number = quantities.get((use, item))
        if number:
            name = "stock" if use == "stock" else number.origin
            words.append(
                text(
                    f"stated_{name}",
                    lang,
                    n=figures.how_many(number.value, lang),
                    year=derivations.years_of(number, lang),
                )
            )
    return text("join_sentence", lang).join(words) or text("not_stated", lang)
