"""A text in the one spelling that figures are read in, of the same length."""

from lib.script import simplify

_SIGNS = str.maketrans(
    {
        "○": "〇", "◯": "〇", "零": "〇", "Ｏ": "O", "ｏ": "o",
        "＋": "+", "﹢": "+", "＞": ">", "＜": "<", "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤",
        "﹪": "%", "﹣": "-", "−": "-", "‐": "-", "‑": "-", "\u2012": "-",
        "〜": "~", "∼": "~", "：": ":",
        "\u3000": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """``text`` in simplified characters and narrow signs, with one sign for zero (〇)."""
    return simplify(text).translate(_SIGNS)
