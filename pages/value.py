"""年限总额 · Value over years."""

import streamlit as st

from lib.ui import state
from lib.wording import text

lang = state.language()

st.title(text("page_value", lang), anchor=False)
