"""The choices of a view in words: what its controls would show."""

from collections.abc import Callable, Mapping

from lib.captions import cycle
from lib.catalogue import Catalogue
from lib.costs.scenario import MOST_YUAN, parse_numbers
from lib.decks.choices import NONE
from lib.decks.view import View
from lib.statements import derivations, join
from lib.wording import Lang, figures, text

_Words = Callable[[Catalogue, str, Lang], str]


def choice_words(catalogue: Catalogue, view: View, lang: Lang) -> str:
    """All choices of a view in one line; codes that nobody knows stand as they are."""
    labels = _LABELS.get(view.page, {})
    parts = []
    for name, code in view.choices.items():
        if name not in labels:
            parts.append(text("deck_choice", lang, name=name, value=code))
            continue
        key, show = labels[name]
        try:
            value = show(catalogue, code, lang)
        except (KeyError, ValueError):
            value = code
        label = text(key, lang)
        parts.append(text("deck_choice", lang, name=label, value=value) if value else label)
    return text("join_sentence", lang).join(parts) or text("deck_no_choices", lang)


def _message(prefix: str) -> _Words:
    """Codes that are messages by themselves: ``form_heat``."""
    return lambda _, code, lang: text(f"{prefix}{code}", lang)


def _term(list_name: str, everything: str = "") -> _Words:
    """Codes of the vocabulary, and ``all``."""

    def show(catalogue: Catalogue, code: str, lang: Lang) -> str:
        if code == "all" and everything:
            return text(everything, lang)
        return catalogue.label(list_name, code, lang)

    return show


def _several(show: _Words) -> _Words:
    def shown(catalogue: Catalogue, codes: str, lang: Lang) -> str:
        if codes == NONE:
            return text("no_home", lang)
        return join([show(catalogue, code, lang) for code in codes.split(",")], lang)

    return shown


def _place(catalogue: Catalogue, code: str, lang: Lang) -> str:
    if code == NONE:
        return text("no_home", lang)
    return catalogue.dataset.jurisdictions[code].label(lang)


def _as_it_is(_: Catalogue, code: str, lang: Lang) -> str:
    return code


def _nothing(_: Catalogue, code: str, lang: Lang) -> str:
    return ""


def _cycle(_: Catalogue, code: str, lang: Lang) -> str:
    return cycle(None if code == "open" else int(code), lang)


def _strength(_: Catalogue, code: str, lang: Lang) -> str:
    return text("any_strength" if code == "all" else f"at_least_{code}", lang)


def _numbers(*, are_yuan: bool) -> _Words:
    """Typed numbers by type and level: ``省级重点实验室2``."""

    def show(catalogue: Catalogue, code: str, lang: Lang) -> str:
        known = {part.partition(":")[0] for part in code.split(",")}
        found, _ = parse_numbers(code, known, MOST_YUAN)
        words = []
        for key, number in found.items():
            kind, _, level = key.partition(".")
            item = derivations.item_name(catalogue, (kind, level), lang)
            shown = figures.money(number, lang) if are_yuan else figures.number(number)
            words.append(text("deck_numbered", lang, item=item, number=shown))
        return text("join", lang).join(words)

    return show


def _ceilings(catalogue: Catalogue, code: str, lang: Lang) -> str:
    found, _ = parse_numbers(code, catalogue.entries, MOST_YUAN)
    words = []
    for key, cny in found.items():
        entry = catalogue.entries[key]
        item = entry.jurisdiction.label(lang) + " " + catalogue.item_label(entry.fact, lang)
        words.append(text("deck_numbered", lang, item=item, number=figures.money(cny, lang)))
    return text("join", lang).join(words)


_LEVEL = ("control_level", _term("level", "all_levels"))
_TYPE = ("control_type", _term("type", "all_types"))
_SCOPE = ("control_scope", _message("scope_"))
_TOGETHER = ("control_together", _nothing)

_LABELS: Mapping[str, Mapping[str, tuple[str, _Words]]] = {
    "comparison": {
        "scope": _SCOPE,
        "topic": ("control_topic", _message("topic_")),
        "level": _LEVEL,
    },
    "counts": {
        "together": _TOGETHER,
        "view": ("control_view", _message("view_")),
        "level": _LEVEL,
        "family": ("control_family", _term("family", "all_families")),
    },
    "rewards": {
        "form": ("control_form", _message("form_")),
        "condition": ("control_condition", _term("trigger", "all_conditions")),
        "type": _TYPE,
        "scale": ("control_scale", _message("scale_")),
        "together": _TOGETHER,
    },
    "value": {
        "type": _TYPE,
        "years": ("control_years", _as_it_is),
        "excellent": ("control_excellent", _message("excellent_")),
        "cycle": ("control_cycle", _cycle),
        "relation": ("control_relation", _message("relation_")),
        "ceilings": ("deck_ceilings", _ceilings),
    },
    "budget": {
        "home": ("control_budget_home", _place),
        "tiers": ("control_tiers", _several(derivations.source_name)),
        "types": ("control_platforms", _several(_term("type"))),
        "years": ("control_budget_years", _as_it_is),
        "stocknew": ("control_stock_new", _nothing),
        "new": ("field_number_new", _numbers(are_yuan=False)),
        "stock": ("field_number_stock", _numbers(are_yuan=False)),
        "excellent": ("field_number_excellent", _numbers(are_yuan=False)),
        "once": ("deck_own_once", _numbers(are_yuan=True)),
        "yearly": ("deck_own_yearly", _numbers(are_yuan=True)),
    },
    "instruments": {
        "group": ("control_purpose", _term("instrument_group", "all_purposes")),
        "strength": ("field_strength", _strength),
        "scope": _SCOPE,
        "home": ("deck_home", _place),
        "others": ("control_others", _several(_place)),
    },
    "profile": {"place": ("control_place", _place)},
    "coverage": {"kind": ("control_topic", _message("kind_")), "level": _LEVEL},
}
"""The name of each choice of a page, and how its codes are told."""
