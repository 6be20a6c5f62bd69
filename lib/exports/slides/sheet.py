"""The worksheet behind a native chart: what "edit data" opens."""

import io
from collections.abc import Sequence
from datetime import datetime

SHEET = "Sheet1"

Value = str | float | None


def sheet(head: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """A workbook of one sheet; ``None`` is an empty cell. The same bytes for the same rows."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # only an export needs it

    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, "strings_to_formulas": False,
                           "strings_to_urls": False})  # fmt: skip
    book.set_properties({"created": datetime(1980, 1, 1)})
    page = book.add_worksheet(SHEET)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, words in enumerate(head):
        page.write_string(0, column, words, wrapped)
        page.set_column(column, column, 24 if column == 0 else 16)
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(line, column, value, wrapped)
            elif value is not None:
                page.write_number(line, column, value)
    book.close()
    return made.getvalue()
