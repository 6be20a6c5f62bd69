"""The state of a view, kept in the address in plain codes, the same in both languages.

A control shows localised labels; the address holds its code. An address with a code that no
control knows is answered with the nearest valid view and a note of what was ignored.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lib.ui.cache import catalogue
from lib.wording import LANGS, Lang, lang_of, text

_IGNORED = "ignored_address_parts"
LONGEST_SEARCH = 80


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
    st.session_state.setdefault(_IGNORED, {})[name] = value


def show_ignored(lang: Lang) -> None:
    """Say which parts of the address were ignored in this run."""
    for name, value in st.session_state.pop(_IGNORED, {}).items():
        st.warning(text("address_ignored", lang, name=name, value=value[:60]))


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
) -> str:
    """A choice of one code, kept in the address under ``name``.

    ``show`` gives the label of a code. ``is_long`` uses a list to open instead of buttons in a
    row. Returns the code chosen; the default (the first option) stays out of the address.
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
    labels = show.__getitem__ if isinstance(show, Mapping) else show
    chosen: str | None
    if is_long:
        chosen = st.selectbox(label, options, format_func=labels, key=key, filter_mode=None)
    else:
        chosen = st.segmented_control(
            label, options, format_func=labels, key=key, required=True, wrap=True
        )
    value = str(chosen or fallback)
    if value == fallback:
        st.query_params.pop(name, None)
        st.session_state[mirror] = None
    else:
        st.query_params[name] = value
        st.session_state[mirror] = value
    return value


def search(name: str, *, label: str, placeholder: str) -> str:
    """A line of text to search for, kept in the address under ``name``."""
    key, mirror = f"view_{name}", f"address_{name}"
    asked = st.query_params.get(name)
    if key not in st.session_state or st.session_state.get(mirror) != asked:
        st.session_state[key] = (asked or "")[:LONGEST_SEARCH]
    words = st.text_input(label, key=key, placeholder=placeholder, max_chars=LONGEST_SEARCH).strip()
    if words:
        st.query_params[name] = words
    else:
        st.query_params.pop(name, None)
    st.session_state[mirror] = words or None
    return words


def choose_level(levels: Sequence[str], lang: Lang) -> str:
    """A level of recognition or ``all``."""
    data = catalogue()
    return choose(
        "level",
        ["all", *levels],
        lang,
        label=text("control_level", lang),
        show=lambda code: (
            text("all_levels", lang) if code == "all" else data.level_label(code, lang)
        ),
    )


def choose_type(types: Sequence[str], lang: Lang) -> str:
    """A platform type or ``all``."""
    data = catalogue()
    return choose(
        "type",
        ["all", *types],
        lang,
        label=text("control_type", lang),
        show=lambda code: (
            text("all_types", lang) if code == "all" else data.label("type", code, lang)
        ),
        is_long=True,
    )
