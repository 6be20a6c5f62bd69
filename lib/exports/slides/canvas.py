"""Shapes put onto a slide: texts, bands, tables, charts, links from slide to slide."""

from collections.abc import Sequence
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.slide import Slide

from lib.exports.slides.geometry import Box, emu
from lib.exports.slides.style import Paragraph, attribute, fill, paragraph
from lib.wording import Lang

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)


def transform(box: Box, prefix: str = "a") -> str:
    """Place and size of a shape."""
    return (
        f'<{prefix}:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></{prefix}:xfrm>'
    )


def body(paragraphs: str, anchor: str, tag: str = "p:txBody") -> str:
    """The text of a shape, without insets, wrapped and never resized."""
    return (
        f'<{tag}><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        f' rtlCol="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</{tag}>'
    )


def shape(
    number: int,
    name: str,
    box: Box,
    text_body: str,
    *,
    placeholder: str = "",
    ground: str = "",
    descr: str = "",
) -> str:
    """A text shape as XML; ``placeholder`` holds the attributes of a placeholder."""
    is_box = "" if placeholder else ' txBox="1"'
    locks = '<a:spLocks noGrp="1"/>' if placeholder else ""
    told = f" descr={attribute(descr)}" if descr else ""
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={attribute(name)}{told}/>'
        f"<p:cNvSpPr{is_box}>{locks}</p:cNvSpPr>"
        f"<p:nvPr>{f'<p:ph {placeholder}/>' if placeholder else ''}</p:nvPr></p:nvSpPr>"
        f'<p:spPr>{transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{fill(ground) if ground else '<a:noFill/>'}</p:spPr>{text_body}</p:sp>"
    )


class Canvas:
    """A slide that is being filled; names and numbers its shapes."""

    def __init__(self, slide: Slide, lang: Lang) -> None:
        self.slide = slide
        self.lang = lang
        self._tree: Any = slide.shapes._spTree
        for cloned in list(slide.placeholders):
            self._tree.remove(cloned._element)
        self._number = 1

    def _next(self) -> int:
        self._number += 1
        return self._number

    def text(
        self,
        name: str,
        box: Box,
        paragraphs: Sequence[Paragraph],
        *,
        placeholder: str = "",
        anchor: str = "t",
        align: str = "l",
        ground: str = "",
    ) -> Any:
        """A text; returns its element."""
        words = "".join(paragraph(part, self.lang, align) for part in paragraphs)
        element = parse_xml(
            shape(
                self._next(),
                name,
                box,
                body(words, anchor),
                placeholder=placeholder,
                ground=ground,
            )
        )
        self._tree.append(element)
        return element

    def field(self, name: str, box: Box, words: str, placeholder: str) -> None:
        """A shape with ready paragraphs, such as the number of the slide."""
        self._tree.append(
            parse_xml(shape(self._next(), name, box, body(words, "b"), placeholder=placeholder))
        )

    def line(self, box: Box, colour: str) -> None:
        """A thin band of one colour, as a rule or a ground."""
        empty = '<a:p><a:endParaRPr lang="zh-CN" sz="100"/></a:p>'
        xml = shape(self._next(), "", box, body(empty, "t"), ground=colour)
        self._tree.append(parse_xml(xml.replace(' txBox="1"', "")))

    def frame(self, name: str, descr: str, box: Box, uri: str, content: str) -> None:
        """A table or a chart."""
        self._tree.append(
            parse_xml(
                f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>"
                f'<p:cNvPr id="{self._next()}" name={attribute(name)} descr={attribute(descr)}/>'
                '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
                f"<p:nvPr/></p:nvGraphicFramePr>{transform(box, 'p')}"
                f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
                "</p:graphicFrame>"
            )
        )

    def link(self, element: Any, target: Slide, tip: str) -> None:
        """Lead from a shape to another slide."""
        relation = self.slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
        properties = element.find(".//{*}cNvPr")
        properties.append(
            parse_xml(
                f'<a:hlinkClick {NAMESPACES} r:id="{relation}"'
                f' action="ppaction://hlinksldjump" tooltip={attribute(tip)}/>'
            )
        )
