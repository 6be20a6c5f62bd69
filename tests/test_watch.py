"""The last good data stay until better ones load, and nobody waits for a look that is not due."""

import threading
from pathlib import Path

import pytest

from lib.problem import DataError, Problem
from lib.watch import Watch, fingerprint

BROKEN = DataError([Problem("x.yaml", 1, 1, "file.empty", {})])


class Loader:
    """Loads the text of a file; ``bad`` is one that does not load. Counts how often it is asked."""

    def __init__(self) -> None:
        self.n = 0

    def __call__(self, folder: Path) -> str:
        self.n += 1
        text = (folder / "x.yaml").read_text("utf-8")
        if text == "bad":
            raise BROKEN
        return text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "x.yaml").write_text("one", "utf-8")
    return tmp_path


def test_data_are_loaded_once_until_a_file_changes(folder: Path) -> None:
    load = Loader()
    watch = Watch(folder, load, interval=0)
    assert [watch.get() for _ in range(5)] == ["one"] * 5
    assert load.n == 1
    (folder / "x.yaml").write_text("two", "utf-8")
    assert watch.get() == "two"
    assert load.n == 2


def test_the_folder_is_not_looked_at_before_the_interval_is_over(folder: Path) -> None:
    load = Loader()
    watch = Watch(folder, load, interval=60)
    assert watch.get() == "one"
    (folder / "x.yaml").write_text("two", "utf-8")
    assert watch.get() == "one"


def test_broken_data_leave_the_last_good_ones_and_are_loaded_once(folder: Path) -> None:
    load = Loader()
    watch = Watch(folder, load, interval=0)
    watch.get()
    (folder / "x.yaml").write_text("bad", "utf-8")
    for _ in range(5):
        assert watch.get() == "one"
        assert watch.state().error is BROKEN
    assert load.n == 2
    (folder / "x.yaml").write_text("good", "utf-8")
    assert (watch.get(), watch.state().error) == ("good", None)


def test_without_any_good_data_the_error_is_raised_and_not_made_again(folder: Path) -> None:
    (folder / "x.yaml").write_text("bad", "utf-8")
    load = Loader()
    watch = Watch(folder, load, interval=0)
    for _ in range(3):
        with pytest.raises(DataError):
            watch.get()
    assert load.n == 1


def test_a_file_of_the_same_size_and_time_in_the_place_of_another_is_seen(folder: Path) -> None:
    import os

    load = Loader()
    watch = Watch(folder, load, interval=0)
    watch.get()
    before = (folder / "x.yaml").stat()
    other = folder / "new"
    other.write_text("two", "utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(folder / "x.yaml")
    assert watch.get() == "two"


def test_a_dangling_link_and_a_missing_folder_end_nothing(folder: Path) -> None:
    (folder / "gone.yaml").symlink_to("nowhere")
    (folder / ".#x.yaml").symlink_to("nobody@host.1")
    assert [Path(name).name for name, *_ in fingerprint(folder)] == ["x.yaml"]
    assert fingerprint(folder / "nowhere") == ()


def test_readers_go_on_with_what_they_have_while_newer_data_load(folder: Path) -> None:
    loading, go_on = threading.Event(), threading.Event()

    def load(where: Path) -> str:
        text = (where / "x.yaml").read_text("utf-8")
        if text == "slow":
            loading.set()
            assert go_on.wait(10)
        return text

    watch = Watch(folder, load, interval=0)
    assert watch.get() == "one"
    (folder / "x.yaml").write_text("slow", "utf-8")
    slow = threading.Thread(target=watch.get)
    slow.start()
    assert loading.wait(10)
    assert watch.get() == "one"
    go_on.set()
    slow.join()
    assert watch.get() == "slow"
