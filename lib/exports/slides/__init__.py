"""A deck as .pptx: native charts and tables, with sources, notes and passages."""

from lib.exports.slides.deck import write
from lib.exports.slides.geometry import RATIOS, Ratio

__all__ = ["RATIOS", "Ratio", "write"]
