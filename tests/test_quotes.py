"""Sentences to quote: every kind of fact in both languages, and what several may say together."""

# Sentences stand on one line each, and Chinese characters count double.
# ruff: noqa: E501

import json
import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any, get_args

import pytest
from catalogues import (
    ROOT,
    Facts,
    catalogue,
    committed,
    count,
    document,
    named,
    of_documents,
    reward,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib import statements
from lib.catalogue import Catalogue
from lib.compare import Grade, compare_set, signature
from lib.index import Entry, Kind
from lib.model.document import Fund, Instrument, Named
from lib.ranking import Ranking, rank
from lib.statements.quote_parts import plural
from lib.ui.components.quote import Line, quotes
from lib.ui.quotes import of_rows as rows_to_quote
from lib.views import overview
from lib.wording import LANGS, Lang, figures, text

SOURCE = {
    "title": {"zh": "许昌市平台情况的答复", "en": "Reply on platforms in Xuchang"},
    "number": "许科字〔2020〕1号",
}
ZH = "据《许昌市平台情况的答复》（许科字〔2020〕1号，2020年5月6日），"
EN = 'According to "Reply on platforms in Xuchang" (许科字〔2020〕1号, 6 May 2020), '
NOTE = {"zh": "说明", "en": "why"}


def xuchang(facts: Facts, **source: object) -> Catalogue:
    """A reply of Xuchang with facts."""
    return of_documents({"xuchang": document("xuchang", facts, **{**SOURCE, **source})})


def said(facts: Facts, **source: object) -> tuple[str, str]:
    """The sentences of the first of some facts, in zh and in en."""
    data = xuchang(facts, **source)
    entry = data.entries[f"xuchang/{facts[0].id}"]
    return statements.of_fact(data, entry, "zh"), statements.of_fact(data, entry, "en")


# One fact, word for word


def target(value: int | str, **more: object) -> Any:
    return count("a", value, status="target", **more)


def flow(value: int | str, event: str | None = None, **more: object) -> Any:
    return count("a", value, measure="flow", event=event, **more)


COUNTS = [
    # What there is
    (count("a", 71), "许昌市截至2020年有省级重点实验室71个。",
     "Xuchang had 71 provincial key laboratories as of 2020."),
    (count("a", 1), "许昌市截至2020年有省级重点实验室1个。",
     "Xuchang had 1 provincial key laboratory as of 2020."),
    (count("a", 1234, bound="about", as_of="2019-03"), "许昌市截至2019年3月有省级重点实验室约1,234个。",
     "Xuchang had about 1,234 provincial key laboratories as of March 2019."),
    (count("a", 5, bound="range", value_max=8), "许昌市截至2020年有省级重点实验室5–8个。",
     "Xuchang had 5–8 provincial key laboratories as of 2020."),
    (count("a", 5, bound="up_to"), "许昌市截至2020年有省级重点实验室不超过5个。",
     "Xuchang had up to 5 provincial key laboratories as of 2020."),
    (count("a", 3, as_of="not_stated"), "许昌市有省级重点实验室3个（年份未载明）。",
     "Xuchang had 3 provincial key laboratories (year not stated)."),
    (count("a", 13, level_and_above=True), "许昌市截至2020年有省级以上重点实验室13个。",
     "Xuchang had 13 key laboratories at provincial level and above as of 2020."),
    (count("a", 13, level="unspecified"), "许昌市截至2020年有重点实验室13个（级别未载明）。",
     "Xuchang had 13 key laboratories as of 2020 (level not stated)."),
    (count("a", 3, level="national", type_stated="国家重点实验室"),
     "许昌市截至2020年有国家重点实验室3个。",
     "Xuchang had 3 State Key Laboratories as of 2020."),
    (count("a", 3, level="national", type_stated="重点实验室"),
     "许昌市截至2020年有国家级重点实验室3个。",
     "Xuchang had 3 national-level key laboratories as of 2020."),
    (count("a", 15, types=["incubator", "makerspace", "agricultural_makerspace"]),
     "许昌市截至2020年有省级科技企业孵化器、众创空间和星创天地合计15个。",
     "Xuchang had a combined total of 15 provincial technology business incubators, makerspaces (mass innovation spaces) and agricultural makerspaces (Xingchuang Tiandi) as of 2020."),
    (count("a", 0), "许昌市截至2020年省级重点实验室为0个（文件载明为零）。",
     "Xuchang had 0 provincial key laboratories as of 2020 (zero as the document states)."),
    (count("a", 0, reading={"value": "implied_by_breakthrough"}, note=NOTE),
     "许昌市截至2020年省级重点实验室为0个（数量由“零的突破”推定）。",
     "Xuchang had 0 provincial key laboratories as of 2020 (implied by the breakthrough from zero: number)."),
    (count("a", 8, reading={"value": "implied_by_parts"}, note=NOTE),
     "许昌市截至2020年有省级重点实验室8个（数量由合计与分项推定）。",
     "Xuchang had 8 provincial key laboratories as of 2020 (implied by the total and its parts: number)."),
    (count("a", 1, reading={"value": "implied_by_parts", "as_of": "implied", "level": "implied", "status": "ambiguous"}, note=NOTE),
     "许昌市截至2020年有省级重点实验室1个（数量由合计与分项推定；时点、级别为文意推定；现状或目标的区分有歧义）。",
     "Xuchang had 1 provincial key laboratory as of 2020 (implied by the total and its parts: number; implied rather than stated: date, level; open to two readings: whether in place or a target)."),
    (count("a", 2, level="unspecified", reading={"level": "ambiguous"}, note=NOTE),
     "许昌市截至2020年有重点实验室2个（级别有歧义）。",
     "Xuchang had 2 key laboratories as of 2020 (open to two readings: level)."),
    (count("a", 5, recognised_by={"stated": "非科技部门", "code": "outside_science_department"}),
     "许昌市截至2020年有省级重点实验室5个（由科技部门以外的部门认定）。",
     "Xuchang had 5 provincial key laboratories as of 2020 (recognised by an authority other than the science and technology one)."),
    (count("a", 5, recognised_by={"stated": "科技厅", "code": "science_department"}),
     "许昌市截至2020年有省级重点实验室5个。",
     "Xuchang had 5 provincial key laboratories as of 2020."),
    (count("a", 2, type_stated="省级企業重點實驗室"),
     "许昌市截至2020年有省级重点实验室2个（原文称“省级企业重点实验室”）。",
     "Xuchang had 2 provincial key laboratories as of 2020 (「省级企業重點實驗室」 in the document's words)."),
    (count("a", 2, type_stated="重點試驗室", level_stated="市级"),
     "许昌市截至2020年有省级重点实验室2个（原文级别为“市级”）。",
     "Xuchang had 2 provincial key laboratories as of 2020 (level 「市级」 in the document's words)."),
    # What was added
    (flow(16), "许昌市2020年新增省级重点实验室16个。",
     "Xuchang added 16 provincial key laboratories in 2020."),
    (flow(61, "approved", period="2018/2020"), "许昌市2018—2020年批准省级重点实验室61个。",
     "Xuchang approved 61 provincial key laboratories in 2018–2020."),
    (flow(61, "accepted"), "许昌市2020年有省级重点实验室61个通过验收。",
     "Xuchang brought 61 provincial key laboratories through acceptance in 2020."),
    (flow(8, "promoted", level="national", promoted_from="provincial"),
     "许昌市2020年由省级晋升为国家级重点实验室8个。",
     "Xuchang gained 8 national-level key laboratories by promotion from provincial level in 2020."),
    (flow(2, "promoted", level="national", promoted_from="unspecified"),
     "许昌市2020年晋升为国家级重点实验室2个（原级别未载明）。",
     "Xuchang gained 2 national-level key laboratories by promotion in 2020 (earlier level not stated)."),
    (flow(3, "applied", bound="at_least"), "许昌市2020年申报省级重点实验室不低于3个。",
     "Xuchang applied for at least 3 provincial key laboratories in 2020."),
    (flow(3, period="not_stated"), "许昌市新增省级重点实验室3个（年份未载明）。",
     "Xuchang added 3 provincial key laboratories (year not stated)."),
    (count("a", 198, measure="cumulative", event="approved", period=None, as_of="2020"),
     "许昌市截至2020年累计批准省级重点实验室198个（起始年份未载明）。",
     "Xuchang had cumulatively approved 198 provincial key laboratories as of 2020 (since when is not stated)."),
    (count("a", 198, measure="cumulative", event="approved", period="2016/2020"),
     "许昌市2016—2020年累计批准省级重点实验室198个。",
     "Xuchang had cumulatively approved 198 provincial key laboratories in 2016–2020."),
    (count("a", 157, measure="cumulative", event="accepted", period=None, as_of="2020"),
     "许昌市截至2020年累计有省级重点实验室157个通过验收（起始年份未载明）。",
     "Xuchang had cumulatively brought 157 provincial key laboratories through acceptance as of 2020 (since when is not stated)."),
    (flow(4, "supported"), "许昌市2020年支持省级重点实验室4个。",
     "Xuchang supported 4 provincial key laboratories in 2020."),
    (flow(4, "recruited", types=["entrepreneurial_talent_team"]), "许昌市2020年引进省级创新创业人才团队4个。",
     "Xuchang recruited 4 provincial innovation and entrepreneurship talent teams in 2020."),
    # What is aimed at
    (target(3, bound="at_least", as_of="2025"), "许昌市提出的目标为：到2025年省级重点实验室不低于3个。",
     "Xuchang set the target of having at least 3 provincial key laboratories by 2025."),
    (target(160, bound="about"), "许昌市提出的目标为：到2020年省级重点实验室达到约160个。",
     "Xuchang set the target of having about 160 provincial key laboratories by 2020."),
    (target(15, types=["incubator", "makerspace"]),
     "许昌市提出的目标为：到2020年省级科技企业孵化器和众创空间合计达到15个。",
     "Xuchang set the target of having a combined total of 15 provincial technology business incubators and makerspaces (mass innovation spaces) by 2020."),
    (target("without_figure", reading={"value": "implied_by_coverage"}, note=NOTE),
     "许昌市提出的目标为：到2020年省级重点实验室全覆盖（覆盖几处未载明）。",
     "Xuchang set the target of full coverage with provincial key laboratories by 2020 (of how many places is not stated)."),
    (target(1, reading={"value": "implied_by_breakthrough"}, note=NOTE, bound="at_least"),
     "许昌市提出的目标为：到2020年省级重点实验室不低于1个（数量由“零的突破”推定）。",
     "Xuchang set the target of having at least 1 provincial key laboratory by 2020 (implied by the breakthrough from zero: number)."),
    (target(2, reading={"value": "implied_by_enumeration"}, note=NOTE),
     "许昌市提出的目标为：到2020年省级重点实验室达到2个（数量由逐一列名推定）。",
     "Xuchang set the target of having 2 provincial key laboratories by 2020 (implied by the names listed: number)."),
    (target(20, measure="flow", bound="at_least"), "许昌市提出的目标为：2020年新增省级重点实验室不低于20个。",
     "Xuchang set the target of adding at least 20 provincial key laboratories in 2020."),
    (target(2, measure="flow", event="promoted", level="national", promoted_from="provincial"),
     "许昌市提出的目标为：2020年由省级晋升为国家级重点实验室2个。",
     "Xuchang set the target of gaining 2 national-level key laboratories by promotion from provincial level in 2020."),
    (target(1, measure="flow", event="applied", level="national"),
     "许昌市提出的目标为：2020年支持申报国家级重点实验室1个。",
     "Xuchang set the target of supporting applications for 1 national-level key laboratory in 2020."),
    (target(9, measure="flow", event="approved"), "许昌市提出的目标为：2020年批准省级重点实验室9个。",
     "Xuchang set the target of approving 9 provincial key laboratories in 2020."),
    (target(9, measure="flow", event="accepted"), "许昌市提出的目标为：2020年有省级重点实验室9个通过验收。",
     "Xuchang set the target of bringing 9 provincial key laboratories through acceptance in 2020."),
    (target(9, measure="cumulative", period=None, as_of="2020"),
     "许昌市提出的目标为：到2020年累计新增省级重点实验室9个（起始年份未载明）。",
     "Xuchang set the target of cumulatively adding 9 provincial key laboratories by 2020 (since when is not stated)."),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "zh", "en"), COUNTS, ids=[zh[:40] for _, zh, _ in COUNTS])
def test_a_count_is_told_with_its_bound_year_and_status(fact: Any, zh: str, en: str) -> None:
    assert said([fact]) == (ZH + zh, EN + en)


def test_a_part_is_told_with_its_total() -> None:
    total = count("all", 235, level="unspecified")
    part = count("a", 71, part_of="all", reading={"part_of": "ambiguous"}, note=NOTE)
    assert said([part, total]) == (
        f"{ZH}许昌市截至2020年有省级重点实验室71个（与合计的关系有歧义），为重点实验室235个的一部分。",
        f"{EN}Xuchang had 71 provincial key laboratories as of 2020 (open to two readings: relation to the total), part of 235 key laboratories.",
    )
    assert said([total, part]) == (
        f"{ZH}许昌市截至2020年有重点实验室235个（各级合计）。",
        f"{EN}Xuchang had 235 key laboratories as of 2020 (all levels).",
    )


AWARD = "许昌市对新认定的国家级重点实验室给予"
AWARD_EN = "Xuchang's award for a newly recognised national key laboratory is"
OPEN = "，是否仍然有效未经确认。"
OPEN_EN = "; whether the policy still holds has not been confirmed."
SHARE = {"kind": "share", "percent": 12.5, "of": {"zh": "建设投入", "en": "the investment"}}


def fixed(**more: object) -> dict[str, object]:
    return {"kind": "fixed", **more}


REWARDS = [
    (reward("a"), f"{AWARD}一次性50万元的奖励{OPEN}", f"{AWARD_EN} CNY 500,000, one-off{OPEN_EN}"),
    (reward("a", frequency="not_stated"), f"{AWARD}50万元的奖励（是否一次性未载明）{OPEN}",
     f"{AWARD_EN} CNY 500,000 (whether one-off is not stated){OPEN_EN}"),
    (reward("a", frequency="annual"), f"{AWARD}每年50万元的奖励（年限未载明）{OPEN}",
     f"{AWARD_EN} CNY 500,000 a year (number of years not stated){OPEN_EN}"),
    (reward("a", frequency="annual", years=3), f"{AWARD}每年50万元的奖励（年限3年）{OPEN}",
     f"{AWARD_EN} CNY 500,000 a year (for 3 years){OPEN_EN}"),
    (reward("a", frequency="annual", years="evaluation_cycle"), f"{AWARD}评估周期内每年50万元的奖励{OPEN}",
     f"{AWARD_EN} CNY 500,000 a year within the evaluation cycle{OPEN_EN}"),
    (reward("a", frequency="per_evaluation"), f"{AWARD}每次评估50万元的奖励{OPEN}",
     f"{AWARD_EN} CNY 500,000 per evaluation{OPEN_EN}"),
    (reward("a", frequency="instalments", instalments=[
        {"cny": 200_000, "when": {"zh": "获批后", "en": "after approval"}},
        {"cny": 300_000, "when": {"zh": "验收后", "en": "after acceptance"}}]),
     f"{AWARD}奖励50万元，分期发放（获批后20万元；验收后30万元）{OPEN}",
     f"{AWARD_EN} CNY 500,000, in instalments (CNY 200,000 after approval; CNY 300,000 after acceptance){OPEN_EN}"),
    (reward("a", amount=fixed(min_cny=200_000, bound="at_least")), f"{AWARD}一次性不低于20万元的奖励{OPEN}",
     f"{AWARD_EN} at least CNY 200,000, one-off{OPEN_EN}"),
    (reward("a", amount=fixed(max_cny=200_000, bound="up_to")), f"{AWARD}一次性不超过20万元的奖励{OPEN}",
     f"{AWARD_EN} up to CNY 200,000, one-off{OPEN_EN}"),
    (reward("a", amount=fixed(min_cny=50_000, max_cny=100_000, bound="range")),
     f"{AWARD}一次性5万元–10万元的奖励{OPEN}", f"{AWARD_EN} CNY 50,000–CNY 100,000, one-off{OPEN_EN}"),
    (reward("a", amount={**SHARE, "cap_cny": 1_000_000}),
     f"{AWARD}一次性奖励，金额为建设投入的12.5%，最高100万元{OPEN}",
     f"Xuchang's one-off award for a newly recognised national key laboratory is 12.5% of the investment, up to CNY 1 million{OPEN_EN}"),
    (reward("a", amount={**SHARE, "bound": "up_to"}, frequency="annual"),
     f"许昌市对新认定的国家级重点实验室每年给予奖励，金额为建设投入的不超过12.5%（年限未载明）{OPEN}",
     f"Xuchang's yearly award for a newly recognised national key laboratory is up to 12.5% of the investment (number of years not stated){OPEN_EN}"),
    (reward("a", amount={"kind": "case_by_case"}, frequency="not_stated"),
     f"{AWARD}奖励，金额一事一议（是否一次性未载明）{OPEN}",
     f"{AWARD_EN} decided case by case (whether one-off is not stated){OPEN_EN}"),
    (reward("a", amount={"kind": "not_stated"}), f"{AWARD}一次性奖励，金额未载明{OPEN}",
     f"Xuchang's one-off award for a newly recognised national key laboratory is mentioned, amount not stated{OPEN_EN}"),
    (reward("a", amount={"kind": "none"}, frequency="not_stated"),
     f"许昌市对新认定的国家级重点实验室明确不予奖励{OPEN}",
     f"what Xuchang pays for a newly recognised national key laboratory is none, said outright{OPEN_EN}"),
    # Conditions and natures
    (reward("a", trigger="stable_support", nature="support", frequency="annual"),
     f"许昌市对国家级重点实验室给予每年50万元的稳定支持（年限未载明）{OPEN}",
     f"Xuchang's stable support for a national key laboratory is CNY 500,000 a year (number of years not stated){OPEN_EN}"),
    (reward("a", trigger="evaluated_excellent"), f"许昌市对评估优秀的国家级重点实验室给予一次性50万元的奖励{OPEN}",
     f"Xuchang's award for a national key laboratory evaluated excellent is CNY 500,000, one-off{OPEN_EN}"),
    (reward("a", trigger="evaluated_good", nature="support"),
     f"许昌市对评估良好的国家级重点实验室给予一次性50万元的支持{OPEN}",
     f"Xuchang's support for a national key laboratory evaluated good is CNY 500,000, one-off{OPEN_EN}"),
    (reward("a", trigger="promotion"), f"许昌市对晋级的国家级重点实验室给予一次性50万元的奖励{OPEN}",
     f"Xuchang's award for a national key laboratory reached by promotion is CNY 500,000, one-off{OPEN_EN}"),
    # For whom
    (reward("a", types=["key_laboratory", "incubator", "makerspace"]),
     f"许昌市对新认定的国家级重点实验室、科技企业孵化器和众创空间均给予一次性50万元的奖励{OPEN}",
     f"Xuchang's award for a newly recognised national key laboratory, technology business incubator or makerspace (mass innovation space) is CNY 500,000, one-off{OPEN_EN}"),
    (reward("a", types=["incubator"], level="unspecified"),
     f"许昌市对新认定的科技企业孵化器给予一次性50万元的奖励（级别未载明）{OPEN}",
     f"Xuchang's award for a newly recognised technology business incubator is CNY 500,000, one-off (level not stated){OPEN_EN}"),
    (reward("a", types=["engineering_laboratory"], level="unspecified", trigger="evaluated_good"),
     f"许昌市对评估良好的工程实验室给予一次性50万元的奖励（级别未载明）{OPEN}",
     f"Xuchang's award for an engineering laboratory evaluated good is CNY 500,000, one-off (level not stated){OPEN_EN}"),
    (reward("a", recipient={"zh": "依托单位", "en": "the host institution"}),
     f"{AWARD}一次性50万元的奖励（奖补对象为依托单位）{OPEN}",
     f"{AWARD_EN} CNY 500,000, one-off (paid to the host institution){OPEN_EN}"),
    (reward("a", type_stated="企业国家重点实验室", recipient={"zh": "企业国家重点实验室", "en": "national key laboratories run by enterprises"}),
     f"许昌市对新认定的国家级重点实验室（原文称“企业国家重点实验室”）给予一次性50万元的奖励{OPEN}",
     f"Xuchang's award for a newly recognised national key laboratory (「企业国家重点实验室」 in the document's words) is CNY 500,000, one-off (paid to national key laboratories run by enterprises){OPEN_EN}"),
    (reward("a", reading={"frequency": "implied"}, note=NOTE),
     f"{AWARD}一次性50万元的奖励（频次为文意推定）{OPEN}",
     f"{AWARD_EN} CNY 500,000, one-off (implied rather than stated: frequency){OPEN_EN}"),
    (reward("a", payer={"zh": "许昌市财政局", "en": "the Xuchang finance bureau"}),
     f"{AWARD}一次性50万元的奖励（由许昌市财政局支付）{OPEN}",
     f"{AWARD_EN} CNY 500,000, one-off (paid by the Xuchang finance bureau){OPEN_EN}"),
    (reward("a", reading={"nature": "implied", "trigger": "ambiguous"}, note=NOTE),
     f"{AWARD}一次性50万元的奖励（奖励或支持的性质为文意推定；奖补条件有歧义）{OPEN}",
     f"{AWARD_EN} CNY 500,000, one-off (implied rather than stated: nature as award or support; open to two readings: condition){OPEN_EN}"),
    # Whether it holds
    (reward("a", policy_status="in_force"), f"{AWARD}一次性50万元的奖励，该政策现行有效。",
     f"{AWARD_EN} CNY 500,000, one-off; the policy is in force."),
    (reward("a", policy_status="in_force", last_confirmed="2026-11"),
     f"{AWARD}一次性50万元的奖励，该政策现行有效（最近核实：2026年11月）。",
     f"{AWARD_EN} CNY 500,000, one-off; the policy is in force (last confirmed: November 2026)."),
    (reward("a", policy_status="draft"), f"{AWARD}一次性50万元的奖励，该政策尚为草案。",
     f"{AWARD_EN} CNY 500,000, one-off; the policy is a draft."),
    (reward("a", policy_status="expired"), f"{AWARD}一次性50万元的奖励，该政策已失效。",
     f"{AWARD_EN} CNY 500,000, one-off; the policy has expired."),
    (reward("a", policy_status="superseded"), f"{AWARD}一次性50万元的奖励，该政策已被替代。",
     f"{AWARD_EN} CNY 500,000, one-off; the policy has been superseded."),
    (reward("a", basis={"year": 2017}), f"{AWARD}一次性50万元的奖励，所依据政策（2017年）的标题、文号均未载明{OPEN}",
     f"{AWARD_EN} CNY 500,000, one-off; title and number of the underlying policy (2017) are not stated{OPEN_EN}"),
    (reward("a", basis={}), f"{AWARD}一次性50万元的奖励，所依据政策的标题、文号和年份均未载明{OPEN}",
     f"{AWARD_EN} CNY 500,000, one-off; title, number and year of the underlying policy are not stated{OPEN_EN}"),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "zh", "en"), REWARDS, ids=[zh[:60] for _, zh, _ in REWARDS])
def test_a_reward_is_told_with_amount_frequency_condition_and_validity(
    fact: Any, zh: str, en: str
) -> None:
    assert said([fact]) == (ZH + zh, EN + en)


POLICY = {"title": {"zh": "许昌市“创新”办法", "en": 'Xuchang "innovation" measures'}}
BASES = [
    ({**POLICY, "number": "许政〔2019〕2号", "year": 2019}, "《许昌市“创新”办法》（许政〔2019〕2号，2019年）",
     "\"Xuchang 'innovation' measures\" (许政〔2019〕2号, 2019)"),
    ({**POLICY, "year": 2019}, "《许昌市“创新”办法》（2019年，文号未载明）",
     "\"Xuchang 'innovation' measures\" (2019, no document number stated)"),
    ({**POLICY, "number": "许政〔2019〕2号"}, "《许昌市“创新”办法》（许政〔2019〕2号）",
     "\"Xuchang 'innovation' measures\" (许政〔2019〕2号)"),
    (POLICY, "《许昌市“创新”办法》（文号、年份均未载明）",
     "\"Xuchang 'innovation' measures\" (neither number nor year stated)"),
    ({"number": "许政〔2019〕2号", "year": 2019}, "文件（许政〔2019〕2号，2019年）",
     "a policy (许政〔2019〕2号, 2019)"),
]  # fmt: skip


@pytest.mark.parametrize(("basis", "zh", "en"), BASES, ids=[zh for _, zh, _ in BASES])
def test_a_quoted_policy_is_told_apart_from_the_reply_that_tells_it(
    basis: dict[str, object], zh: str, en: str
) -> None:
    assert said([reward("a", basis=basis)]) == (
        f"{ZH[:-1]}所引{zh}，{AWARD}一次性50万元的奖励{OPEN}",
        f"According to {en}, as quoted in {EN.removeprefix('According to ')}{AWARD_EN} CNY 500,000, one-off{OPEN_EN}",
    )


DOCUMENTS = [
    ({"number": "not_stated"}, "据《许昌市平台情况的答复》（2020年5月6日），",
     'According to "Reply on platforms in Xuchang" (6 May 2020), '),
    ({"date_signed": "not_stated"}, "据《许昌市平台情况的答复》（许科字〔2020〕1号），",
     'According to "Reply on platforms in Xuchang" (许科字〔2020〕1号), '),
    ({"number": "not_stated", "date_signed": "not_stated"}, "据《许昌市平台情况的答复》（文号未载明），",
     'According to "Reply on platforms in Xuchang" (no document number stated), '),
    ({"title": {"zh": "对《提案》的答复", "en": 'Reply to "Proposal"'}, "date_signed": "2020-05"},
     "据《对〈提案〉的答复》（许科字〔2020〕1号，2020年5月），",
     "According to \"Reply to 'Proposal'\" (许科字〔2020〕1号, May 2020), "),
]  # fmt: skip


@pytest.mark.parametrize(("source", "zh", "en"), DOCUMENTS, ids=[zh for _, zh, _ in DOCUMENTS])
def test_a_document_is_named_by_title_number_and_date(
    source: dict[str, object], zh: str, en: str
) -> None:
    assert said([count("a", 3)], **source) == (
        f"{zh}许昌市截至2020年有省级重点实验室3个。",
        f"{en}Xuchang had 3 provincial key laboratories as of 2020.",
    )


def test_a_reward_of_no_year_says_so() -> None:
    zh, en = said([reward("a")], date_signed="not_stated")
    assert "的奖励（年份未载明），" in zh
    assert "one-off (year not stated);" in en


def fund(**more: object) -> Fund:
    fields: dict[str, object] = {
        "id": "a",
        "evidence": {"paragraph": 1, "quote": ["made up"]},
        "name": {"zh": "“英才”资金", "en": 'The "talent" fund'},
        "amount": fixed(min_cny=30_000_000, max_cny=30_000_000, bound="exact"),
        "status": "actual",
        "frequency": "not_stated",
        "period": "2019",
        "purpose": NOTE,
        "source": "fiscal",
    }
    return Fund.model_validate({**fields, **more})


FUNDS = [
    (fund(), "许昌市“‘英才’资金”2019年金额为3000万元（财政资金）。",
     "the amount of \"The 'talent' fund\" (Xuchang) in 2019 was CNY 30 million (public money)."),
    (fund(period="not_stated", frequency="annual", source="not_stated", basis={"year": 2018}),
     "许昌市“‘英才’资金”金额为每年3000万元（资金来源未载明），所依据政策（2018年）的标题、文号均未载明。",
     "the amount of \"The 'talent' fund\" (Xuchang) was CNY 30 million a year (source of the money not stated); title and number of the underlying policy (2018) are not stated."),
    (fund(period="2011/2015", amount={"kind": "not_stated"}),
     "许昌市“‘英才’资金”2011—2015年金额未载明（财政资金）。",
     "\"The 'talent' fund\" (Xuchang) in 2011–2015 is mentioned, amount not stated (public money)."),
    (fund(status="target", amount=fixed(min_cny=300_000_000, bound="at_least"), reading={"period": "implied"}, note=NOTE),
     "许昌市提出的目标为：2019年“‘英才’资金”金额为不低于3亿元（财政资金；时期为文意推定）。",
     "the target amount of \"The 'talent' fund\" (Xuchang) in 2019 is at least CNY 300 million (public money; implied rather than stated: period)."),
    (fund(status="target", amount={"kind": "case_by_case"}),
     "许昌市提出的目标包括2019年“‘英才’资金”，一事一议（财政资金）。",
     "\"The 'talent' fund\" (Xuchang) in 2019 is mentioned as a target, decided case by case (public money)."),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "zh", "en"), FUNDS, ids=[zh[:40] for _, zh, _ in FUNDS])
def test_a_fund_is_told_with_its_status_period_and_source(fact: Fund, zh: str, en: str) -> None:
    assert said([fact]) == (ZH + zh, EN + en)


def instrument(strength: str, name: str = "a") -> Instrument:
    return Instrument.model_validate(
        {
            "id": name,
            "evidence": {"paragraph": 1, "quote": ["made up"]},
            "instrument": "innovation_voucher",
            "target": {"zh": "中小企业", "en": "small firms"},
            "strength": strength,
        }
    )


@pytest.mark.parametrize(
    ("strength", "zh", "en"),
    [("in_place", "已实施", "has in place"), ("commits", "承诺实施", "commits to"),
     ("plans", "计划实施", "plans"), ("encourages", "鼓励开展", "encourages")],
)  # fmt: skip
def test_an_instrument_is_told_with_how_firm_it_is(strength: str, zh: str, en: str) -> None:
    assert said([instrument(strength)]) == (
        f"{ZH}许昌市{zh}“科技创新券”类政策措施，涉及中小企业。",
        f'{EN}Xuchang {en} measures of the kind "innovation voucher", concerning small firms.',
    )


NAMED = [
    (named("a", "新材料实验室"), "许昌市提到已有的“新材料实验室”（省级重点实验室）。",
     'Xuchang names "Some key laboratory" (a provincial key laboratory) as existing.'),
    (named("a", "新材料实验室", standing="being_built"), "许昌市提到在建的“新材料实验室”（省级重点实验室）。",
     'Xuchang names "Some key laboratory" (a provincial key laboratory) as being built.'),
    (named("a", "新材料实验室", standing="sought", level="national"), "许昌市提到拟建或争取的“新材料实验室”（国家级重点实验室）。",
     'Xuchang names "Some key laboratory" (a national-level key laboratory) as sought.'),
    (named("a", "新材料实验室", level="unspecified"), "许昌市提到已有的“新材料实验室”（重点实验室，级别未载明）。",
     'Xuchang names "Some key laboratory" (a key laboratory, level not stated) as existing.'),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "zh", "en"), NAMED, ids=[zh[:40] for _, zh, _ in NAMED])
def test_a_platform_that_is_named_is_told_by_its_name_and_without_a_number(
    fact: Named, zh: str, en: str
) -> None:
    assert said([fact]) == (ZH + zh, EN + en)
    assert not re.search(r"\d", zh + en)


def test_every_type_has_an_english_plural() -> None:
    words = {plural(item.en) for item in committed().types.values()}
    assert {
        "Key laboratories", "Innovation platforms", "Technology business incubators",
        "Platforms sharing and publishing S&T results", "Networks sharing large scientific instruments",
        "Germplasm bank sharing platforms", "Agricultural makerspaces (Xingchuang Tiandi)",
        "Technology incubation centres of the Chinese Academy of Sciences",
        "Demonstration zones for the transfer and commercialisation of S&T results",
        "Integrated service platforms for industrial innovation", "R&D institutions",
        "University science parks", "Innovation and entrepreneurship bases",
    } <= words  # fmt: skip


# Every committed fact

ENTRIES = tuple(committed().entries.values())
NUMBERS = {entry.source.number for entry in ENTRIES} | {
    entry.fact.basis.number for entry in ENTRIES if entry.fact.basis
}
HAN = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")


def without_codes(sentence: str) -> str:
    """A sentence without document numbers, and without the document's own words in 「」."""
    for number in sorted(NUMBERS, key=len, reverse=True):
        sentence = sentence.replace(number, "")
    return re.sub(r"「[^」]*」", "", sentence)


def assert_well_formed(sentence: str, lang: Lang) -> None:
    end = "。" if lang == "zh" else "."
    assert sentence.endswith(end)
    assert "。" not in sentence[:-1]
    assert not re.search(
        r"[，。；：、,.;:]{2}|（）|\(\)|[（(][，；、,;]|[，；、,;][）)]", sentence
    ), sentence
    assert not re.search(r"None|not_stated|[{}_]|\s{2}|\s[,.;:)，。；）]|[（(]\s", sentence), (
        sentence
    )
    assert sentence.count("（") == sentence.count("）")
    assert sentence.count("(") == sentence.count(")")
    foreign = re.search(r"[A-Za-z]" if lang == "zh" else HAN, without_codes(sentence))
    assert not foreign, (foreign, sentence)


@pytest.mark.parametrize("lang", LANGS)
def test_every_committed_fact_has_a_whole_sentence(lang: Lang) -> None:
    assert {entry.kind for entry in ENTRIES} == set(get_args(Kind))
    for entry in ENTRIES:
        assert_well_formed(statements.of_fact(committed(), entry, lang), lang)


def inner(title: str, lang: Lang) -> str:
    pairs = {"《": "〈", "》": "〉"} if lang == "zh" else {'"': "'"}
    return title.translate({ord(mark): other for mark, other in pairs.items()})


@pytest.mark.parametrize("lang", LANGS)
def test_every_committed_fact_keeps_its_figure_year_place_and_document(lang: Lang) -> None:
    for entry in ENTRIES:
        sentence = statements.of_fact(committed(), entry, lang)
        if entry.kind == "count" and figures.is_without_figure(entry):
            assert text("quote_coverage", lang, item="").strip() in sentence
            assert text("quote_coverage_open", lang) in sentence
        else:
            assert figures.value(entry, lang) in sentence
        assert figures.year(entry, lang) in sentence
        place = entry.jurisdiction.zh if lang == "zh" else entry.jurisdiction.en
        assert place in sentence
        assert inner(entry.source.title.text(lang), lang) in sentence
        assert entry.source.number in sentence or entry.source.number == "not_stated"
        if entry.fact.basis and entry.fact.basis.number != "not_stated":
            assert entry.fact.basis.number in sentence


@pytest.mark.parametrize("lang", LANGS)
def test_every_reading_of_a_committed_fact_is_told(lang: Lang) -> None:
    read = [entry for entry in ENTRIES if entry.fact.reading]
    assert len(read) > 50
    for entry in read:
        sentence = statements.of_fact(committed(), entry, lang)
        for name, mark in entry.fact.reading.items():
            if mark == "implied_by_coverage":  # what the sentence itself says
                assert text("quote_coverage", lang, item="").strip() in sentence
                continue
            assert text(f"quote_field_{name}", lang) in sentence
            assert text(f"quote_{mark}", lang, fields="").strip() in sentence


def test_a_sentence_that_is_not_well_formed_is_found() -> None:
    for broken in (
        "许昌市有3个，。",
        "许昌市有3个（）。",
        "许昌市有3 labs。",
        "许昌市有3个",
        "{n}个。",
    ):
        with pytest.raises(AssertionError):
            assert_well_formed(broken, "zh")
    for broken in ("Xuchang has 3个.", "Xuchang  has 3.", "Xuchang has None.", "Xuchang has (3."):
        with pytest.raises(AssertionError):
            assert_well_formed(broken, "en")


# Several facts

RANKING = re.compile(
    r"高于|高\d|多\d|倍|最[高多低少]|higher|highest|lowest|\bmore\b|times", re.IGNORECASE
)


def together(lang: Lang = "zh", **facts: Any) -> statements.Quote:
    """The sentence of one fact a place, in documents with a number."""
    data = of_documents(
        {
            place: document(place, [fact], number=f"〔2020〕{n}号")
            for n, (place, fact) in enumerate(facts.items(), 1)
        }
    )
    return statements.of_facts(data, list(data.entries.values()), lang)


def in_force(cny: int, **more: object) -> Any:
    return reward("a", cny, policy_status="in_force", **more)


def test_one_fact_is_told_as_it_is_told_alone() -> None:
    data = xuchang([count("a", 3)])
    (entry,) = data.entries.values()
    for lang in LANGS:
        quote = statements.of_facts(data, [entry], lang)
        assert quote == statements.Quote(statements.of_fact(data, entry, lang), is_refused=False)


def test_no_fact_is_no_sentence() -> None:
    with pytest.raises(ValueError, match="no fact"):
        statements.of_facts(committed(), [], "zh")


JOINT = [
    # Two places and more, ranked
    ({"luoyang": count("a", 8), "xuchang": count("a", 71)},
     "从省级重点实验室现有数量看，许昌市71个（2020年，〔2020〕2号），洛阳市8个（2020年，〔2020〕1号），许昌市比洛阳市多63个。",
     "As to the provincial key laboratories in place, the documents state for Xuchang 71 (2020, 〔2020〕2号) and for Luoyang 8 (2020, 〔2020〕1号); Xuchang's figure is higher than Luoyang's by 63."),
    ({"xuchang": count("a", 10), "luoyang": count("a", 4, as_of="2019")},
     "从省级重点实验室现有数量看，许昌市10个（2020年，〔2020〕1号），洛阳市4个（2019年，〔2020〕2号），许昌市比洛阳市多6个，前者为后者的2.5倍（年份相差一年）。",
     "As to the provincial key laboratories in place, the documents state for Xuchang 10 (2020, 〔2020〕1号) and for Luoyang 4 (2019, 〔2020〕2号); Xuchang's figure is higher than Luoyang's by 6, or 2.5 times as high (the years are one apart)."),
    ({"xuchang": in_force(500_000), "panjin": in_force(1_000_000)},
     "从新认定的国家级重点实验室的奖励标准看，盘锦市一次性100万元（2020年，〔2020〕2号），许昌市一次性50万元（2020年，〔2020〕1号），盘锦市比许昌市高50万元，前者为后者的2倍。",
     "As to the award for a newly recognised national key laboratory, the documents state for Panjin CNY 1 million, one-off (2020, 〔2020〕2号) and for Xuchang CNY 500,000, one-off (2020, 〔2020〕1号); Panjin's figure is higher than Xuchang's by CNY 500,000, or 2 times as high."),
    ({"xuchang": count("a", 5), "luoyang": count("a", 5)},
     "从省级重点实验室现有数量看，洛阳市5个（2020年，〔2020〕2号），许昌市5个（2020年，〔2020〕1号），数额相同。",
     "As to the provincial key laboratories in place, the documents state for Luoyang 5 (2020, 〔2020〕2号) and for Xuchang 5 (2020, 〔2020〕1号); these figures are equal."),
    ({"xuchang": count("a", 3), "luoyang": count("a", 7), "anyang": count("a", 5)},
     "从省级重点实验室现有数量看，洛阳市7个（2020年，〔2020〕2号），安阳市5个（2020年，〔2020〕3号），许昌市3个（2020年，〔2020〕1号），由多到少排列，最多的比最少的多4个。",
     "As to the provincial key laboratories in place, the documents state for Luoyang 7 (2020, 〔2020〕2号), for Anyang 5 (2020, 〔2020〕3号) and for Xuchang 3 (2020, 〔2020〕1号); in descending order, the highest being higher than the lowest by 4."),
    ({"xuchang": in_force(100_000), "dingxi": in_force(500_000), "panjin": in_force(300_000)},
     "从新认定的国家级重点实验室的奖励标准看，定西市一次性50万元（2020年，〔2020〕2号），盘锦市一次性30万元（2020年，〔2020〕3号），许昌市一次性10万元（2020年，〔2020〕1号），由高到低排列，最高的比最低的高40万元，前者为后者的5倍。",
     "As to the award for a newly recognised national key laboratory, the documents state for Dingxi CNY 500,000, one-off (2020, 〔2020〕2号), for Panjin CNY 300,000, one-off (2020, 〔2020〕3号) and for Xuchang CNY 100,000, one-off (2020, 〔2020〕1号); in descending order, the highest being higher than the lowest by CNY 400,000, or 5 times as high."),
    ({"xuchang": reward("a"), "panjin": reward("a", 1_000_000)},
     "从新认定的国家级重点实验室的奖励标准看，盘锦市一次性100万元（2020年，〔2020〕2号），许昌市一次性50万元（2020年，〔2020〕1号），盘锦市比许昌市高50万元，前者为后者的2倍，是否仍然有效均未经确认。",
     "As to the award for a newly recognised national key laboratory, the documents state for Panjin CNY 1 million, one-off (2020, 〔2020〕2号) and for Xuchang CNY 500,000, one-off (2020, 〔2020〕1号); Panjin's figure is higher than Xuchang's by CNY 500,000, or 2 times as high; whether these policies still hold has not been confirmed."),
    # Side by side
    ({"xuchang": count("a", 71, as_of="2015"), "dingxi": count("a", 8, bound="at_least", reading={"value": "implied_by_parts"}, note=NOTE)},
     "从省级重点实验室现有数量看，许昌市71个（2015年，〔2020〕1号），定西市不低于8个（2020年，〔2020〕2号；数量由合计与分项推定）；以上仅供并列参考、不作排名（{reasons}）。",
     "As to the provincial key laboratories in place, the documents state for Xuchang 71 (2015, 〔2020〕1号) and for Dingxi at least 8 (2020, 〔2020〕2号; implied by the total and its parts: number); these figures stand side by side for reference and are not ranked ({reasons})."),
    ({"xuchang": count("a", "without_figure"), "dingxi": count("a", 8)},
     "从省级重点实验室现有数量看，许昌市未给出数量（2020年，〔2020〕1号），定西市8个（2020年，〔2020〕2号）；以上仅供并列参考、不作排名（{reasons}）。",
     "As to the provincial key laboratories in place, the documents state for Xuchang no number (2020, 〔2020〕1号) and for Dingxi 8 (2020, 〔2020〕2号); these figures stand side by side for reference and are not ranked ({reasons})."),
    ({"xuchang": reward("a", frequency="not_stated", policy_status="draft", type_stated="企业重点实验室"),
      "panjin": reward("a", 1_000_000, types=["incubator", "key_laboratory"], basis={"number": "盘政〔2020〕9号", "year": 2020})},
     "从新认定的国家级重点实验室的奖励标准看，许昌市50万元（2020年，〔2020〕1号；是否一次性未载明；原文称“企业重点实验室”；该政策尚为草案），盘锦市一次性100万元（2020年，盘政〔2020〕9号），相差50万元；以上仅供并列参考、不作排名（{reasons}）。",
     "As to the award for a newly recognised national key laboratory, the documents state for Xuchang CNY 500,000 (2020, 〔2020〕1号; whether one-off is not stated; 「企业重点实验室」 in the document's words; the policy is a draft) and for Panjin CNY 1 million, one-off (2020, 盘政〔2020〕9号); a difference of CNY 500,000; these figures stand side by side for reference and are not ranked ({reasons})."),
    ({"xuchang": target("without_figure", measure="flow", event="approved"), "dingxi": target(3, measure="flow", event="approved")},
     "从批准的省级重点实验室数量目标看，许昌市未给出数量（2020年，〔2020〕1号），定西市3个（2020年，〔2020〕2号）；以上仅供并列参考、不作排名（{reasons}）。",
     "As to the target for provincial key laboratories approved, the documents state for Xuchang no number (2020, 〔2020〕1号) and for Dingxi 3 (2020, 〔2020〕2号); these figures stand side by side for reference and are not ranked ({reasons})."),
    # Side by side, and subtracted
    ({"xuchang": count("a", 71), "dingxi": count("a", 8)},
     "从省级重点实验室现有数量看，许昌市71个（2020年，〔2020〕1号），定西市8个（2020年，〔2020〕2号），相差63个；以上仅供并列参考、不作排名（{reasons}）。",
     "As to the provincial key laboratories in place, the documents state for Xuchang 71 (2020, 〔2020〕1号) and for Dingxi 8 (2020, 〔2020〕2号); a difference of 63; these figures stand side by side for reference and are not ranked ({reasons})."),
    ({"xuchang": count("a", 5), "luoyang": count("a", 5, as_of="2015")},
     "从省级重点实验室现有数量看，许昌市5个（2020年，〔2020〕1号），洛阳市5个（2015年，〔2020〕2号），同为5个；以上仅供并列参考、不作排名（{reasons}）。",
     "As to the provincial key laboratories in place, the documents state for Xuchang 5 (2020, 〔2020〕1号) and for Luoyang 5 (2015, 〔2020〕2号); 5 in both; these figures stand side by side for reference and are not ranked ({reasons})."),
    ({"xuchang": count("a", 3, level="municipal"), "luoyang": count("a", 7, level="municipal"), "anyang": count("a", 5, level="municipal")},
     "从市级重点实验室现有数量看，许昌市3个（2020年，〔2020〕1号），洛阳市7个（2020年，〔2020〕2号），安阳市5个（2020年，〔2020〕3号），彼此相差不超过4个；以上仅供并列参考、不作排名（{reasons}）。",
     "As to the municipal key laboratories in place, the documents state for Xuchang 3 (2020, 〔2020〕1号), for Luoyang 7 (2020, 〔2020〕2号) and for Anyang 5 (2020, 〔2020〕3号); within 4 of one another; these figures stand side by side for reference and are not ranked ({reasons})."),
    ({"xuchang": reward("a", reading={"frequency": "implied"}, note=NOTE), "shenyang": reward("a", 1_000_000)},
     "从新认定的国家级重点实验室的奖励标准看，许昌市一次性50万元（2020年，〔2020〕1号；频次为文意推定），沈阳市一次性100万元（2020年，〔2020〕2号），相差50万元，是否仍然有效均未经确认；以上仅供并列参考、不作排名（{reasons}）。",
     "As to the award for a newly recognised national key laboratory, the documents state for Xuchang CNY 500,000, one-off (2020, 〔2020〕1号; implied rather than stated: frequency) and for Shenyang CNY 1 million, one-off (2020, 〔2020〕2号); a difference of CNY 500,000; whether these policies still hold has not been confirmed; these figures stand side by side for reference and are not ranked ({reasons})."),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "zh", "en"), JOINT, ids=[zh[:70] for _, zh, _ in JOINT])
def test_several_facts_are_told_as_far_as_they_go_together(
    facts: dict[str, Any], zh: str, en: str
) -> None:
    data = of_documents({place: document(place, [fact]) for place, fact in facts.items()})
    reasons = compare_set(map(signature, data.entries.values())).reasons
    for lang, words in (("zh", zh), ("en", en)):
        expected = words.replace("{reasons}", statements.reasons_phrase(reasons, lang))
        assert together(lang, **facts) == statements.Quote(expected, is_refused=False)
        assert ("{reasons}" in words) == bool(reasons)


def test_what_no_decimal_says_exactly_is_no_multiple() -> None:
    assert "倍" not in together(xuchang=count("a", 71), luoyang=count("a", 8)).sentence
    assert "倍" not in together(xuchang=count("a", 71), luoyang=count("a", 0)).sentence
    assert "5.5倍" in together(xuchang=count("a", 11), luoyang=count("a", 2)).sentence


def test_shares_are_told_without_a_ranking_for_their_caps_may_differ() -> None:
    shares = [
        reward("a", policy_status="in_force", amount={**SHARE, "percent": percent, "cap_cny": cap})
        for percent, cap in ((30, 100_000), (20, 900_000))
    ]
    sentence = together(xuchang=shares[0], dingxi=shares[1]).sentence
    assert "最高10万元" in sentence and "最高90万元" in sentence
    assert not re.search(r"高\d+个|倍|由高到低", sentence)


def test_a_document_without_number_is_named_by_its_title_among_several() -> None:
    data = of_documents(
        {
            "one": document("xuchang", [count("a", 3)], **SOURCE),
            "two": document("dingxi", [count("a", 3)], **{**SOURCE, "number": "not_stated"}),
        }
    )
    sentence = statements.of_facts(data, list(data.entries.values()), "zh").sentence
    assert "定西市3个（2020年，《许昌市平台情况的答复》）" in sentence


def test_two_figures_of_one_place_are_told_and_not_ranked() -> None:
    data = xuchang([count("a", 3), count("b", 9)])
    quote = statements.of_facts(data, list(data.entries.values()), "zh")
    assert quote.sentence == (
        "从省级重点实验室现有数量看，许昌市3个（2020年，许科字〔2020〕1号），许昌市9个（2020年，许科字〔2020〕1号）。"
    )


APART = [
    (count("a", 3), count("a", 4, level="national")),
    (count("a", 3), count("a", 4, status="target")),
    (count("a", 3), count("a", 4, measure="flow")),
    (count("a", 3), count("a", 4, types=["incubator"])),
    (count("a", 3), reward("a")),
    (reward("a"), reward("a", frequency="annual")),
    (reward("a"), reward("a", nature="support")),
    (reward("a"), reward("a", amount=SHARE)),
    (fund(), fund()),
    (instrument("plans"), instrument("plans")),
    (named("a"), named("a")),
    (named("a"), count("a", 3)),
    (fund(), count("a", 3)),
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("pair", APART)
def test_what_stands_apart_is_refused_without_a_figure(pair: Sequence[Any], lang: Lang) -> None:
    quote = together(lang, xuchang=pair[0], dingxi=pair[1])
    assert quote.is_refused
    assert not re.search(r"\d", quote.sentence)
    assert_well_formed(quote.sentence, lang)
    assert text("quote_apart", lang, reasons="").split("（")[0].split("(")[0] in quote.sentence


def test_a_refusal_names_only_what_sets_the_facts_apart() -> None:
    quote = together(xuchang=count("a", 3, as_of="2010"), dingxi=count("a", 4, status="target"))
    assert quote.sentence == (
        f"这些数据不宜写入同一句（{text('reason_status', 'zh')}），请逐条分别引用。"
    )


def test_a_city_and_a_province_share_no_sentence() -> None:
    assert together(xuchang=count("a", 3), liaoning=count("a", 4)).is_refused


def test_facts_without_one_type_in_common_share_no_sentence() -> None:
    types = [
        ["incubator", "makerspace"],
        ["makerspace", "key_laboratory"],
        ["key_laboratory", "incubator"],
    ]
    quote = together(
        **{
            place: reward("a", types=found)
            for place, found in zip(("xuchang", "dingxi", "panjin"), types, strict=True)
        }
    )
    assert quote.is_refused


def bare(sentence: str, entries: Sequence[Entry], lang: Lang) -> str:
    """A sentence without the reasons why it does not rank, which may speak of more and less."""
    reasons = compare_set(map(signature, entries)).reasons
    return sentence.replace(statements.reasons_phrase(reasons, lang), "")


some_counts = st.builds(
    lambda value, year, more: count("a", value, as_of=str(year), **more),
    st.sampled_from([0, 3, 7, 40, "without_figure"]),
    st.integers(2017, 2020),
    st.sampled_from(
        [{}, {}, {"bound": "at_least"}, {"status": "target"}, {"level": "national"},
         {"reading": {"value": "implied_by_parts"}, "note": NOTE}, {"types": ["incubator"]}]
    ),
)  # fmt: skip
some_rewards = st.builds(
    lambda cny, more: reward("a", cny, **{"policy_status": "in_force", **more}),
    st.sampled_from([50_000, 100_000, 150_000]),
    st.sampled_from(
        [{}, {}, {"frequency": "not_stated"}, {"frequency": "annual"}, {"policy_status": "unknown"},
         {"types": ["key_laboratory", "incubator"]}, {"amount": SHARE},
         {"reading": {"frequency": "implied"}, "note": NOTE}]
    ),
)  # fmt: skip
PLACES = ("xuchang", "dingxi", "panjin", "liaoning")
OF_ONE_PROVINCE = ("xuchang", "luoyang", "anyang", "henan")


@settings(max_examples=120, deadline=None)
@given(
    st.lists(some_counts, min_size=2, max_size=3) | st.lists(some_rewards, min_size=2, max_size=4),
    st.sampled_from([PLACES, OF_ONE_PROVINCE]),
    st.sampled_from(LANGS),
)
def test_a_sentence_ranks_only_what_may_be_ranked(
    facts: list[Any], places: Sequence[str], lang: Lang
) -> None:
    data = catalogue(**{place: [fact] for place, fact in zip(places, facts, strict=False)})
    entries = list(data.entries.values())
    quote = statements.of_facts(data, entries, lang)
    grade = compare_set(map(signature, entries)).grade
    assert quote.is_refused == (grade == Grade.APART)
    if RANKING.search(bare(quote.sentence, entries, lang)):
        assert isinstance(rank(entries), Ranking)
    if not quote.is_refused:
        for entry in entries:
            if not figures.is_without_figure(entry):
                assert figures.value(entry, lang) in quote.sentence
            assert figures.year(entry, lang) in quote.sentence


@pytest.mark.parametrize("lang", LANGS)
def test_pairs_of_committed_facts_are_refused_ranked_or_left_unranked_as_graded(lang: Lang) -> None:
    data = committed()
    facts = [entry for entry in ENTRIES if entry.kind in {"count", "reward"}]
    seen: Counter[Grade] = Counter()
    for pair in combinations(facts, 2):
        grade = compare_set(map(signature, pair)).grade
        if grade == Grade.APART and seen[grade] > 200:
            continue
        seen[grade] += 1
        quote = statements.of_facts(data, pair, lang)
        assert_well_formed(quote.sentence, lang)
        if RANKING.search(bare(quote.sentence, pair, lang)):
            assert isinstance(rank(pair), Ranking)
        assert quote.is_refused == (grade == Grade.APART)
    assert seen[Grade.SIDE_BY_SIDE] and seen[Grade.APART]


# Items


def test_items_of_counts_are_told_apart_by_what_they_measure() -> None:
    data = catalogue(
        xuchang=[count("a", 3), count("b", 4, status="target"), count("c", 5, measure="flow")],
        dingxi=[count("a", 8)],
        liaoning=[count("a", 9)],
    )
    found = statements.quote_items(data, data.entries.values(), "zh")
    assert [(label, [entry.id for entry in entries]) for label, entries in found] == [
        ("省级重点实验室现有数量（地级行政区）", ["xuchang/a", "dingxi/a"]),
        ("省级重点实验室数量目标（地级行政区）", ["xuchang/b"]),
        ("新增的省级重点实验室数量（地级行政区）", ["xuchang/c"]),
        ("省级重点实验室现有数量（省级行政区）", ["liaoning/a"]),
    ]


def test_types_with_the_very_same_facts_are_one_item() -> None:
    types = ["key_laboratory", "incubator", "makerspace", "joint_laboratory"]
    data = catalogue(
        xuchang=[reward("a", types=types)],
        panjin=[reward("a", types=["key_laboratory", "incubator"], frequency="not_stated")],
    )
    found = statements.quote_items(data, data.entries.values(), "en")
    assert [(label, [entry.id for entry in entries]) for label, entries in found] == [
        (
            "Award for a newly recognised national key laboratory, technology business incubator (one-off or frequency not stated)",
            ["xuchang/a", "panjin/a"],
        ),
        (
            "Award for a newly recognised national makerspace (mass innovation space), joint laboratory (one-off)",
            ["xuchang/a"],
        ),
    ]
    assert all(not statements.of_facts(data, members, "en").is_refused for _, members in found)


@pytest.mark.parametrize("lang", LANGS)
def test_no_item_of_committed_counts_and_rewards_is_refused_and_no_label_stands_twice(
    lang: Lang,
) -> None:
    data = committed()
    facts = [entry for entry in ENTRIES if entry.kind in {"count", "reward"}]
    found = statements.quote_items(data, facts, lang)
    assert {entry.id for _, entries in found for entry in entries} == {e.id for e in facts}
    labels = [label for label, _ in found]
    assert len(labels) == len(set(labels)) > 50
    for _, entries in found:
        quote = statements.of_facts(data, entries, lang)
        assert not quote.is_refused
        assert_well_formed(quote.sentence, lang)


def test_a_fact_that_stands_in_two_rows_is_quoted_once() -> None:
    data = catalogue(xuchang=[reward("a")], panjin=[reward("a")])
    ((_, entries),) = statements.quote_items(data, [*data.entries.values()] * 2, "zh")
    assert [entry.id for entry in entries] == ["xuchang/a", "panjin/a"]


def test_funds_and_instruments_are_items_of_their_own() -> None:
    data = xuchang([fund(), instrument("plans", "b"), instrument("plans", "c")])
    found = statements.quote_items(data, data.entries.values(), "en")
    assert [label for label, _ in found] == [
        'The "talent" fund', "Innovation voucher: small firms", "Innovation voucher: small firms"
    ]  # fmt: skip


# On the page


def test_the_component_wants_all_its_labels() -> None:
    with pytest.raises(ValueError, match="copied, by_hand"):
        quotes([Line("", "words")], labels={"copy": "复制"}, key="some")


FRAME = ROOT / "lib" / "ui" / "frame.py"


def opened(lang: Lang, page: str | None = None, **address: str) -> AppTest:
    """A page of the committed data, as a reader of a language finds it."""
    app = AppTest.from_file(FRAME, default_timeout=30)
    app.context["locale"] = {"zh": "zh-CN", "en": "en-US"}[lang]
    app.query_params = dict(address)
    app.run()
    if page:
        app.switch_page(f"../../pages/{page}.py")
        app.query_params = dict(address)
        app.run()
    assert not app.exception, app.exception
    return app


def shown(app: AppTest) -> list[list[dict[str, Any]]]:
    """The lines of each list of sentences on a page."""
    protos = [element.proto for element in app.get("bidi_component")]
    return [
        json.loads(proto.json)["lines"]
        for proto in protos
        if proto.component_name == "policy_compare_quote"
    ]


def sentences(app: AppTest) -> list[str]:
    return [line["sentence"] for lines in shown(app) for line in lines]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", ["counts", "rewards"])
def test_below_every_chart_its_items_can_be_quoted(page: str, lang: Lang) -> None:
    app = opened(lang, page)
    folded = [element.label for element in app.expander]
    assert folded.count(text("quote", lang)) == len(shown(app)) == len(app.header) >= 2
    for sentence in sentences(app):
        assert_well_formed(sentence, lang)


def test_another_item_is_chosen_and_its_sentences_shown() -> None:
    app = opened("zh", "counts")
    choice = next(box for box in app.selectbox if str(box.key).startswith("quote_"))
    first = shown(app)[0]
    item = "省级工程技术研究中心现有数量"
    assert item in choice.options and first[0]["label"] == ""
    choice.select(item).run()
    lines = shown(app)[0]
    assert "相差63个；以上仅供并列参考、不作排名" in lines[0]["sentence"]
    assert len(lines) == 3 and lines != first
    assert not {"quote", item} & set(app.query_params)


def test_a_choice_that_a_filter_takes_away_falls_back_to_the_first() -> None:
    app = opened("zh", "counts")
    choice = next(box for box in app.selectbox if str(box.key).startswith("quote_"))
    choice.select("省级工程技术研究中心现有数量").run()
    level = next(group for group in app.button_group if group.key == "view_level")
    level.select("national").run()
    assert not app.exception
    assert sentences(app) and not any("省级工程技术研究中心" in words for words in sentences(app))


@pytest.mark.parametrize("lang", LANGS)
def test_rows_of_the_comparison_table_can_be_quoted_each_tier_by_itself(lang: Lang) -> None:
    lines = [
        line for found in shown(opened(lang, topic="targets", level="provincial")) for line in found
    ]
    tiers = [term.label(lang) for term in committed().dataset.vocabulary.terms["tier"]]
    labels = [line["label"] for line in lines if line["label"]]
    assert all(any(tier in label for tier in tiers) for label in labels)
    assert len(labels) == len(set(labels)) >= 2
    assert not any(line["isRefused"] for line in lines)


@pytest.mark.parametrize("lang", LANGS)
def test_a_row_of_the_comparison_table_whose_facts_stand_apart_is_refused_on_the_page(
    lang: Lang,
) -> None:
    data = committed()
    refused = [
        label
        for item in overview.items(data, lang)
        if (item.topic, item.level) == ("targets", "provincial")
        for label, entries in rows_to_quote(data, [item], lang)
        if statements.of_facts(data, entries, lang).is_refused
    ]
    app = opened(lang, scope="all", topic="targets", level="provincial")
    choice = next(box for box in app.selectbox if str(box.key).startswith("quote_"))
    choice.select(refused[0]).run()
    whole, *single = shown(app)[0]
    assert whole["isRefused"] and not re.search(r"\d", whole["sentence"])
    assert single and not any(line["isRefused"] for line in single)


def test_rows_of_one_clause_are_one_item() -> None:
    lines = shown(opened("zh", topic="rewards", level="national"))[0]
    labels = [line["label"] for line in lines if line["label"]]
    assert labels == ["奖励与支持 · 新认定：国家级工程技术研究中心和国家级企业技术中心（奖励）"]
    assert len(lines) == 3


def beside_a_fact() -> None:
    """A script that shows one fact's sentence, as the dialog does."""
    from lib.ui import cache, quotes

    data = cache.catalogue()
    name = "xuchang-2017-proposal-61/engineering-technology-centres-provincial"
    quotes.beside(data, data.entries[name], "zh")


def test_beside_its_evidence_a_fact_has_its_sentence() -> None:
    (lines,) = shown(AppTest.from_function(beside_a_fact).run())
    assert lines == [
        {
            "label": "一句话引用",
            "sentence": "据《对市政协七届一次会议第61号提案的答复》（许科字〔2017〕91号，2017年8月18日），许昌市截至2017年8月18日有省级工程技术研究中心71个，为工程技术研究中心235个的一部分。",
            "isRefused": False,
        }
    ]
