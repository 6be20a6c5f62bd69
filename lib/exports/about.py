"""What a reader of an exported file must know, in the lines that every part of it carries."""

from lib.catalogue import Catalogue
from lib.statements import coverage_line, version_line
from lib.wording import LANGS, Lang, text


def title() -> str:
    """The name of the product in both languages."""
    return " · ".join(text("product", lang) for lang in LANGS)


def lines(catalogue: Catalogue, lang: Lang) -> list[str]:
    """What the data are, their version, and how they may be read."""
    return [
        text("package_description", lang),
        version_line(catalogue, lang),
        coverage_line(catalogue, lang),
        text("validity_line", lang),
        text("package_gaps", lang),
        text("package_unlike", lang),
        text("package_defused", lang),
        text("package_excel", lang),
        text("package_frozen", lang, version=catalogue.dataset.version),
        text("package_licence", lang),
    ]
