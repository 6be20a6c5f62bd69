"""The dataset, loaded once and again only when a file of the data folder changed."""

import os
from pathlib import Path

import streamlit as st

from lib.catalogue import Catalogue
from lib.load import load

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("POLICY_COMPARE_DATA", ROOT / "data"))


def _fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of every YAML file: cheap enough to look at on every run."""
    found = []
    for path in sorted(folder.rglob("*.y*ml")):
        stat = path.stat()
        found.append((str(path), stat.st_size, stat.st_mtime_ns))
    return tuple(found)


@st.cache_resource(max_entries=2, show_spinner=False)
def _catalogue(fingerprint: tuple[tuple[str, int, int], ...], folder: str) -> Catalogue:
    return Catalogue(load(Path(folder)))


def catalogue() -> Catalogue:
    """The present data; raises ``DataError`` with every problem where they are broken."""
    return _catalogue(_fingerprint(DATA), str(DATA))
