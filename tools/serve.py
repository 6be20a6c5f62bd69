"""Serve the dashboard: see that the address is free, print it, and start Streamlit.

`make run` calls this; `python -m streamlit run app.py` serves the same without the words.
"""

from __future__ import annotations

import argparse
import errno
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from click import Abort

ROOT = Path(__file__).resolve().parent.parent
EVERYWHERE = ("0.0.0.0", "::")


def claim(host: str, port: int) -> None:
    """Listen on the address for a moment; raises OSError where that is not possible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family):
        pass


def next_free_port(host: str, port: int) -> int | None:
    """The first port after `port` that can be had, if one of the next twenty can."""
    for candidate in range(port + 1, min(port + 21, 65536)):
        with suppress(OSError):
            claim(host, candidate)
            return candidate
    return None


def address(host: str, port: int) -> str:
    """What a reader types: a server that listens everywhere is reached by the machine's name."""
    name = socket.gethostname() if host in EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def refusal(host: str, port: int, error: OSError) -> str:
    """Why the address cannot be had and what to do, in both languages."""
    url = address(host, port)
    if error.errno != errno.EADDRINUSE:
        reason = error.strerror or str(error)
        return f"无法在 {url} 启动：{reason}\nCannot serve on {url}: {reason}"
    free = next_free_port(host, port)
    other = f"make run PORT={free or '…'}"
    return (
        f"端口 {port} 已被占用。若是本看板已在运行，直接打开 {url}；否则换一个端口：{other}\n"
        f"Port {port} is in use. If that is this dashboard, open {url}; "
        f"else take another port: {other}"
    )


def port_number(text: str) -> int:
    """`text` as a port."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, expected 1 to 65535")
    return int(text)


def serve(host: str, port: int) -> None:
    """Run Streamlit until Ctrl-C."""
    flags = {
        "server.address": host,
        "server.port": port,
        "server.headless": "true",
        "logger.hideWelcomeMessage": "true",
    }
    arguments = ["run", "app.py", *(f"--{key}={value}" for key, value in flags.items())]
    os.chdir(ROOT)  # where Streamlit looks for .streamlit/config.toml

    from streamlit.web.cli import main as streamlit  # 0.3 s, not before the port is known free

    streamlit(arguments, prog_name="streamlit", standalone_mode=False)


def main() -> None:
    """Read the command line, then serve."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=port_number, default=8501)
    parser.add_argument("--editor", action="store_true", help="show what is wrong with the data")
    options = parser.parse_args()
    if options.editor:
        os.environ["POLICY_COMPARE_EDITOR"] = "1"
    try:
        claim(options.host, options.port)
    except OSError as error:
        sys.exit(refusal(options.host, options.port, error))

    print(
        "启动中，稍后在浏览器打开 · starting, open in a browser: "
        f"{address(options.host, options.port)} （Ctrl-C 停止 · stops it）",
        flush=True,
    )
    try:
        serve(options.host, options.port)
    except (Abort, KeyboardInterrupt):
        print("已停止 · stopped", flush=True)


if __name__ == "__main__":
    main()
