"""Any chart as a Word document of one or two pages, ready to go into a reply."""

from lib.exports.word.document import write
from lib.exports.word.picture import figure

__all__ = ["figure", "write"]
