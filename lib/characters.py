"""Which characters a text may hold, for data, decks, uploads and addresses alike.

What a reader cannot see has no business in a text that people review: control characters break
files and exports, marks of direction and characters without width change what is read without
changing what is seen.
"""

import re

# The Unicode categories of what is not drawn (Cc but for line breaks and tabs, Cf, Cs, Zl, Zp) and
# the code points that are no characters; letters and selectors that are drawn as nothing; the sign
# that a character was lost on the way. Written out, for asking a million characters takes long;
# a test holds it against the categories.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2"
    "\u115f-\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\u2800\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\ufe0e-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffd-\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f"
    + "".join(
        f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}"
        for plane in range(1 << 16, 17 << 16, 1 << 16)
    )
    + "]"
)
"""A character that a reader cannot see, line breaks and tabs apart."""


def visible(text: str) -> str:
    """``text`` without what cannot be seen; for what readers type and addresses hold."""
    return HIDDEN.sub("", text)
