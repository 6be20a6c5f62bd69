"""What cannot be seen is refused in data and left out of what readers type."""

import sys
import unicodedata

import pytest
from conftest import DataFolder

from lib.characters import HIDDEN, visible

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
ALLOWED = "\n\r\t"


def test_every_character_that_is_not_drawn_is_hidden_but_for_breaks_and_tabs() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.category(character) in UNSEEN and character not in ALLOWED:
            assert HIDDEN.match(character), hex(code)


def test_whatever_is_drawn_is_seen() -> None:
    drawn = {"L", "N", "P", "S", "M", "Zs"}
    taken = set("\u115f\u1160\u2800\u3164\uffa0\ufffd\ufe0e\ufe0f\ufffc")
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        category = unicodedata.category(character)
        if (category in drawn or category[0] in drawn) and character not in taken:
            assert not HIDDEN.match(character), hex(code)


def test_breaks_and_tabs_are_allowed() -> None:
    assert not HIDDEN.search(ALLOWED)


def test_what_is_typed_loses_only_what_cannot_be_seen() -> None:
    assert visible("许\u200b昌\u202e50\x07万元\n（〇）") == "许昌50万元\n（〇）"


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\x07", "\ufeff", "\ufffd", "\u2060"])
def test_a_hidden_character_in_data_is_refused_at_its_place(data: DataFolder, sign: str) -> None:
    data.edit(data.river, "江市答复", f"江市{sign}答复")
    place = data.spot(data.river, sign)
    assert (data.river, *place, "yaml.character") in data.found()


@pytest.mark.parametrize("escape", [r"\v", r"\a", r"\x07", r"\uFFFF", r"\u200b", r"\u202E", r"\0"])
def test_a_hidden_character_written_as_an_escape_is_refused_too(
    data: DataFolder, escape: str
) -> None:
    data.edit(data.river, "zh: 江市答复", f'zh: "江市{escape}答复"')
    place = data.spot(data.river, '"江市')
    assert (data.river, *place, "yaml.character") in data.found()


def test_a_key_may_not_hold_one_either(data: DataFolder) -> None:
    data.edit(data.river, "title:", r'"tit\u200ble":')
    assert "yaml.character" in {entry[3] for entry in data.found()}


@pytest.mark.parametrize("text", ["鄠邑区", "一百〇五家", "é", "—…“”", "𠮷"])
def test_rare_characters_are_allowed(data: DataFolder, text: str) -> None:
    data.edit(data.river, "江市答复", f"江市{text}答复")
    assert not data.found()
