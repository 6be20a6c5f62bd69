"""The numbered list of sources: documents, and the policies that they quote."""

from collections.abc import Iterable

from lib.catalogue import number_or_words
from lib.exports.word.markup import Paragraph, Run
from lib.exports.word.styles import SOURCE
from lib.index import Entry
from lib.model.document import Basis, Source
from lib.statements.quote_parts import title
from lib.wording import Lang, figures, text


class References:
    """Documents in the order in which the facts name them, then quoted policies, from 1.

    Without ``has_policies`` it knows of none.
    """

    def __init__(self, entries: Iterable[Entry], *, has_policies: bool = True) -> None:
        self._documents: dict[str, Entry] = {}
        self._policies: dict[tuple[str, str], tuple[Basis, dict[str, None]]] = {}
        for entry in entries:
            self._documents.setdefault(entry.document_id, entry)
            basis = entry.fact.basis
            if has_policies and basis and _key(basis) != ("", ""):
                _, quoting = self._policies.setdefault(_key(basis), (basis, {}))
                quoting[entry.document_id] = None

    def document(self, entry: Entry) -> int:
        """The number of the document that states a fact."""
        return list(self._documents).index(entry.document_id) + 1

    def policy(self, entry: Entry) -> int | None:
        """The number of the policy that the document quotes for a fact."""
        basis = entry.fact.basis
        if basis is None or _key(basis) not in self._policies:
            return None
        return len(self._documents) + list(self._policies).index(_key(basis)) + 1

    @property
    def n_policies(self) -> int:
        """How many policies the documents quote."""
        return len(self._policies)

    def documents(self, lang: Lang) -> list[Paragraph]:
        """The documents, an item each; the style of the list counts the numbers."""
        return [_document(entry, lang) for entry in self._documents.values()]

    def policies(self, lang: Lang) -> list[Paragraph]:
        """The quoted policies, which go on with the numbers."""
        items = []
        numbers = {name: n for n, name in enumerate(self._documents, start=1)}
        for basis, quoting in self._policies.values():
            by = "".join(f"[{numbers[name]}]" for name in quoting)
            items.append(Paragraph((Run(_policy(basis, by, lang)),), SOURCE))
        return items


def _key(basis: Basis) -> tuple[str, str]:
    """What tells one quoted policy from another; empty where only its year is told."""
    named = "" if basis.title == "not_stated" else basis.title.zh
    number = "" if basis.number == "not_stated" else basis.number
    # A number is enough: titles are quoted in full here and in short there.
    return ("", number) if number else (named, "")


def _document(entry: Entry, lang: Lang) -> Paragraph:
    source: Source = entry.source
    words = text(
        "word_source",
        lang,
        place=entry.jurisdiction.label(lang),
        title=title(source.title.text(lang), lang),
        number=number_or_words(source.number, lang),
        date=text("word_undated", lang)
        if source.date_signed == "not_stated"
        else figures.date(source.date_signed, lang),
    )
    runs = [Run(words)]
    if source.url.startswith(("http://", "https://")):
        runs += [Run(text("word_at", lang)), Run(source.url, source.url)]
    return Paragraph(tuple(runs), SOURCE)


def _policy(basis: Basis, by: str, lang: Lang) -> str:
    number = number_or_words(basis.number, lang)
    year = figures.period(str(basis.year), lang)
    if basis.title == "not_stated":
        return text("word_policy_untitled", lang, by=by, number=number, year=year)
    named = title(basis.title.text(lang), lang)
    return text("word_policy", lang, by=by, title=named, number=number, year=year)
