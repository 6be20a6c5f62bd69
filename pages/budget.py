"""对标测算 · Cost of matching: what it would cost a jurisdiction to pay what others pay."""

import streamlit as st

from lib import captions
from lib.costs.scenario import MOST_PLATFORMS, MOST_YUAN
from lib.costs.value import YEARS
from lib.statements import derivations
from lib.statements.quote_reckoned import of_budget
from lib.ui import cache, cost_tables, quotes, show, state
from lib.views import budget
from lib.wording import text

lang = state.language()
data = cache.catalogue()
places = data.dataset.jurisdictions
coded = [place.id for place in data.jurisdictions]
others = [name for name in places if name not in coded]

st.title(text("page_budget", lang), anchor=False)
lead = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    home = state.choose(
        "home",
        [*coded, *others],
        lang,
        label=text("control_budget_home", lang),
        show=lambda code: (
            places[code].label(lang)
            if code in coded
            else text("home_without_document", lang, place=places[code].label(lang))
        ),
        is_long=True,
        is_searched=True,
    )
    sources = [*budget.sources(data), budget.OWN]
    tiers = state.choose_several(
        "tiers",
        sources,
        label=text("control_tiers", lang),
        show=lambda code: derivations.source_name(data, code, lang),
        default=[name for name in sources if name != home][:1],
        placeholder=text("choose_some", lang),
    )
    platforms = state.choose_several(
        "types",
        budget.platforms(data, tiers),
        label=text("control_platforms", lang),
        show=lambda code: data.label("type", code, lang),
        default=budget.default_platforms(data, home, tiers),
        placeholder=text("choose_some", lang),
    )
    years = state.number(
        "years",
        label=text("control_budget_years", lang),
        least=min(YEARS),
        most=max(YEARS),
        default=1,
    )
is_stock_new = state.switch("stocknew", label=text("control_stock_new", lang))

name = places[home].label(lang)
items = budget.items(data, tiers, platforms)
stated = budget.stated_quantities(data, home, items)
opening = text(
    "budget_opening",
    lang,
    place=name,
    items=len(items),
    stock=sum(use == "stock" for use, _ in stated),
    new=sum(use == "new" for use, _ in stated),
)
lead.html(f'<p class="pc-lead">{text("budget_lead", lang, place=name)}</p>')


def typed_tiers() -> dict[str, int]:
    """The tiers that the reader types in, in yuan, where that source is chosen."""
    if budget.OWN not in tiers:
        return {}
    st.header(text("budget_own", lang), anchor=False)
    typed = state.number_table(
        "own",
        [
            state.Column(how, text(f"field_number_{how}", lang), MOST_YUAN)
            for how in ("once", "yearly")
        ],
        lang,
        headings=[text("column_item", lang)],
        rows={key: [label] for key, label in names.items()},
        known=known,
        unit=captions.UNITS[lang],
    )
    return {f"{key}.{how}": cny for how, found in typed.items() for key, cny in found.items()}


def typed_numbers() -> dict[str, dict[str, int]]:
    """Numbers of platforms that the reader types in, beside what the home's documents state."""
    st.header(text("budget_numbers", lang), anchor=False)
    st.caption(opening)
    used = budget.uses(data, tiers, items) | ({"stock"} if is_stock_new else set())
    return state.number_table(
        "numbers",
        [
            state.Column(use, text(f"field_number_{use}", lang), MOST_PLATFORMS)
            for use in ("new", "stock", "excellent")
            if use in used
        ],
        lang,
        headings=[text("column_item", lang), text("column_stated_numbers", lang)],
        rows={
            budget.key(item): [names[budget.key(item)], captions.stated_numbers(stated, item, lang)]
            for item in items
        },
        known=known,
    )


def show_result(scenario: budget.Scenario) -> None:
    """The budget: chart, derivation, and what could not be reckoned."""
    budgets = budget.budgets(data, scenario)
    block = captions.budget_block(data, scenario, budgets, lang)
    st.header(text("budget_result", lang), anchor=False)
    if not block.is_empty:
        show.chart(data, block, lang, page="budget")
        found = [
            (
                derivations.source_name(data, source, lang),
                of_budget(data, scenario, source, one, lang),
            )
            for source, one in budgets.items()
        ]
        quotes.reckoned(found, lang, key="budget")
        st.header(text("budget_derivation", lang), anchor=False)
        html = cost_tables.budget_table(data, scenario, budgets, lang)
        show.table(data, html, lang, key="table_budget")
    else:
        st.info(text("budget_nothing", lang))
    lines = [
        line
        for source, found in budgets.items()
        for line in derivations.missing(data, source, found, lang)
    ]
    if lines:
        st.header(text("budget_missing", lang), anchor=False)
        st.html(cost_tables.missing_list(lines))


if items:
    names = {budget.key(item): derivations.item_name(data, item, lang) for item in items}
    known = {budget.key((kind, level)) for kind in data.types for level in data.levels}
    own = typed_tiers()
    numbers = typed_numbers()
    show_result(
        budget.Scenario(
            home,
            tuple(tiers),
            tuple(platforms),
            years,
            is_stock_new,
            new=numbers.get("new", {}),
            stock=numbers.get("stock", {}),
            excellent=numbers.get("excellent", {}),
            own=own,
        )
    )
else:
    st.info(text("budget_no_items", lang))
