"""The page's language, told to the browser; Streamlit itself always says English."""

import streamlit as st

from lib.wording import Lang

_component = st.components.v2.component(
    "policy_compare_language",
    html="<span hidden></span>",
    js="export default ({ data }) => { document.documentElement.lang = data; };",
)


def tell(lang: Lang) -> None:
    """Set the ``lang`` of the whole page."""
    _component(key="page_language", data="zh-CN" if lang == "zh" else "en")
