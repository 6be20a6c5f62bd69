"""The comparison table: items by jurisdictions, each cell with figure, year and document number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.catalogue import LEVELS, Catalogue
from lib.compare import Grade, Reason, Verdict, compare_set, signature, verdict_of
from lib.index import Entry
from lib.ranking import latest
from lib.views import counts
from lib.wording import Lang, figures, text

CellKind = Literal["stated", "zero", "no_figure", "not_applicable", "not_stated"]


@dataclass(frozen=True)
class Line:
    """One figure in a cell: its words, year and document number."""

    words: str
    year: str
    number: str
    read_mark: str


@dataclass(frozen=True)
class Cell:
    """What one jurisdiction states of one item: a kind, its lines and the facts behind them."""

    kind: CellKind
    lines: tuple[Line, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A row of the table: a section, a name, and a cell a jurisdiction (by id).

    ``grade`` and ``reasons`` speak of the figures of peers below the provinces, cities among
    cities; ``None`` where no two of them state it.
    """

    section: str
    topic: str
    family: str
    level: str
    name: str
    detail: str
    cells: dict[str, Cell]
    n_stating: int
    grade: Grade | None
    reasons: tuple[Reason, ...]


def is_not_applicable(catalogue: Catalogue, place: str, level: str) -> bool:
    """Whether a level cannot exist there: a province-level municipality has no municipal level.

    What such a city and its districts call 市级 ranks as provincial.
    """
    chain = catalogue.chain(catalogue.dataset.jurisdictions[place])
    return level == "municipal" and chain[-1].kind == "municipality"


def cell_kind(entries: Sequence[Entry]) -> CellKind:
    """The kind of statement that facts of one item and jurisdiction amount to."""
    if not entries:
        return "not_stated"
    if all(entry.kind == "count" and entry.count.value == 0 for entry in entries):
        return "zero"
    if all(figures.is_without_figure(entry) for entry in entries):
        return "no_figure"
    return "stated"


def items(catalogue: Catalogue, lang: Lang) -> list[Item]:
    """All rows: counts by what they measure, rewards by condition and type, then funds."""
    return [*_counts(catalogue, lang), *_rewards(catalogue, lang), *_funds(catalogue, lang)]


def _line(catalogue: Catalogue, entry: Entry, lang: Lang) -> Line:
    words = figures.value(entry, lang)
    if (
        entry.kind == "count"
        and entry.count.status == "target"
        and entry.count.measure != "stock"
        and not figures.is_without_figure(entry)
    ):
        event = entry.count.event
        name = catalogue.label("event", event, lang) if event else text("event_new", lang)
        words = text("mark_change", lang, event=name, words=words)
    return Line(
        words,
        figures.year(entry, lang),
        catalogue.cited_number(entry, lang),
        figures.reading_mark(entry),
    )


def _item(
    catalogue: Catalogue,
    lang: Lang,
    entries: Sequence[Entry],
    *,
    section: str,
    topic: str,
    family: str,
    level: str,
    name: str,
    detail: str = "",
) -> Item:
    by_place: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_place[entry.jurisdiction.id].append(entry)
    cells = {}
    for place in catalogue.jurisdictions:
        stated = by_place.get(place.id, [])
        kind = cell_kind(stated)
        if not stated and is_not_applicable(catalogue, place.id, level):
            kind = "not_applicable"
        cells[place.id] = Cell(
            kind,
            tuple(_line(catalogue, entry, lang) for entry in stated),
            tuple(entry.id for entry in stated),
        )
    verdicts = _verdicts(catalogue, entries)
    grade, reasons = None, tuple[Reason, ...]()
    if verdicts:
        found = verdict_of({reason for verdict in verdicts for reason in verdict.reasons})
        grade, reasons = found.grade, found.reasons
    return Item(section, topic, family, level, name, detail, cells, len(by_place), grade, reasons)


def _verdicts(catalogue: Catalogue, entries: Sequence[Entry]) -> list[Verdict]:
    """How the latest figures of a row stand to one another, for each tier that two or more are of.

    Provinces and funds are never compared.
    """
    peers: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.jurisdiction.tier != "province" and entry.kind != "fund":
            peers[entry.jurisdiction.peer_tier].append(entry)
    mappings = catalogue.dataset.vocabulary.mappings
    return [
        compare_set(map(signature, latest(found)), mappings)
        for found in peers.values()
        if len({entry.jurisdiction.id for entry in found}) > 1
    ]


def _counts(catalogue: Catalogue, lang: Lang) -> Iterable[Item]:
    grouped: dict[tuple[int, tuple[int, int], str, int, str, str], list[Entry]] = defaultdict(list)
    sections = ("stock", "target", "change")
    for entry in catalogue.of_kind("count"):
        if counts.is_member(entry, catalogue):
            continue
        count = entry.count
        actual = "stock" if count.measure == "stock" else "change"
        section = "target" if count.status == "target" else actual
        # Targets for a stock and for new ones stand in one row; a cell says which it is.
        how = f"{count.measure}/{count.event or ''}" if section == "change" else ""
        grouped[
            (
                sections.index(section),
                catalogue.type_rank(count.types),
                ";".join(sorted(count.types)),
                LEVELS.index(count.level),
                "+" if count.level_and_above else "",
                how,
            )
        ].append(entry)
    for key in sorted(grouped):
        entries = grouped[key]
        first = entries[0].count
        measure, _, event = key[5].partition("/")
        detail = ""
        if measure:
            detail = catalogue.label("measure", measure, lang)
            if event:
                detail = f"{detail} · {catalogue.label('event', event, lang)}"
        yield _item(
            catalogue,
            lang,
            entries,
            section=text(f"section_{sections[key[0]]}", lang),
            topic="counts" if key[0] != 1 else "targets",
            family=catalogue.types[first.types[0]].family,
            level=first.level,
            name=catalogue.item_label(catalogue.widest(entries).fact, lang),
            detail=detail,
        )


def _rewards(catalogue: Catalogue, lang: Lang) -> Iterable[Item]:
    triggers = [term.id for term in catalogue.dataset.vocabulary.triggers]
    natures = [term.id for term in catalogue.dataset.vocabulary.natures]
    grouped: dict[tuple[int, tuple[int, int], str, int, int], list[Entry]] = defaultdict(list)
    for entry in catalogue.of_kind("reward"):
        reward = entry.reward
        for kind in reward.types:
            grouped[
                (
                    triggers.index(reward.trigger),
                    catalogue.type_rank([kind]),
                    kind,
                    LEVELS.index(reward.level),
                    natures.index(reward.nature),
                )
            ].append(entry)
    for key in sorted(grouped):
        trigger, _, kind, level, nature = key
        yield _item(
            catalogue,
            lang,
            grouped[key],
            section=text(
                "section_reward", lang, trigger=catalogue.label("trigger", triggers[trigger], lang)
            ),
            topic="rewards",
            family=catalogue.types[kind].family,
            level=LEVELS[level],
            name=catalogue.leveled(LEVELS[level], catalogue.label("type", kind, lang), lang),
            detail=catalogue.label("nature", natures[nature], lang),
        )


def _funds(catalogue: Catalogue, lang: Lang) -> Iterable[Item]:
    for entry in catalogue.of_kind("fund"):
        fund = entry.fund
        yield _item(
            catalogue,
            lang,
            [entry],
            section=text("section_funds", lang),
            topic="funds",
            family="",
            level="unspecified",
            name=fund.name.text(lang),
            detail=f"{catalogue.label('status', fund.status, lang)} · "
            f"{catalogue.label('fund_source', fund.source, lang)}",
        )
