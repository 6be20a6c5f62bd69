"""Arithmetic in words: each factor as stated or assumed, so that a reader can check it."""

from collections import defaultdict

from lib.catalogue import Catalogue, lower_first
from lib.costs.budget import Budget, Item, Line, Quantity
from lib.costs.interval import Interval
from lib.costs.payments import EXCELLENT, LeftOut, Payment, Rule, is_relation_open
from lib.costs.steps import Step
from lib.costs.value import Case, Value
from lib.index import Entry
from lib.model.base import Bilingual
from lib.views.budget import OWN
from lib.wording import Lang, figures, text

_BY_YEAR = {Rule.EVERY_YEAR, Rule.STATED_YEARS, Rule.CYCLE, Rule.REPLACED}


def payment_name(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """Condition and nature of a clause: ``新认定（奖励）``."""
    return text(
        "payment_name",
        lang,
        trigger=catalogue.label("trigger", entry.reward.trigger, lang),
        nature=catalogue.label("nature", entry.reward.nature, lang).lower(),
    )


def years(n: int, lang: Lang) -> str:
    """A number of years in words."""
    return text("years_one" if n == 1 else "years_many", lang, n=n)


def times(value: Interval, rule: Rule, lang: Lang) -> str:
    """How often a payment is made: ``5年``, ``1次``."""
    words = figures.how_many(value, lang)
    if rule not in _BY_YEAR:
        return text("times_payments", lang, n=words)
    return text("times_one_year" if value == Interval(1, 1) else "times_years", lang, n=words)


def payment(catalogue: Catalogue, made: Payment, lang: Lang) -> str:
    """One line of arithmetic: the payment, how often, what it comes to, and the rule behind it."""
    name = payment_name(catalogue, made.entry, lang)
    reasons = [text(f"rule_{made.rule}", lang)]
    if made.is_ceiling_typed:
        reasons.append(text("typed_ceiling", lang))
    total = figures.interval(made.total, lang)
    if made.parts:
        parts = " + ".join(figures.money(part, lang) for part in made.parts)
        words = text("payment_parts", lang, name=name, parts=parts, total=total)
    else:
        words = text(
            "payment_line",
            lang,
            name=name,
            each=figures.interval(made.each, lang),
            times=times(made.times, made.rule, lang),
            total=total,
        )
    return text("in_brackets", lang, words=words, more=text("join_sentence", lang).join(reasons))


def case(found: Case, value: Value, lang: Lang) -> str:
    """Which course of events a case is; where there is only one, that it is the same in all."""
    if len(value.cases) == 1 and not any(
        entry.reward.trigger == EXCELLENT for entry in value.entries
    ):
        return text("case_only", lang)
    course = found.course
    words = [text(f"case_excellent_{course.excellent}", lang, n=course.covered)]
    if course.excellent == "once" and not any(made.rule is Rule.CYCLE for made in found.payments):
        words = [text("excellent_once", lang).lower()]
    entries = value.entries
    if course.excellent != "never" and any(
        is_relation_open(one, other) for one in entries for other in entries if one is not other
    ):
        words.append(text("case_replaces" if course.replaces else "case_adds", lang))
    return text("join_sentence", lang).join(words)


def left_out(catalogue: Catalogue, entry: Entry, reason: LeftOut, lang: Lang) -> str:
    """A clause that is not counted, and why."""
    item = text(
        "phrase_figure",
        lang,
        item=payment_name(catalogue, entry, lang),
        figure=figures.value(entry, lang),
        year=figures.year(entry, lang),
    )
    return text("left_out_line", lang, item=item, reason=text(f"left_out_{reason}", lang))


def item_name(catalogue: Catalogue, item: Item, lang: Lang) -> str:
    """A type at a level: ``省级重点实验室``."""
    return catalogue.leveled(item[1], catalogue.label("type", item[0], lang), lang)


def source_name(catalogue: Catalogue, source: str, lang: Lang) -> str:
    """Whose tiers are applied: a place's, or those typed in."""
    if source == OWN:
        return text("tiers_own", lang)
    return text("tiers_of", lang, place=catalogue.dataset.jurisdictions[source].label(lang))


def entries_of(line: Line) -> list[Entry]:
    """The facts behind a line: the clauses, then the counts."""
    return [*(made.entry for made in line.payments), *line.quantity.entries]


def years_of(number: Quantity, lang: Lang) -> str:
    """The years that a number speaks of, the earlier one first."""
    labels = {entry.year or 0: figures.year(entry, lang) for entry in number.entries}
    return text("join_range", lang).join(labels[year] for year in sorted(labels))


def number_of(line: Line, lang: Lang) -> str:
    """How many platforms a line multiplies, and where the number comes from."""
    number, *details = number_parts(line, lang)[1:]
    return text("in_brackets", lang, words=number, more=text("join_sentence", lang).join(details))


def number_parts(line: Line, lang: Lang) -> list[str]:
    """Which platforms, how many, where the number comes from, and what must be known of it."""
    number = line.quantity
    words = figures.how_many(number.value, lang)
    if line.is_replacement_open and number.value.high is not None:
        low, high = number.value.low, number.value.high
        words = text("interval_range", lang, low=low, high=high)
    marks = {figures.reading_mark(entry) for entry in number.entries}
    mark = next((name for name in ("implied", "noted") if name in marks), "")
    return [
        use_name(line, lang),
        text("n_platforms", lang, n=words),
        text(f"origin_{number.origin}", lang, year=years_of(number, lang)),
        *([text(f"read_{mark}", lang)] if mark else []),
        *([text("replacement_open", lang)] if line.is_replacement_open else []),
    ]


def is_typed(line: Line) -> bool:
    """Whether the reader typed in the number of platforms or the tier."""
    return line.quantity.origin == "typed" or not line.payments


def brief(line: Line, lang: Lang) -> str:
    """The factors of a line in a few words, for a mark: ``2个×20万元，填写``."""
    _, number, *_ = number_parts(line, lang)
    words = [text("factors", lang, n=number, each=figures.interval(line.each, lang))]
    if is_typed(line):
        words.append(text("origin_typed", lang))
    if line.is_assumed:
        words.append(text("use_assumed", lang))
    return text("quote_comma", lang).join(words)


def product(catalogue: Catalogue, line: Line, years_reckoned: int, lang: Lang) -> str:
    """A line of a budget with every factor, where it comes from, and what it comes to."""
    return text(
        "product_line",
        lang,
        item=item_name(catalogue, line.item, lang),
        use=use_name(line, lang),
        number=number_of(line, lang),
        each=text("join_sentence", lang).join(each_of(catalogue, line, years_reckoned, lang)),
        total=figures.interval(line.total, lang),
    )


def value_lines(catalogue: Catalogue, value: Value, lang: Lang) -> list[str]:
    """How a value comes about: the least and the most there can be, each with its payments."""
    lines = []
    for found in value.extremes:
        made = [payment(catalogue, one, lang) for one in found.payments]
        if len(made) > 1:
            made.append(text("case_total", lang, total=figures.interval(found.total, lang)))
        words = text("join_sentence", lang).join(made)
        if len(value.cases) > 1:
            words = text("case_line", lang, case=case(found, value, lang), words=words)
        lines.append(words)
    return lines + [left_out(catalogue, entry, why, lang) for entry, why in value.left_out]


def use_name(line: Line, lang: Lang) -> str:
    """Which platforms a line multiplies."""
    return text("use_assumed" if line.is_assumed else f"use_{line.use}", lang)


def each_of(catalogue: Catalogue, line: Line, years_reckoned: int, lang: Lang) -> list[str]:
    """What one platform receives, a line of arithmetic a clause."""
    if line.payments:
        lines = [payment(catalogue, made, lang) for made in line.payments]
        for made in line.payments:
            recipient = made.entry.reward.recipient
            if isinstance(recipient, Bilingual):
                lines.append(text("each_recipient", lang, recipient=recipient.text(lang)))
        return lines
    amount = figures.money(line.typed, lang)
    if line.times == 1:
        return [text("each_typed", lang, amount=amount)]
    return [
        text(
            "each_typed_yearly",
            lang,
            amount=amount,
            years=years(years_reckoned, lang),
            total=figures.interval(line.each, lang),
        )
    ]


def missing(catalogue: Catalogue, source: str, budget: Budget, lang: Lang) -> list[str]:
    """What a budget could not reckon: a line a reason, with the items it concerns."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for lack in budget.missing:
        if isinstance(lack.why, LeftOut):
            why = text("missing_clause", lang, reason=text(f"left_out_{lack.why}", lang))
        else:
            why = text(f"lack_{lack.why}", lang)
        name = item_name(catalogue, lack.item, lang)
        if name not in by_reason[why]:
            by_reason[why].append(name)
    return [
        text(
            "missing_line",
            lang,
            source=source_name(catalogue, source, lang),
            why=why,
            list=text("join", lang).join(
                name if lang == "zh" else lower_first(name) for name in names
            ),
        )
        for why, names in by_reason.items()
    ]


def step(words: str, found: Step, catalogue: Catalogue, lang: Lang) -> str:
    """The words of a level's amount with its step from the level below, named by its stacking."""
    level = catalogue.level_label(found.lower.reward.level, lang)
    return text(
        f"step_{found.stacking}",
        lang,
        words=words,
        level=level if lang == "zh" else lower_first(level),
        difference=figures.interval(found.difference, lang),
    )
