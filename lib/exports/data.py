"""The tables as CSV and as Parquet, the same bytes for the same data.

CSV is plain UTF-8 without a byte order mark, so that the first column keeps its name in every
program; ``data/README.md`` says how to open the files in Excel and WPS. Parquet keeps the text as
it is; in CSV, which spreadsheets open, what they would run as a formula is defused.
"""

import csv
import io
import re

import pandas as pd

# A spreadsheet runs such a cell as a formula, in some versions also behind spaces or with the
# full-width signs of Chinese and Japanese keyboards.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")

Value = str | int | float | bool | None
"""What a cell holds, as plain Python."""


def defuse(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def rows(table: pd.DataFrame) -> list[list[Value]]:
    """The cells of a table for a spreadsheet, row by row: texts defused, gaps ``None``."""
    return [[_value(cell) for cell in row] for row in table.itertuples(index=False, name=None)]


def as_csv(table: pd.DataFrame) -> bytes:
    """A table as CSV with a first row of names; gaps are empty, truth values in small letters."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_written(value) for value in row] for row in rows(table))
    return text.getvalue().encode("utf-8")


def as_parquet(table: pd.DataFrame, about: dict[str, str]) -> bytes:
    """A table as Parquet, with ``about`` among the metadata of the file."""
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyarrow import parquet

    made = pa.Table.from_pandas(table, preserve_index=False)
    made = made.replace_schema_metadata({**(made.schema.metadata or {}), **about})
    sink = io.BytesIO()
    parquet.write_table(made, sink)
    return sink.getvalue()


def _value(cell: object) -> Value:
    if isinstance(cell, str):
        return defuse(cell)
    if pd.api.types.is_bool(cell):
        return bool(cell)
    # pandas marks what is missing as NaN or NA, by the type of the column.
    if cell is None or cell is pd.NA or cell != cell:
        return None
    return float(cell) if isinstance(cell, float) else int(cell)  # type: ignore[call-overload]


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.15g}" if isinstance(value, float) else str(value)
