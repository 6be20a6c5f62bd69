"""The charts of each page for a set of choices, as the page itself composes them."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from lib import captions
from lib.captions import Block
from lib.catalogue import Catalogue
from lib.costs.scenario import MOST_PLATFORMS, MOST_YUAN
from lib.costs.value import DEFAULT_YEARS, YEARS, Assumptions
from lib.decks.choices import Choices
from lib.views import budget, counts, instruments, overview, rewards, value
from lib.wording import Lang

Compose = Callable[[Catalogue, Choices, Lang], list[Block]]

LEVELS = ["national", "provincial", "municipal"]


def comparison(catalogue: Catalogue, choices: Choices, lang: Lang) -> list[Block]:
    """The comparison table, as a matrix."""
    scope = choices.one("scope", ["shared", "all"])
    topic = choices.one("topic", ["all", "counts", "targets", "rewards", "funds"])
    level = choices.or_all("level", LEVELS)
    chosen = [
        item
        for item in overview.items(catalogue, lang)
        if topic in ("all", item.topic)
        and level in ("all", item.level)
        and (scope == "all" or item.n_stating > 1)
    ]
    return [captions.overview_block(catalogue, chosen, lang)]


def platform_counts(catalogue: Catalogue, choices: Choices, lang: Lang) -> list[Block]:
    """Charts of counts and targets."""
    are_together = choices.switch("together")
    view: counts.View = (
        "change" if choices.one("view", ["stock", "change"]) == "change" else "stock"
    )
    table = (
        counts.all_views(catalogue, lang) if are_together else counts.table(catalogue, view, lang)
    )
    level = choices.or_all(
        "level", [name for name in catalogue.levels if name in set(table["level"])]
    )
    family = choices.or_all("family", list(dict.fromkeys(table["family"])))
    if level != "all":
        table = table[table["level"] == level]
    if family != "all":
        table = table[table["family"] == family]
    if are_together:
        return captions.counts_together(catalogue, table, lang)
    return captions.count_blocks(catalogue, table, view, lang)


def reward_tiers(catalogue: Catalogue, choices: Choices, lang: Lang) -> list[Block]:
    """Charts of rewards in the form chosen."""
    table = rewards.table(catalogue, lang)
    form = choices.one("form", ["dots", "ladder", "heat"])
    condition = choices.or_all("condition", list(dict.fromkeys(table["trigger"])))
    stated = {name for row in table["types"] for name in row.split(";")}
    kind = choices.or_all(
        "type", [name for name in catalogue.types if catalogue.with_narrower(name) & stated]
    )
    scale = choices.one("scale", ["linear", "log"])
    are_together = choices.switch("together") and form != "heat"
    if kind != "all":
        shown = catalogue.with_narrower(kind)
        table = table[[bool(shown & set(row.split(";"))) for row in table["types"]]]
    if condition != "all":
        table = table[table["trigger"] == condition]
    drawn = "log" if scale == "log" and form == "dots" else form
    if are_together:
        return captions.rewards_together(catalogue, table, drawn, lang)
    return captions.reward_blocks(catalogue, table, drawn, lang)


def value_over_years(catalogue: Catalogue, choices: Choices, lang: Lang) -> list[Block]:
    """The chart of values over N years."""
    platform = choices.or_all("type", value.types(catalogue))
    years = choices.number("years", min(YEARS), max(YEARS), DEFAULT_YEARS)
    excellent = choices.one("excellent", ["open", "never", "once", "throughout"])
    cycle = choices.one("cycle", ["open", *map(str, YEARS)])
    relation = choices.one("relation", ["open", "adds", "replaces"])
    given = Assumptions(
        years,
        excellent,  # type: ignore[arg-type]
        None if cycle == "open" else int(cycle),
        relation,  # type: ignore[arg-type]
    )
    table = value.table(catalogue, given, platform)
    floors = value.floors(table)
    ceilings = choices.numbers("ceilings", {entry.id for entry in floors}, MOST_YUAN)
    if ceilings:
        given = replace(given, ceilings=ceilings)
        table = value.table(catalogue, given, platform)
    return [captions.value_block(catalogue, table, given, lang, platform)]


def cost_of_matching(catalogue: Catalogue, choices: Choices, lang: Lang) -> list[Block]:
    """The chart of a budget."""
    scenario = budget_scenario(catalogue, choices)
    found = budget.budgets(catalogue, scenario)
    return [captions.budget_block(catalogue, scenario, found, lang)]


def budget_scenario(catalogue: Catalogue, choices: Choices) -> budget.Scenario:
    """The scenario that an address holds."""
    coded = [place.id for place in catalogue.jurisdictions]
    others = [name for name in catalogue.dataset.jurisdictions if name not in coded]
    home = choices.one("home", [*coded, *others])
    sources = [*budget.sources(catalogue), budget.OWN]
    tiers = choices.several("tiers", sources, [name for name in sources if name != home][:1])
    platforms = choices.several(
        "types",
        budget.platforms(catalogue, tiers),
        budget.default_platforms(catalogue, home, tiers),
    )
    known = {budget.key((kind, level)) for kind in catalogue.types for level in catalogue.levels}
    own = {
        f"{key}.{how}": cny
        for how in ("once", "yearly")
        for key, cny in choices.numbers(how, known, MOST_YUAN).items()
    }
    return budget.Scenario(
        home,
        tuple(tiers),
        tuple(platforms),
        choices.number("years", min(YEARS), max(YEARS), 1),
        choices.switch("stocknew"),
        new=choices.numbers("new", known, MOST_PLATFORMS),
        stock=choices.numbers("stock", known, MOST_PLATFORMS),
        excellent=choices.numbers("excellent", known, MOST_PLATFORMS),
        own=own,
    )


def policy_instruments(catalogue: Catalogue, choices: Choices, lang: Lang) -> list[Block]:
    """The matrix of instruments."""
    places = [place.id for place in catalogue.jurisdictions]
    strengths = instruments.STRENGTHS
    group = choices.or_all("group", [t.id for t in catalogue.dataset.vocabulary.instrument_groups])
    strength = choices.or_all("strength", strengths[-2::-1])
    scope = choices.one("scope", ["all", "shared"])
    home = choices.one("home", ["none", *places])
    others = choices.several("others", [code for code in places if code != home])
    choice = instruments.Choice(
        group=None if group == "all" else group,
        at_least=next((code for code in strengths if code == strength), strengths[-1]),
        is_shared=scope == "shared",
        home=None if home == "none" else home,
        others=others if home != "none" else [],
    )
    return [captions.instrument_block(catalogue, choice, lang)]


def data_coverage(catalogue: Catalogue, choices: Choices, lang: Lang) -> list[Block]:
    """The coverage matrix."""
    kind = choices.one("kind", ["count", "target", "reward"])
    level = choices.or_all("level", [*LEVELS, "unspecified"])
    return [captions.coverage_block(catalogue, kind, level, lang)[0]]


def city_profile(catalogue: Catalogue, choices: Choices, lang: Lang) -> list[Block]:
    """The counts and targets of one jurisdiction; none where it states none."""
    place = choices.one("place", [place.id for place in catalogue.jurisdictions])
    table = counts.table(catalogue, "stock", lang)
    table = table[table["jurisdiction"] == place]
    return [] if table.empty else [captions.profile_block(catalogue, table, place, lang)]


PAGES: Mapping[str, Compose] = {
    "comparison": comparison,
    "counts": platform_counts,
    "rewards": reward_tiers,
    "value": value_over_years,
    "budget": cost_of_matching,
    "instruments": policy_instruments,
    "profile": city_profile,
    "coverage": data_coverage,
}
"""The pages that have charts, by the name they have in the menu."""
