"""Where a Chromium-family browser stands on this machine, and how the tests start it."""

import os
import shutil
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_MACOS = ("Google Chrome", "Chromium", "Microsoft Edge")
_WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
ADVICE = (
    "no Chromium was found. On Debian or Ubuntu: sudo apt-get install chromium; "
    "elsewhere set POLICY_COMPARE_BROWSER to the path of Chromium, Chrome or Edge"
)


def usual_places() -> list[Path]:
    """Where the installers of each system put the browser, beside the PATH."""
    if sys.platform == "darwin":
        roots = (Path("/Applications"), Path.home() / "Applications")
        return [root / f"{n}.app" / "Contents" / "MacOS" / n for root in roots for n in _MACOS]
    if sys.platform == "win32":
        names = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        found = [Path(os.environ[name]) for name in names if os.environ.get(name)]
        return [root / place for place in _WINDOWS for root in found]
    return [
        Path("/usr/bin/chromium"),
        Path("/usr/bin/chromium-browser"),
        Path("/usr/bin/google-chrome"),
        Path("/opt/google/chrome/chrome"),
        Path("/opt/microsoft/msedge/msedge"),
        Path("/snap/bin/chromium"),
    ]


def find() -> Path | None:
    """The browser named in POLICY_COMPARE_BROWSER, else the first one found, else None.

    Raises FileNotFoundError where the browser that was named does not exist.
    """
    named = os.environ.get("POLICY_COMPARE_BROWSER")
    if named:
        path = shutil.which(named)
        if path is None:
            raise FileNotFoundError(f"POLICY_COMPARE_BROWSER={named} is no program")
        return Path(path)
    for name in NAMES:
        if path := shutil.which(name):
            return Path(path)
    return next((path for path in usual_places() if path.is_file()), None)


def arguments() -> list[str]:
    """What the browser is started with: without a sandbox only where it cannot have one."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        *(["--no-sandbox"] if is_root else []),
        "--disable-background-networking",
        "--disable-gpu",
    ]
