"""The deck of one visit: an ordered list of views that the reader gathers and edits.

Every change can be undone. Only this module knows where the visit keeps its deck.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count

import streamlit as st

from lib.characters import visible
from lib.decks.deck import LONGEST_WORDS, MOST_VIEWS, Deck, DeckItem, Words
from lib.model.base import Bilingual
from lib.wording import Lang, text

Origin = tuple[str, tuple[tuple[str, str], ...], str]
"""Where a view was added: page, address and chart."""

_DECK, _BEFORE = "my_deck", "my_deck_before"
_MOST_STEPS = 30
_ids = count()


@dataclass(frozen=True)
class Entry:
    """A view of the deck; ``id`` tells it from all others, so that its fields stay its own."""

    id: int
    item: DeckItem
    origin: Origin | None = None


@dataclass(frozen=True)
class MyDeck:
    """A deck that may be empty and need not have a title yet; ``id`` is as in :class:`Entry`."""

    id: int = 0
    title: Words | None = None
    subtitle: Words | None = None
    entries: tuple[Entry, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether no further view can be added."""
        return len(self.entries) >= MOST_VIEWS

    @property
    def whole(self) -> Deck | None:
        """The deck to save or show; ``None`` while it has no views."""
        if not self.entries:
            return None
        untitled = Bilingual(zh=text("deck_untitled", "zh"), en=text("deck_untitled", "en"))
        views = [entry.item for entry in self.entries]
        return Deck(title=self.title or untitled, subtitle=self.subtitle, views=views)


def present() -> MyDeck:
    """The deck of this visit."""
    found: MyDeck = st.session_state.get(_DECK) or MyDeck()
    return found


def _become(deck: MyDeck) -> None:
    before = st.session_state.setdefault(_BEFORE, [])
    before.append(present())
    del before[:-_MOST_STEPS]
    st.session_state[_DECK] = deck


def can_undo() -> bool:
    """Whether there was a change."""
    return bool(st.session_state.get(_BEFORE))


def undo() -> None:
    """Go back to the deck before the last change."""
    if can_undo():
        deck: MyDeck = st.session_state[_BEFORE].pop()
        # New fields, for those on the page still hold what was typed.
        entries = tuple(replace(entry, id=next(_ids)) for entry in deck.entries)
        st.session_state[_DECK] = replace(deck, id=next(_ids), entries=entries)


def add(item: DeckItem, origin: Origin) -> bool:
    """Put a view at the end; false where the deck is full."""
    deck = present()
    if deck.is_full:
        return False
    _become(replace(deck, entries=(*deck.entries, Entry(next(_ids), item, origin))))
    return True


def add_all(deck: Deck) -> int:
    """Put the views of another deck at the end; returns how many there is no room for.

    An empty deck takes over the title as well.
    """
    mine = present()
    room = MOST_VIEWS - len(mine.entries)
    entries = (*mine.entries, *_entries(deck.views[:room]))
    if mine.entries:
        _become(replace(mine, entries=entries))
    else:
        _become(MyDeck(next(_ids), deck.title, deck.subtitle, entries))
    return max(0, len(deck.views) - room)


def replace_by(deck: Deck) -> None:
    """Put another deck in the place of the present one."""
    _become(MyDeck(next(_ids), deck.title, deck.subtitle, tuple(_entries(deck.views))))


def clear() -> None:
    """Take everything out."""
    _become(MyDeck(next(_ids)))


def _entries(items: Iterable[DeckItem]) -> Iterable[Entry]:
    return (Entry(next(_ids), item) for item in items)


def move(name: int, by: int) -> None:
    """Move a view up (-1) or down (1); at the ends nothing changes."""
    deck = present()
    here = _position(deck, name)
    if here is None or not 0 <= here + by < len(deck.entries):
        return
    entries = list(deck.entries)
    entries.insert(here + by, entries.pop(here))
    _become(replace(deck, entries=tuple(entries)))


def remove(name: int) -> None:
    """Take a view out."""
    deck = present()
    _become(replace(deck, entries=tuple(entry for entry in deck.entries if entry.id != name)))


def retitle(name: int, words: str, lang: Lang) -> None:
    """Give a view another title in this language; with none the chart's own headline stands."""
    _edit(name, lambda item: {"title": typed(item.title, words, lang)})


def annotate(name: int, words: str, lang: Lang) -> None:
    """Give a view other notes in this language."""
    _edit(name, lambda item: {"notes": typed(item.notes, words, lang)})


def name_it(lang: Lang, *, title: str, subtitle: str) -> None:
    """Give the deck another title and subtitle in this language."""
    deck = present()
    named = replace(
        deck,
        title=typed(deck.title, title, lang),
        subtitle=typed(deck.subtitle, subtitle, lang),
    )
    if named != deck:
        _become(named)


def typed(before: Words | None, words: str, lang: Lang) -> Words | None:
    """A text after the reader typed ``words``; the other language of a bilingual one stays."""
    clean = visible(words).replace("\r", "").strip()[:LONGEST_WORDS]
    if not clean:
        return None
    if isinstance(before, Bilingual):
        return before.model_copy(update={lang: clean})
    return clean


def _edit(name: int, change: Callable[[DeckItem], dict[str, Words | None]]) -> None:
    deck = present()
    here = _position(deck, name)
    if here is None:
        return
    entry = deck.entries[here]
    item = entry.item.model_copy(update=change(entry.item))
    if item != entry.item:
        entries = list(deck.entries)
        entries[here] = replace(entry, item=item)
        _become(replace(deck, entries=tuple(entries)))


def _position(deck: MyDeck, name: int) -> int | None:
    return next((n for n, entry in enumerate(deck.entries) if entry.id == name), None)
