"""The words around the chart of values over N years, and its rows."""

from collections.abc import Sequence

import pandas as pd

from lib import statements
from lib.captions.block import UNITS, Block, Headline, plain_title, tiers_label
from lib.catalogue import LEVELS, Catalogue, lower_first
from lib.charts.totals import Total, TotalsRow, totals_form
from lib.compare import Grade
from lib.costs.value import Assumptions
from lib.index import Entry
from lib.statements import Quote
from lib.statements.derivations import value_lines, years
from lib.statements.quote_reckoned import of_values
from lib.theme import Words
from lib.views.value import ValueRow, nothing_alike, uncounted
from lib.wording import Lang, figures, text

NAMED_PAIRS = 3
"""Pairs of places without a type in common that are named; of the rest, how many there are."""


def value_block(
    catalogue: Catalogue,
    table: Sequence[ValueRow],
    assumptions: Assumptions,
    lang: Lang,
    platform: str = "all",
) -> Block:
    """The chart of ``lib.views.value.table``: a panel a level, a block a type and its peers."""
    levels = [level for level in LEVELS if any(row.level == level for row in table)]
    rows: list[TotalsRow] = []
    groups = dict.fromkeys((row.types, row.place.peer_tier) for row in table)
    for types, tier in groups:
        same = [row for row in table if (row.types, row.place.peer_tier) == (types, tier)]
        name = text(
            "value_group",
            lang,
            types=catalogue.types_short(types, lang),
            tier=_lower(tiers_label((row.place.tier for row in same), lang), lang),
        )
        rows.append(TotalsRow(name, is_header=True))
        for place in dict.fromkeys(row.place for row in same):
            by_level = {row.level: row for row in same if row.place == place}
            cells = tuple(
                _total(by_level[level], lang) if level in by_level else text("not_stated", lang)
                for level in levels
            )
            rows.append(TotalsRow(place.label(lang), cells))
    entries = list({e.id: e for row in table for e in row.value.entries}.values())
    title = _title(catalogue, table, platform, assumptions, lang)
    heading = years(assumptions.years, lang)
    words = Words(
        title.words,
        text(
            "subtitle_value",
            lang,
            excellent=_lower(text(f"excellent_{assumptions.excellent}", lang), lang),
            cycle=_lower(cycle(assumptions.cycle, lang), lang),
            relation=_lower(text(f"relation_{assumptions.relation}", lang), lang),
            coverage=statements.n_of_n(catalogue, [r.place.id for r in table], None, lang),
        ),
        [
            statements.grade_note(
                {reason for row in table if row.verdict for reason in row.verdict.reasons}, lang
            ),
            text("note_value_rules", lang),
            *_apart(catalogue, table, lang),
            *_uncounted(catalogue, table, platform, lang),
            text("note_rewards", lang),
        ],
        [statements.sources(entries, lang), statements.version_line(catalogue, lang)],
    )
    panels = [(text(f"panel_{level}", lang), level) for level in levels]
    return Block(
        id="value",
        heading=heading,
        table=pd.DataFrame({"fact_id": [entry.id for entry in entries]}),
        words=words,
        form=totals_form(panels, rows, unit=UNITS[lang]),
        is_empty=not rows,
        derivation=tuple(_derivation(catalogue, row, lang) for row in table),
        headlined=title.facts,
        plain_title=plain_title("value", heading, lang),
    )


def _derivation(catalogue: Catalogue, row: ValueRow, lang: Lang) -> str:
    """How a total comes about, in one line."""
    item = catalogue.leveled(row.level, catalogue.types_label(row.types, lang), lang)
    return text(
        "value_line",
        lang,
        place=row.place.label(lang),
        item=_lower(item, lang),
        total=figures.interval(row.value.total, lang),
        how=text("join_sentence", lang).join(value_lines(catalogue, row.value, lang)),
    )


def cycle(n: int | None, lang: Lang) -> str:
    """The length of an evaluation cycle in words."""
    if n is None:
        return text("cycle_open", lang)
    return text("cycle_one" if n == 1 else "cycle_years", lang, n=n)


def _lower(words: str, lang: Lang) -> str:
    return words if lang == "zh" else lower_first(words)


def _total(row: ValueRow, lang: Lang) -> Total:
    found = row.value.total
    return Total(
        figures.interval(found, lang),
        found.low,
        found.high,
        row.level,
        is_hollow=bool(row.verdict and row.verdict.grade != Grade.COMPARABLE),
        facts=tuple(entry.id for entry in row.value.entries),
    )


def _title(
    catalogue: Catalogue,
    table: Sequence[ValueRow],
    platform: str,
    assumptions: Assumptions,
    lang: Lang,
) -> Headline:
    """The totals of the level that most places state, where one type is looked at.

    The types that it contains go by names of their own and are no part of the title.
    """
    table = [row for row in table if platform in row.types] or table
    span = years(assumptions.years, lang)
    if len({row.types for row in table}) != 1:
        return Headline(text("title_value_all", lang, years=span))
    level = max(LEVELS, key=lambda name: sum(row.level == name for row in table))
    item = catalogue.leveled(level, catalogue.types_short(table[0].types, lang), lang)
    # Places stand in the order of their tiers; what is no peer of the first is marked.
    first = next(row.place.peer_tier for row in table if row.level == level)
    listed = [
        text(
            "value_of_place" if row.place.peer_tier == first else "value_of_place_apart",
            lang,
            place=row.place.label(lang),
            figure=figures.interval(row.value.total, lang),
        )
        for row in table
        if row.level == level
    ]
    words = text(
        "title_value_item",
        lang,
        item=_lower(item, lang),
        years=span,
        list=text("join_sentence", lang).join(listed),
    )
    told = [entry.id for row in table if row.level == level for entry in row.value.entries]
    return Headline(words, tuple(dict.fromkeys(told)))


def _apart(catalogue: Catalogue, table: Sequence[ValueRow], lang: Lang) -> list[str]:
    """What of the rows is not set against each other, and why."""
    lines = []
    if len({row.place.peer_tier for row in table}) > 1:
        lines.append(text("note_value_tiers", lang))
    shown = {row.place for row in table}
    pairs = [p for p in nothing_alike(catalogue) if {p.one, p.other} <= shown]
    lines += [
        text(
            "note_nothing_alike",
            lang,
            one=pair.one.label(lang),
            types=catalogue.types_short(pair.types, lang),
            other=pair.other.label(lang),
            other_types=catalogue.types_short(pair.other_types, lang),
        )
        for pair in pairs[:NAMED_PAIRS]
    ]
    if len(pairs) > NAMED_PAIRS:
        lines.append(text("note_nothing_alike_more", lang, n=len(pairs) - NAMED_PAIRS))
    return lines


def _uncounted(
    catalogue: Catalogue, table: Sequence[ValueRow], platform: str, lang: Lang
) -> list[str]:
    """The clauses that have no value, and why."""
    return [
        text(
            "note_uncounted",
            lang,
            place=entry.jurisdiction.label(lang),
            item=_lower(catalogue.item_label(entry.fact, lang), lang),
            figure=figures.value(entry, lang),
            reason=text(f"left_out_{why}", lang),
        )
        for entry, why in uncounted(catalogue, table, platform)
    ]


def ceiling_label(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """The name of the field for a floor's ceiling: place, item and what is stated."""
    item = text(
        "stated_ceiling",
        lang,
        place=entry.jurisdiction.label(lang),
        item=_lower(catalogue.item_label(entry.fact, lang), lang),
        figure=figures.value(entry, lang),
    )
    return text("control_ceiling", lang, item=item)


def value_quotes(
    catalogue: Catalogue, table: Sequence[ValueRow], assumptions: Assumptions, lang: Lang
) -> list[tuple[str, Quote]]:
    """A sentence for each type and level, together and for each place alone, with its label."""
    found = []
    for types, level in dict.fromkeys((row.types, row.level) for row in table):
        same = [row for row in table if (row.types, row.level) == (types, level)]
        label = catalogue.leveled(level, catalogue.types_short(types, lang), lang)
        groups = [same] if len(same) == 1 else [same, *([row] for row in same)]
        for rows in groups:
            found.append((label, of_values(catalogue, rows, assumptions, lang)))
            label = ""
    return found
