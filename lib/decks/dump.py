"""A deck as YAML in the layout of the data: plain words where that is safe, quotes elsewhere."""

import json
import re
from collections.abc import Callable, Mapping

from lib.decks.deck import Deck, DeckItem, Words

# Begins with a letter or a Chinese character and holds nothing that YAML could take for a sign;
# commas and brackets are signs only within braces.
_LETTERS = r"[A-Za-z\u3400-\u9fff]"
_INSIDE = r"\w%./+=，。；：？！、（）“”《》〔〕…—–\-"
_SPACE = r"(?<! ) (?! |$)"
_PLAIN_IN_BRACES = re.compile(rf"{_LETTERS}(?:[{_INSIDE}]|{_SPACE})*")
_PLAIN_ON_A_LINE = re.compile(rf"""{_LETTERS}(?:[{_INSIDE},;()'"?!]|:(?! |$)|{_SPACE})*""")
_LONGEST_LINE = 100
_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}")
_NOT_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
_REFUSED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
# What a block of lines cannot give back as it is.
_NO_BLOCK = re.compile(r"^\s|[ \t]$|\t|\r|\n\Z|\ufeff|\x85", re.MULTILINE)


def dump(deck: Deck) -> str:
    """The deck as a file, which ``read`` reads back as the same deck."""
    lines = [*_words("title", deck.title), *_words("subtitle", deck.subtitle), "views:"]
    for item in deck.views:
        first, *more = _item(item)
        lines += [f"  - {first}", *(f"    {line}" if line else "" for line in more)]
    return "\n".join(lines) + "\n"


def _item(item: DeckItem) -> list[str]:
    lines = [f"page: {_on_a_line(item.page)}", *_choices(item.choices)]
    if item.chart:
        lines.append(f"chart: {_on_a_line(item.chart)}")
    return [*lines, *_words("title", item.title), *_notes(item.notes)]


def _choices(choices: Mapping[str, str]) -> list[str]:
    """In braces where that makes a short line, else a line each."""
    if not choices:
        return []
    pairs = [f"{_in_braces(name)}: {_code(code, _in_braces)}" for name, code in choices.items()]
    line = f"choices: {{{', '.join(pairs)}}}"
    if len(line) <= _LONGEST_LINE:
        return [line]
    pairs = [f"  {_on_a_line(name)}: {_code(code, _on_a_line)}" for name, code in choices.items()]
    return ["choices:", *pairs]


def _words(name: str, value: Words | None) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [f"{name}: {_on_a_line(value)}"]
    return [f"{name}: {{zh: {_in_braces(value.zh)}, en: {_in_braces(value.en)}}}"]


def _notes(value: Words | None) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return _text("notes", value, "")
    return ["notes:", *_text("zh", value.zh, "  "), *_text("en", value.en, "  ")]


def _text(name: str, words: str, indent: str) -> list[str]:
    """One line, or several as a block where they can stand as they are."""
    if "\n" not in words or _NO_BLOCK.search(words) or "\r" in words:
        return [f"{indent}{name}: {_on_a_line(words)}"]
    lines = (f"{indent}  {line}" if line else "" for line in words.split("\n"))
    return [f"{indent}{name}: |-", *lines]


def _code(code: str, written: Callable[[str], str]) -> str:
    return code if _INTEGER.fullmatch(code) else written(code)


def _in_braces(words: str) -> str:
    return words if _is_plain(words, _PLAIN_IN_BRACES) else _quoted(words)


def _on_a_line(words: str) -> str:
    return words if _is_plain(words, _PLAIN_ON_A_LINE) else _quoted(words)


def _is_plain(words: str, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.fullmatch(words)) and words.lower() not in _NOT_WORDS


def _quoted(words: str) -> str:
    # What JSON leaves as it is and YAML refuses is escaped as well.
    escaped = json.dumps(words, ensure_ascii=False)
    return _REFUSED.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped)
