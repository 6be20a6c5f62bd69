"""The parts of a .docx file: styles, lists, footer, properties, and the document itself."""

from collections.abc import Mapping, Sequence
from datetime import date

from lib.exports.word import markup
from lib.exports.word.markup import Item, Picture, escaped, text_run, twips
from lib.exports.word.styles import (
    BODY,
    BOTTOM,
    CELL_SIDE,
    CELL_TOP,
    FACES,
    FOOT,
    LATIN,
    LEFT,
    LISTS,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    STYLES,
    TOP,
    Style,
)
from lib.exports.zipped import zipped
from lib.wording import Lang

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_EXTENDED = "application/vnd.openxmlformats-officedocument.extended-properties+xml"


def package(
    items: Sequence[Item], *, title: str, subject: str, author: str, dated: date, lang: Lang
) -> bytes:
    """The file; ``dated`` is the only date in it, and the bytes are the same each time."""
    picture = next((item for item in items if isinstance(item, Picture)), None)
    image = {markup.PICTURE_ID: (f"{_OFFICE}/image", "media/chart.png")} if picture else {}
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                "rId3": (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
            }
        ),
        "docProps/core.xml": _core(title, subject, author, dated, lang),
        "docProps/app.xml": _app(author),
        "word/document.xml": _document(items),
        "word/_rels/document.xml.rels": _relationships(
            {
                "rIdStyles": (f"{_OFFICE}/styles", "styles.xml"),
                "rIdLists": (f"{_OFFICE}/numbering", "numbering.xml"),
                "rIdSettings": (f"{_OFFICE}/settings", "settings.xml"),
                "rIdFonts": (f"{_OFFICE}/fontTable", "fontTable.xml"),
                "rIdFooter": (f"{_OFFICE}/footer", "footer1.xml"),
                **image,
            },
            markup.addresses(items),
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _lists(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/footer1.xml": _footer(),
    }
    made = {name: (_HEAD + content).encode() for name, content in files.items()}
    return zipped(made | ({"word/media/chart.png": picture.png} if picture else {}))


def _content_types() -> str:
    overrides = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/styles.xml": f"{_WORD}.styles+xml",
        "word/numbering.xml": f"{_WORD}.numbering+xml",
        "word/settings.xml": f"{_WORD}.settings+xml",
        "word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "word/footer1.xml": f"{_WORD}.footer+xml",
        "docProps/core.xml": _CORE,
        "docProps/app.xml": _EXTENDED,
    }
    parts = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{parts}</Types>'
    )


def _relationships(
    inside: Mapping[str, tuple[str, str]], outside: Mapping[str, str] | None = None
) -> str:
    listed = [
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in inside.items()
    ]
    listed += [
        f'<Relationship Id="{key}" Type="{_OFFICE}/hyperlink" Target="{escaped(address)}"'
        ' TargetMode="External"/>'
        for address, key in (outside or {}).items()
    ]
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(listed)}</Relationships>'


def _core(title: str, subject: str, author: str, dated: date, lang: Lang) -> str:
    moment = f"{dated.isoformat()}T00:00:00Z"
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:subject>{escaped(subject)}</dc:subject>"
        f"<dc:creator>{escaped(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escaped(author)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{_language(lang)}</dc:language></cp:coreProperties>"
    )


def _app(author: str) -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Application>{escaped(author)}</Application></Properties>'
    )


def _language(lang: Lang) -> str:
    return "zh-CN" if lang == "zh" else "en-GB"


def _document(items: Sequence[Item]) -> str:
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>'
        f'<w:pgSz w:w="{twips(PAGE_WIDTH)}" w:h="{twips(PAGE_HEIGHT)}"/>'
        f'<w:pgMar w:top="{twips(TOP)}" w:right="{twips(RIGHT)}" w:bottom="{twips(BOTTOM)}"'
        f' w:left="{twips(LEFT)}" w:header="851" w:footer="850" w:gutter="0"/>'
        '<w:cols w:space="425"/></w:sectPr>'
    )
    return (
        f"<w:document {markup.NAMESPACES}><w:body>{markup.body(items)}{section}</w:body>"
        "</w:document>"
    )


def _styles() -> str:
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'{_faces(BODY)}<w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        # Digits are Latin: called Chinese, some programs break a line within a number.
        '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    room = "".join(
        f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>'
        for side, width in (
            ("top", CELL_TOP), ("left", CELL_SIDE), ("bottom", CELL_TOP), ("right", CELL_SIDE),
        )
    )  # fmt: skip
    others = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        f"{markup.link_style()}"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{room}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{rules}</w:tblBorders>'
        "</w:tblPr></w:style>"
    )
    paragraphs = "".join(map(_style, STYLES))
    return f"<w:styles {markup.NAMESPACES}>{defaults}{paragraphs}{others}</w:styles>"


def _faces(style: Style) -> str:
    return (
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{style.face}" w:cs="{LATIN}"/>'
    )


def _style(style: Style) -> str:
    default = ' w:default="1"' if style is BODY else ""
    based = "" if style is BODY else '<w:basedOn w:val="Normal"/>'
    rule = "auto" if style.has_auto_lines else "exact"
    line = 240 if style.has_auto_lines else twips(style.line)
    listed = f'<w:numPr><w:numId w:val="{style.list_number}"/></w:numPr>'
    indent = f'<w:ind w:left="{twips(style.hanging)}" w:hanging="{twips(style.hanging)}"/>'
    if style.first_line:
        first = twips(style.first_line * style.size)
        indent = f'<w:ind w:firstLineChars="{style.first_line * 100}" w:firstLine="{first}"/>'
    paragraph = [
        "<w:keepNext/>" if style.outline > 0 else "",
        listed if style.list_number else "",
        f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}"'
        f' w:line="{line}" w:lineRule="{rule}"/>',
        indent if style.hanging or style.first_line else "",
        f'<w:jc w:val="{style.align}"/>',
        f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline >= 0 else "",
    ]
    size = round(style.size * 2)
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{based}<w:qFormat/><w:pPr>{"".join(paragraph)}</w:pPr>'
        f"<w:rPr>{_faces(style)}{'<w:b/>' if style.is_bold else ''}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _lists() -> str:
    styles = {style.list_number: style for style in STYLES if style.list_number}
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="{styles[number].id}"/><w:lvlText w:val="{shown}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{twips(styles[number].hanging)}"'
        f' w:hanging="{twips(styles[number].hanging)}"/></w:pPr></w:lvl></w:abstractNum>'
        for number, shown in LISTS.items()
    )
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in LISTS
    )
    return f"<w:numbering {markup.NAMESPACES}>{abstract}{used}</w:numbering>"


def _settings() -> str:
    return (
        f'<w:settings {markup.NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _fonts() -> str:
    chinese = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/></w:font>'
        for name, other in FACES.items()
    )
    latin = f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    return f"<w:fonts {markup.NAMESPACES}>{latin}{chinese}</w:fonts>"


def _footer() -> str:
    """The page's number as official documents write it: between dashes."""
    dash = text_run("— ", FOOT.face), text_run(" —", FOOT.face)
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        f'<w:ftr {markup.NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{FOOT.id}"/></w:pPr>'
        f"{dash[0]}{field}{dash[1]}</w:p></w:ftr>"
    )
