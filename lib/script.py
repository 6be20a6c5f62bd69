"""Chinese text made comparable, and titles put into title marks.

Traditional characters become simplified ones, wide ones narrow.
"""

from functools import cache

from opencc import OpenCC

FRAGMENT_MARK = "|"
"""Joins the fragments of a quote where they are read as one text, and is part of no word."""


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


class _Simplified(dict[int, str]):
    """A translation table that fills itself, one character at a time.

    Characters are converted one by one, not as words, so that a text keeps its length and a place
    found in the converted text is the same place in the original.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        simplified: str = _converter().convert(character)
        self[code] = simplified if len(simplified) == 1 else character
        return self[code]


_TABLE = _Simplified({ord("餘"): "余", ord("著"): "着"})
# Fullwidth digits and signs; the comma stays, for "５，０００" is rare and "３，５" a list.
_TABLE.update({ord("０") + digit: str(digit) for digit in range(10)})
_TABLE.update({ord(wide): narrow for wide, narrow in zip("．％－～（）", ".%-~()", strict=True)})


def simplify(text: str) -> str:
    """``text`` in simplified characters and narrow digits, of the same length."""
    return text.translate(_TABLE)


def normalise_name(text: str) -> str:
    """Platform names in the one spelling that they are compared in, of the same length.

    Beside :func:`simplify`: 试验室, a common slip for 实验室 in converted texts.
    """
    return simplify(text).replace("试验室", "实验室")


_INNER_MARKS = str.maketrans("《》〈〉", "〈〉《》")


def inner_title(title: str) -> str:
    """A Chinese title as it stands between 《》, where its own marks change places with 〈〉.

    GB/T 15834: 《 and 〈 alternate from the outside to the inside.
    """
    return title.translate(_INNER_MARKS)
