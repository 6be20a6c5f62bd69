"""What a count or a reward is about, in one phrase, as an officer would name it."""

from collections.abc import Sequence

from lib.catalogue import Catalogue, lower_first
from lib.index import Entry
from lib.wording import Lang, text


def item_name(
    catalogue: Catalogue, entry: Entry, lang: Lang, types: Sequence[str] | None = None
) -> str:
    """Level and types, with target and event of a count or condition and nature of a reward.

    ``types`` names fewer types than the fact does, where only those are spoken of.
    """
    if entry.kind == "count":
        count = entry.count
        name = catalogue.item_label(count, lang)
        details = [catalogue.label("status", "target", lang)] if count.status == "target" else []
        if count.measure == "cumulative" or (count.measure == "flow" and not count.event):
            details.append(catalogue.label("measure", count.measure, lang))
        if count.event:
            details.append(catalogue.label("event", count.event, lang))
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
