"""Numbers typed by a reader, as plain text for an address: ``key:number`` with commas between."""

import re
from collections.abc import Collection, Mapping

MOST_PLATFORMS = 100_000
MOST_YUAN = 10_000_000_000
"""Larger numbers are slips of the hand."""

_ENTRY = re.compile(r"(?P<key>[a-z0-9_./-]+):(?P<number>[0-9]{1,12})")


def parse_numbers(
    words: str, known: Collection[str], most: int
) -> tuple[dict[str, int], list[str]]:
    """The numbers by key, and the parts that say nothing: mangled, unknown, twice, too large."""
    numbers: dict[str, int] = {}
    refused: list[str] = []
    for part in filter(None, words.split(",")):
        found = _ENTRY.fullmatch(part)
        if (
            found is None
            or found["key"] not in known
            or int(found["number"]) > most
            or found["key"] in numbers
        ):
            refused.append(part)
        else:
            numbers[found["key"]] = int(found["number"])
    return numbers, refused


def format_numbers(numbers: Mapping[str, int]) -> str:
    """Numbers by key as text that :func:`parse_numbers` reads back."""
    return ",".join(f"{key}:{number}" for key, number in sorted(numbers.items()))
