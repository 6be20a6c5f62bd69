"""The words of a chart of unlike things, which a reader chose to see together."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib import statements
from lib.captions.block import ending, place_names
from lib.catalogue import Catalogue
from lib.compare import Reason
from lib.theme import Words
from lib.wording import Lang, text


def with_tier(catalogue: Catalogue, row: Mapping[str, Any], lang: Lang) -> str:
    """A jurisdiction's name with its tier and standing, where several tiers stand together."""
    place = catalogue.dataset.jurisdictions[row["jurisdiction"]]
    words = [catalogue.label("tier", place.tier, lang)]
    if place.standing:
        words.append(catalogue.label("standing", place.standing, lang))
    tier = text("join_sentence", lang).join(words)
    return text("row_of_tier", lang, place=place.label(lang), tier=tier)


def together_words(
    catalogue: Catalogue,
    table: pd.DataFrame,
    splits: Sequence[Reason],
    lang: Lang,
    *,
    title: str,
    measured: str,
    note: str,
) -> Words:
    """The words of a chart of unlike things: that a reader chose so, and what keeps them apart.

    ``splits`` are the reasons that put the facts apart, ``title`` the key of a headline that
    names the places, ``measured`` and ``note`` what is measured and what else must be known.
    """
    differs = statements.join([text(f"differs_{reason}", lang) for reason in splits], lang)
    reasons = table["reasons"].iloc[0].split(";")
    read = text("note_read", lang) if table["is_read"].any() else ""
    return Words(
        text(title, lang, places=place_names(catalogue, table, lang)),
        text("subtitle_together", lang, differs=differs, measured=measured),
        [
            text("note_together", lang, reasons=statements.reasons_phrase(reasons, lang)),
            note,
            read,
        ],
        ending(catalogue, table, lang),
    )
