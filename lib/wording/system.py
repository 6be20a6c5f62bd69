"""Why the system could not read or write a file, in either language."""

import errno

from lib.wording import Lang, text

KNOWN = (
    "EPERM", "ENOENT", "EIO", "EACCES", "EBUSY", "EEXIST", "ENOTDIR", "EISDIR", "EINVAL",
    "ENOSPC", "EROFS", "ENAMETOOLONG", "ELOOP", "EDQUOT",
)  # fmt: skip
"""Names of errors that have words here; a system without one of them never reports it."""


def reason(error: OSError, lang: Lang) -> str:
    """Why, in a few words; the system's own for an error that is not known."""
    name = errno.errorcode.get(error.errno or 0, "")
    if name in KNOWN:
        return text(f"system.{name}", lang)
    return error.strerror or type(error).__name__
