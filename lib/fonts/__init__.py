"""The product's own Chinese font: measuring text with it and cutting subsets out of it.

The files are built by `tools/build_fonts.py`; `OFL.txt` is their licence.
"""
