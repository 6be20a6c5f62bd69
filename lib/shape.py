"""Plain data to records: pydantic's errors in the dataset's own words, each at its place."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lib.problem import Phrase, Problem, hint, short
from lib.strict_yaml import Location, Positions

Record = TypeVar("Record", bound=BaseModel)

# What pydantic expected, by its error type, where the value has the wrong kind altogether.
_KINDS = {
    "string_type": "text",
    "int_type": "integer",
    "int_from_float": "integer",
    "int_parsing": "integer",
    "float_type": "number",
    "float_parsing": "number",
    "bool_type": "boolean",
    "list_type": "list",
    "dict_type": "map",
    "model_type": "map",
    "model_attributes_type": "map",
}
_PATTERNS = {
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$": "identifier",
    r"^[a-z0-9]+(?:_[a-z0-9]+)*$": "code",
    r"^\d{6}$": "six_digits",
    r"^[0-9a-f]{64}$": "sha256",
}
_LIMITS = {
    "greater_than": "above",
    "greater_than_equal": "from",
    "less_than": "below",
    "less_than_equal": "to",
}


@dataclass(frozen=True)
class _Error:
    """One of pydantic's errors at its way through the data, without the names of union branches."""

    location: Location
    details: ErrorDetails
    in_union: bool


def validate(
    model: type[Record], data: object, path: str, positions: Positions
) -> tuple[Record | None, list[Problem]]:
    """``data`` as a ``model``, or ``None`` and every reason against it."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        errors = [_locate(details, data) for details in error.errors(include_url=False)]
    return None, list(_problems(errors, model, data, path, positions))


def _locate(details: ErrorDetails, data: object) -> _Error:
    """Follow an error's location through the data.

    Pydantic puts the branch of a union into the location; the data know nothing of it.
    """
    location: list[str | int] = []
    in_union = False
    parts = details["loc"]
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if _holds(data, part):
            data = data[part]  # type: ignore[index]
        elif not (last and details["type"] == "missing"):
            in_union = True
            continue
        location.append(part)
    return _Error(tuple(location), details, in_union)


def _holds(data: object, part: str | int) -> bool:
    """Whether ``part`` leads into ``data``."""
    if isinstance(data, list):
        return isinstance(part, int) and part < len(data)
    return isinstance(data, dict) and part in data


def _problems(
    errors: list[_Error], model: type[BaseModel], data: object, path: str, positions: Positions
) -> Iterator[Problem]:
    groups: dict[Location, list[_Error]] = {}
    for error in errors:
        groups.setdefault(error.location, []).append(error)
    for location, group in groups.items():
        deeper = any(
            len(other) > len(location) and other[: len(location)] == location for other in groups
        )
        if deeper and all(error.in_union for error in group):
            # The branch that fits the value's kind says more precisely what is wrong.
            continue
        key_is_wrong = group[0].details["type"] == "extra_forbidden"
        place = (positions.of_key if key_is_wrong else positions.of)(path, location)
        code, values = _translate(group, model, data)
        name = ".".join(part for part in location if isinstance(part, str)) or Phrase("the_file")
        yield Problem(path, *place, code, {"field": name, **values})


def _translate(
    group: list[_Error], model: type[BaseModel], data: object
) -> tuple[str, Mapping[str, object]]:
    """The code and values for the errors at one location."""
    first = group[0]
    details, location = first.details, first.location
    kind = details["type"]
    if kind in ("missing", "extra_forbidden"):
        fields = _fields_at(model, location[:-1], data)
        name = str(location[-1])
        if kind == "missing":
            return "shape.missing_field", {"name": name}
        allowed = Phrase("fields_here", {"names": tuple(fields)})
        return "shape.unknown_field", {"name": name, "hint": _nearest(name, fields) or allowed}
    found = details["input"]
    if kind == "value_error":
        return f"shape.{_own_check(details)}", {"found": short(found)}
    if kind == "union_tag_not_found":
        kinds = tuple(_kinds_at(model, location, data))
        return "shape.missing_kind", {"expected": Phrase("one_of", {"names": kinds})}
    words = [word for error in group for word in _allowed_words(error.details)]
    expected = [_expected(error.details) for error in group if not _allowed_words(error.details)]
    if kind == "union_tag_invalid":
        found = details.get("ctx", {}).get("tag", found)
    if words:
        expected.append(Phrase("one_of", {"names": tuple(words)}))
    advice = _advice(found, [error.details["type"] for error in group])
    if words and not advice and isinstance(found, str):
        advice = _nearest(found, words)
    return "shape.wrong_value", {
        "found": short(found),
        "expected": Phrase("any_of", {"choices": tuple(dict.fromkeys(expected))}),
        "advice": advice or Phrase("advice_correct"),
    }


def _nearest(found: str, allowed: list[str]) -> Phrase | str:
    """The nearest allowed word as advice, if there is a near one."""
    near = hint(found, allowed)
    return near if isinstance(near, Phrase) and near.key == "did_you_mean" else ""


def _own_check(details: ErrorDetails) -> str:
    """``date`` or ``period``: the model's own checks say no more than that."""
    message = str(details.get("ctx", {}).get("error", ""))
    return message if message in ("date", "period") else "refused"


def _tags(details: ErrorDetails) -> list[str]:
    tags = str(details.get("ctx", {}).get("expected_tags", ""))
    return [tag.strip().strip("'") for tag in tags.split(",") if tag.strip()]


def _allowed_words(details: ErrorDetails) -> list[str]:
    """The words of a closed list that an error speaks of."""
    if details["type"] == "union_tag_invalid":
        return _tags(details)
    if details["type"] != "literal_error":
        return []
    text = str(details.get("ctx", {}).get("expected", ""))
    return [word.strip().strip("'") for word in text.replace(" or ", ", ").split(",")]


def _expected(details: ErrorDetails) -> Phrase:
    """What one error expected."""
    kind, context = details["type"], details.get("ctx", {})
    if kind in _KINDS:
        return Phrase(f"kind_{_KINDS[kind]}")
    if kind in _LIMITS:
        limit = next(iter(context.values()))
        return Phrase(f"number_{_LIMITS[kind]}", {"limit": limit})
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        if pattern in _PATTERNS:
            return Phrase(f"pattern_{_PATTERNS[pattern]}")
    if kind in ("string_too_short", "too_short"):
        return Phrase("text_not_empty" if kind == "string_too_short" else "list_not_empty")
    if kind == "string_too_long":
        return Phrase("text_up_to", {"limit": context.get("max_length", "")})
    return Phrase("as_the_model_says", {"message": details["msg"]})


def _advice(found: object, kinds: list[str]) -> Phrase | str:
    """What to do about a value of the wrong kind, where that is plain."""
    if "string_type" in kinds and isinstance(found, (int, float)):
        return Phrase("advice_quote", {"found": short(found)})
    if {"int_type", "float_type"} & set(kinds) and isinstance(found, str):
        is_number = found.replace("_", "").replace(",", "").isdigit()
        return Phrase("advice_unquote", {"found": found.replace(",", "_")}) if is_number else ""
    if "list_type" in kinds and isinstance(found, str):
        return Phrase("advice_list", {"found": found[:20]})
    return ""


def _fields_at(model: type[BaseModel], location: Location, data: object) -> list[str]:
    """The fields that the record at ``location`` may have, in the order of the model."""
    record = next(_records_at(model, location, data), None)
    return list(record.model_fields) if record else []


def _kinds_at(model: type[BaseModel], location: Location, data: object) -> Iterator[str]:
    """The kinds by which the records that may stand at ``location`` tell themselves apart."""
    for record in _records_at(model, location, data):
        if "kind" in record.model_fields:
            yield from get_args(record.model_fields["kind"].annotation)


def _records_at(
    model: type[BaseModel], location: Location, data: object
) -> Iterator[type[BaseModel]]:
    """The record types that may stand at ``location``, the one that is meant first."""
    annotation: Any = model
    for part in location:
        annotation = _inside(annotation, part, data)
        data = data[part] if _holds(data, part) else None  # type: ignore[index]
    yield from _records(annotation, data)


def _inside(annotation: Any, part: str | int, data: object) -> Any:
    """The annotation of one field or entry of ``data``, which ``annotation`` describes."""
    if isinstance(part, str):
        for record in _records(annotation, data):
            if part in record.model_fields:
                return record.model_fields[part].annotation
    for choice in _choices(annotation):
        if get_origin(choice) in (list, dict):
            return get_args(choice)[-1]
    return None


def _records(annotation: Any, data: object) -> Iterator[type[BaseModel]]:
    """The record types among an annotation's choices, the one that ``kind`` names first."""
    found = [
        choice
        for choice in _choices(annotation)
        if isinstance(choice, type) and issubclass(choice, BaseModel)
    ]
    kind = data.get("kind") if isinstance(data, dict) else None

    def is_named(record: type[BaseModel]) -> bool:
        field = record.model_fields.get("kind")
        return field is not None and kind in get_args(field.annotation)

    yield from sorted(found, key=is_named, reverse=True)


def _choices(annotation: Any) -> Iterator[Any]:
    """What an annotation may be, unions and ``Annotated`` taken apart."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _choices(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for choice in get_args(annotation):
            yield from _choices(choice)
    elif origin is not Literal:
        yield annotation
