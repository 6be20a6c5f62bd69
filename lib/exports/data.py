"""The tidy CSV files: one a table, the same bytes for the same data.

Plain UTF-8 without a byte order mark, so that the first column keeps its name in every program;
``data/README.md`` says how to open the files in Excel and WPS.
"""

import csv
import io
import re
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import pandas as pd

from lib.dataset import Dataset
from lib.tables import TABLES

# A spreadsheet runs such a cell as a formula, in some versions also behind spaces or with the
# full-width signs of Chinese and Japanese keyboards.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def defuse(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def write(dataset: Dataset, out: Path) -> list[Path]:
    """Write every table as ``<name>.csv`` into ``out`` and return the files.

    All of them or none: when one cannot be written or replaced, ``out`` is left as it was and the
    ``OSError`` goes to the caller. Other files in ``out`` stay.
    """
    contents = {f"{name}.csv": _as_csv(table(dataset)) for name, table in TABLES.items()}
    _place(contents, out)
    return [out / name for name in contents]


def _as_csv(table: pd.DataFrame) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.itertuples(index=False, name=None):
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, str):
        return defuse(value)
    if pd.api.types.is_bool(value):
        return "true" if value else "false"
    # pandas marks what is missing as NaN or NA, by the type of the column.
    if value is None or value is pd.NA or value != value:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _place(contents: Mapping[str, str], out: Path) -> None:
    """Put the files into ``out``, or put everything back."""
    with ExitStack() as unmake:
        if not out.exists():
            out.mkdir(parents=True)
            unmake.callback(out.rmdir)
        # Inside ``out``, for a folder beside it may be another volume, where files cannot move.
        with tempfile.TemporaryDirectory(prefix=".", dir=out) as beside, ExitStack() as undo:
            made, replaced = Path(beside, "made"), Path(beside, "replaced")
            made.mkdir()
            replaced.mkdir()
            for name, text in contents.items():
                (made / name).write_text(text, encoding="utf-8", newline="")
            for name in contents:
                # A file that a spreadsheet holds open cannot be moved on Windows.
                if (out / name).exists():
                    (out / name).replace(replaced / name)
                    undo.callback((replaced / name).replace, out / name)
                (made / name).replace(out / name)
                undo.callback((out / name).unlink)
            undo.pop_all()
        unmake.pop_all()
