"""Links to the product's own views, with the language and the view's parameters."""

from collections.abc import Mapping

import streamlit as st

from lib.ui.plain import literal
from lib.wording import Lang


def page_link(page: str, label: str, lang: Lang, parameters: Mapping[str, str]) -> None:
    """A link to a page of the menu by its name, in this language."""
    st.page_link(
        st.session_state["pages"][page],
        label=literal(label),
        query_params={**parameters, "lang": lang},
    )
