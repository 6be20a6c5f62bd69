"""The committed data: what five documents are known to say, and what must stay true of any.

Whatever is pinned belongs to its document by id, so that a further document breaks no test.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from catalogues import DATA, FIVE, committed

from lib.compare import Grade, Reason, compare, signature
from lib.index import Entry, Kind
from lib.load import load
from lib.model.document import FixedAmount, PlatformFact
from lib.problem import DataError
from lib.tables import TABLES
from lib.views import rewards

DOCUMENTS = sorted((DATA / "documents").glob("*.yaml"))
DINGXI = "dingxi-2018-platform-plan"
LIAONING = "liaoning-2018-suggestion-1383"
PANJIN = "panjin-2020-proposal-15"
XUCHANG = "xuchang-2017-proposal-61"
CHONGQING = "chongqing-2020-suggestion-942"


def fact(document: str, name: str) -> Entry:
    return committed().entries[f"{document}/{name}"]


def pinned(kind: Kind) -> list[Entry]:
    """The facts of a kind that the five documents state."""
    return [entry for entry in committed().of_kind(kind) if entry.document_id in FIVE]


# Headline figures, each with its passage

COUNTS = [
    # document, fact, value, bound, level, year, paragraph, words of the passage
    (XUCHANG, "engineering-technology-centres-total", 235, "exact", "unspecified", 2017, 10,
     "工程技术研究中心235个"),
    (XUCHANG, "engineering-technology-centres-national", 1, "exact", "national", 2017, 10,
     "国家级1个"),
    (XUCHANG, "engineering-technology-centres-provincial", 71, "exact", "provincial", 2017, 10,
     "省级71个"),
    (XUCHANG, "engineering-technology-centres-municipal", 163, "exact", "municipal", 2017, 10,
     "市级163个"),
    (XUCHANG, "key-laboratories-total", 13, "exact", "unspecified", 2017, 10, "重点实验室13个"),
    (XUCHANG, "key-laboratories-national", 0, "exact", "national", 2017, 10,
     "重点实验室13个(省级3个、市级10个)"),
    (XUCHANG, "incubators-provincial", 5, "exact", "provincial", 2017, 9, "孵化器5个"),
    (XUCHANG, "incubators-municipal", 6, "exact", "municipal", 2017, 9, "孵化器6个"),
    (PANJIN, "engineering-technology-centres-municipal", 146, "exact", "municipal", 2020, 10,
     "市級工程技術研究中心146家"),
    (PANJIN, "specialised-centres-provincial", 22, "exact", "provincial", 2020, 10, "22家"),
    (PANJIN, "key-laboratories-national", 5, "exact", "national", 2020, 10, "5家"),
    (LIAONING, "industrial-platforms-total", 198, "exact", "provincial", 2018, 7, "198个"),
    (LIAONING, "industrial-platforms-common", 13, "exact", "provincial", 2018, 7, "13个"),
    (LIAONING, "industrial-platforms-professional", 167, "exact", "provincial", 2018, 7, "167个"),
    (LIAONING, "industrial-platforms-service", 18, "exact", "provincial", 2018, 7, "18个"),
    (LIAONING, "engineering-technology-centres-approved", 61, "exact", "provincial", 2017, 7,
     "工程技术研究中心61个"),
    (LIAONING, "key-laboratories-approved", 36, "exact", "provincial", 2017, 7, "重点实验室36个"),
    (LIAONING, "engineering-research-centres-approved", 39, "exact", "provincial", 2017, 7,
     "工程研究中心39个"),
    (LIAONING, "engineering-research-centres-promoted", 8, "exact", "national", 2017, 7,
     "8个省级工程研究中心晋升"),
    (LIAONING, "engineering-technology-centres-accepted", 157, "exact", "provincial", 2017, 7,
     "157个工程技术研究中心"),
    (LIAONING, "key-laboratories-accepted", 162, "exact", "provincial", 2017, 7,
     "162个重点实验室通过验收"),
    (LIAONING, "key-laboratories-national", 19, "exact", "national", 2018, 7,
     "国家重点实验室19个"),
    (LIAONING, "engineering-technology-centres-national", 12, "exact", "national", 2018, 7,
     "国家级工程技术研究中心12个"),
    (DINGXI, "engineering-technology-centres-provincial", 8, "exact", "provincial", 2018, 39,
     "8家省级工程技术研究中心"),
    (DINGXI, "key-laboratories-national-stock", 0, "exact", "national", 2018, 27, "零的突破"),
    (DINGXI, "key-laboratories-national-target", 1, "at_least", "national", 2020, 27, "零的突破"),
    (DINGXI, "key-laboratories-provincial-target", 3, "at_least", "provincial", 2020, 27,
     "3家以上"),
    (DINGXI, "key-laboratories-municipal-target", 10, "at_least", "municipal", 2020, 27,
     "10家以上"),
    (DINGXI, "engineering-research-centres-provincial-target", 3, "at_least", "provincial", 2020,
     28, "3家以上"),
    (DINGXI, "technology-innovation-centres-provincial-target", 10, "at_least", "provincial", 2020,
     28, "10家以上"),
    (DINGXI, "technology-innovation-centres-municipal-target", 160, "about", "municipal", 2020, 28,
     "160家左右"),
    (DINGXI, "clinical-research-centres-provincial-target", 1, "exact", "provincial", 2020, 28,
     "1家"),
    (DINGXI, "clinical-research-centres-municipal-target", 5, "at_least", "municipal", 2020, 28,
     "5家以上"),
    (DINGXI, "incubators-and-makerspaces-provincial-target", 15, "exact", "provincial", 2020, 29,
     "15家"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "name", "value", "bound", "level", "year", "paragraph", "words"), COUNTS
)
def test_a_headline_count_stands_as_its_passage_says(
    document: str,
    name: str,
    value: int,
    bound: str,
    level: str,
    year: int,
    paragraph: int,
    words: str,
) -> None:
    entry = fact(document, name)
    count = entry.count
    assert (count.value, count.bound, count.level, entry.year) == (value, bound, level, year)
    assert count.evidence.paragraph == paragraph
    assert words in "".join(count.evidence.quote)


REWARDS = [
    # document, fact, lower and upper end in 万元, level, frequency, trigger, year
    (XUCHANG, "new-rd-platforms-national", 50, 50, "national", "one_off", 2017),
    (XUCHANG, "new-rd-platforms-provincial", 20, 20, "provincial", "one_off", 2017),
    (XUCHANG, "new-rd-platforms-municipal", 5, 5, "municipal", "one_off", 2017),
    (XUCHANG, "new-incubators-national", 50, 50, "national", "one_off", 2017),
    (XUCHANG, "new-incubators-provincial", 20, 20, "provincial", "one_off", 2017),
    (XUCHANG, "new-incubators-municipal", 10, 10, "municipal", "one_off", 2017),
    (XUCHANG, "new-academician-workstations", 20, 20, "provincial", "one_off", 2017),
    (XUCHANG, "innovation-teams-provincial", 10, 10, "provincial", "one_off", 2017),
    (XUCHANG, "innovation-teams-municipal", 5, 5, "municipal", "one_off", 2017),
    (PANJIN, "new-centres-national", 100, 100, "national", "one_off", 2019),
    (PANJIN, "new-centres-provincial", 20, 20, "provincial", "one_off", 2019),
    (CHONGQING, "stable-support-national", 200, 200, "national", "annual", 2019),
    (CHONGQING, "stable-support-provincial", 20, None, "provincial", "annual", 2019),
    (CHONGQING, "excellent-national", 500, 500, "national", "one_off", 2019),
    (CHONGQING, "excellent-provincial", 100, 100, "provincial", "annual", 2019),
]


@pytest.mark.parametrize(("document", "name", "low", "high", "level", "frequency", "year"), REWARDS)
def test_a_headline_reward_stands_as_its_passage_says(
    document: str,
    name: str,
    low: int,
    high: int | None,
    level: str,
    frequency: str,
    year: int,
) -> None:
    entry = fact(document, name)
    reward = entry.reward
    assert isinstance(reward.amount, FixedAmount)
    assert reward.amount.min_cny == low * 10_000
    assert reward.amount.max_cny == (high * 10_000 if high is not None else None)
    assert (reward.level, reward.frequency, entry.year) == (level, frequency, year)
    assert reward.evidence.figure is not None
    assert re.findall(r"\d+", reward.evidence.figure) == [str(low)]


def test_there_are_fifteen_clauses_and_levels_of_rewards_for_thirty_two_types() -> None:
    found = pinned("reward")
    assert {entry.id for entry in found} == {f"{document}/{name}" for document, name, *_ in REWARDS}
    assert len(found) == 15
    table = TABLES["rewards"](committed().dataset)
    assert len(table[table["document_id"].isin(FIVE)]) == 32


def test_each_document_counts_and_names_as_many_platforms_as_were_read_in_it() -> None:
    def per_document(kind: Kind) -> dict[str, int]:
        return dict(Counter(entry.document_id for entry in pinned(kind)))

    assert per_document("count") == {DINGXI: 23, LIAONING: 22, PANJIN: 4, XUCHANG: 12}
    assert per_document("named") == {DINGXI: 6, LIAONING: 17, PANJIN: 1, XUCHANG: 4}
    assert per_document("fund") == {LIAONING: 2, PANJIN: 1, XUCHANG: 1}


def test_what_the_platforms_accepted_in_liaoning_are_is_told_as_a_flow_of_one_year() -> None:
    for name in ("engineering-technology-centres-accepted", "key-laboratories-accepted"):
        count = fact(LIAONING, name).count
        assert (count.measure, count.event, count.period) == ("flow", "accepted", "2017")
        assert count.reading["period"] == "ambiguous"


def test_the_rewards_of_xuchang_are_one_off_by_the_usual_reading() -> None:
    for entry in pinned("reward"):
        marked = entry.fact.reading.get("frequency")
        assert marked == ("implied" if entry.document_id == XUCHANG else None)


def test_only_enterprise_laboratories_get_what_chongqing_pays_at_national_level() -> None:
    for name in ("stable-support-national", "excellent-national"):
        reward = fact(CHONGQING, name).reward
        assert reward.types == ["enterprise_state_key_laboratory"]
        assert "企业国家重点实验室" in "".join(reward.evidence.quote)


def test_dingxi_states_no_number_of_the_provincial_key_laboratories_it_has() -> None:
    found = [
        entry.fact.id
        for entry in pinned("count")
        if entry.document_id == DINGXI
        and entry.count.types == ["key_laboratory"]
        and (entry.count.level, entry.count.status) == ("provincial", "actual")
    ]
    assert found == []


@pytest.mark.parametrize(
    ("document", "total"),
    [
        (XUCHANG, "engineering-technology-centres-total"),
        (XUCHANG, "key-laboratories-total"),
        (LIAONING, "industrial-platforms-total"),
    ],
)
def test_the_parts_of_a_total_add_up_to_it(document: str, total: str) -> None:
    parts = [
        entry.count.value
        for entry in committed().of_kind("count")
        if entry.document_id == document and entry.count.part_of == total
    ]
    assert len(parts) > 1
    assert sum(int(value) for value in parts) == fact(document, total).count.value


def test_a_total_and_its_levels_cannot_drift_apart(tmp_path: Path) -> None:
    assert "count.parts_sum" in problems(tmp_path, XUCHANG, {"value: 163": "value: 162"})


# Comparability


def test_nothing_of_two_of_the_places_is_plainly_comparable() -> None:
    """What two provinces recognise is recognised by two sets of rules, and so on down."""
    mappings = committed().dataset.vocabulary.mappings
    found = [*pinned("count"), *pinned("reward")]
    for one, other in combinations(found, 2):
        if one.jurisdiction.id != other.jurisdiction.id:
            verdict = compare(signature(one), signature(other), mappings)
            assert verdict.grade > Grade.COMPARABLE, (one.id, other.id)


def test_the_provincial_centres_of_two_cities_stand_apart_in_who_recognises_alone() -> None:
    name = "engineering-technology-centres-provincial"
    one, other = fact(XUCHANG, name), fact(DINGXI, name)
    assert (one.count.value, one.year, other.count.value, other.year) == (71, 2017, 8, 2018)
    verdict = compare(signature(one), signature(other))
    assert verdict.grade == Grade.SIDE_BY_SIDE
    assert verdict.reasons == (Reason.AUTHORITY,)


def test_that_nobody_knows_of_any_policy_whether_it_holds_is_no_reason() -> None:
    for one, other in combinations(pinned("reward"), 2):
        assert {one.reward.policy_status, other.reward.policy_status} == {"unknown"}
        assert Reason.VALIDITY not in compare(signature(one), signature(other)).reasons


def test_no_two_rewards_of_different_triggers_tiers_or_natures_share_a_group() -> None:
    for members in rewards.groups(committed().of_kind("reward")).values():
        for one, other in combinations(members, 2):
            assert one.reward.trigger == other.reward.trigger
            assert one.reward.nature == other.reward.nature
            assert one.jurisdiction.tier == other.jurisdiction.tier


# Reading


def test_what_a_province_level_municipality_calls_municipal_is_provincial() -> None:
    data = committed()
    here = [
        entry
        for entry in data.entries.values()
        if entry.document_id == CHONGQING and isinstance(entry.fact, PlatformFact)
    ]
    facts = [entry.fact for entry in here if isinstance(entry.fact, PlatformFact)]
    assert data.dataset.jurisdictions["chongqing"].kind == "municipality"
    assert "municipal" not in {fact.level for fact in facts}
    own = [fact for fact in facts if fact.level_stated in {"市级", "重庆市"}]
    assert [fact.id for fact in own] == ["stable-support-provincial", "excellent-provincial"]
    assert {fact.level for fact in own} == {"provincial"}


def test_panjin_tells_the_tiers_of_2019_in_2020() -> None:
    for name in ("new-centres-national", "new-centres-provincial"):
        entry = fact(PANJIN, name)
        assert entry.source.date_signed.startswith("2020")
        assert entry.year == 2019
        assert entry.fact.basis is not None
        assert entry.fact.basis.number == "盘政办发〔2019〕29号"


def test_only_the_national_laboratories_of_panjin_were_recognised_by_others() -> None:
    here = [e for e in committed().of_kind("count") if e.document_id == PANJIN]
    assert [e.fact.id for e in here if e.count.recognised_by] == ["key-laboratories-national"]


def test_what_is_implied_has_a_note() -> None:
    for entry in committed().entries.values():
        assert not entry.fact.reading or entry.fact.note


def test_every_type_that_a_fact_names_has_a_label_in_both_languages() -> None:
    data = committed()
    used = {
        name
        for entry in data.entries.values()
        if isinstance(entry.fact, PlatformFact)
        for name in entry.fact.types
    } | {entry.named.type for entry in data.of_kind("named")}
    for name in used:
        assert data.label("type", name, "zh").strip()
        english = data.label("type", name, "en")
        # The only sign beyond ASCII is the dash of "National–local".
        assert english.replace("–", "-").isascii() and english[:1].isupper()
        assert data.types[name].family in {family.id for family in data.dataset.vocabulary.families}


# What the check catches


def problems(folder: Path, document: str, changes: Mapping[str, str]) -> Counter[str]:
    """The codes of the problems once words of a document were replaced; each stands there once."""
    shutil.copytree(DATA, folder / "data")
    file = folder / "data" / "documents" / f"{document}.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    try:
        load(folder / "data")
    except DataError as error:
        return Counter(problem.code for problem in error.problems)
    return Counter()


def _swapped(text: str, one: str, other: str, old: Sequence[str], new: Sequence[str]) -> str:
    """``text`` with the words ``old`` of fact ``one`` and ``new`` of ``other`` exchanged."""
    records = text.split("  - id: ")
    changed = []
    for record in records:
        name = record.partition("\n")[0]
        for before, after in zip(old, new, strict=True):
            if name == one:
                assert before in record
                record = record.replace(before, after)
            elif name == other:
                assert after in record
                record = record.replace(after, before)
        changed.append(record)
    return "  - id: ".join(changed)


def test_two_swapped_amounts_are_caught_though_value_and_figure_agree(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    file = tmp_path / "data" / "documents" / f"{XUCHANG}.yaml"
    text = file.read_text(encoding="utf-8")
    swapped = _swapped(
        text,
        "new-rd-platforms-national",
        "new-rd-platforms-municipal",
        ["500_000", "figure: 50万元"],
        ["50_000", "figure: 5万元"],
    )
    assert swapped != text
    file.write_text(swapped, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(tmp_path / "data")
    assert {problem.code for problem in caught.value.problems} == {"level.order"}
    assert len(caught.value.problems) == 2


# The shape of the files


def parsed(file: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # many times as fast where there is one
    return yaml.load(file.read_text(encoding="utf-8"), loader)


LISTS = ("counts", "named", "rewards", "funds", "instruments", "not_coded")


def _records(value: object, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every map below ``value`` with the name of its place and its fields in order."""
    if isinstance(value, dict):
        yield path, list(value)
        for key, part in value.items():
            yield from _records(part, f"{path}.{key}")
    elif isinstance(value, list):
        for part in value:
            yield from _records(part, path)


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_a_document_begins_with_its_source_and_lists_its_facts_in_one_order(file: Path) -> None:
    found = parsed(file)
    expected = [name for name in ("document", *LISTS) if name in found]
    assert list(found) == expected
    assert all(found[name] for name in expected)


def test_fields_stand_in_the_same_order_in_every_file() -> None:
    seen: dict[tuple[str, str, str], str] = {}
    for file in DOCUMENTS:
        for place, fields in _records(parsed(file), ""):
            if place.endswith((".reading", ".quote")):
                continue
            for before, after in combinations(fields, 2):
                seen.setdefault((place, before, after), file.stem)
                assert (place, after, before) not in seen, (
                    f"{file.stem}{place}: {before} before {after}, "
                    f"unlike {seen[(place, after, before)]}"
                )


def test_every_document_is_named_after_its_place() -> None:
    for name, document in committed().dataset.documents.items():
        assert name.startswith(f"{document.document.jurisdiction}-")
