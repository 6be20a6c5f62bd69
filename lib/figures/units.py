"""What stands behind a number: measure words, money, percent, time and other units."""

import re
from decimal import Decimal

from lib.figures.figure import Kind

BLANK = " {0,2}"
"""Blanks within a figure; a fixed number, so that reading takes no longer than the text."""

# Not among the counters are words that often follow a numeral by chance, as 部 in 统一部署.
_UNITS: dict[Kind, str] = {
    "count": """人次 个 家 所 项 名 人 位 条 次 种 件 批次 批 处 支 座 户 台 套 类 场 只 笔 款 篇 组
        队 间 栋 枚 艘 辆 册 宗 例 份 起""",
    "money": "元 圆 人民币",
    "percent": "% ‰ 个百分点 成",
    "time": """周年 年度 年 个月 个多月 月 日 号 届 天 周 岁 小时 个小时 分钟 季度 个季度 个年度
        工作日 个工作日""",
    "other": """倍 番 折 美元 欧元 港元 港币 日元 英镑 韩元 澳元 亩 公顷 平方米 平方公里 立方米
        公里 千米 米 吨 公斤 千克 千瓦 千伏 兆瓦 度 级 强 分""",
}
_KINDS: dict[str, Kind] = {unit: kind for kind, units in _UNITS.items() for unit in units.split()}
_PER_UNIT = {"成": Decimal(10), "‰": Decimal("0.1")}

# Units that begin a longer word: 5成果, 3强化, 5分别, 3人才, 2020年级, 3亿人民币.
_NOT_BEFORE = {
    "成": "为(?!上限|下限|限|顶|底线|最)|[果立员本功效都长交熟绩分套就型品片像语文不]",
    "强": "[化调势度力省市国县链]",
    "分": "[别类布为等成享支级批期段年之钟]",
    "人": "[才均民工员]",
    "次": "性",
    "项": "目",
    "级": "[别联]",
    "度": "[假过量]",
    "周": "[边期转]",
    "折": "[合算叠]",
}


def _pattern(unit: str) -> str:
    if unit == "起":
        # It counts cases in 3起, and makes a floor of 100万起.
        return r"(?<=\d)起"
    barred = _NOT_BEFORE.get(unit)
    return re.escape(unit) + (f"(?!{barred})" if barred else "")


UNIT = f"(?:{'|'.join(_pattern(unit) for unit in sorted(_KINDS, key=len, reverse=True))})"
"""A pattern for a unit, the longest first."""


def per_unit(unit: str) -> Decimal:
    """What one of ``unit`` is of the unit that values are told in: 10 percent for 成."""
    return _PER_UNIT.get(unit, Decimal(1))


def kind_of(unit: str) -> Kind:
    """What a unit measures; a number without one counts."""
    return _KINDS.get(unit, "count")
