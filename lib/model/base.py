"""Building blocks that every record shares: strict models, bilingual text, partial dates."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

NOT_STATED = "not_stated"
NotStated = Literal["not_stated"]

_DATE = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class Record(BaseModel):
    """A record that refuses unknown fields and silent conversions."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Bilingual(Record):
    """One text in both languages of the product; neither may be empty."""

    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def text(self, lang: str) -> str:
        """The text in ``lang`` (``zh`` or ``en``)."""
        return self.zh if lang == "zh" else self.en


def _year_as_text(value: object) -> object:
    """YAML reads a bare year as a number; everything else is left for the check that follows."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def _is_date(value: str) -> bool:
    """Whether ``value`` is a date to some precision, and one that the calendar has."""
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True


def _check_date(value: str) -> str:
    if value != NOT_STATED and not _is_date(value):
        raise ValueError("date")
    return value


def _check_period(value: str) -> str:
    parts = value.split("/")
    if len(parts) > 2 or not all(map(_is_date, parts)):
        raise ValueError("period")
    if len(parts) == 2 and parts[0] > parts[1]:
        raise ValueError("period")
    return value


Date = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_check_date)]
"""``2017``, ``2017-08`` or ``2017-08-18`` (ISO 8601, to the precision known), or ``not_stated``."""

Period = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_check_period)]
"""A year or date, or two of them with a slash: ``2011/2015`` (both ends included)."""

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:_[a-z0-9]+)*$", max_length=80)]
