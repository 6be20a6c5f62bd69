"""Rules for platforms that a document names: the name stands in the quote, and no number does."""

from lib.checks.level_words import LevelWords
from lib.checks.report import Report
from lib.checks.type_words import TypeNames, name_key
from lib.model.document import Named
from lib.problem import Phrase
from lib.script import FRAGMENT_MARK
from lib.strict_yaml import Location

_HEADS = {"national": "国家", "provincial": "省"}


def check_name(named: Named, location: Location, report: Report) -> None:
    """The name is the document's own, and a number makes it a count."""
    if name_key(named.name.zh) not in name_key("".join(named.evidence.quote)):
        report.at((*location, "name", "zh"), "named.name_not_in_quote", found=named.name.zh)
    if named.evidence.figure is not None:
        place = (*location, "evidence", "figure")
        report.at(place, "named.figure", found=named.evidence.figure)


def check_type(named: Named, names: TypeNames, location: Location, report: Report) -> None:
    """The type is one that the quote names, unless the coder classed it."""
    if "type" not in named.reading and named.type not in names.named_in(named.evidence.quote):
        report.at((*location, "type"), "named.type_not_in_quote", found=named.type)


def check_level(
    named: Named, jurisdiction: str, words: LevelWords, location: Location, report: Report
) -> None:
    """The level is one that a level word of the quote means there."""
    if named.level == "unspecified" or "level" in named.reading:
        return
    found = words.find(FRAGMENT_MARK.join(named.evidence.quote), jurisdiction)
    # 国家机器人技术创新中心 tells its level at the head of its name.
    is_told = named.name.zh.startswith(_HEADS.get(named.level, "\0"))
    if not is_told and not any(named.level in word.levels for word in found):
        level = Phrase(f"level_{named.level}")
        report.at((*location, "level"), "level.unfounded", level=level)
