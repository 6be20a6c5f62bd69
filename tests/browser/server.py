"""The dashboard, served on a free port as a reader's machine serves it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running server: its address and what it has logged."""

    url: str
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text("utf-8", errors="replace")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as claimed:
        return int(claimed.getsockname()[1])


@contextmanager
def serve(log_file: Path, data: Path | None = None) -> Iterator[Server]:
    """A server of the committed data, or of another folder, until the block ends."""
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if k != "POLICY_COMPARE_DATA"}
    environment["PYTHONIOENCODING"] = "utf-8"
    if data:
        environment["POLICY_COMPARE_DATA"] = str(data)
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    flags = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    server = Server(f"http://127.0.0.1:{port}", log_file)
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            [*command, *flags], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(server: Server, process: "subprocess.Popen[bytes]") -> None:
    """Until the server answers; raises RuntimeError with its log where it does not."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with code {process.returncode}:\n{server.log}")
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer within {START_SECONDS} s:\n{server.log}")
