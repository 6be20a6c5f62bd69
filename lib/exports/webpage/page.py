"""The page itself: slides, evidence sheets and figures in one HTML document.

Everything is inside: plotly.js and the figures compressed, the font as a subset of the page's own
characters, script and style. The page forbids itself any request.
"""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from lib import statements, theme
from lib.catalogue import Catalogue
from lib.decks.deck import Deck, words
from lib.exports.webpage import sheets
from lib.exports.webpage.slides import (
    Figure,
    Topic,
    note_line,
    one_line,
    topics,
)
from lib.fonts.subset import characters_of, font_data_uri
from lib.index import Entry
from lib.wording import Lang, text

_FOLDER = Path(__file__).parent
HTML_LANG = {"zh": "zh-CN", "en": "en-GB"}

COMMANDS = (
    ("previous", "←"),
    ("next", "→"),
    ("evidence", "E"),
    ("overview", "O"),
    ("speaker", "S"),
    ("black", "B"),
    ("full", "F"),
    ("print", "P"),
    ("save", ""),
    ("help", "?"),
)
"""Buttons of the page with the key that does the same."""

HELP = (
    ("next", "→ ↓ Space PageDown"),
    ("previous", "← ↑ Backspace PageUp"),
    ("first", "Home"),
    ("last", "End"),
    ("evidence", "E"),
    ("back", "E Esc"),
    ("overview", "O"),
    ("black", "B ."),
    ("speaker", "S"),
    ("full", "F"),
    ("print", "P"),
    ("help", "?"),
)
"""What the keys do, as the help tells it."""

SPOKEN_BY_SCRIPT = (
    "no_evidence", "popup_blocked", "no_drawing", "timer_start", "timer_pause", "end", "no_full",
    "drawing_failed",
)  # fmt: skip


@dataclass(frozen=True)
class _Slide:
    """One slide as HTML with what belongs to it: its sheet's id, what is said, its name."""

    html: str
    name: str
    spoken: Sequence[str]
    kind: str
    sheet: str = ""


def write(catalogue: Catalogue, deck: Deck, lang: Lang) -> bytes:
    """The page of a deck as UTF-8 HTML; equal input gives equal bytes."""
    found = topics(catalogue, deck, lang)
    title = words(deck.title, lang)
    drawn: dict[str, list[Figure]] = {"stage": [], "narrow": [], "paper": []}
    body = _body(catalogue, deck, found, drawn, lang)
    payload = json.dumps(drawn, ensure_ascii=False, separators=(",", ":"), default=_plain)
    script = (_FOLDER / "present.js").read_text("utf-8")
    settings = _json(
        {
            "deck": hashlib.sha256(f"{catalogue.dataset.version}{body}".encode()).hexdigest()[:16],
            "name": _file_name(title, lang),
            "words": {key: text(f"present_{key}", lang) for key in SPOKEN_BY_SCRIPT},
        }
    )
    style = _style(catalogue, title, body, drawn, lang)
    page = (
        f'<!doctype html>\n<html lang="{HTML_LANG[lang]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>{style}</style>\n</head>\n<body>\n{body}\n"
        f'<script type="application/json" id="settings">{settings}</script>\n'
        f"{_packed_script('figures', _packed(payload.encode()))}"
        f"{_packed_script('plotly', _plotly())}"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )
    return page.encode()


def _body(
    catalogue: Catalogue,
    deck: Deck,
    found: Sequence[Topic],
    drawn: dict[str, list[Figure]],
    lang: Lang,
) -> str:
    """All slides with their sheets and controls; fills ``drawn`` with the figures they name."""
    sections = [_title_section(catalogue, deck, lang), _findings_section(catalogue, lang)]
    for number, topic in enumerate(found, 1):
        sections.append(_topic_section(catalogue, topic, number, drawn, lang))
    sections.append(_method_section(catalogue, found, lang))
    present = [section for section in sections if section]
    total = sum(len(slides) for slides, _, _ in present)
    html, number = [], 0
    for slides, paper, sheet in present:
        written = []
        for slide in slides:
            number += 1
            written.append(_article(slide, number, total, lang))
        html.append(f'<section class="topic">{"".join(written)}{paper}{sheet}</section>')
    return f'<main id="deck">{"".join(html)}</main>\n{_chrome(total, lang)}'


Section = tuple[list[_Slide], str, str]
"""Slides, what stands in their place on paper, and the evidence sheet behind them."""


def _article(slide: _Slide, number: int, total: int, lang: Lang) -> str:
    label = escape(f"{number} / {total}", quote=True)
    spoken = "".join(f"<p>{escape(line)}</p>" for line in slide.spoken)
    sheet = f' data-sheet="{slide.sheet}"' if slide.sheet else ""
    return (
        f'<article class="slide {slide.kind}" id="s{number}" data-n="{number}"{sheet}'
        f' data-name="{escape(slide.name, quote=True)}" aria-label="{label}">'
        f'{slide.html}<span class="number" aria-hidden="true">{label}</span>'
        f'<aside class="spoken" hidden>{spoken}</aside></article>'
    )


def _title_section(catalogue: Catalogue, deck: Deck, lang: Lang) -> Section:
    title, subtitle = words(deck.title, lang), words(deck.subtitle, lang)
    second = f'<p class="lead">{escape(subtitle)}</p>' if subtitle else ""
    html = (
        f'<div class="middle"><h1>{escape(title)}</h1>{second}</div>'
        f'<div class="about"><p>{escape(statements.coverage_line(catalogue, lang))}</p>'
        f"<p>{escape(text('validity_line', lang))}</p>"
        f"<p>{escape(statements.version_line(catalogue, lang))}</p></div>"
    )
    return [_Slide(html, title, (), "cover")], "", ""


def _findings_section(catalogue: Catalogue, lang: Lang) -> Section | None:
    found = statements.findings(catalogue, lang)
    if not found:
        return None
    heading = text("present_findings", lang)
    listed = "".join(f"<li>{escape(finding.sentence)}</li>" for finding in found)
    html = f"<h2>{escape(heading)}</h2><ol>{listed}</ol>"
    facts = [catalogue.entries[n] for n in dict.fromkeys(n for f in found for n in f.facts)]
    source = statements.sources(facts, lang) if facts else ""
    version = statements.version_line(catalogue, lang)
    foot = one_line([line for line in (source, version) if line], lang)
    html += f'<footer><p class="sources">{escape(foot)}</p></footer>'
    sheet = _sheet(catalogue, "f", heading, facts, (), (), lang) if facts else ""
    return [_Slide(html, heading, (), "findings", "f" if facts else "")], "", sheet


def _topic_section(
    catalogue: Catalogue,
    topic: Topic,
    number: int,
    drawn: dict[str, list[Figure]],
    lang: Lang,
) -> Section:
    sheet_id = f"t{number}" if topic.facts else ""
    slides = []
    for part in topic.parts:
        title = part.title
        position = len(drawn["stage"])
        drawn["stage"].append(part.stage)
        drawn["narrow"].append(part.narrow)
        html = (
            f"<header><h2>{escape(title)}</h2>"
            f'<p class="subtitle">{escape(topic.subtitle)}</p></header>'
            f'<div class="figure" data-figure="{position}" role="img"'
            f' aria-label="{escape(f"{title}. {topic.subtitle}", quote=True)}">'
            f"{_unavailable(lang)}</div>"
            f'<footer><p class="notes">{escape(note_line(topic, lang))}</p>'
            f'<p class="sources">{escape(topic.source)}</p></footer>'
        )
        slides.append(_Slide(html, title, topic.spoken, "chart", sheet_id))
    if not topic.parts:
        html = f"<h2>{escape(topic.title)}</h2><p>{escape(topic.subtitle)}</p>"
        return [_Slide(html, topic.title, topic.spoken, "plain")], "", ""
    first = len(drawn["paper"])
    drawn["paper"] += topic.paper
    figures_on_paper = "".join(
        f'<div class="figure" data-paper="{first + n}">{_unavailable(lang)}</div>'
        for n in range(len(topic.paper))
    )
    paper = (
        f'<div class="paper" aria-hidden="true"><h2>{escape(topic.title)}</h2>'
        f'<p class="subtitle">{escape(topic.subtitle)}</p>{figures_on_paper}</div>'
    )
    sheet = _sheet(
        catalogue,
        sheet_id,
        topic.title,
        topic.facts,
        [*topic.derivation, *topic.all_notes],
        topic.all_sources,
        lang,
    )
    return slides, paper, sheet


def _unavailable(lang: Lang) -> str:
    """What stands where a chart would be until it is drawn, and stays where it cannot be."""
    return f'<p class="waiting">{escape(text("present_no_drawing", lang))}</p>'


def _sheet(
    catalogue: Catalogue,
    name: str,
    title: str,
    facts: Sequence[Entry],
    notes: Sequence[str],
    sources: Sequence[str],
    lang: Lang,
) -> str:
    heading = text("present_evidence_of", lang, title=title)
    lines = "".join(f"<p>{escape(line)}</p>" for line in [*notes, *sources])
    # On paper the rows leave out the titles of numbered documents, which here stand once each.
    titles = text("join_sentence", lang).join(_titles(facts, lang))
    if titles:
        told = text("present_titles", lang, list=titles)
        lines += f'<p class="on-paper">{escape(told)}</p>'
    back = escape(text("present_back", lang))
    return (
        f'<section class="sheet" id="{name}" tabindex="-1"'
        f' aria-label="{escape(heading, quote=True)}">'
        f'<button type="button" class="back" data-command="evidence">{back}</button>'
        f"<h3>{escape(heading)}</h3>"
        f'<div class="about">{lines}</div>'
        f"{sheets.table(catalogue, facts, lang, name)}</section>"
    )


def _titles(facts: Sequence[Entry], lang: Lang) -> list[str]:
    """Number and title of every numbered document behind the facts."""
    sources = {entry.document_id: entry.source for entry in facts}
    return [
        text(
            "present_numbered",
            lang,
            number=source.number,
            title=statements.within_marks(source.title.text(lang), lang),
        )
        for source in sources.values()
        if source.number != "not_stated"
    ]


def _method_section(catalogue: Catalogue, found: Sequence[Topic], lang: Lang) -> Section:
    heading = text("present_method", lang)
    points = [text(f"present_method_{n}", lang) for n in ("read", "unlike", "silent", "bounds")]
    points += [text("validity_line", lang), statements.coverage_line(catalogue, lang)]
    first, *others = map(escape, points)
    # Paper has no keys.
    key = f'<span class="on-screen">{escape(text("present_method_key", lang))}</span>'
    listed = "".join(f"<li>{point}</li>" for point in (f"{first}{key}", *others))
    documents = "".join(f"<li>{escape(line)}</li>" for line in _documents(catalogue, found, lang))
    version = escape(statements.version_line(catalogue, lang))
    html = (
        f'<h2>{escape(heading)}</h2><ul class="points">{listed}</ul>'
        f"<h3>{escape(text('present_documents', lang))}</h3>"
        f'<ul class="documents">{documents}</ul>'
        f'<footer><p class="sources">{version}</p></footer>'
    )
    return [_Slide(html, heading, (), "method")], "", ""


MOST_DOCUMENTS = 8
"""Documents that the last slide names; the evidence sheets name all."""


def _documents(catalogue: Catalogue, found: Sequence[Topic], lang: Lang) -> list[str]:
    """The documents behind the deck, as far as a slide holds them, and how many more there are."""
    named: dict[str, str] = {}
    for topic in found:
        for entry in topic.facts:
            named.setdefault(
                entry.document_id,
                text(
                    "present_document",
                    lang,
                    source=statements.source_of(entry, lang),
                    title=statements.within_marks(entry.source.title.text(lang), lang),
                )
                if entry.source.number != "not_stated"
                else statements.source_of(entry, lang),
            )
    lines = list(named.values())
    if len(lines) <= MOST_DOCUMENTS:
        return lines
    more = text("present_more_documents", lang, n=len(lines) - MOST_DOCUMENTS)
    return [*lines[:MOST_DOCUMENTS], more]


def _chrome(total: int, lang: Lang) -> str:
    """Progress, buttons, help, the black screen and the speaker's panel."""
    buttons = "".join(
        f'<button type="button" data-command="{name}"'
        f' title="{escape(_with_key(name, key, lang), quote=True)}">'
        f"{escape(text(f'present_{name}', lang))}</button>"
        for name, key in COMMANDS
    )
    keys = "".join(
        f"<dt>{''.join(f'<kbd>{escape(key)}</kbd>' for key in listed.split())}</dt>"
        f"<dd>{escape(text(f'present_do_{name}', lang))}</dd>"
        for name, listed in HELP
    )
    panel = "".join(
        f'<button type="button" data-timer="{name}">{escape(text(f"present_{key}", lang))}</button>'
        for name, key in (("toggle", "timer_start"), ("reset", "timer_reset"))
    )
    label = {
        name: escape(text(f"present_{name}", lang), quote=True)
        for name in (
            "controls",
            "help",
            "notes",
            "timer",
            "clock",
            "now",
            "following",
            "close",
            "progress",
        )
    }
    return (
        '<div id="progress" role="progressbar" aria-valuemin="1"'
        f' aria-valuemax="{total}" aria-label="{label["progress"]}">'
        "<i></i></div>\n"
        f'<nav id="controls" aria-label="{label["controls"]}">{buttons}'
        f'<output id="place">1 / {total}</output></nav>\n'
        f'<div id="help" role="dialog" aria-label="{label["help"]}" hidden><div>'
        f"<h2>{label['help']}</h2><dl>{keys}</dl>"
        f'<button type="button" data-command="help">{label["close"]}</button></div></div>\n'
        '<div id="black" hidden></div>\n'
        '<p id="message" role="status" hidden></p>\n'
        '<aside id="speaker">'
        f'<p class="clock"><span>{label["clock"]}</span><output id="clock"></output></p>'
        f'<p class="timer"><span>{label["timer"]}</span><output id="timer">00:00</output>'
        f"{panel}</p>"
        f'<p class="now">{label["now"]} <output id="now"></output></p>'
        f'<p class="following">{label["following"]} <output id="following"></output></p>'
        f'<div class="said"><h2>{label["notes"]}</h2><div id="said"></div></div></aside>'
    )


def _with_key(name: str, key: str, lang: Lang) -> str:
    words_of = text(f"present_do_{name}", lang)
    return text("present_with_key", lang, words=words_of, key=key) if key else words_of


_BOLD = re.compile(r"<(h1|h2|h3|th|strong|mark|kbd|dt)\b[^>]*>(.*?)</\1>", re.DOTALL)


def _style(
    catalogue: Catalogue, title: str, body: str, drawn: dict[str, list[Figure]], lang: Lang
) -> str:
    """The style sheet with the house's colours, both fonts and what stands at a sheet's edge."""
    shown = [part for listed in drawn.values() for part in listed]
    regular = characters_of([body, shown, _json(dict.fromkeys(SPOKEN_BY_SCRIPT)), title])
    regular |= characters_of([text(f"present_{key}", lang) for key in SPOKEN_BY_SCRIPT])
    bold = characters_of([match[1] for match in _BOLD.findall(body)])
    bold |= characters_of(
        [note["text"] for part in shown for note in part["layout"]["annotations"]]
    )
    faces = "".join(
        f'@font-face{{font-family:"{theme.FONT}";font-weight:{weight};'
        f'src:url({font_data_uri(frozenset(used), weight)}) format("woff")}}\n'
        for weight, used in ((400, regular), (700, bold))
    )
    colours = {
        "ink": theme.INK, "muted": theme.MUTED, "faint": theme.FAINT, "rule": theme.RULE,
        "paper": theme.PAPER, "wash": theme.WASH, "deep": theme.LEVEL_COLOURS["national"],
        "accent": theme.LEVEL_COLOURS["provincial"], "light": theme.LEVEL_COLOURS["municipal"],
        "tint": theme.TINTS[0],
    }  # fmt: skip
    variables = "".join(f"--{name}:{value};" for name, value in colours.items())
    edge = (
        f"@page{{@top-left{{content:{_css(title)}}}"
        f"@bottom-left{{content:{_css(statements.version_line(catalogue, lang))}}}}}\n"
    )
    return f"{faces}:root{{{variables}}}\n{(_FOLDER / 'present.css').read_text('utf-8')}{edge}"


def _css(words_of: str) -> str:
    """A text as a string of CSS; escapes keep it inside the string and the style element."""
    safe = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in words_of)
    return f'"{safe}"'


def _policy(script: str) -> str:
    """What the page may do: run its own script and plotly.js out of itself, and ask nobody."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rules = {
        "default-src": "'none'",
        "script-src": f"'sha256-{digest}' blob:",
        "style-src": "'unsafe-inline'",
        "font-src": "data:",
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _json(value: object) -> str:
    """JSON for a script element, which ``</`` or ``<!--`` would end or confuse."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _plain(value: Any) -> object:
    """Arrays and numbers of numpy as JSON knows them."""
    return value.tolist()


def _packed_script(name: str, packed: str) -> str:
    return f'<script type="application/gzip;base64" id="{name}">{packed}</script>\n'


def _packed(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode("ascii")


@cache
def _plotly() -> str:
    """plotly.js of the installed Python package, packed once (0.4 s)."""
    from plotly.offline import get_plotlyjs

    return _packed(get_plotlyjs().encode())


def _file_name(title: str, lang: Lang) -> str:
    safe = re.sub(r"[^\w\-]+", "-", title).strip("-")
    return f"{safe or text('present_untitled', lang)}.html"
