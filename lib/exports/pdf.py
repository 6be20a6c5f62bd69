"""A picture's PDF page: as large as the paper or slide it is meant for, under its own headline."""

import re
from collections.abc import Mapping

from lib.exports.pictures import PRESETS

POINTS_TO_PIXEL = 0.75
"""A CSS pixel in points, where a picture is for no paper of its own."""

_WIDTHS: Mapping[str, float] = {
    "slide-16-9": 13 * 72 + 24,  # 13.33 inches
    "slide-4-3": 10 * 72,
    "a4-landscape": 297 / 25.4 * 72,
}
"""Widths in points of the papers and slides that presets are made for."""


def scale(width: int, height: int) -> float:
    """How much larger than in CSS pixels a picture of so many pixels is on its page."""
    for name, points in _WIDTHS.items():
        if (PRESETS[name].width, PRESETS[name].height) == (width, height):
            return points / width / POINTS_TO_PIXEL
    return 1.0


_INFO = re.compile(rb"/Info (\d+) 0 R")
_TITLE = re.compile(rb"/Title \((?:\\.|[^\\()])*\)", re.DOTALL)
_END = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)


def titled(pdf: bytes, title: str) -> bytes:
    """A PDF of Chromium with a title instead of that of the page it was printed from.

    What is changed is added behind it, as the format provides for. A PDF whose parts are listed
    in another way than Chromium's is left as it is.
    """
    end = _END.search(pdf)
    info = _INFO.search(end[1]) if end else None
    if not end or not info:
        return pdf
    number = info[1]
    found = re.search(rb"(?:^|\s)" + number + rb" 0 obj.*?endobj", pdf, re.DOTALL)
    words = b"/Title <" + ("\ufeff" + title).encode("utf-16-be").hex().encode() + b">"
    told, count = _TITLE.subn(lambda _: words, found[0].lstrip() if found else b"", count=1)
    if not count:
        return pdf
    head = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    table = len(head) + len(told) + 1
    return b"".join(
        [
            head,
            told,
            b"\nxref\n%b 1\n%010d 00000 n \ntrailer\n" % (number, len(head)),
            b"<<%b\n/Prev %b>>\nstartxref\n%d\n%%%%EOF\n" % (end[1], end[2], table),
        ]
    )
