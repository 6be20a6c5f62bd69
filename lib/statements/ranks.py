"""Who is ahead and by how much, in words; only of what the grades let rank."""

from collections.abc import Iterable
from fractions import Fraction

from lib.catalogue import Catalogue
from lib.index import Entry
from lib.model.document import ShareAmount
from lib.model.reference import Jurisdiction
from lib.ranking import Ranking, figure
from lib.statements.items import item_name
from lib.statements.phrases import join
from lib.wording import Lang, figures, text


def ahead(ranking: Ranking, lang: Lang) -> str:
    """Who states the higher figure and by how much, as a sentence; whole multiples are named.

    Where a jurisdiction states several different figures, that is said instead. Empty for shares,
    whose caps differ.
    """
    if any(map(_is_share, ranking.entries)):
        return ""
    stated: dict[Jurisdiction, set[Fraction]] = {}
    for entry in ranking.entries:
        stated.setdefault(entry.jurisdiction, set()).add(figure(entry))
    if several := [place.label(lang) for place, found in stated.items() if len(found) > 1]:
        return text("ranked_several", lang, list=join(several, lang))
    kind = ranking.entries[0].kind
    if len(ranking.steps) == 1:
        return text(f"ranked_equal_{kind}", lang)
    difference = _amount(ranking.difference, kind, lang)
    first, last = _names(ranking.steps[0], lang), _names(ranking.steps[-1], lang)
    if len(stated) > 2:
        key = f"ranked_ends_{kind}"
        return text(key, lang, first=first, last=last, difference=difference)
    times = ""
    if (multiple := ranking.multiple) is not None and multiple.denominator == 1:
        times = text("ranked_times", lang, place=last, n=figures.number(int(multiple)))
    key = f"ranked_two_{kind}"
    return text(key, lang, first=first, last=last, difference=difference, times=times)


def ranked_item(catalogue: Catalogue, ranking: Ranking, lang: Lang) -> str:
    """What a ranking is of: the item, and for counts who recognised the platforms, if stated."""
    first = catalogue.widest(ranking.entries)
    item = item_name(catalogue, first, lang)
    if first.kind == "count" and first.count.recognised_by:
        who = catalogue.label("recogniser", first.count.recognised_by.code, lang)
        details = text("caveat_recogniser", lang, who=who)
        return text("item_with_details", lang, item=item, details=details)
    return item


def _is_share(entry: Entry) -> bool:
    return entry.kind == "reward" and isinstance(entry.reward.amount, ShareAmount)


def _names(entries: Iterable[Entry], lang: Lang) -> str:
    return join(list(dict.fromkeys(entry.jurisdiction.label(lang) for entry in entries)), lang)


def _amount(difference: Fraction, kind: str, lang: Lang) -> str:
    """A difference of two figures with its unit: ``63个``, ``CNY 500,000``."""
    if kind == "reward":
        return figures.money(int(difference), lang)
    return figures.number(int(difference)) + text("unit_platforms", lang)
