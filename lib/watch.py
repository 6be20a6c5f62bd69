"""Following a data folder while it is edited: the last good data stay until better ones load.

An editor saves in the middle of a thought: a file is broken for a minute, half copied, or gone
between being listed and being read. Readers go on with what loaded last; what is wrong is kept
for whoever edits. The folder is looked at no more often than once an interval, for all readers
together, and data that failed are not loaded again until a file changes.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from lib.load import is_left_behind
from lib.problem import DataError

Loaded = TypeVar("Loaded")
Fingerprint = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True)
class State(Generic[Loaded]):
    """What a look at the folder found: the data to show, and what is wrong with newer ones."""

    data: Loaded | None
    error: DataError | None


def fingerprint(folder: Path) -> Fingerprint:
    """Name, size, time and inode of every YAML file; one that vanishes meanwhile is left out.

    The inode tells a file that was replaced by one of the same size within a tick of the clock.
    """
    found = []
    for path in sorted(folder.rglob("*.y*ml")):
        if is_left_behind(path.name):
            continue
        try:
            stat = path.stat()
        except OSError:
            continue
        found.append((str(path), stat.st_size, stat.st_mtime_ns, stat.st_ino))
    return tuple(found)


class Watch(Generic[Loaded]):
    """The data of a folder as of the last look; safe to ask from many threads.

    ``load`` makes the data of a folder and raises ``DataError``; ``interval`` is in seconds.
    """

    def __init__(self, folder: Path, load: Callable[[Path], Loaded], interval: float) -> None:
        self._folder, self._load, self._interval = folder, load, interval
        self._lock = threading.Lock()
        self._looked = float("-inf")
        self._seen: Fingerprint | None = None
        self._state: State[Loaded] = State(None, None)

    def state(self) -> State[Loaded]:
        """The present state; looks at the folder where the last look is an interval ago.

        Only the first look keeps its readers waiting: later ones go on with the data they have
        while one of them loads.
        """
        is_first = self._state.data is None and self._state.error is None
        if not is_first and time.monotonic() - self._looked < self._interval:
            return self._state
        if not self._lock.acquire(blocking=is_first):
            return self._state
        try:
            self._look()
        finally:
            self._lock.release()
        return self._state

    def get(self) -> Loaded:
        """The last data that loaded; raises ``DataError`` where none ever did."""
        state = self.state()
        if state.data is not None:
            return state.data
        assert state.error is not None
        raise state.error

    def _look(self) -> None:
        try:
            seen = fingerprint(self._folder)
        except OSError:
            seen = ()
        if seen != self._seen:
            try:
                self._state = State(self._load(self._folder), None)
            except DataError as error:
                self._state = State(self._state.data, error)
            self._seen = seen
        self._looked = time.monotonic()
