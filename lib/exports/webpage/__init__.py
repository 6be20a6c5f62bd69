"""A deck as one HTML page that presents itself, prints as a report and needs no network."""

from lib.exports.webpage.page import HTML_LANG, write

__all__ = ["HTML_LANG", "write"]
