"""The empty presentation: size, one master, two layouts, colours and faces of the house style."""

import re
from datetime import datetime
from typing import Any

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from lib.catalogue import Catalogue
from lib.exports.slides.canvas import body, shape
from lib.exports.slides.geometry import HEIGHT, WIDTHS, Box, Ratio, emu, usable
from lib.exports.slides.style import FACE, LOCALES, SCHEME, Paragraph, Style, paragraph, properties
from lib.theme import FAINT, INK, LEVEL_COLOURS
from lib.wording import Lang, text

TITLE = Style(24, INK, is_bold=True)
SMALL = Style(12, FAINT)

TITLE_PAGE, PAGE = "title", "titleOnly"
"""The layouts by their type: the first slide, and all others."""

_EXTENDED = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office PowerPoint</Application><AppVersion>16.0000</AppVersion>"
    "</Properties>"
)


def presentation(catalogue: Catalogue, title: str, lang: Lang, ratio: Ratio) -> Presentation:
    """A presentation without slides."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = emu(WIDTHS[ratio]), emu(HEIGHT)  # type: ignore[assignment]
    size: Any = made.part._element.find("{*}sldSz")
    if ratio == "16:9":
        size.attrib.pop("type", None)
    _master(made, lang, ratio)
    _without_traces(made)
    _properties(made, catalogue, title, lang)
    return made


def layout(made: Presentation, kind: str) -> Any:
    """One of the two layouts."""
    return next(one for one in made.slide_layouts if one._element.get("type") == kind)


def _master(made: Presentation, lang: Lang, ratio: Ratio) -> None:
    for one in list(made.slide_layouts):
        if one._element.get("type") not in (TITLE_PAGE, PAGE):
            made.slide_layouts.remove(one)
    area = usable(ratio)
    _fill(made.slide_master._element, _master_shapes(area, lang))
    for one in made.slide_layouts:
        kind = one._element.get("type")
        name = "slides_layout_title" if kind == TITLE_PAGE else "slides_layout_page"
        one._element.find("{*}cSld").set("name", text(name, lang))
        _fill(one._element, _layout_shapes(area, lang, is_title=kind == TITLE_PAGE))
    styles = made.slide_master._element.find("{*}txStyles")
    title = styles.find("{*}titleStyle/{*}lvl1pPr")
    title.set("algn", "l")
    title.find("{*}defRPr").set("sz", "2400")
    title.find("{*}defRPr").set("b", "1")
    for level, name in enumerate(("lvl1pPr", "lvl2pPr", "lvl3pPr", "lvl4pPr", "lvl5pPr")):
        run = styles.find(f"{{*}}bodyStyle/{{*}}{name}/{{*}}defRPr")
        run.set("sz", str(2000 - 200 * level))


def _fill(element: Any, shapes: list[str]) -> None:
    """Put shapes in the place of those that the part came with."""
    tree = element.find("{*}cSld/{*}spTree")
    for child in list(tree)[2:]:
        tree.remove(child)
    for xml in shapes:
        tree.append(parse_xml(xml))


def _hint(key: str, style: Style, lang: Lang) -> str:
    return paragraph(Paragraph(text(key, lang), style), lang)


def slide_number(lang: Lang) -> str:
    """The paragraph of a slide's number."""
    style = properties("rPr", SMALL, lang)
    return (
        '<a:p><a:pPr algn="r"/>'
        '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
        f"{style}<a:t>‹#›</a:t></a:fld></a:p>"
    )


def _footer_shapes(area: Box, lang: Lang, *, is_layout: bool) -> list[str]:
    line = Box(area.left, area.bottom - 34, area.width - 110, 34)
    number = Box(area.right - 40, area.bottom - 18, 40, 18)
    empty = f"<a:p>{properties('endParaRPr', SMALL, lang)}</a:p>"
    first, second = ("11", "12") if is_layout else ("3", "4")
    return [
        shape(
            8, text("slides_footer", lang), line, body(empty, "b"),
            placeholder=f'type="ftr" sz="quarter" idx="{first}"',
        ),
        shape(
            9, text("slides_number", lang), number, body(slide_number(lang), "b"),
            placeholder=f'type="sldNum" sz="quarter" idx="{second}"',
        ),
    ]  # fmt: skip


def _master_shapes(area: Box, lang: Lang) -> list[str]:
    title = Box(area.left, area.top, area.width, 64)
    words = Box(area.left, area.top + 80, area.width, area.height - 130)
    return [
        shape(
            2, text("slides_title", lang), title, body(_hint("slides_title", TITLE, lang), "t"),
            placeholder='type="title"',
        ),
        shape(
            3, text("slides_body", lang), words,
            body(_hint("slides_body", Style(20), lang), "t"),
            placeholder='type="body" idx="1"',
        ),
        *_footer_shapes(area, lang, is_layout=False),
    ]  # fmt: skip


def _layout_shapes(area: Box, lang: Lang, *, is_title: bool) -> list[str]:
    if not is_title:
        title = Box(area.left, area.top, area.width, 64)
        words = body(_hint("slides_title", TITLE, lang), "t")
        first = shape(2, text("slides_title", lang), title, words, placeholder='type="title"')
        return [first, *_footer_shapes(area, lang, is_layout=True)]
    title = Box(area.left, area.top + 90, area.width, 110)
    under = Box(area.left, area.top + 214, area.width, 60)
    large = Style(36, INK, is_bold=True)
    return [
        shape(
            2, text("slides_title", lang), title, body(_hint("slides_title", large, lang), "b"),
            placeholder='type="ctrTitle"',
        ),
        shape(
            3, text("slides_subtitle", lang), under,
            body(_hint("slides_subtitle", Style(20), lang), "t"),
            placeholder='type="subTitle" idx="1"',
        ),
        *_footer_shapes(area, lang, is_layout=True),
    ]  # fmt: skip


def _without_traces(made: Presentation) -> None:
    """Take out what the empty presentation brings of another one: a picture, a printer, counts."""
    package = made.part.package
    for owner, kind in (
        (package, RELATIONSHIP_TYPE.THUMBNAIL),
        (made.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
    ):
        for key, relation in list(owner._rels.items()):
            if relation.reltype == kind:
                owner._rels.pop(key)
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _EXTENDED.encode()


def _properties(made: Presentation, catalogue: Catalogue, title: str, lang: Lang) -> None:
    """Who and when: the product, and the date of the data, so that equal data make equal bytes."""
    known = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", catalogue.dataset.date)
    # A date of a file may not be missing; without one it is the first that zip archives know.
    dated = datetime(*map(int, known.groups())) if known else datetime(1980, 1, 1)  # type: ignore[arg-type]
    told = made.core_properties
    told.title = title[:255]
    told.author = told.last_modified_by = text("product", lang)
    told.created = told.modified = dated
    told.language = LOCALES[lang][0]
    told.version = catalogue.dataset.version[:255]
    told.subject = told.keywords = told.comments = told.category = ""
    told.revision = 1


def finish(made: Presentation, lang: Lang) -> None:
    """What can be set only once all slides and their notes are there."""
    _notes_master(made, lang)
    _set_themes(made)


def _notes_master(made: Presentation, lang: Lang) -> None:
    """The hints of the notes in the reader's language."""
    master: Any = made.notes_master
    for one in master.placeholders:
        if one.has_text_frame and one.text_frame.text.startswith("Click"):
            one.text_frame.text = text("slides_notes", lang)


def _set_themes(made: Presentation) -> None:
    """Colours and faces of the house style in every theme part, those of the notes included."""
    names = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
    colours = {names.get(name, name): colour.strip("#") for colour, name in SCHEME.items()}
    colours["hlink"] = colours["folHlink"] = LEVEL_COLOURS["provincial"].strip("#")
    for part in made.part.package.iter_parts():
        if not part.partname.startswith("/ppt/theme/"):
            continue
        xml = part.blob.decode("utf-8")
        for name, value in colours.items():
            xml = re.sub(
                rf"<a:{name}>.*?</a:{name}>",
                f'<a:{name}><a:srgbClr val="{value.upper()}"/></a:{name}>',
                xml,
                flags=re.DOTALL,
            )
        for name in ("majorFont", "minorFont"):
            xml = re.sub(
                rf"<a:{name}>.*?</a:{name}>",
                f'<a:{name}><a:latin typeface="{FACE}"/><a:ea typeface="{FACE}"/>'
                f'<a:cs typeface="{FACE}"/></a:{name}>',
                xml,
                flags=re.DOTALL,
            )
        xml = re.sub(r'name="Office( Theme)?"', 'name="Policy Compare"', xml)
        if hasattr(part, "_element"):
            part._element = parse_xml(xml.encode("utf-8"))
        else:
            part._blob = xml.encode("utf-8")
