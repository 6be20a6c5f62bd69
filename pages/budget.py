"""对标测算 · Cost of matching."""

import streamlit as st

from lib.ui import state
from lib.wording import text

lang = state.language()

st.title(text("page_budget", lang), anchor=False)
