"""The dataset, loaded once for all visits and again when a file of the data folder changed."""

import gc
import os
import threading
from pathlib import Path

import streamlit as st

from lib.catalogue import Catalogue
from lib.load import load
from lib.problem import DataError
from lib.watch import Watch

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("POLICY_COMPARE_DATA", ROOT / "data"))
LOOK_EVERY = 1.0
"""Seconds between two looks at the data folder."""
IS_EDITED = os.environ.get("POLICY_COMPARE_EDITOR", "") == "1"
"""Whether the pages tell what is wrong with data that do not load: to editors, not to readers."""


def _load(folder: Path) -> Catalogue:
    found = Catalogue(load(folder))
    # The data live as long as the server; nothing of them need be looked through for garbage.
    gc.collect()
    gc.freeze()
    return found


@st.cache_resource(max_entries=4, show_spinner=False)
def _watch(folder: str, interval: float) -> Watch[Catalogue]:
    return Watch(Path(folder), _load, interval)


_of_this_run = threading.local()


def begin_run() -> Catalogue:
    """The data that this run of a page shows from its first line to its last.

    Raises ``DataError`` with every problem where no data ever loaded.
    """
    _of_this_run.catalogue = None
    _of_this_run.catalogue = _watch(str(DATA), LOOK_EVERY).get()
    return catalogue()


def catalogue() -> Catalogue:
    """The data of this run of a page; elsewhere the last that loaded.

    Raises ``DataError`` with every problem where none ever did.
    """
    found: Catalogue | None = getattr(_of_this_run, "catalogue", None)
    return found or _watch(str(DATA), LOOK_EVERY).get()


def problems_of_newer_data() -> DataError | None:
    """What keeps newer data from being shown; ``None`` where the newest are shown."""
    return _watch(str(DATA), LOOK_EVERY).state().error
