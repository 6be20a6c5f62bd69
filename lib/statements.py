"""Sentences about the data: findings, headlines, caveats and sources, worded by the grades."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lib.catalogue import Catalogue, lower_first, number_or_words
from lib.compare import Grade, Reason, Verdict, compare_set, signature
from lib.index import Entry
from lib.views import counts, rewards
from lib.wording import Lang, figures, text


@dataclass(frozen=True)
class Finding:
    """A sentence, the view it leads to (page and its parameters), and the facts it names."""

    sentence: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[str, ...] = ()


def join(parts: Sequence[str], lang: Lang) -> str:
    """A list in words: ``甲、乙和丙``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    head = text("join", lang).join(parts[:-1])
    return f"{head}{text('join_last', lang)}{parts[-1]}"


def source_of(entry: Entry, lang: Lang) -> str:
    """The document of a fact in one phrase: place, number or title, date."""
    source = entry.source
    if source.number == "not_stated":
        name = text("title_without_number", lang, title=source.title.text(lang))
    else:
        name = source.number
    return text(
        "source_phrase",
        lang,
        place=entry.jurisdiction.label(lang),
        name=name,
        date=figures.date(source.date_signed, lang),
    )


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
    """How many of the jurisdictions (of a tier) state what is shown."""
    places = [p for p in catalogue.jurisdictions if tier is None or p.tier == tier]
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


def findings(catalogue: Catalogue, lang: Lang) -> list[Finding]:
    """Three or four sentences that the data support, each with its view; fewer on thin data."""
    found = [
        _comparable_counts(catalogue, lang),
        _shared_reward(catalogue, lang),
        _yearly_support(catalogue, lang),
        _silence(catalogue, lang),
    ]
    return [finding for finding in found if finding]


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


def _comparable_counts(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """The counts that may be ranked; without any, that there are none."""
    best: list[Entry] = []
    for members in counts.items(counts.drawn(catalogue, "stock")).values():
        actual = [e for e in members if e.count.status == "actual"]
        places = {e.jurisdiction.id for e in actual}
        verdict = compare_set(signature(e) for e in actual)
        if len(places) > 1 and verdict.grade == Grade.COMPARABLE and len(actual) > len(best):
            best = actual
    if not best:
        # Two of three may be comparable where all three are not.
        pairs = (
            pair
            for pair in counts.shared_count_pairs(catalogue)
            if (pair[0].count.measure, pair[0].count.status) == ("stock", "actual")
        )
        best = list(next(pairs, ()))
    if not best:
        return Finding(text("finding_no_comparable", lang), "counts")
    best = sorted(best, key=lambda e: -_number(e))
    return Finding(
        text(
            "finding_comparable",
            lang,
            item=catalogue.item_label(best[0].fact, lang),
            list=text("join", lang).join(stated(e, lang) for e in best),
        ),
        "counts",
        {"level": best[0].count.level},
        tuple(e.id for e in best),
    )


def _number(entry: Entry) -> int:
    value = entry.count.value
    return value if isinstance(value, int) else -1


def _shared_reward(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """The newly recognised award that most jurisdictions of a tier state, figures unranked."""
    by_item: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for group, members in rewards.groups(catalogue.of_kind("reward")).items():
        if group.trigger != "newly_recognised":
            continue
        for entry in members:
            for kind in entry.reward.types:
                by_item[(f"{group.id}|{kind}", entry.reward.level)].append(entry)
    shared = [
        (kind.split("|")[1], level, members)
        for (kind, level), members in by_item.items()
        if len({e.jurisdiction.id for e in members}) > 1
    ]
    if not shared:
        return None
    kind, level, members = max(shared, key=lambda item: len({e.jurisdiction.id for e in item[2]}))
    verdict = compare_set(signature(e) for e in members)
    item = catalogue.leveled(level, catalogue.label("type", kind, lang), lang)
    return Finding(
        text(
            "finding_reward",
            lang,
            item=item if lang == "zh" else lower_first(item),
            list=text("join", lang).join(
                stated(e, lang) for e in sorted(members, key=lambda e: e.jurisdiction.code)
            ),
            tail=_tail(verdict, lang),
        ),
        "rewards",
        {"type": kind},
        tuple(e.id for e in members),
    )


def _tail(verdict: Verdict, lang: Lang) -> str:
    if verdict.grade == Grade.COMPARABLE:
        return text("tail_comparable", lang)
    return text("tail_side_by_side", lang, reasons=reasons_phrase(verdict.reasons, lang))


def _yearly_support(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """Who pays every year, with each place's first figures; never set against one-off awards."""
    yearly = [e for e in catalogue.of_kind("reward") if e.reward.frequency == "annual"]
    if not yearly:
        return None
    parts, named = [], []
    for place in catalogue.jurisdictions:
        same = [e for e in yearly if e.jurisdiction == place]
        if not same:
            continue
        named += same[:2]
        listed = text("join", lang).join(_item_figure(catalogue, e, lang) for e in same[:2])
        more = text("and_more", lang) if len(same) > 2 else ""
        parts.append(text("place_list", lang, place=place.label(lang), list=listed + more))
    return Finding(
        text("finding_yearly", lang, list=text("join_sentence", lang).join(parts)),
        "rewards",
        {"condition": yearly[0].reward.trigger},
        tuple(e.id for e in named),
    )


def _item_figure(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """Level, type, figure and year of a reward in one phrase."""
    return text(
        "item_figure",
        lang,
        item=catalogue.item_label(entry.fact, lang),
        condition=catalogue.label("trigger", entry.reward.trigger, lang).lower(),
        figure=figures.value(entry, lang),
        year=figures.year(entry, lang),
    )


def _silence(catalogue: Catalogue, lang: Lang) -> Finding | None:
    """Whose documents state no reward or no count: silence, not zero."""
    silent = {
        kind: [
            place.label(lang)
            for place in catalogue.jurisdictions
            if not _figures_of(catalogue, kind, place.id)
        ]
        for kind in ("reward", "count")
    }
    parts = [
        text(f"silent_{kind}", lang, list=join(places, lang))
        for kind, places in silent.items()
        if places
    ]
    if not parts:
        return None
    return Finding(
        text("finding_silence", lang, list=text("join_sentence", lang).join(parts)), "coverage"
    )


def _figures_of(catalogue: Catalogue, kind: str, place: str) -> list[Entry]:
    if kind == "reward":
        return catalogue.of_kind("reward", place)
    return [e for e in catalogue.of_kind("count", place) if isinstance(e.count.value, int)]


def evidence_caveats(catalogue: Catalogue, entry: Entry, lang: Lang) -> list[str]:
    """What a reader must know of one fact: readings, recogniser, validity, notes."""
    fact = entry.fact
    lines = [
        text(
            "caveat_reading",
            lang,
            field=text(f"field_{name}", lang),
            mark=catalogue.label("reading", mark, lang),
        )
        for name, mark in fact.reading.items()
    ]
    if entry.kind == "count" and entry.count.recognised_by:
        code = entry.count.recognised_by.code
        lines.append(text("caveat_recogniser", lang, who=catalogue.label("recogniser", code, lang)))
    if entry.kind == "count" and entry.count.level_and_above:
        lines.append(text("caveat_and_above", lang))
    if entry.kind == "count" and entry.count.part_of:
        total = catalogue.entries[entry.sibling(entry.count.part_of)]
        lines.append(
            text(
                "caveat_part_of",
                lang,
                item=catalogue.item_label(total.fact, lang),
                figure=figures.value(total, lang),
            )
        )
    if entry.kind == "reward":
        reward = entry.reward
        if reward.policy_status == "unknown":
            lines.append(text("caveat_validity", lang))
        if reward.stacking == "not_stated":
            lines.append(text("caveat_stacking", lang))
    if fact.note:
        lines.append(fact.note.text(lang))
    return lines


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
