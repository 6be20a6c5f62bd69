"""How far a jurisdiction's platforms are from its target, where its documents state both."""

from collections import defaultdict
from dataclasses import dataclass

from lib.catalogue import LEVELS, Catalogue
from lib.index import Entry
from lib.model.document import Count
from lib.views import counts
from lib.wording import Lang, figures, text

Ends = tuple[int | None, int | None]
"""The lower and the upper end of a figure; ``None`` where the document leaves it open."""


@dataclass(frozen=True)
class Distance:
    """A target less what existed latest before it, both a stock of the same platforms.

    ``low`` and ``high`` are how many platforms are still missing, at least and at most; below
    zero where the target is exceeded, ``None`` where a bound leaves that end open. A floor as
    target has no upper end: at least so many are missing, whatever lies beyond the floor.
    """

    place: str
    types: tuple[str, ...]
    level: str
    and_above: bool
    stock: Entry
    target: Entry
    low: int | None
    high: int | None
    is_approximate: bool

    @property
    def is_reached(self) -> bool:
        """Whether the stock meets the target: its lower end, or its ceiling where it has none."""
        least, wanted = ends(self.stock.count)[0], ends(self.target.count)[0]
        return (least is not None and wanted is not None and least >= wanted) or (
            self.high is not None and self.high <= 0
        )

    @property
    def read_mark(self) -> str:
        """``implied`` where a figure of the two is read out of the text, ``noted`` for others."""
        marks = {figures.reading_mark(entry) for entry in (self.stock, self.target)}
        return next((mark for mark in ("implied", "noted") if mark in marks), "")


def distances(catalogue: Catalogue) -> list[Distance]:
    """Every target stock with the latest actual stock up to its year, by place, type and level.

    Both are of the same types, level and recogniser; named members of a total are left out, and
    so are targets of newly added platforms. A target without a year takes the latest stock.
    """
    stocks: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    targets: list[tuple[tuple[object, ...], Entry]] = []
    for entry in catalogue.of_kind("count"):
        count = entry.count
        has_figure = isinstance(count.value, int)
        if count.measure != "stock" or not has_figure or counts.is_member(entry, catalogue):
            continue
        recogniser = count.recognised_by.code if count.recognised_by else ""
        key = (entry.jurisdiction.id, *counts.item_key(count), recogniser)
        if count.status == "target":
            targets.append((key, entry))
        elif entry.year is not None:
            stocks[key].append(entry)
    found = []
    for its, target in targets:
        until = target.year
        known = [e for e in stocks[its] if until is None or (e.year or 0) <= until]
        if known:
            latest = max(known, key=_recency)
            found.append(_distance(latest, target))
    places = [place.id for place in catalogue.jurisdictions]
    return sorted(
        found,
        key=lambda item: (
            places.index(item.place),
            catalogue.type_rank(item.types),
            item.types,
            LEVELS.index(item.level),
            item.and_above,
            item.target.year or 0,
        ),
    )


def _recency(stock: Entry) -> tuple[int, str, bool]:
    # Of one date, what is stated outright goes before what is read out of the text.
    return stock.year or 0, stock.count.as_of or "", not stock.count.reading


def _distance(stock: Entry, target: Entry) -> Distance:
    has, wants = ends(stock.count), ends(target.count)
    return Distance(
        place=target.jurisdiction.id,
        types=tuple(target.count.types),
        level=target.count.level,
        and_above=target.count.level_and_above,
        stock=stock,
        target=target,
        low=_less(wants[0], has[1]),
        high=_less(wants[1], has[0]),
        is_approximate="about" in {stock.count.bound, target.count.bound},
    )


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other


def ends(count: Count) -> Ends:
    """The ends of a count with a figure: both of an exact or round one, one of a bound."""
    value = count.value if isinstance(count.value, int) else None
    match count.bound:
        case "at_least":
            return value, None
        case "up_to":
            return None, value
        case "range":
            return value, count.value_max
        case _:
            return value, value


def in_words(distance: Distance, lang: Lang) -> str:
    """``还差2个``, ``还差不少于2个``, ``已达到，超出3个``, or that it cannot be told."""
    if distance.is_reached:
        return _surplus(distance, lang)
    low, high = distance.low, distance.high
    if low is not None and low > 0:
        return text("distance_missing", lang, figure=_figure(distance, low, high, lang))
    if high is not None:
        return text("distance_missing", lang, figure=_figure(distance, None, high, lang))
    return text("distance_open", lang)


def _surplus(distance: Distance, lang: Lang) -> str:
    """That a target is reached, and by how many it is exceeded: its upper end if it has one."""
    wanted = ends(distance.target.count)
    beyond = wanted[1] if wanted[1] is not None else wanted[0]
    has = ends(distance.stock.count)
    least, most = _less(has[0], beyond), _less(has[1], beyond)
    key = "distance_reached_about" if distance.is_approximate else "distance_reached"
    if least is None or least <= 0:
        return text(key, lang)
    return text(f"{key}_by", lang, figure=_figure(distance, least, most, lang))


def _figure(distance: Distance, low: int | None, high: int | None, lang: Lang) -> str:
    """So many platforms between two ends, of which one may be open."""
    about = "distance_about" if distance.is_approximate else "distance_exact"
    if low is not None and high is not None and low != high:
        words = text("distance_between", lang, low=low, high=high)
        return text(about, lang, n=words)
    if low is None or high is None:
        only = text(about, lang, n=high if low is None else low)
        return text("distance_up_to" if low is None else "distance_at_least", lang, figure=only)
    return text(about, lang, n=low)
