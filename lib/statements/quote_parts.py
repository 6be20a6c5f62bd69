"""The parts of a sentence to quote: document, names of platforms, what stands in brackets."""

import re
from collections import defaultdict
from collections.abc import Sequence

from lib.catalogue import Catalogue, lower_first
from lib.index import Entry
from lib.model.document import WITHOUT_FIGURE, Basis, Count, Level, PlatformFact
from lib.script import inner_title, normalise_name, simplify
from lib.wording import Lang, figures, text

NOT_STATED = "not_stated"


def place(entry: Entry, lang: Lang) -> str:
    """The full name: ``许昌市``, ``Xuchang``."""
    return entry.jurisdiction.zh if lang == "zh" else entry.jurisdiction.en


def in_quotes(words: str, lang: Lang) -> str:
    """Words that stand between quotation marks: their own become the inner ones."""
    return words.translate({ord("“"): "‘", ord("”"): "’"} if lang == "zh" else {ord('"'): "'"})


# Documents


def led(entry: Entry, words: str, lang: Lang) -> str:
    """``words`` after the document that states them, and the policy that it quotes."""
    source = _titled(
        title(entry.source.title.text(lang), lang), _document_details(entry, lang), lang
    )
    basis = entry.fact.basis
    if basis is None or _is_nameless(basis):
        return text("quote_source", lang, source=source, words=words)
    if isinstance(basis.title, str):
        name = text("quote_policy_untitled", lang)
    else:
        name = title(basis.title.text(lang), lang)
    policy = _titled(name, _policy_details(basis, lang), lang)
    return text("quote_source_policy", lang, source=source, policy=policy, words=words)


def title(words: str, lang: Lang) -> str:
    """A title in its marks; those within it become the inner ones."""
    return text("quote_title", lang, title=within_marks(words, lang))


def within_marks(words: str, lang: Lang) -> str:
    """A title as it stands in a message that puts the marks around it."""
    return inner_title(words) if lang == "zh" else in_quotes(words, lang)


def _titled(name: str, details: Sequence[str], lang: Lang) -> str:
    return text("quote_noted", lang, words=name, notes=text("quote_comma", lang).join(details))


def _document_details(entry: Entry, lang: Lang) -> list[str]:
    source = entry.source
    found = [source.number] if source.number != NOT_STATED else []
    if source.date_signed != NOT_STATED:
        found.append(figures.date(source.date_signed, lang))
    return found or [text("no_number", lang)]


def _policy_details(basis: Basis, lang: Lang) -> list[str]:
    year = [] if basis.year == NOT_STATED else [figures.period(str(basis.year), lang)]
    if basis.number != NOT_STATED:
        return [basis.number, *year]
    return [*year, text("no_number", lang)] if year else [text("quote_policy_bare", lang)]


def _is_nameless(basis: Basis) -> bool:
    return isinstance(basis.title, str) and basis.number == NOT_STATED


def nameless_basis(entry: Entry, lang: Lang) -> str:
    """That the quoted policy has neither title nor number; empty where it has one or is none."""
    basis = entry.fact.basis
    if basis is None or not _is_nameless(basis):
        return ""
    if basis.year == NOT_STATED:
        return text("quote_policy_unknown", lang)
    return text("quote_policy_open", lang, year=figures.period(str(basis.year), lang))


def short_source(entry: Entry, lang: Lang) -> str:
    """The number of the quoted policy or of the document, else the document's title."""
    basis = entry.fact.basis
    if basis and basis.number != NOT_STATED:
        return basis.number
    if entry.source.number != NOT_STATED:
        return entry.source.number
    return title(entry.source.title.text(lang), lang)


# Names of platforms


def names(
    catalogue: Catalogue, types: Sequence[str], lang: Lang, *, is_plural: bool, last: str
) -> str:
    """All type names in one phrase; ``last`` is the message that joins the last two."""
    found = [catalogue.label("type", name, lang) for name in types]
    if lang == "en":
        found = [lower_first(plural(name) if is_plural else name) for name in found]
    head = text("join", lang).join(found[:-1])
    return f"{head}{text(last, lang)}{found[-1]}" if head else found[-1]


def plural(name: str) -> str:
    """An English type name for several: ``Key laboratories``, ``Networks sharing …``."""
    if inner := re.fullmatch(r"(.+) \(([a-z].+)\)", name):
        return f"{plural(inner[1])} ({plural(inner[2])})"
    found = re.match(r"\w+(?= (?:publishing|sharing) )|.+?(?= (?:of|for|jointly) | \(|$)", name)
    noun = found.group() if found else name
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies{name[len(noun) :]}"
    ending = "es" if re.search(r"(?:s|x|ch|sh)$", noun) else "s"
    return f"{noun}{ending}{name[len(noun) :]}"


def with_article(words: str, lang: Lang) -> str:
    """``an incubator``, ``a university science park``; Chinese words as they are."""
    if lang == "zh":
        return words
    is_open = words[0].lower() in "aeio" or words.startswith(("R&D", "S&T"))
    return f"{'an' if is_open else 'a'} {words}"


def leveled(
    catalogue: Catalogue,
    level: Level,
    name: str,
    lang: Lang,
    *,
    and_above: bool = False,
    is_open_told: bool = False,
    types: Sequence[str] = (),
) -> str:
    """A name with its level; where no level is given it stands alone, or is told so."""
    if level == "unspecified" and not is_open_told:
        return name
    if and_above:
        word = catalogue.level_label(level, lang)
        word = word if lang == "zh" else word.lower()
        return text("quote_item_and_above", lang, level=word, item=name)
    words = catalogue.leveled(level, name, lang, types=types)
    return words if lang == "zh" else lower_first(words)


def platforms(
    catalogue: Catalogue,
    count: Count,
    lang: Lang,
    *,
    is_plural: bool = True,
    is_open_told: bool = False,
) -> str:
    """What a count counts: ``省级重点实验室``, ``provincial key laboratories``."""
    if official := catalogue.official_name(count, lang):
        return plural(official) if lang == "en" and is_plural else official
    found = names(catalogue, count.types, lang, is_plural=is_plural, last="quote_and")
    if len(count.types) > 1 and count.value != WITHOUT_FIGURE:
        found = text("quote_item_combined", lang, item=found)
    return leveled(
        catalogue,
        count.level,
        found,
        lang,
        and_above=count.level_and_above,
        is_open_told=is_open_told and not catalogue.is_total(count),
        types=count.types,
    )


def number(count: Count, lang: Lang) -> str:
    """A count's figure with its unit; one for several types says that it is combined."""
    key = "quote_number_combined" if len(count.types) > 1 else "quote_number"
    return text(key, lang, figure=figures.count_value(count, lang))


# What stands in brackets


def notes(catalogue: Catalogue, entry: Entry, lang: Lang, *, is_joint: bool = False) -> list[str]:
    """What a reader must know of a fact's figure.

    ``is_joint`` is for one figure of several, which says itself that number, level or year are
    open, and names platforms for all together, so that a reward's own words stand here.
    """
    found = [] if is_joint else _open_notes(catalogue, entry, lang)
    if entry.kind == "count":
        found += _count_notes(catalogue, entry.count, lang)
    elif entry.kind == "reward":
        found += _reward_notes(catalogue, entry, lang)
    elif entry.kind == "fund":
        found.append(text(f"quote_source_{entry.fund.source}", lang))
    if entry.kind == "count" or is_joint:
        found += own_words(catalogue, entry, lang)
    return found + _reading_notes(entry, lang)


def _open_notes(catalogue: Catalogue, entry: Entry, lang: Lang) -> list[str]:
    """Number, level and year, where the document gives none."""
    fact = entry.fact
    is_total = catalogue.is_total(fact)
    is_count = isinstance(fact, Count)
    holds = {
        "quote_coverage_open": isinstance(fact, Count) and fact.value == WITHOUT_FIGURE,
        "quote_since_open": isinstance(fact, Count)
        and fact.measure == "cumulative"
        and fact.period is None,
        "quote_level_total": is_count and is_total,
        "quote_level_open": not is_total
        and isinstance(fact, PlatformFact)
        and fact.level == "unspecified"
        and fact.level_stated is None
        and "level" not in fact.reading,
        "year_not_stated": entry.year is None,
    }
    return [text(key, lang) for key, is_so in holds.items() if is_so]


def own_words(catalogue: Catalogue, entry: Entry, lang: Lang) -> list[str]:
    """The document's own words for level and type, where they differ from the harmonised ones."""
    fact = entry.fact
    if not isinstance(fact, PlatformFact):
        return []
    level, kind = fact.level_stated or "", fact.type_stated or ""
    found = []
    if level and level not in kind:
        found.append(text("quote_level_stated", lang, words=_verbatim(level, lang)))
    told = {catalogue.types[name].zh for name in fact.types}
    if kind and normalise_name(kind) not in told and not catalogue.official_name(fact, "zh"):
        found.append(text("quote_type_stated", lang, words=_verbatim(kind, lang)))
    return found


def _verbatim(words: str, lang: Lang) -> str:
    """A document's own words; a Chinese sentence is in simplified characters throughout."""
    return in_quotes(simplify(words), lang) if lang == "zh" else words


def _count_notes(catalogue: Catalogue, count: Count, lang: Lang) -> list[str]:
    found = []
    if count.value == 0 and "value" not in count.reading:
        found.append(text("quote_stated_zero", lang))
    if count.event == "promoted" and count.promoted_from == "unspecified":
        found.append(text("quote_origin_open", lang))
    recognisers = {term.id: term for term in catalogue.dataset.vocabulary.recognisers}
    if count.recognised_by and recognisers[count.recognised_by.code].differs:
        who = recognisers[count.recognised_by.code].label(lang)
        found.append(text("quote_recognised_by", lang, who=with_article(who, lang)))
    return found


def _reward_notes(catalogue: Catalogue, entry: Entry, lang: Lang) -> list[str]:
    reward = entry.reward
    found = [
        text(
            "quote_instalment",
            lang,
            when=part.when.text(lang),
            amount=figures.money(part.cny, lang),
        )
        for part in reward.instalments
    ]
    if reward.frequency == NOT_STATED and reward.amount.kind != "none":
        found.append(text("quote_once_open", lang))
    if isinstance(reward.years, int):
        found.append(text("quote_years", lang, n=reward.years))
    elif reward.frequency == "annual" and reward.years == NOT_STATED:
        found.append(text("quote_years_open", lang))
    if reward.payer is not None:
        found.append(text("quote_payer", lang, who=reward.payer.text(lang)))
    # The platform's own name already tells who it is.
    if not isinstance(reward.recipient, str):
        own = [reward.type_stated and simplify(reward.type_stated)]
        own += [catalogue.label("type", kind, lang) for kind in reward.types]
        who = reward.recipient.text(lang)
        heads = [name for name in own if name]
        if not any(plural(name) in who or name in who for name in heads if len(heads) < 3):
            found.append(text("quote_recipient", lang, who=who))
    return found


def _reading_notes(entry: Entry, lang: Lang) -> list[str]:
    """What is implied or ambiguous, field by field."""
    fields: dict[str, list[str]] = defaultdict(list)
    for name, mark in entry.fact.reading.items():
        if mark == "implied_by_coverage":  # the sentence says it
            continue
        fields[mark].append(text(f"quote_field_{name}", lang))
    return [
        text(f"quote_{mark}", lang, fields=text("join", lang).join(found))
        for mark, found in fields.items()
    ]
