"""The server: Streamlit's pages, compressed, the plotly.js of the charts, and the data as files.

Start it with `streamlit run app.py` from the repository's root.
"""

from __future__ import annotations

import gzip
import logging
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import plotly
import streamlit as st
from plotly.offline import get_plotlyjs_version
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

ROOT = Path(__file__).resolve().parent
# Streamlit puts only the script's own folder on the path; the pages import `lib` from the root.
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

# The installed version is part of the address, so the answer under it never changes.
PLOTLY_ADDRESS = f"/assets/plotly-{get_plotlyjs_version()}.min.js"


@cache
def plotly_source(*, compressed: bool) -> bytes:
    """The plotly.js of the installed Python package, read and compressed once (0.2 s)."""
    source = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
    return gzip.compress(source, compresslevel=6, mtime=0) if compressed else source


async def serve_plotly(request: Request) -> Response:
    """plotly.js, gzipped where the browser takes it, to be kept for a year."""
    compressed = "gzip" in request.headers.get("accept-encoding", "")
    body = await run_in_threadpool(plotly_source, compressed=compressed)
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if compressed:
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type="text/javascript", headers=headers)


async def serve_data(request: Request) -> Response:
    """A file of the data package, or what there is instead."""
    from lib.ui import data_addresses

    name = request.path_params["name"]
    # Reading the data and making the files takes up to seconds; pages go on meanwhile.
    found = await run_in_threadpool(
        data_addresses.answer, name, request.query_params, request.headers
    )
    return Response(found.body, found.status, found.headers)


async def serve_pictures(request: Request) -> Response:
    """The composed pictures of a view, in a size and language asked for."""
    from lib.ui import picture_addresses

    name = request.path_params["name"]
    # Composing takes up to seconds; pages go on meanwhile.
    found = await run_in_threadpool(
        picture_addresses.answer,
        name,
        dict(request.query_params),
        request.headers.get("if-none-match", ""),
    )
    return Response(found.body, found.status, found.headers)


async def serve_document(request: Request) -> Response:
    """The Word document of a chart; the browser sends the picture that it drew."""
    from lib.ui import document_addresses

    picture = b""
    async for part in request.stream():
        picture += part
        if len(picture) > document_addresses.MOST_BYTES:
            return Response(status_code=413)
    name = request.path_params["name"]
    found = await run_in_threadpool(
        document_addresses.answer, name, dict(request.query_params), picture
    )
    return Response(found.body, found.status, found.headers)


async def serve_present(request: Request) -> Response:
    """A deck as one page to present, or what there is instead."""
    from lib.ui import present_address

    # Composing a deck takes up to seconds; pages go on meanwhile.
    found = await run_in_threadpool(present_address.answer, request.query_params, request.headers)
    return Response(found.body, found.status, found.headers)


def under_base_url(path: str) -> str:
    """`path` below server.baseUrlPath: Streamlit prefixes its own routes, not the routes added."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}{path}" if base else path


def say_it_plainly(error: Exception) -> bool:
    """Streamlit's own words for an unforeseen error are English only; the log gets the rest."""
    from lib.ui import state
    from lib.wording import text

    logging.getLogger("policy_compare").exception("page failed", exc_info=error)
    st.error(text("unexpected_error", state.language()))
    return True


app = st.App(
    ROOT / "lib" / "ui" / "frame.py",
    on_script_error=say_it_plainly,
    routes=[
        Route(under_base_url(PLOTLY_ADDRESS), serve_plotly),
        Route(under_base_url("/data/{name:path}"), serve_data),
        Route(under_base_url("/pictures/{name}"), serve_pictures),
        Route(under_base_url("/documents/{name}"), serve_document, methods=["POST"]),
        Route(under_base_url("/present"), serve_present),
    ],
    # Streamlit leaves its own bundle uncompressed: 7.5 MB at the first visit, 2.5 MB with this.
    middleware=[Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)],
)
