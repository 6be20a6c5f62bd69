"""Words from data, files and addresses are shown as they are: never read as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lib.ui.plain import WORD_JOINER, literal

PAYLOADS = [
    "2018~2020年每家10~20万元",
    "~~删~~ **粗** _斜_ `码`",
    "![图](http://host.example/p.png)",
    "[链接](http://host.example)",
    "http://host.example/p",
    "www.host.example",
    "<img src=x onerror=alert(1)>",
    "<style>*{display:none}</style>",
    "# 标题",
    "- 一项",
    "1. 一项",
    "> 引",
    "| a | b |",
    "a\n\n    b",
    "$x^2$ :red[x] :material/home: &amp;",
    "a\\b",
    "name@host.example",
    "[^1]",
]


def shown(words: str) -> str:
    """What a reader sees of a text that is read as Markdown with links and struck-out text."""
    reader = MarkdownIt("gfm-like", {"linkify": False}).enable(["strikethrough", "table"])
    tokens = reader.parse(words)
    assert [token.type for token in tokens] in (
        ["paragraph_open", "inline", "paragraph_close"],
        [],
    ), words
    children = tokens[1].children or [] if tokens else []
    assert {token.type for token in children} <= {"text", "text_special"}, (words, children)
    return "".join(token.content for token in children).replace(WORD_JOINER, "")


@pytest.mark.parametrize("words", PAYLOADS)
def test_a_payload_is_shown_as_it_is(words: str) -> None:
    assert shown(literal(words)) == " ".join(words.split())


@pytest.mark.parametrize("words", PAYLOADS)
def test_no_sign_of_a_directive_stands_without_its_backslash(words: str) -> None:
    line = literal(words)
    for position, sign in enumerate(line):
        if sign in "$:[]<>`*_~|!":
            assert line[position - 1] == "\\", line


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=60))
def test_any_line_is_shown_as_it_is(words: str) -> None:
    assert shown(literal(words)) == " ".join(words.split())


def test_ordinary_words_stay_as_they_are() -> None:
    for words in ("许昌50万元（2017年）", "Xuchang CNY 500,000 (2017)", "渝科局发〔2019〕62号"):
        assert literal(words) == words
