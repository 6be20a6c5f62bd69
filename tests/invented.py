"""A tiny invented dataset for tests of code, apart from the committed facts."""

from collections.abc import Mapping

from lib.dataset import Dataset
from lib.model.document import Document
from lib.model.reference import Jurisdictions, Vocabulary
from lib.strict_yaml import Positions, parse

VOCABULARY = """
levels:
  - {id: national, zh: 国家级, en: National}
  - {id: provincial, zh: 省级, en: Provincial}
families:
  - {id: laboratory, zh: 实验室类, en: Laboratories}
  - {id: incubation, zh: 孵化类, en: Incubation}
types:
  - {id: key_laboratory, family: laboratory, zh: 重点实验室, en: Key laboratory}
  - {id: engineering_laboratory, family: laboratory, zh: 工程实验室, en: Engineering laboratory}
  - {id: incubator, family: incubation, zh: 孵化器, en: Incubator}
mappings: []
instrument_groups:
  - {id: money, zh: 资金, en: Money}
instruments:
  - {id: innovation_voucher, group: money, zh: 创新券, en: Innovation voucher}
triggers:
  - {id: newly_recognised, zh: 新认定, en: Newly recognised}
natures:
  - {id: award, zh: 奖励, en: Award}
recognisers:
  - {id: science_department, zh: 科技部门, en: science authority}
  - {id: others, zh: 其他部门, en: others, differs: true}
document_kinds:
  - {id: plan, zh: 方案, en: Plan}
terms: {}
"""

JURISDICTIONS = """
jurisdictions:
  - {id: north, zh: 北省, short_zh: 北, en: North, code: "110000", tier: province,
     kind: province, parent: not_applicable}
  - {id: hill, zh: 山市, short_zh: 山, en: Hill, code: "110100", tier: prefecture,
     kind: city, parent: north}
"""

SOURCE = """
document:
  title: {zh: 山市方案, en: Hill plan}
  number: 山政〔2020〕1号
  kind: plan
  issuer: {zh: 山市政府, en: Hill government}
  jurisdiction: hill
  date_signed: 2020-05-06
  date_published: not_stated
  index_number: not_stated
  language: zh-Hans
  url: not_recorded
  retrieved: not_recorded
  sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  coded: 2021-01-01
"""


def dataset(facts: str, source: str = SOURCE) -> Dataset:
    """A dataset of one document ``hill-plan`` with ``facts``, in YAML, below its source."""
    document = Document.model_validate(_data(source + facts))
    places = Jurisdictions.model_validate(_data(JURISDICTIONS)).jurisdictions
    return Dataset(
        documents={"hill-plan": document},
        vocabulary=Vocabulary.model_validate(_data(VOCABULARY)),
        jurisdictions={place.id: place for place in places},
        version="invented",
        date="2021-01-01",
        positions=Positions({}),
    )


def _data(text: str) -> Mapping[str, object]:
    parsed = parse(text)
    assert not parsed.flaws, parsed.flaws
    assert isinstance(parsed.data, dict)
    return parsed.data
