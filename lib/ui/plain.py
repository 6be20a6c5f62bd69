"""Words that are shown as they are.

Streamlit reads Markdown in messages, headings, captions and labels, so that a tilde strikes
through, ``$`` sets mathematics, and a link or picture within a file or address sends a reader's
browser to another host. What comes from data, files, addresses or readers passes through here.
"""

import re

# Every sign that CommonMark, its extensions for tables, footnotes and struck-out text, or
# Streamlit's own directives (:red[…], :material/…:, $…$) give a meaning; a backslash before a sign
# shows the sign.
_SIGNS = re.compile(r"[\\`*_~\[\]<>#|$:!&^]")
# A number or dash at the start would begin a list.
_START = re.compile(r"^(?:(?=[-+=])|(\d+)(?=[.)]))")
# Addresses become links after all signs are read; a character without width keeps them words.
_LINKS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
WORD_JOINER = "\u2060"


def literal(words: str) -> str:
    """``words`` in one line, written so that Markdown shows exactly them."""
    line = _LINKS.sub(WORD_JOINER, " ".join(words.split()))
    line = _SIGNS.sub(lambda sign: f"\\{sign[0]}", line)
    return _START.sub(lambda start: f"{start[1] or ''}\\", line)
