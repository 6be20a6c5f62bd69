"""The frame around every page: navigation, language, the state of the data, and the footer."""

import re
from pathlib import Path

import streamlit as st

from lib.problem import DataError
from lib.statements import version_line
from lib.ui import cache, state
from lib.ui.components import language
from lib.wording import Lang, figures, lang_of, text
from lib.wording.problems import render

ROOT = Path(__file__).resolve().parents[2]
STYLE = Path(__file__).parent

# File in pages/ and address. An address never equals a file's stem.
PAGES = (
    ("comparison", "comparison-table"),
    ("counts", "platform-counts"),
    ("rewards", "reward-tiers"),
    ("value", "value-over-years"),
    ("budget", "cost-of-matching"),
    ("instruments", "policy-instruments"),
    ("profile", "city-profile"),
    ("sources", "source-documents"),
    ("coverage", "data-coverage"),
    ("deck", "meeting-deck"),
)


@st.cache_resource(show_spinner=False)
def style_sheets() -> str:
    """The style sheets of the frame; this script runs at every redraw, they are read once."""
    sheets = (STYLE / "components" / "chrome.css", STYLE / "frame.css")
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets)


def style() -> None:
    """Put the style sheets into the page."""
    st.html(f"<style>{style_sheets()}</style>")


def navigation(lang: Lang) -> dict[str, object]:
    """The pages by name, in the order of the menu."""
    return {
        name: st.Page(
            ROOT / "pages" / f"{name}.py",
            title=text(f"page_{name}", lang),
            url_path=address,
            default=position == 0,
        )
        for position, (name, address) in enumerate(PAGES)
    }


def show_problems(error: DataError, lang: Lang) -> None:
    """What is wrong with the data: all of it, and nothing of the data besides."""
    st.error(text("data_broken", lang, n=len(error.problems)))
    lines = "\n".join(render(problem, lang, "data") for problem in error.problems)
    st.code(lines, language=None, wrap_lines=True)
    if error.may_hide_more:
        st.write(text("cli.more_may_follow", lang))
    st.write(text("data_broken_advice", lang))


def tell_newer(shown: str, lang: Lang) -> None:
    """That newer data do not load: to readers which data they see, to editors what is wrong."""
    error = cache.problems_of_newer_data()
    if error is None:
        return
    if cache.IS_EDITED:
        show_problems(error, lang)
    st.caption(text("data_last_good", lang, date=figures.date(shown, lang)))


def tell_version(present: str, lang: Lang) -> None:
    """Whether the data version that the address names is the present one."""
    asked = st.query_params.get("version")
    if asked is None:
        return
    if not re.fullmatch(r"[0-9a-f]{12}", asked):
        state.ignore("version", asked)
        del st.query_params["version"]
    elif asked == present:
        st.caption(text("version_present", lang, asked=asked))
    else:
        st.info(text("version_changed", lang, asked=asked, present=present))


def main() -> None:
    """Draw the page that the address asks for."""
    lang = state.language()
    st.set_page_config(
        page_title=text("product", lang),
        page_icon=str(STYLE / "static" / "icon.svg"),
        layout="wide",
    )
    style()
    pages = navigation(lang)
    st.session_state["pages"] = pages
    page = st.navigation(list(pages.values()), position="top")  # type: ignore[arg-type]
    state.enter(page.url_path)
    with st.container(key="masthead", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="pc-product">{text("product", lang)}</p>')
        state.language_switch(lang)
    language.tell(lang)
    if lang != lang_of(st.context.locale):
        st.query_params["lang"] = lang
    try:
        data = cache.begin_run()
    except DataError as error:
        show_problems(error, lang)
        return
    tell_newer(data.dataset.date, lang)
    tell_version(data.dataset.version, lang)
    # Filled after the page has looked at its address, and read before the page.
    notices = st.container()
    page.run()
    with notices:
        state.show_ignored(lang)
    lines = f"{text('validity_line', lang)}<br>{version_line(data, lang)}"
    st.html(f'<footer class="pc-footer">{lines}</footer>')


main()
