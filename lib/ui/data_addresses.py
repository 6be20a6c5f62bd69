"""The data package at plain addresses of the server, made anew only for a new data version."""

from collections.abc import Mapping

import streamlit as st

from lib.catalogue import Catalogue
from lib.exports import serving
from lib.exports.serving import Answer, Request
from lib.ui import cache


def answer(name: str, query: Mapping[str, str], headers: Mapping[str, str]) -> Answer:
    """The answer to a request for a name below ``/data/``, from the data as they are now."""
    request = Request(
        name,
        asked_version=query.get("is"),
        asked_language=query.get("lang"),
        if_none_match=headers.get("if-none-match", ""),
        accept_language=headers.get("accept-language", ""),
    )
    return serving.answer(
        request, cache.catalogue, lambda catalogue: _files(catalogue.dataset.version, catalogue)
    )


@st.cache_resource(max_entries=1, show_spinner=False)
def _files(version: str, _catalogue: Catalogue) -> Mapping[str, bytes]:
    return serving.files(_catalogue)
