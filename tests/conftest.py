"""A small, valid, invented dataset that tests break on purpose."""

# Facts stand on one line, as in the data, and Chinese characters count double.
# ruff: noqa: E501

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.load import Dataset, load
from lib.problem import DataError, Problem

VOCABULARY = """\
levels:
  - {id: national, zh: 国家级, en: National}
  - {id: provincial, zh: 省级, en: Provincial}
  - {id: municipal, zh: 市级, en: Municipal}
  - {id: county, zh: 县级, en: County}
  - {id: unspecified, zh: 未分级别, en: Level not specified}
families:
  - {id: laboratory, zh: 实验室类, en: Laboratories}
  - {id: centre, zh: 中心类, en: Centres}
types:
  - {id: key_laboratory, family: laboratory, zh: 重点实验室, en: Key laboratory, aliases: []}
  - {id: engineering_centre, family: centre, zh: 工程技术研究中心, en: Engineering centre, aliases: [工程中心]}
  - {id: technology_centre, family: centre, zh: 技术研究中心, en: Technology centre}
  - {id: incubator, family: centre, zh: 孵化器, en: Incubator, aliases: [科技孵化器]}
mappings:
  - from_types: [engineering_centre]
    to_types: [technology_centre]
    level: municipal
    jurisdiction: river
    condition: {zh: 评估合格后, en: after assessment}
    source: {document: river-2020-reply, paragraph: 3, quote: [市级工程技术研究中心并入技术研究中心]}
instrument_groups:
  - {id: money, zh: 资金, en: Money}
instruments:
  - {id: post_subsidy, group: money, zh: 后补助, en: Post-subsidy}
triggers:
  - {id: newly_recognised, zh: 新认定, en: Newly recognised}
natures:
  - {id: award, zh: 奖励, en: Award}
recognisers:
  - {id: science_department, zh: 科技部门, en: science department}
document_kinds:
  - {id: reply, zh: 答复, en: Reply}
terms:
  status:
    - {id: actual, zh: 现状, en: actual}
    - {id: target, zh: 目标, en: target}
"""

JURISDICTIONS = """\
jurisdictions:
  - {id: east, zh: 东省, short_zh: 东, en: East, code: "110000", tier: province, kind: province, parent: not_applicable}
  - {id: river, zh: 江市, short_zh: 江, en: River, code: "110100", tier: prefecture, kind: city, parent: east}
  - {id: harbour, zh: 港市, short_zh: 港, en: Harbour, code: "120000", tier: province, kind: municipality, parent: not_applicable}
"""

RIVER_ORIGINAL = """\
江市关于平台建设的答复

  全市已组建工程技术研究中心10个(国家级1个、省级3个、市级6个)。到2025年,省级以上重点实验室达到30余家。
市级工程技术研究中心并入技术研究中心,实行后补助。

对新认定的国家级和省级、市级孵化器,分别给予50万元、20万元、5万元奖励;对重点实验室按投入的30%补助,最高100万元。
2020年安排专项资金1,000万元。
"""

HARBOUR_ORIGINAL = """\
港市实验室管理办法
每年支持国家重点实验室200万元,市级重点实验室不低于20万元。
2019年新建市级孵化器2家。
"""

_SOURCE = """\
document:
  title: {{zh: {zh}, en: {en}}}
  number: not_stated
  kind: reply
  issuer: {{zh: 科技局, en: Science bureau}}
  jurisdiction: {jurisdiction}
  date_signed: 2020-05-01
  date_published: not_stated
  index_number: not_stated
  language: zh-Hans
  url: not_recorded
  retrieved: not_recorded
  sha256: {sha256}
  coded: {coded}
"""

RIVER = """\
counts:
  - id: centres
    types: [engineering_centre]
    level: unspecified
    value: 10
    measure: stock
    status: actual
    as_of: 2020
    evidence: {paragraph: 2, quote: [工程技术研究中心10个], figure: 10个}
  - id: centres-national
    types: [engineering_centre]
    level: national
    value: 1
    measure: stock
    status: actual
    as_of: 2020
    part_of: centres
    evidence: {paragraph: 2, quote: ["工程技术研究中心10个(国家级1个、省级3个、市级6个)"], figure: 1个}
  - id: centres-provincial
    types: [engineering_centre]
    level: provincial
    value: 3
    measure: stock
    status: actual
    as_of: 2020
    part_of: centres
    evidence: {paragraph: 2, quote: ["工程技术研究中心10个(国家级1个、省级3个、市级6个)"], figure: 3个}
  - id: centres-municipal
    types: [engineering_centre]
    level: municipal
    value: 6
    measure: stock
    status: actual
    as_of: 2020
    part_of: centres
    evidence: {paragraph: 2, quote: ["工程技术研究中心10个(国家级1个、省级3个、市级6个)"], figure: 6个}
  - id: laboratories-target
    types: [key_laboratory]
    level: provincial
    level_and_above: true
    value: 30
    bound: at_least
    measure: stock
    status: target
    as_of: 2025
    evidence: {paragraph: 2, quote: [到2025年, 省级以上重点实验室达到30余家], figure: 30余家}
rewards:
  - id: incubators-national
    types: [incubator]
    level: national
    amount: {kind: fixed, min_cny: 500_000, max_cny: 500_000, bound: exact}
    frequency: not_stated
    trigger: newly_recognised
    nature: award
    evidence: {paragraph: 4, quote: [新认定的国家级和省级、市级孵化器, 分别给予50万元、20万元、5万元奖励], figure: 50万元}
  - id: incubators-provincial
    types: [incubator]
    level: provincial
    amount: {kind: fixed, min_cny: 200_000, max_cny: 200_000, bound: exact}
    frequency: not_stated
    trigger: newly_recognised
    nature: award
    evidence: {paragraph: 4, quote: [新认定的国家级和省级、市级孵化器, 分别给予50万元、20万元、5万元奖励], figure: 20万元}
  - id: laboratories-share
    types: [key_laboratory]
    level: unspecified
    amount: {kind: share, percent: 30, of: {zh: 投入, en: investment}, cap_cny: 1_000_000}
    frequency: not_stated
    trigger: newly_recognised
    nature: award
    relation: {kind: adds, to: incubators-national}
    evidence: {paragraph: 4, quote: [重点实验室按投入的30%补助, 最高100万元], figure: 30%}
funds:
  - id: special-fund
    name: {zh: 专项资金, en: Special fund}
    amount: {kind: fixed, min_cny: 10_000_000, max_cny: 10_000_000, bound: exact}
    status: actual
    frequency: annual
    period: 2020
    purpose: {zh: 平台建设, en: building platforms}
    source: fiscal
    evidence: {paragraph: 5, quote: ["2020年安排专项资金1,000万元"], figure: "1,000万元"}
instruments:
  - id: post-subsidy
    instrument: post_subsidy
    target: {zh: 平台, en: platforms}
    strength: in_place
    evidence: {paragraph: 3, quote: [实行后补助]}
not_coded:
  - what: {zh: 无, en: nothing}
    reason: {zh: 无, en: nothing}
    paragraphs: [1]
"""

HARBOUR = """\
counts:
  - id: incubators-new
    types: [incubator]
    level: provincial
    value: 2
    measure: flow
    event: approved
    status: actual
    period: 2019
    evidence: {paragraph: 3, quote: [2019年新建市级孵化器2家], figure: 2家}
rewards:
  - id: laboratories-provincial
    types: [key_laboratory]
    level: provincial
    amount: {kind: fixed, min_cny: 200_000, bound: at_least}
    frequency: annual
    trigger: newly_recognised
    nature: award
    evidence: {paragraph: 2, quote: [市级重点实验室不低于20万元], figure: 20万元}
"""

Spot = tuple[int, int]


@dataclass
class DataFolder:
    """The invented dataset on disk, with ways to break it and to say where it was broken."""

    path: Path
    originals: Path
    river: str = "documents/river-2020-reply.yaml"
    harbour: str = "documents/harbour-2021-measures.yaml"

    def read(self, name: str) -> str:
        return (self.path / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.path / name).write_text(text, encoding="utf-8", newline="")

    def edit(self, name: str, old: str, new: str, *, after: str = "") -> None:
        """Replace the first ``old`` behind ``after``; it has to be there."""
        text = self.read(name)
        start = text.index(old, text.index(after))
        self.write(name, text[:start] + new + text[start + len(old) :])

    def spot(self, name: str, words: str, *, after: str = "") -> Spot:
        """Line and column (from 1) of the first ``words`` behind ``after``."""
        text = self.read(name)
        start = text.index(words, text.index(after) + len(after))
        return text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1

    def load(self) -> Dataset:
        return load(self.path)

    def problems(self) -> tuple[Problem, ...]:
        """All problems; none where the data load."""
        try:
            load(self.path)
        except DataError as error:
            return error.problems
        return ()

    def found(self) -> list[tuple[str, int, int, str]]:
        """All problems as path, line, column and code."""
        return [(p.path, p.line, p.column, p.code) for p in self.problems()]


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A fresh copy of the invented dataset and of its originals."""
    folder = DataFolder(tmp_path / "data", tmp_path / "originals")
    (folder.path / "documents").mkdir(parents=True)
    folder.originals.mkdir()
    folder.write("vocabulary.yaml", VOCABULARY)
    folder.write("jurisdictions.yaml", JURISDICTIONS)
    for name, jurisdiction, zh, original, facts, coded in (
        (folder.river, "river", "江市答复", RIVER_ORIGINAL, RIVER, "2026-01-02"),
        (folder.harbour, "harbour", "港市办法", HARBOUR_ORIGINAL, HARBOUR, "2026-03-04"),
    ):
        (folder.originals / f"{jurisdiction}.txt").write_bytes(original.encode())
        source = _SOURCE.format(
            zh=zh,
            en=jurisdiction,
            jurisdiction=jurisdiction,
            sha256=hashlib.sha256(original.encode()).hexdigest(),
            coded=coded,
        )
        folder.write(name, source + facts)
    return folder
