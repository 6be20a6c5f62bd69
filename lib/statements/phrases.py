"""Phrases that all sentences share: lists, figures with their place, sources, grades."""

from collections.abc import Iterable, Sequence

from lib.catalogue import Catalogue, number_or_words
from lib.compare import Grade, Reason
from lib.index import Entry
from lib.model.document import Source
from lib.statements.quote_parts import within_marks
from lib.wording import Lang, figures, text


def join(parts: Sequence[str], lang: Lang) -> str:
    """A list in words: ``甲、乙和丙``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    head = text("join", lang).join(parts[:-1])
    return f"{head}{text('join_last', lang)}{parts[-1]}"


def source_of(entry: Entry, lang: Lang) -> str:
    """The document of a fact in one phrase: place, number or title, date."""
    return text(
        "source_phrase",
        lang,
        place=entry.jurisdiction.label(lang),
        name=document_name(entry.source, lang),
        date=figures.date(entry.source.date_signed, lang),
    )


def document_name(source: Source, lang: Lang) -> str:
    """A document by its number, else by its title."""
    if source.number == "not_stated":
        titled = within_marks(source.title.text(lang), lang)
        return text("title_without_number", lang, title=titled)
    return source.number


def sources(entries: Iterable[Entry], lang: Lang) -> str:
    """All documents behind a view, and the policies they quote, in one paragraph."""
    documents: dict[str, str] = {}
    cited: dict[str, None] = {}
    for entry in entries:
        documents.setdefault(entry.document_id, source_of(entry, lang))
        basis = entry.fact.basis
        if basis and basis.number != "not_stated":
            cited[basis.number] = None
    line = text("sources", lang, list=text("join_sentence", lang).join(documents.values()))
    if cited:
        line += text("sources_cited", lang, list=text("join", lang).join(cited))
    return line


def version_line(catalogue: Catalogue, lang: Lang) -> str:
    """The product's name with the data version and its date."""
    return text(
        "version_line",
        lang,
        version=catalogue.dataset.version,
        date=figures.date(catalogue.dataset.date, lang),
    )


def are_unconfirmed(entries: Iterable[Entry]) -> bool:
    """Whether these are rewards of policies of which nobody has confirmed that they still hold.

    Rewards of which only some are unconfirmed differ in that, which is a reason of their grade.
    """
    statuses = {e.reward.policy_status if e.kind == "reward" else "" for e in entries}
    return statuses == {"unknown"}


def grade_label(grade: Grade, lang: Lang) -> str:
    """``可比``, ``并列参考``, ``分列``."""
    return text(f"grade_{grade.name.lower()}", lang)


def reasons_phrase(reasons: Iterable[str], lang: Lang) -> str:
    """Coded reasons in words, joined."""
    found = set(reasons)
    words = [text(f"reason_{reason}", lang) for reason in Reason if reason in found]
    return text("join_sentence", lang).join(words)


def grade_note(reasons: Iterable[str], lang: Lang, *, are_cells: bool = False) -> str:
    """The caveat of a chart whose facts are not plainly comparable; empty where they are.

    ``are_cells`` words it for a table, which has no hollow marks.
    """
    phrase = reasons_phrase(reasons, lang)
    key = "note_side_by_side_cells" if are_cells else "note_side_by_side"
    return text(key, lang, reasons=phrase) if phrase else ""


def n_of_n(catalogue: Catalogue, stating: Iterable[str], tier: str | None, lang: Lang) -> str:
    """How many of the jurisdictions (that are peers in a tier) state what is shown."""
    places = [p for p in catalogue.jurisdictions if tier is None or p.peer_tier == tier]
    named = set(stating)
    n = sum(place.id in named for place in places)
    return text("n_of_n", lang, n=n, all=len(places))


def coverage_line(catalogue: Catalogue, lang: Lang) -> str:
    """Which documents of which years the data are, for the head of a page."""
    parts = []
    for place in catalogue.jurisdictions:
        documents = [
            (key, document.document)
            for key, document in catalogue.dataset.documents.items()
            if document.document.jurisdiction == place.id
        ]
        years = sorted({source.date_signed[:4] for _, source in documents})
        parts.append(
            text(
                "place_documents",
                lang,
                place=place.label(lang),
                years=text("join", lang).join(
                    figures.period(year if year.isdigit() else "not_stated", lang) for year in years
                ),
            )
        )
    return text(
        "coverage_line",
        lang,
        n=len(catalogue.dataset.documents),
        list=text("join", lang).join(parts),
    )


def stated(entry: Entry, lang: Lang) -> str:
    """Place, figure and year in one phrase: ``许昌71个（2017年）``."""
    return text(
        "stated_figure",
        lang,
        place=entry.jurisdiction.label(lang),
        figure=figures.value(entry, lang),
        unit=text("unit_platforms", lang) if entry.kind == "count" else "",
        year=figures.year(entry, lang),
    )


def document_label(catalogue: Catalogue, document_id: str, lang: Lang) -> str:
    """A document in one line for a choice: place, year and number."""
    source = catalogue.dataset.documents[document_id].document
    signed = source.date_signed
    return text(
        "document_choice",
        lang,
        place=catalogue.dataset.jurisdictions[source.jurisdiction].label(lang),
        year=signed[:4] if signed != "not_stated" else text("year_not_stated", lang),
        number=number_or_words(source.number, lang),
    )
