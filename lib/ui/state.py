"""The state of a view, kept in the address in plain codes, the same in both languages.

A control shows localised labels; the address holds its code. An address with a code that no
control knows is answered with the nearest valid view and a note of what was ignored.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from lib.characters import visible
from lib.costs.scenario import MOST_YUAN, format_numbers, parse_numbers
from lib.ui.cache import catalogue
from lib.ui.components.numbers import Field
from lib.ui.components.numbers import numbers as numbers_component
from lib.ui.plain import literal
from lib.wording import LANGS, Lang, lang_of, text

_IGNORED = "ignored_address_parts"
LONGEST_SEARCH = 80

NONE = "none"
"""What stands in an address for an empty choice of several."""


def language() -> Lang:
    """The language of the page: of the address, else of this visit, else of the browser."""
    asked = st.query_params.get("lang")
    if asked in LANGS:
        st.session_state["language"] = asked
    elif asked is not None:
        ignore("lang", asked)
        del st.query_params["lang"]
    lang: Lang = st.session_state.get("language") or lang_of(st.context.locale)
    return lang


def language_switch(lang: Lang) -> None:
    """The switch between the two languages; the choice stays in the address."""
    chosen = st.segmented_control(
        text("language", lang),
        options=list(LANGS),
        format_func={"zh": "中文", "en": "English"}.__getitem__,
        default=lang,
        key=f"language_switch_{lang}",
        label_visibility="collapsed",
        required=True,
    )
    if chosen and chosen != lang:
        st.session_state["language"] = chosen
        st.query_params["lang"] = chosen
        st.rerun()


def ignore(name: str, value: str) -> None:
    """Remember a part of the address that no view knows, to be said on the page."""
    parts = st.session_state.setdefault(_IGNORED, {}).setdefault(name, [])
    if value not in parts:
        parts.append(value)


def show_ignored(lang: Lang) -> None:
    """Say which parts of the address were ignored in this run."""
    for name, values in st.session_state.pop(_IGNORED, {}).items():
        value = literal(",".join(values)[:60])
        st.warning(text("address_ignored", lang, name=literal(name), value=value))


def enter(page: str) -> None:
    """Forget the choices of the page before: controls of one name hold other options elsewhere."""
    if st.session_state.get("page") != page:
        for key in [str(key) for key in st.session_state]:
            if key.startswith(("view_", "address_")):
                del st.session_state[key]
        st.session_state["page"] = page


def choose(
    name: str,
    options: Sequence[str],
    lang: Lang,
    *,
    label: str,
    show: Callable[[str], str] | Mapping[str, str],
    default: str | None = None,
    is_long: bool = False,
    is_searched: bool = False,
) -> str:
    """A choice of one code, kept in the address under ``name``.

    ``show`` gives the label of a code. ``is_long`` uses a list to open instead of buttons in a
    row, ``is_searched`` one that can be searched by typing. Returns the code chosen; the default
    (the first option) stays out of the address.
    """
    fallback = default if default is not None and default in options else options[0]
    key, mirror = f"view_{name}", f"address_{name}"
    asked = st.query_params.get(name)
    if asked is not None and asked not in options:
        ignore(name, asked)
        asked = None
        del st.query_params[name]
    # The address wins where it was changed from outside: a link followed, the back button.
    if key not in st.session_state or st.session_state.get(mirror) != asked:
        st.session_state[key] = asked or fallback
    if st.session_state[key] not in options:
        st.session_state[key] = fallback
    named = show.__getitem__ if isinstance(show, Mapping) else show
    chosen: str | None
    if is_long:
        mode: Literal["contains"] | None = "contains" if is_searched else None
        # A list that opens shows its options as they are, buttons read Markdown.
        chosen = st.selectbox(label, options, format_func=named, key=key, filter_mode=mode)
    else:
        chosen = st.segmented_control(
            label,
            options,
            format_func=lambda code: literal(named(code)),
            key=key,
            required=True,
            wrap=True,
        )
    value = str(chosen or fallback)
    _remember(name, None if value == fallback else value)
    return value


def search(name: str, *, label: str, placeholder: str) -> str:
    """A line of text to search for, kept in the address under ``name``."""
    key, mirror = f"view_{name}", f"address_{name}"
    asked = st.query_params.get(name)
    if key not in st.session_state or st.session_state.get(mirror) != asked:
        st.session_state[key] = visible(asked or "")[:LONGEST_SEARCH]
    typed = st.text_input(label, key=key, placeholder=placeholder, max_chars=LONGEST_SEARCH)
    words = visible(typed).strip()
    _remember(name, words or None)
    return words


def choose_several(
    name: str,
    options: Sequence[str],
    *,
    label: str,
    show: Callable[[str], str],
    default: Sequence[str] = (),
    placeholder: str | None = None,
) -> list[str]:
    """A choice of any number of codes, kept in the address under ``name``, separated by commas.

    Returns them in the order of ``options``; the default stays out of the address, and ``none``
    stands there for an empty choice that is not the default.
    """
    key, mirror = f"view_{name}", f"address_{name}"
    asked = st.query_params.get(name)
    known = None
    if asked is not None:
        codes = [] if asked == NONE else [code for code in asked.split(",") if code]
        known = [code for code in options if code in codes]
        for code in dict.fromkeys(codes):
            if code not in options:
                ignore(name, code)
        if not known and codes:
            known = None
    fallback = [code for code in options if code in default]
    if key not in st.session_state or st.session_state.get(mirror) != asked:
        st.session_state[key] = fallback if known is None else known
    st.session_state[key] = [code for code in st.session_state[key] if code in options]
    chosen = st.multiselect(
        label, options, format_func=show, key=key, placeholder=placeholder, filter_mode="contains"
    )
    value = [code for code in options if code in chosen]
    _remember(name, None if value == fallback else ",".join(value) or NONE)
    return value


def number(name: str, *, label: str, least: int, most: int, default: int) -> int:
    """A whole number between ``least`` and ``most``, kept in the address under ``name``."""
    key, mirror = f"view_{name}", f"address_{name}"
    asked = st.query_params.get(name)
    found = default
    if asked is not None:
        if re.fullmatch(r"[0-9]{1,9}", asked) and least <= int(asked) <= most:
            found = int(asked)
        else:
            ignore(name, asked)
            # The nearest valid one: -3 becomes the least, 40 the most.
            if re.fullmatch(r"-?[0-9]{1,9}", asked):
                found = min(max(int(asked), least), most)
    if key not in st.session_state or st.session_state.get(mirror) != asked:
        st.session_state[key] = found
    value = int(st.number_input(label, least, most, key=key, step=1))
    _remember(name, None if value == default else str(value))
    return value


def switch(name: str, *, label: str, help_text: str | None = None) -> bool:
    """A switch that is off by default, kept in the address as ``name=1``."""
    key, mirror = f"view_{name}", f"address_{name}"
    asked = st.query_params.get(name)
    if asked not in (None, "1"):
        ignore(name, asked)
        asked = None
        del st.query_params[name]
    if key not in st.session_state or st.session_state.get(mirror) != asked:
        st.session_state[key] = asked == "1"
    value = st.toggle(label, key=key, help=help_text)
    _remember(name, "1" if value else None)
    return value


def typed_numbers(name: str, known: Collection[str], most: int) -> tuple[dict[str, int], bool]:
    """Whole numbers by key that the address holds under ``name`` as ``key:number`` with commas.

    What cannot be read is ignored and told. The second answer says whether the address was
    changed from outside since :func:`remember_numbers`, so that fields must be filled anew.
    """
    asked = st.query_params.get(name)
    numbers, refused = parse_numbers(asked or "", known, most)
    for part in refused:
        ignore(name, part)
    is_new = f"address_{name}" not in st.session_state or (
        st.session_state[f"address_{name}"] != asked
    )
    return numbers, is_new


def remember_numbers(name: str, numbers: Mapping[str, int]) -> None:
    """Keep typed numbers in the address under ``name``."""
    _remember(name, format_numbers(numbers) or None)


def amounts(name: str, fields: Mapping[str, str], unit: float) -> dict[str, int]:
    """A field for an amount a key, in ``unit`` yuan; returns the yuan typed, by key.

    ``fields`` holds the label of each field. An empty field is left out.
    """
    numbers, is_new = typed_numbers(name, fields, MOST_YUAN)
    typed = {}
    for key, label in fields.items():
        widget = f"view_{name}_{key}"
        if is_new or widget not in st.session_state:
            st.session_state[widget] = numbers[key] / unit if key in numbers else None
        value = st.number_input(
            literal(label),
            min_value=0.0,
            max_value=MOST_YUAN / unit,
            step=1.0,
            format="%.10g",
            key=widget,
        )
        if value is not None:
            typed[key] = round(value * unit)
    remember_numbers(name, typed)
    return typed


def _remember(name: str, value: str | None) -> None:
    """Put a choice into the address, or take it out where it is the default."""
    if value is None:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value
    st.session_state[f"address_{name}"] = value


@dataclass(frozen=True)
class Column:
    """A column of fields: the name it has in the address, its heading, the largest number."""

    name: str
    label: str
    most: int


def number_table(
    key: str,
    columns: Sequence[Column],
    lang: Lang,
    *,
    headings: Sequence[str],
    rows: Mapping[str, Sequence[str]],
    known: Collection[str],
    unit: float = 1.0,
) -> dict[str, dict[str, int]]:
    """A table of fields, one column a name in the address; returns whole numbers by column.

    ``rows`` holds the texts before the fields. Numbers are typed in ``unit`` (yuan) and kept in
    single ones. What the address holds for other rows of ``known`` stays there and is returned.
    """
    found = {column.name: typed_numbers(column.name, known, column.most) for column in columns}
    shown = (lang, tuple(rows.items()), tuple(column.label for column in columns))
    begin = f"view_{key}"
    if (
        any(is_new for _, is_new in found.values())
        or st.session_state.get(begin) is None
        or (st.session_state[begin][0] != shown)
    ):
        turn = (st.session_state.get(begin) or (None, {}, 0))[2] + 1
        values = {
            name: {row: n / unit for row, n in numbers.items() if row in rows}
            for name, (numbers, _) in found.items()
        }
        st.session_state[begin] = (shown, values, turn)
    _, values, turn = st.session_state[begin]
    typed = numbers_component(
        headings=headings,
        rows=rows,
        fields=[Field(column.name, column.label, values[column.name]) for column in columns],
        invalid=text("numbers_invalid", lang),
        key=f"view_{key}_{turn}",
        decimals=unit != 1,
    )
    answer = {}
    for column in columns:
        others = {row: n for row, n in found[column.name][0].items() if row not in rows}
        mine = {row: min(round(n * unit), column.most) for row, n in typed[column.name].items()}
        answer[column.name] = others | mine
        remember_numbers(column.name, answer[column.name])
    return answer


def choose_or_all(
    name: str,
    options: Sequence[str],
    lang: Lang,
    *,
    label: str,
    everything: str,
    show: Callable[[str], str],
    is_long: bool = False,
) -> str:
    """One code or ``all``, which is shown as ``everything``."""
    return choose(
        name,
        ["all", *options],
        lang,
        label=label,
        show=lambda code: everything if code == "all" else show(code),
        is_long=is_long,
    )


def choose_level(levels: Sequence[str], lang: Lang) -> str:
    """A level of recognition or ``all``."""
    return choose_or_all(
        "level",
        levels,
        lang,
        label=text("control_level", lang),
        everything=text("all_levels", lang),
        show=lambda code: catalogue().level_label(code, lang),
    )


def choose_type(types: Sequence[str], lang: Lang) -> str:
    """A platform type or ``all``."""
    return choose_or_all(
        "type",
        types,
        lang,
        label=text("control_type", lang),
        everything=text("all_types", lang),
        show=lambda code: catalogue().label("type", code, lang),
        is_long=True,
    )
