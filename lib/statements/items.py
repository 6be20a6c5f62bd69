"""What a fact is about and its figure, in one phrase each, as an officer would name them."""

from collections.abc import Sequence

from lib.catalogue import Catalogue, lower_first
from lib.index import Entry
from lib.model.document import Count
from lib.wording import Lang, figures, text


def item_name(
    catalogue: Catalogue, entry: Entry, lang: Lang, types: Sequence[str] | None = None
) -> str:
    """Level and types, with target and event of a count or condition and nature of a reward.

    ``types`` names fewer types than the fact does, where only those are spoken of.
    """
    if entry.kind == "count":
        count = entry.count
        name = catalogue.item_label(count, lang)
        details = count_details(catalogue, count, lang)
    else:
        reward = entry.reward
        shown = catalogue.types_short(types or reward.types, lang)
        name = catalogue.leveled(reward.level, shown, lang)
        details = [
            lower_first(catalogue.label("trigger", reward.trigger, lang)),
            lower_first(catalogue.label("nature", reward.nature, lang)),
        ]
    if not details:
        return name
    return text("item_with_details", lang, item=name, details=text("join", lang).join(details))


def count_details(catalogue: Catalogue, count: Count, lang: Lang) -> list[str]:
    """That a count is a target, and what it adds: ``批准``, ``新增``; nothing of a plain stock."""
    details = [catalogue.label("status", "target", lang)] if count.status == "target" else []
    if count.measure == "cumulative" or (count.measure == "flow" and not count.event):
        details.append(catalogue.label("measure", count.measure, lang))
    if count.event:
        details.append(catalogue.label("event", count.event, lang))
    return details


def fact_item(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """What any fact is about: the name of a fund, platform or instrument, else its item."""
    if entry.kind == "fund":
        return entry.fund.name.text(lang)
    if entry.kind == "instrument":
        name = catalogue.label("instrument", entry.instrument.instrument, lang)
        target = entry.instrument.target.text(lang)
        return text("instrument_for", lang, name=name, target=target)
    if entry.kind == "named":
        return named_item(catalogue, entry, lang)
    return item_name(catalogue, entry, lang)


def named_item(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """A platform that is named, by its name, and its level and type as far as that is silent."""
    named = entry.named
    name, kind = named.name.text(lang), catalogue.label("type", named.type, lang)
    level = catalogue.level_label(named.level, lang)
    said = [level, kind] if lang == "zh" else [lower_first(level), lower_first(kind)]
    details = [words for words in said if words.casefold() not in name.casefold()]
    if not details:
        return name
    return text("item_with_details", lang, item=name, details=text("join", lang).join(details))


def fact_figure(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """The figure of any fact in words; of an instrument how firmly it is worded, of a platform
    that is only named whether it stands."""
    return worded(catalogue, entry, lang) or figures.value(entry, lang)


def worded(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """What stands in the place of a figure for facts that have none; empty for all others."""
    if entry.kind == "instrument":
        return catalogue.label("strength", entry.instrument.strength, lang)
    if entry.kind == "named":
        return catalogue.label("named_standing", entry.named.standing, lang)
    return ""
