"""Reckoned amounts as HTML tables, with the arithmetic line by line; every text is escaped."""

from collections.abc import Mapping, Sequence
from html import escape

from lib.catalogue import Catalogue
from lib.costs.budget import Budget, Line
from lib.statements import derivations, grade_label, reasons_phrase
from lib.ui.markup import facts_attribute
from lib.views.budget import Scenario
from lib.views.steps import Ladder
from lib.views.value import ValueRow
from lib.wording import Lang, figures, text


def value_table(catalogue: Catalogue, rows: Sequence[ValueRow], lang: Lang) -> str:
    """Values over the years: place, item, total, and how each case comes to it."""
    names = ("column_place", "column_item", "column_total", "column_arithmetic", "column_grade")
    head = "".join(f'<th scope="col">{escape(text(name, lang))}</th>' for name in names)
    body = []
    for row in rows:
        item = catalogue.leveled(row.level, catalogue.types_label(row.types, lang), lang)
        facts = facts_attribute([entry.id for entry in row.value.entries])
        body.append(
            f'<tr{facts}><th scope="row" class="place">{escape(row.place.label(lang))}</th>'
            f'<td class="item">{escape(item)}</td>'
            f'<td class="figure">{escape(figures.interval(row.value.total, lang))}</td>'
            f'<td class="passage">{_cases(catalogue, row, lang)}</td>'
            f"{_grade(row, lang)}</tr>"
        )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def _grade(row: ValueRow, lang: Lang) -> str:
    if row.verdict is None:
        return f'<td class="muted">{escape(text("grade_single", lang))}</td>'
    label = escape(grade_label(row.verdict.grade, lang))
    reasons = escape(reasons_phrase(row.verdict.reasons, lang))
    return f'<td class="reasons"><span class="tag">{label}</span> {reasons}</td>'


def _cases(catalogue: Catalogue, row: ValueRow, lang: Lang) -> str:
    """The least and the most there can be, each with its payments; then what is not counted."""
    blocks = []
    for case in row.value.extremes:
        lines = [derivations.payment(catalogue, made, lang) for made in case.payments]
        total = text("case_total", lang, total=figures.interval(case.total, lang))
        if len(lines) > 1:
            lines.append(total)
        if len(row.value.cases) > 1:
            name = derivations.case(case, row.value, lang)
            blocks.append(f'<div class="year">{escape(name)}</div>')
        blocks += [f"<div>{escape(line)}</div>" for line in lines]
    blocks += [
        f'<div class="muted">{escape(derivations.left_out(catalogue, entry, why, lang))}</div>'
        for entry, why in row.value.left_out
    ]
    return "".join(blocks)


def budget_table(
    catalogue: Catalogue, scenario: Scenario, budgets: Mapping[str, Budget], lang: Lang
) -> str:
    """A budget line by line: item, payment, number and product; each factor leads to its facts."""
    names = ("column_item", "column_each", "column_number", "column_product")
    head = "".join(f'<th scope="col">{escape(text(name, lang))}</th>' for name in names)
    body = []
    for source, budget in budgets.items():
        if not budget.lines:
            continue
        body.append(
            f'<tr class="block"><th colspan="{len(names)}" scope="rowgroup">'
            f"{escape(derivations.source_name(catalogue, source, lang))}</th></tr>"
        )
        body += [_budget_row(catalogue, scenario, line, lang) for line in budget.lines]
        label = escape(text("total_computed", lang, n=len(budget.lines)))
        total = escape(figures.interval(budget.total, lang))
        body.append(
            f'<tr><th scope="row" class="item">{label}</th><td></td><td></td>'
            f'<td class="figure"><b>{total}</b></td></tr>'
        )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def _budget_row(catalogue: Catalogue, scenario: Scenario, line: Line, lang: Lang) -> str:
    clauses = facts_attribute([made.entry.id for made in line.payments])
    counts = facts_attribute([entry.id for entry in line.quantity.entries])
    each = "".join(
        f"<div>{escape(words)}</div>"
        for words in derivations.each_of(catalogue, line, scenario.years, lang)
    )
    return (
        f'<tr><th scope="row" class="item">'
        f"{escape(derivations.item_name(catalogue, line.item, lang))}"
        f' <span class="year">{escape(derivations.use_name(line, lang))}</span></th>'
        f'<td class="passage"{clauses}>{each}</td>'
        f'<td class="item"{counts}>{escape(derivations.number_of(line, lang))}</td>'
        f'<td class="figure">{escape(figures.interval(line.total, lang))}</td></tr>'
    )


def missing_list(lines: Sequence[str]) -> str:
    """What could not be reckoned, as a list."""
    return f'<ul class="pc-list">{"".join(f"<li>{escape(line)}</li>" for line in lines)}</ul>'


def steps_table(catalogue: Catalogue, ladders: Sequence[Ladder], lang: Lang) -> str:
    """What each step up a clause's levels adds, with what the clause says of stacking."""
    names = ("place", "item", "step", "lower", "upper", "stacking", "adds", "reached")
    head = "".join(f'<th scope="col">{escape(text(f"column_{name}", lang))}</th>' for name in names)
    rows = []
    for ladder in ladders:
        for step in ladder.steps:
            types = catalogue.types_label(step.upper.reward.types, lang)
            name = text(
                "step_name",
                lang,
                lower=catalogue.level_label(step.lower.reward.level, lang),
                upper=catalogue.level_label(step.upper.reward.level, lang),
            )
            cells = "".join(
                f'<td class="{style}"{facts}>{escape(words)}</td>'
                for style, facts, words in (
                    ("item", "", types),
                    ("item", "", name),
                    ("figure", facts_attribute([step.lower.id]), figures.value(step.lower, lang)),
                    ("figure", facts_attribute([step.upper.id]), figures.value(step.upper, lang)),
                    ("item", "", catalogue.label("stacking", step.stacking, lang)),
                    ("figure", "", figures.interval(step.adds, lang)),
                    ("figure", "", figures.interval(step.reached, lang)),
                )
            )
            place = escape(step.upper.jurisdiction.label(lang))
            rows.append(f'<tr><th scope="row" class="place">{place}</th>{cells}</tr>')
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
