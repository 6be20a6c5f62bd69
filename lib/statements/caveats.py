"""What a reader must know of one fact."""

from lib.catalogue import Catalogue
from lib.index import Entry
from lib.wording import Lang, figures, text


def evidence_caveats(catalogue: Catalogue, entry: Entry, lang: Lang) -> list[str]:
    """What a reader must know of one fact: readings, recogniser, validity, notes."""
    fact = entry.fact
    lines = [
        text(
            "caveat_reading",
            lang,
            field=text(f"field_{name}", lang),
            mark=catalogue.label("reading", mark, lang),
        )
        for name, mark in fact.reading.items()
    ]
    if entry.kind == "count" and entry.count.recognised_by:
        code = entry.count.recognised_by.code
        lines.append(text("caveat_recogniser", lang, who=catalogue.label("recogniser", code, lang)))
    if entry.kind == "count" and entry.count.level_and_above:
        lines.append(text("caveat_and_above", lang))
    if entry.kind == "count" and entry.count.part_of:
        total = catalogue.entries[entry.sibling(entry.count.part_of)]
        lines.append(
            text(
                "caveat_part_of",
                lang,
                item=catalogue.item_label(total.fact, lang),
                figure=figures.value(total, lang),
            )
        )
    if entry.kind == "reward":
        reward = entry.reward
        if reward.policy_status == "unknown":
            lines.append(text("caveat_validity", lang))
        if reward.stacking == "not_stated":
            lines.append(text("caveat_stacking", lang))
    if fact.note:
        lines.append(fact.note.text(lang))
    return lines
