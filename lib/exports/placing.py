"""Files put into a folder, all of them or none."""

import errno
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path


def place(contents: Mapping[str, bytes], out: Path) -> list[Path]:
    """Put the files into ``out``, which is made where there is none, and return them in order.

    When one cannot be written or replaced, or the run is interrupted, ``out`` is left as it was
    and the error goes to the caller. Other files in ``out`` stay; a folder is never replaced by a
    file, ``IsADirectoryError`` is raised instead.
    """
    for name in contents:
        if (out / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), out / name)
    with ExitStack() as unmake:
        for folder in reversed([out, *out.parents]):
            if not folder.exists():
                folder.mkdir()
                unmake.callback(folder.rmdir)
        # Inside ``out``, for a folder beside it may be another volume, where files cannot move.
        with tempfile.TemporaryDirectory(prefix=".", dir=out) as beside, ExitStack() as undo:
            made, replaced = Path(beside, "made"), Path(beside, "replaced")
            made.mkdir()
            replaced.mkdir()
            for name, content in contents.items():
                (made / name).write_bytes(content)
            # Looks where each file is, so that it is right after an interruption at any point.
            undo.callback(_put_back, list(contents), made, replaced, out)
            for name in contents:
                # A file that a spreadsheet holds open cannot be moved on Windows.
                if (out / name).exists():
                    (out / name).replace(replaced / name)
                (made / name).replace(out / name)
            undo.pop_all()
        unmake.pop_all()
    return [out / name for name in contents]


def _put_back(names: Iterable[str], made: Path, replaced: Path, out: Path) -> None:
    for name in names:
        if (replaced / name).exists():
            (replaced / name).replace(out / name)
        elif not (made / name).exists():
            (out / name).unlink()
