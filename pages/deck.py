"""会议图集 · Deck: the views of a meeting in their order, to edit, save, present and export."""

import streamlit as st

from lib.decks.deck import MOST_VIEWS, words
from lib.ui import cache, deck_export, deck_files, deck_rows, my_deck, state
from lib.ui.decks import MY_DECK
from lib.ui.plain import literal
from lib.wording import text

lang = state.language()
data = cache.catalogue()
curated = deck_files.curated()
readable = {name: found.deck for name, found in curated.items() if found.deck}
mine = my_deck.present()

st.title(text("page_deck", lang), anchor=False)
st.html(f'<p class="pc-lead">{text("deck_lead", lang)}</p>')
chosen = state.choose(
    "deck",
    [MY_DECK, *readable],
    lang,
    label=text("deck_choose", lang),
    show=lambda name: (
        text("deck_mine", lang, n=len(mine.entries))
        if name == MY_DECK
        else words(readable[name].title, lang)
    ),
    default=MY_DECK if mine.entries else next(iter(readable), MY_DECK),
    is_long=len(readable) > 3,
)
deck_files.show_broken(curated, lang)


def take_over(name: str) -> None:
    """Add a curated deck to the visit's own and show that."""
    if left := my_deck.add_all(readable[name]):
        st.toast(text("deck_cut", lang, limit=MOST_VIEWS, left=left))
    st.session_state["view_deck"] = MY_DECK


if chosen == MY_DECK:
    deck = mine.whole
    deck_files.load(data, lang)
    with st.container(horizontal=True, vertical_alignment="center"):
        if my_deck.can_undo():
            st.button(text("deck_undo", lang), on_click=my_deck.undo)
        if deck:
            st.button(text("deck_clear", lang), on_click=my_deck.clear)
    if deck:
        deck_export.offer(data, deck, lang, chosen=chosen)
        deck_rows.name_fields(lang)
        deck_rows.edit(data, lang)
        st.caption(text("deck_limit", lang, n=len(deck.views), limit=MOST_VIEWS))
    else:
        st.info(text("deck_empty", lang))
else:
    deck = readable[chosen]
    if deck.subtitle:
        st.caption(literal(words(deck.subtitle, lang)))
    st.button(text("deck_take_over", lang), on_click=take_over, args=(chosen,))
    deck_export.offer(data, deck, lang, chosen=chosen)
    deck_rows.show(data, deck.views, lang)
    st.caption(text("deck_limit", lang, n=len(deck.views), limit=MOST_VIEWS))
