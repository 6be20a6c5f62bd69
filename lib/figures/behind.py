"""The words behind a figure that say how exactly it is meant: 以上, (含)以内, 左右, (最高)."""

import re

from lib.figures.figure import Bound
from lib.figures.units import BLANK

_WORDS: dict[Bound, str] = {
    "at_least": """以上 之上 开外 出头 有余 往上 起步 起 多 余 + 为下限 为底线 为最低限额 为最低限
        为最低 为起点 保底""",
    "up_to": """以内 之内 以下 之下 以里 内 封顶 为上限 为限 为限额 为封顶线 为封顶 为顶 为最高限额
        为最高额度 为最高限 为最高额 为最高 上限 的上限""",
    "about": "左右 上下 前后 光景",
}
# Only in brackets of their own: 500万元（最高）.
_MARKS: dict[Bound, str] = {
    "at_least": "最低 最少 至少 下限 不低于 不少于",
    "up_to": "最高 最多 至多 限额 最高限额 最高额 最高限 不超过",
    "about": "约 大约",
}

# Words that only begin like one of those: 3家以上市公司, 5家以上海为主, 2家上下游企业.
_END = r"(?=$|[^\u4e00-\u9fffA-Za-z0-9])"
_NOT_BEFORE = {
    "以上": r"(?!述|海|下游|市(?:公司|企业|后|融资|挂牌|培育|辅导|的|为)|报)",
    "以下": r"(?!简称|称|统称|列|几|(?:方式|条件|措施|标准|内容|方面|情形|任))",
    "以内": r"(?!部|资|蒙|涵|需|容|外)",
    "之上": "(?!述)",
    "之下": "(?!列)",
    "左右": "(?!手|两|侧)",
    "上下": "(?!游|联|级|功|班|同|贯|一)",
    "前后": "(?!端)",
    "为限": "(?!期|制)",
    "为顶": "(?!层)",
    "为最高": "(?!人|级)",
    "上限": r"(?=$|[,，、。;；)|]|的|给|予|奖|补)",
    "封顶": r"(?!\d|[一二两三四五六七八九十百千])",
    "内": rf"(?:{_END}|(?=的|给予|予以))",
    "起": rf"(?:{_END}|(?=的|最高|封顶))",
    "起步": rf"(?:{_END}|(?=的))",
    "多": _END,
    "余": _END,
    "+": r"(?![\dA-Za-z])",
}

_NOT_BEHIND = {"起": "(?<![年月日])"}
"""2011年起 tells since when."""

BOUNDS: dict[str, Bound] = {
    word: bound
    for table in (_WORDS, _MARKS)
    for bound, words in table.items()
    for word in words.split()
}
"""The bound that each word behind a figure says."""


def _pattern(word: str) -> str:
    return _NOT_BEHIND.get(word, "") + re.escape(word) + _NOT_BEFORE.get(word, "")


_WORD = "|".join(
    _pattern(word)
    for word in sorted(BOUNDS, key=len, reverse=True)
    if any(word in words.split() for words in _WORDS.values())
)
_MARK = "|".join(map(re.escape, BOUNDS))
_INCLUSIVE = rf"(?:{BLANK}\((?:不?含|包含|包括)[^()]{{0,24}}\))?"
_THINGS = "人民币|企业|单位|机构|高校|院所|平台|项目|奖励|补助|资金|经费|资助|补贴"

BEHIND = re.compile(
    rf"{_INCLUSIVE}{BLANK}(?:/[年家个项人户次亩])?(?:{_THINGS})?(?:[及或和]|\(及\)|作)?"
    rf"(?P<word>{_WORD}){_INCLUSIVE}"
    rf"|{BLANK}\(含?(?P<mark>{_MARK})\)"
)
"""A bound behind a figure, with what may stand between: 500万元/年封顶, 3家企业以上."""
