"""What Word and PowerPoint demand of a package before they open it without repairing it.

``problems(package)`` says everything that is wrong with the bytes of a .docx, .pptx or .xlsx, in
plain sentences, an empty list where nothing is. The rest looks up what else a test may ask of a
package: ``parts``, ``fields``, ``addresses``, ``without_alt``, ``moments``.
"""

import io
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from zipfile import BadZipFile, ZipFile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_SHORT = {W: "w", A: "a", P: "p", C: "c", WP: "wp"}

_FILL = "noFill solidFill gradFill blipFill pattFill grpFill"
_EFFECT = "effectLst effectDag"
_CHART_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark"
    " minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt"
)
_LABEL = (
    "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent"
    " showBubbleSize separator"
)

ORDER: Mapping[str, tuple[str, ...]] = {
    name: tuple(children.split())
    for name, children in {
        "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
        " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
        " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
        " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
        " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs"
        " highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish"
        " oMath rPrChange",
        "w:tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
        "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize"
        " tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
        " tblDescription tblPrChange",
        "w:tblBorders": "top start left bottom end right insideH insideV",
        "w:tblCellMar": "top start left bottom end right",
        "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
        " tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange",
        "w:tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
        "w:tcMar": "top start left bottom end right",
        "w:pBdr": "top left bottom right between bar",
        "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
        " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
        " rtlGutter docGrid printerSettings sectPrChange",
        "w:style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
        " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr"
        " trPr tcPr tblStylePr",
        "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc"
        " pPr rPr",
        "wp:inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
        "a:rPr": f"ln {_FILL} {_EFFECT} highlight uLnTx uLn uFillTx uFill latin ea cs sym"
        " hlinkClick hlinkMouseOver rtl extLst",
        "a:pPr": "lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone"
        " buAutoNum buChar buBlip tabLst defRPr extLst",
        "a:p": "pPr r br fld endParaRPr",
        "a:bodyPr": "prstTxWarp noAutofit normAutofit spAutoFit scene3d sp3d flatTx extLst",
        "a:ln": "noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd"
        " tailEnd extLst",
        "a:tblPr": f"{_FILL} {_EFFECT} tableStyle tableStyleId extLst",
        "a:tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {_FILL} headers extLst",
        "p:spPr": f"xfrm custGeom prstGeom {_FILL} ln {_EFFECT} scene3d sp3d extLst",
        "p:sld": "cSld clrMapOvr transition timing extLst",
        "p:presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz"
        " notesSz smartTags embeddedFontLst custShowLst photoAlbum custDataLst kinsoku"
        " defaultTextStyle modifyVerifier extLst",
        "c:chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr"
        " pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
        "c:chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea"
        " legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
        "c:ser": "idx order tx spPr marker invertIfNegative pictureOptions explosion dPt dLbls"
        " trendline errBars cat val xVal yVal smooth bubbleSize bubble3D shape extLst",
        "c:dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
        "c:dLbls": f"dLbl delete {_LABEL} showLeaderLines leaderLines extLst",
        "c:dLbl": f"idx delete layout tx {_LABEL} extLst",
        "c:barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
        "c:scatterChart": "scatterStyle varyColors ser dLbls axId extLst",
        "c:catAx": f"{_CHART_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl"
        " extLst",
        "c:valAx": f"{_CHART_AXIS} crossBetween majorUnit minorUnit dispUnits extLst",
    }.items()
}
"""Children in the order that the schemas prescribe (ISO/IEC 29500-1), by their parent."""

_MANY = frozenset(
    [
        *("w:tr", "w:headerReference", "w:footerReference", "w:tblStylePr", "w:lvl"),
        *("w:bookmarkStart", "w:bookmarkEnd", "w:tab", "a:r", "a:br", "a:fld"),
        *("c:dPt", "c:dLbl", "c:ser", "c:axId", "c:trendline", "c:errBars"),
    ]
)
"""Children that may stand more than once."""

_UNORDERED = frozenset({"w:tbl", "a:p"})
"""Parents whose repeated children may alternate; only the first ones have a fixed place."""


def parts(package: bytes) -> dict[str, bytes]:
    """Every file of a package by its name, such as ``word/document.xml``."""
    with ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def problems(package: bytes) -> list[str]:
    """Everything that is wrong with a package; an empty list where nothing is."""
    try:
        with ZipFile(io.BytesIO(package)) as archive:
            names = archive.namelist()
            if damaged := archive.testzip():
                return [f"{damaged} is damaged"]
    except BadZipFile as error:
        return [f"no zip archive: {error}"]
    found = [f"{name} stands twice" for name, n in Counter(names).items() if n > 1]
    files = parts(package)
    trees: dict[str, etree._Element] = {}
    for name, content in files.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(content)
            except etree.XMLSyntaxError as error:
                found.append(f"{name} is no well-formed XML: {error}")
    found += _content_types(files, trees)
    found += _relationships(files, trees)
    for name, tree in trees.items():
        found += [f"{name}: {words}" for words in _shape(tree)]
    return found


def fields(package: bytes) -> list[str]:
    """The instruction of every field: ``PAGE``, ``HYPERLINK …``; text is none."""
    found = []
    for tree in _documents(package):
        found += [node.text or "" for node in tree.iter(f"{{{W}}}instrText")]
        found += [node.get(f"{{{W}}}instr", "") for node in tree.iter(f"{{{W}}}fldSimple")]
        found += [node.get("type", "") for node in tree.iter(f"{{{A}}}fld")]
    return [words.strip() for words in found]


def addresses(package: bytes) -> list[str]:
    """Every address outside the package that it refers to."""
    return [
        relationship.get("Target", "")
        for name, content in parts(package).items()
        if name.endswith(".rels")
        for relationship in etree.fromstring(content)
        if relationship.get("TargetMode") == "External"
    ]


def without_alt(package: bytes) -> list[str]:
    """The names of pictures, charts and other drawings that say nothing to who cannot see them."""
    found = []
    for tree in _documents(package):
        drawn = list(tree.iter(f"{{{WP}}}docPr"))
        for kind in ("pic", "graphicFrame"):
            drawn += [
                node
                for shape in tree.iter(f"{{{P}}}{kind}")
                for node in shape.iter(f"{{{P}}}cNvPr")
            ]
        found += [node.get("name", "?") for node in drawn if not node.get("descr", "").strip()]
    return found


def moments(package: bytes) -> set[tuple[int, int, int, int, int, int]]:
    """The times that the archive gives for its files."""
    with ZipFile(io.BytesIO(package)) as archive:
        return {entry.date_time for entry in archive.infolist()}


def _documents(package: bytes) -> Iterator[etree._Element]:
    """The parts that a reader sees, without the masters and layouts behind them."""
    behind = ("[Content_Types].xml", "ppt/slideMasters/", "ppt/slideLayouts/", "ppt/notesMasters/")
    for name, content in parts(package).items():
        if name.endswith(".xml") and not name.startswith(behind):
            yield etree.fromstring(content)


def _content_types(files: Mapping[str, bytes], trees: Mapping[str, etree._Element]) -> list[str]:
    tree = trees.get("[Content_Types].xml")
    if tree is None:
        return ["[Content_Types].xml is missing"]
    extensions = {
        node.get("Extension", "").lower(): node.get("ContentType")
        for node in tree.iter(f"{{{_TYPES}}}Default")
    }
    overrides = [node.get("PartName", "") for node in tree.iter(f"{{{_TYPES}}}Override")]
    found = [f"{name} has two content types" for name, n in Counter(overrides).items() if n > 1]
    found += [
        f"{name} has a content type and is missing"
        for name in overrides
        if name.lstrip("/") not in files
    ]
    for name in files:
        extension = name.rpartition(".")[2].lower()
        if name != "[Content_Types].xml" and f"/{name}" not in overrides:
            if extension not in extensions:
                found.append(f"{name} has no content type")
            elif extension == "xml" and name.startswith(("word/", "ppt/", "docProps/")):
                found.append(f"{name} has only the content type of any XML")
    return found


def _relationships(files: Mapping[str, bytes], trees: Mapping[str, etree._Element]) -> list[str]:
    found = []
    reached: set[str] = set()
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder, _, file = name.rpartition("_rels/")
        source = folder + file.removesuffix(".rels")
        if source and source not in files:
            found.append(f"{name} speaks for {source}, which is missing")
        ids = Counter(node.get("Id") for node in tree)
        found += [f"{name}: {key} stands twice" for key, n in ids.items() if n > 1]
        for node in tree.iter(f"{{{_RELATIONSHIPS}}}Relationship"):
            target = node.get("Target", "")
            if node.get("TargetMode") == "External":
                if not re.fullmatch(r"(?:https?://|mailto:)[!-~]+", target):
                    found.append(f"{name}: {target!r} is no address")
                continue
            path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            reached.add(path)
            if path not in files:
                found.append(f"{name}: {target} is missing")
        if source in trees:
            used = {
                value
                for element in trees[source].iter(etree.Element)
                for key, value in element.attrib.items()
                if etree.QName(key).namespace == R and value
            }
            found += [f"{source}: {key} leads nowhere" for key in sorted(used - set(ids))]
    for name, tree in trees.items():
        folder, _, file = name.rpartition("/")
        speaking = f"{folder}/_rels/{file}.rels".lstrip("/")
        if not name.endswith(".rels") and speaking not in trees:
            used = {
                value
                for element in tree.iter(etree.Element)
                for key, value in element.attrib.items()
                if etree.QName(key).namespace == R and value
            }
            found += [f"{name}: {key} leads nowhere" for key in sorted(used)]
    for name in files:
        if name not in reached and name != "[Content_Types].xml" and not name.endswith(".rels"):
            found.append(f"{name} is reached from nowhere")
    root = trees.get("_rels/.rels")
    kinds = [] if root is None else [node.get("Type", "").rpartition("/")[2] for node in root]
    if kinds.count("officeDocument") != 1:
        found.append("the package names no main document, or several")
    return found


def _shape(tree: etree._Element) -> Iterator[str]:
    """What is wrong with the order of children, the ends of cells and the numbers of drawings."""
    for element in tree.iter(etree.Element):
        name = _name(element)
        if name in ORDER:
            yield from _order(element, name)
        if name == "w:tc" and (len(element) == 0 or _name(element[-1]) != "w:p"):
            yield "a cell of a table does not end with a paragraph"
        if name == "a:txBody" and not any(_name(child) == "a:p" for child in element):
            yield "a text has no paragraph"
        if name in ("w:tbl", "a:tbl"):
            yield from _grid(element)
        words = (element.text or "") if name == "w:t" else ""
        if words != words.strip() and element.get(_SPACE) != "preserve":
            yield f"the spaces around {words!r} are lost"
    for tag in (f"{{{WP}}}docPr", f"{{{P}}}cNvPr"):
        ids = Counter(node.get("id") for node in tree.iter(tag))
        yield from (f"two drawings have the number {key}" for key, n in ids.items() if n > 1)


def _order(element: etree._Element, name: str) -> Iterator[str]:
    prefix = name.partition(":")[0]
    known = ORDER[name]
    places: list[int] = []
    seen: list[str] = []
    for child in element.iterchildren(etree.Element):
        local = etree.QName(child).localname
        if local not in known:
            if _name(child).startswith(f"{prefix}:"):
                yield f"{name} may not hold {_name(child)}"
            continue
        full = f"{prefix}:{local}"
        if local in seen and full not in _MANY:
            yield f"{name} holds {full} twice"
        seen.append(local)
        places.append(known.index(local))
    if name in _UNORDERED:
        places = [min(place, known.index("r" if name == "a:p" else "tr")) for place in places]
        if name == "a:p" and "endParaRPr" in seen[:-1]:
            yield "a:p does not end with a:endParaRPr"
    if places != sorted(places):
        yield f"{name} holds {', '.join(seen)}: not in the order of the schema"


def _grid(table: etree._Element) -> Iterator[str]:
    """Rows that are wider or narrower than the grid."""
    prefix = _name(table).partition(":")[0]
    space = W if prefix == "w" else A
    width = len(table.findall(f"{{{space}}}tblGrid/{{{space}}}gridCol"))
    for row in table.findall(f"{{{space}}}tr"):
        cells = 0
        for cell in row.findall(f"{{{space}}}tc"):
            span = cell.find(f"{{{W}}}tcPr/{{{W}}}gridSpan")
            cells += int(span.get(f"{{{W}}}val", "1")) if span is not None else 1
        if cells != width:
            yield f"a row of a table has {cells} cells, its grid {width}"


def _name(element: etree._Element) -> str:
    name = etree.QName(element)
    return f"{_SHORT.get(name.namespace or '', '?')}:{name.localname}"
