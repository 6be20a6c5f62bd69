"""政策工具 · Instruments."""

import streamlit as st

from lib.ui import state
from lib.wording import text

lang = state.language()

st.title(text("page_instruments", lang), anchor=False)
