"""What a speaker has below a slide: caveats, passages, and the question that is likely to come."""

from collections.abc import Iterable, Sequence

from lib import statements
from lib.captions import Block
from lib.catalogue import Catalogue
from lib.charts.forms import MatrixForm, RowsForm
from lib.exports.slides.sources import number
from lib.index import Entry
from lib.wording import Lang, text

TOLD = 8
"""Facts whose passages stand in the notes; the source slide has all."""

REMEDIES = 3


def notes(
    catalogue: Catalogue,
    block: Block,
    above: Sequence[str],
    facts: Sequence[Entry],
    own: str,
    ignored: Iterable[tuple[str, str]],
    lang: Lang,
) -> str:
    """The notes of a slide on a block.

    ``above`` are its title and what else stands first; ``own`` is what the deck's author wrote.
    """
    caveats = [note for note in block.words.notes if note]
    caveats += [text("address_ignored", lang, name=name, value=value) for name, value in ignored]
    told = [_fact(catalogue, entry, lang) for entry in facts[:TOLD]]
    if len(facts) > TOLD:
        told.append(text("slides_notes_more", lang, n=len(facts) - TOLD))
    sections = [
        ("", above),
        ("slides_notes_own", [own] if own else []),
        ("slides_notes_caveats", caveats),
        ("slides_notes_derivation", block.derivation),
        ("slides_notes_passages", told),
        ("slides_notes_question", _questions(catalogue, block, facts, lang)),
        (
            "slides_notes_editing",
            [text("slides_notes_labels", lang)] if isinstance(block.form, RowsForm) else [],
        ),
    ]
    lines = []
    for heading, words in sections:
        if words:
            lines += [text(heading, lang)] if heading else []
            lines += [*words, ""]
    return "\n".join(lines).strip()


def _fact(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    return text(
        "slides_notes_fact",
        lang,
        sentence=statements.of_fact(catalogue, entry, lang),
        passage=statements.passage(entry),
        number=number(catalogue, entry, lang),
        n=entry.fact.evidence.paragraph,
    )


def _questions(catalogue: Catalogue, block: Block, facts: Sequence[Entry], lang: Lang) -> list[str]:
    """Questions that are likely, with answers that the data bear."""
    lines = []
    figures = [entry for entry in facts if entry.kind in {"count", "reward"}]
    found = statements.remedies(catalogue, figures, lang)
    if found:
        answers = [
            text("remedies_line", lang, item=one.item, words=one.words) for one in found[:REMEDIES]
        ]
        more = text("slides_more", lang, n=len(found) - REMEDIES) if len(found) > REMEDIES else ""
        listed = text("join_sentence", lang).join(answers)
        lines.append(text("slides_ask_compare", lang))
        lines.append(text("slides_answer_compare", lang, list=listed, more=more))
    elif block.grades and set(filter(None, block.grades.values())) == {
        text("grade_comparable", lang)
    }:
        lines += [text("slides_ask_compare", lang), text("slides_answer_comparable", lang)]
    if any(entry.kind == "reward" for entry in facts):
        lines += [text("slides_ask_valid", lang), text("slides_answer_valid", lang)]
    if block.id in {"value", "budget"}:
        lines += [text("slides_ask_reckoned", lang), text("slides_answer_reckoned", lang)]
    if block.id == "instruments":
        lines += [text("slides_ask_mentions", lang), text("slides_answer_mentions", lang)]
    if isinstance(block.form, MatrixForm) or not lines:
        lines += [text("slides_ask_blank", lang), text("slides_answer_blank", lang)]
    return lines
