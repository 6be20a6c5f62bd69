"""Places of every tier: names, codes and what stands above, their documents, and who stands apart.

The reference list is the committed one with lines added to it; the documents are invented.
"""

# Facts stand on one line, as in the data, and Chinese characters count double.
# ruff: noqa: E501

import csv
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
from catalogues import DATA, Facts, catalogue, committed, count, of_documents, reward
from catalogues import document as made_up
from conftest import DataFolder
from test_package import report
from test_pages import drop_mappings, visit

from lib import captions, statements
from lib.captions.block import Block
from lib.catalogue import Catalogue, lower_first, tier_rank
from lib.charts.forms import MatrixForm
from lib.checks.level_words import LevelWords
from lib.compare import Grade, Reason
from lib.costs.value import Assumptions
from lib.dataset import Dataset
from lib.exports import package
from lib.load import load
from lib.model.reference import TIERS, Jurisdiction, Jurisdictions, Standing
from lib.problem import DataError, Problem
from lib.strict_yaml import Positions, parse
from lib.ui import cache as data_cache
from lib.ui import markup, quotes
from lib.views import counts, coverage, instruments, overview, rewards, value
from lib.wording import LANGS, Lang, text
from lib.wording.problems import render

PLACES = "jurisdictions.yaml"
HUYI = '{id: huyi, zh: 鄠邑区, short_zh: 鄠邑区, en: Huyi District, code: "610118", tier: county, kind: district, parent: xian}'
KUNSHAN = '{id: kunshan, zh: 昆山市, short_zh: 昆山, en: Kunshan, code: "320583", tier: county, kind: city, parent: suzhou-jiangsu}'
YUBEI = '{id: yubei, zh: 渝北区, short_zh: 渝北区, en: Yubei District, code: "500112", tier: county, kind: district, parent: chongqing}'
ZONE = "{id: xian-high-tech-zone, zh: 西安高新技术产业开发区, short_zh: 西安高新区, en: Xi'an High-tech Zone, tier: zone, kind: high_tech_zone, parent: xian}"
NEW_AREA = "{id: liangjiang, zh: 两江新区, short_zh: 两江新区, en: Liangjiang New Area, tier: zone, kind: new_area, parent: chongqing}"
KUNSHAN_ZONE = "{id: kunshan-zone, zh: 昆山经济技术开发区, short_zh: 昆山开发区, en: Kunshan Development Zone, tier: zone, kind: economic_development_zone, parent: kunshan}"
ADDED = (HUYI, KUNSHAN, YUBEI, ZONE, NEW_AREA, KUNSHAN_ZONE)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """The committed lists with an invented document of Xi'an."""
    found = DataFolder(tmp_path / "data", tmp_path / "originals")
    (found.path / "documents").mkdir(parents=True)
    for name in ("vocabulary.yaml", PLACES):
        shutil.copy(DATA / name, found.path / name)
    drop_mappings(found.path)
    write(found, "xian", {})
    return found


def add(folder: DataFolder, *lines: str) -> None:
    folder.write(PLACES, folder.read(PLACES) + "".join(f"  - {line}\n" for line in lines))


def the_problem(folder: DataFolder) -> Problem:
    [problem] = folder.problems()
    return problem


# Names


def test_no_two_places_of_the_list_share_a_name() -> None:
    places = committed().dataset.jurisdictions.values()
    for names in zip(*((p.zh, p.short_zh, p.en.casefold()) for p in places), strict=True):
        assert len(set(names)) == len(places)


def test_a_city_and_a_prefecture_named_like_a_province_have_short_names_of_their_own() -> None:
    places = committed().dataset.jurisdictions
    names = ("jilin", "jilin-city", "hainan", "hainan-prefecture")
    assert [places[name].short_zh for name in names] == ["吉林", "吉林市", "海南", "海南州"]


def test_all_but_provinces_and_cities_keep_the_last_word_of_their_name() -> None:
    for place in committed().dataset.jurisdictions.values():
        if place.kind not in ("province", "municipality", "city") and place.tier != "province":
            assert place.short_zh[-1] == place.zh[-1], place.id


CHAOYANG = '{id: chaoyang-beijing, zh: %s, short_zh: %s, en: %s, code: "110105", tier: county, kind: district, parent: beijing}'


@pytest.mark.parametrize(
    ("field", "names", "other"),
    [("short_zh", ("朝阳区", "朝阳", "Chaoyang District"), "朝阳"),
     ("en", ("朝阳区", "朝阳区", "chaoyang"), "chaoyang"),
     ("zh", ("朝阳市", "朝阳区", "Chaoyang District"), "朝阳市")],
)  # fmt: skip
def test_a_name_that_another_place_has_is_refused_with_both_ids_and_what_to_do(
    folder: DataFolder, field: str, names: tuple[str, str, str], other: str
) -> None:
    add(folder, CHAOYANG % names)
    problem = the_problem(folder)
    line, column = folder.spot(PLACES, f" {field}: {other}", after="id: chaoyang-beijing")
    assert (problem.path, problem.line) == (PLACES, line)
    assert problem.column == column + len(f" {field}: ")
    assert problem.code == "jurisdiction.name_shared"
    for lang, advice in (("zh", "请加上"), ("en", "Add ")):
        message = render(problem, lang)  # type: ignore[arg-type]
        assert {"chaoyang", "chaoyang-beijing"} <= set(re.findall(r"[a-z]+(?:-[a-z]+)*", message))
        assert advice in message and "朝阳区" in message


def test_the_same_place_with_its_last_word_is_accepted(folder: DataFolder) -> None:
    add(folder, CHAOYANG % ("朝阳区", "朝阳区", "Chaoyang District"))
    assert folder.problems() == ()


def test_a_line_that_stands_twice_is_told_for_its_id_and_code_alone(folder: DataFolder) -> None:
    add(folder, HUYI, HUYI)
    assert [problem.code for problem in folder.problems()] == ["reference.duplicate"] * 2


# Tiers, codes, and what stands above


def test_every_tier_has_its_labels_and_a_place_on_pages_with_provinces_last() -> None:
    data = committed()
    assert sorted(TIERS, key=tier_rank) == [*TIERS[1:], "province"]
    for lang in LANGS:
        labels = [data.label("tier", tier, lang) for tier in TIERS]
        blocks = [text(f"block_{tier}", lang) for tier in TIERS]
        assert len({*labels}) == len({*blocks}) == len(TIERS)
    assert data.label("tier", "prefecture", "zh") == "地级行政区"


def test_the_committed_list_holds_what_a_province_administers_with_codes_below_its_own() -> None:
    places = committed().dataset.jurisdictions
    found = [place for place in places.values() if place.tier == "province_administered"]
    assert len(found) == 32
    assert {place.parent for place in found} == {"henan", "hubei", "hainan", "xinjiang"}
    assert all(place.code.startswith(places[place.parent].code[:2] + "90") for place in found)
    assert places["xiantao"].code == "429004" and places["baiyang"].code == "659012"


def test_the_committed_list_stands_in_the_order_of_its_codes() -> None:
    order = [place.order for place in committed().dataset.jurisdictions.values()]
    assert order == sorted(order)


def test_cities_of_a_special_standing_are_fifteen_and_nothing_else_has_one() -> None:
    places = committed().dataset.jurisdictions.values()
    found = [place for place in places if place.standing]
    assert {place.kind for place in found} == {"city"}
    of = {name: {p.short_zh for p in found if p.standing == name} for name in get_args(Standing)}
    assert of["separately_planned"] == {"大连", "青岛", "宁波", "厦门", "深圳"}
    assert len(of["sub_provincial"]) == 10 and "西安" in of["sub_provincial"]


REFUSED = [
    # what of which line becomes what, and the problem at which words
    (HUYI, 'code: "610118", ', "", "jurisdiction.code_missing", "county"),
    (HUYI, '"610118"', "not_applicable", "jurisdiction.code_missing", "county"),
    (HUYI, '"610118"', '"610218"', "jurisdiction.code", '"610218"'),
    (HUYI, '"610118"', '"610100"', "reference.duplicate", '"610100"'),
    (HUYI, "parent: xian", "parent: xiantao", "jurisdiction.parent_tier", "xiantao"),
    (HUYI, "parent: xian", "parent: not_applicable", "jurisdiction.parent_missing", "not_applicable"),
    (HUYI, "tier: county", "tier: city", "shape.wrong_value", "city"),
    (HUYI, "tier: county", "tier: province_administered", "jurisdiction.parent_tier", "xian"),
    (HUYI, "parent: xian", "parent: xian, standing: provincial", "shape.wrong_value", "provincial"),
    (ZONE, "parent: xian", "parent: not_applicable", "jurisdiction.parent_missing", "not_applicable"),
    (ZONE, "parent: xian", "parent: xi-an", "reference.unknown", "xi-an"),
    (ZONE, ", parent: xian", "", "shape.missing_field", "{id: xian-high"),
    (ZONE, "parent: xian", "parent: xian-high-tech-zone", "jurisdiction.parent_tier", "xian-high-tech-zone}"),
    (ZONE, "tier: zone", 'code: "510171", tier: zone', "jurisdiction.code", '"510171"'),
    (ZONE, "tier: zone", "code: none, tier: zone", "shape.wrong_value", "none"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "old", "new", "code", "words"), REFUSED)
def test_a_broken_line_is_told_at_its_field(
    folder: DataFolder, entry: str, old: str, new: str, code: str, words: str
) -> None:
    broken = entry.replace(old, new)
    assert broken != entry
    add(folder, broken)
    start = folder.read(PLACES).index(broken)
    line = folder.read(PLACES).count("\n", 0, start) + 1
    column = 5 + broken.rindex(words)
    assert (PLACES, line, column, code) in folder.found()
    for problem in folder.problems():
        for lang in LANGS:
            assert "{" not in render(problem, lang)


def test_one_line_a_place_is_enough_with_a_code_or_without(folder: DataFolder) -> None:
    add(folder, *ADDED)
    zone = folder.load().jurisdictions["xian-high-tech-zone"]
    assert (zone.code, zone.has_code) == ("not_applicable", False)
    assert folder.load().jurisdictions["huyi"].has_code


def test_a_zone_may_stand_below_any_other_tier_and_have_a_code(folder: DataFolder) -> None:
    below = {"shaanxi": "610000", "xian": "610100", "jiyuan": "419001", "huyi": "610118"}
    lines = [
        ZONE.replace("xian-high-tech-zone", f"zone-{name}")
        .replace("西安高新", f"{name}高新")
        .replace("Xi'an", name)
        .replace("parent: xian", f"parent: {name}")
        for name in below
    ]
    add(folder, HUYI, *lines)
    places = folder.load().jurisdictions
    assert {name: places[f"zone-{name}"].order for name in below} == {
        name: f"{code}-zone-{name}" for name, code in below.items()
    }
    coded = lines[1].replace("tier: zone", 'code: "610171", tier: zone')
    folder.write(PLACES, folder.read(PLACES).replace(lines[1], coded))
    assert folder.load().jurisdictions["zone-xian"].order == "610171"


def test_a_zone_without_a_code_is_ordered_behind_its_parent_and_before_what_follows() -> None:
    lines = [HUYI, ZONE, YUBEI, NEW_AREA]
    known = places_of(*lines)
    shown = sorted(
        (known[name] for name in ("huyi", "xian-high-tech-zone", "xian", "tongchuan", "chongqing",
                                  "yubei", "liangjiang")),
        key=lambda place: place.order,
    )  # fmt: skip
    assert [place.id for place in shown] == [
        "chongqing", "liangjiang", "yubei", "xian", "xian-high-tech-zone", "huyi", "tongchuan",
    ]  # fmt: skip


def places_of(*lines: str) -> dict[str, Jurisdiction]:
    """The committed list with lines added, as if they stood in the file."""
    known = (DATA / PLACES).read_text("utf-8") + "".join(f"  - {line}\n" for line in lines)
    found = Jurisdictions.model_validate(parse(known).data).jurisdictions
    return {place.id: place for place in found}


# Level words


@pytest.mark.parametrize(
    ("place", "word", "levels"),
    [
        ("huyi", "市级", {"municipal"}),
        ("huyi", "县级", {"county"}),
        ("huyi", "区级", {"county"}),
        ("huyi", "区县级", {"county"}),
        ("huyi", "省级", {"provincial"}),
        ("kunshan", "市级", {"municipal", "county"}),
        ("kunshan-zone", "市级", {"municipal", "county"}),
        ("kunshan-zone", "区级", {"county"}),
        ("xian-high-tech-zone", "市级", {"municipal"}),
        ("xian-high-tech-zone", "区级", {"county"}),
        ("xian-high-tech-zone", "县级", {"county"}),
        ("yubei", "市级", {"provincial"}),
        ("yubei", "区级", {"county"}),
        ("liangjiang", "市级", {"provincial"}),
        ("liangjiang", "区级", {"county"}),
        ("xiantao", "市级", {"municipal", "county"}),
        ("dingan", "市级", {"municipal"}),
        ("dingan", "县级", {"county"}),
        ("shihezi", "自治区级", {"provincial"}),
    ],
)
def test_a_level_word_means_what_it_means_in_that_place(
    place: str, word: str, levels: set[str]
) -> None:
    words = LevelWords(re.compile("孵化器"), places_of(*ADDED))
    [found] = words.find(f"{word}孵化器3家", place)
    assert (found.word, set(found.levels)) == (word, levels)


def test_a_circle_of_parents_ends() -> None:
    places = places_of(HUYI.replace("parent: xian", "parent: huyi"))
    [found] = LevelWords(re.compile("孵化器"), places).find("市级孵化器3家", "huyi")
    assert found.levels == {"municipal"}


def matrix_of(block: Block) -> MatrixForm:
    assert isinstance(block.form, MatrixForm)
    return block.form


# Documents of every tier

SOURCE = """\
document:
  title: {{zh: {place}的答复, en: Reply of {place}}}
  number: 测科函〔2021〕{n}号
  kind: proposal_reply
  issuer: {{zh: 测试科学技术局, en: Test bureau}}
  jurisdiction: {place}
  date_signed: 2021-05-06
  date_published: not_stated
  index_number: not_stated
  language: zh-Hans
  url: not_recorded
  retrieved: not_recorded
  sha256: "{n:064d}"
  coded: 2026-11-23
"""
COUNT = """\
  - id: laboratories-{level}
    types: [key_laboratory]
    level: {level}{stated}
    value: {n}
    measure: stock
    status: actual
    as_of: 2021-05-06
    evidence: {{paragraph: 2, quote: [{quote}], figure: {n}家}}
"""
REWARD = """\
  - id: new-{level}
    types: [key_laboratory]
    level: {level}{stated}
    amount: {{kind: fixed, min_cny: {cny}, max_cny: {cny}, bound: exact}}
    frequency: one_off
    trigger: newly_recognised
    nature: award
    evidence: {{paragraph: 3, quote: [{quote}], figure: {n}万元}}
"""
INSTRUMENT = """\
instruments:
  - id: vouchers
    instrument: innovation_voucher
    target: {zh: 中小企业, en: small firms}
    strength: plans
    evidence: {paragraph: 4, quote: [将推行科技创新券]}
"""


def write(folder: DataFolder, place: str, levels: dict[str, str]) -> None:
    """A document of a place with a count and a reward for each word of a level."""
    n = sum(map(ord, place))
    said = [f"{word}重点实验室{9 - at}家" for at, word in enumerate(levels)]
    paid = [
        f"新认定的{'、'.join(levels)}重点实验室",
        f"分别奖励{'、'.join(f'{90 - at}万元' for at in range(len(levels)))}",
    ]
    facts = SOURCE.format(place=place, n=n)
    for name, template in (("counts", COUNT), ("rewards", REWARD)):
        facts += f"{name}:\n" if levels else ""
        for at, (word, level) in enumerate(levels.items()):
            quote = "、".join(said) if name == "counts" else ", ".join(paid)
            number = 9 - at if name == "counts" else 90 - at
            stated = f"\n    level_stated: {word}" if "区" in word or "市" in word else ""
            facts += template.format(
                level=level, stated=stated, n=number, cny=number * 10_000, quote=quote
            )
    folder.write(f"documents/{place}-2021-reply.yaml", facts + INSTRUMENT)


IN_A_DISTRICT = {"国家级": "national", "省级": "provincial", "市级": "municipal", "区级": "county"}
IN_A_COUNTY = {"国家级": "national", "省级": "provincial", "县级": "county"}
IN_A_MUNICIPALITY = {"国家级": "national", "市级": "provincial", "区级": "county"}
STATED = {
    "xian": {"国家级": "national", "省级": "provincial", "市级": "municipal"},
    "xiantao": {"国家级": "national", "省级": "provincial", "市级": "municipal"},
    "dingan": IN_A_COUNTY,
    "huyi": IN_A_DISTRICT,
    "kunshan": {"国家级": "national", "省级": "provincial", "市级": "county"},
    "yubei": IN_A_MUNICIPALITY,
    "xian-high-tech-zone": IN_A_DISTRICT,
    "liangjiang": IN_A_MUNICIPALITY,
    "shaanxi": {"国家级": "national", "省级": "provincial"},
}


@pytest.fixture
def full(folder: DataFolder) -> DataFolder:
    """Documents of places of every tier."""
    add(folder, *ADDED)
    for place, levels in STATED.items():
        write(folder, place, levels)
    return folder


def test_documents_of_every_tier_load_without_a_problem(full: DataFolder) -> None:
    assert full.problems() == ()
    places = full.load().jurisdictions
    assert {places[name].tier for name in STATED} == set(TIERS)


@pytest.mark.parametrize(
    ("place", "levels"),
    [
        # 市级 of a district is the city's, and under a municipality the province's
        ("huyi", {"市级": "county"}),
        ("huyi", {"市级": "provincial"}),
        ("huyi", {"区级": "municipal"}),
        ("xian-high-tech-zone", {"市级": "county"}),
        ("xian-high-tech-zone", {"县级": "municipal"}),
        ("yubei", {"市级": "municipal"}),
        ("yubei", {"区级": "provincial"}),
        ("liangjiang", {"市级": "municipal"}),
        ("dingan", {"县级": "municipal"}),
    ],
)
def test_a_level_that_the_words_of_the_place_do_not_mean_is_refused(
    full: DataFolder, place: str, levels: dict[str, str]
) -> None:
    write(full, place, levels)
    found = {problem.code for problem in full.problems()}
    assert found == {"level.not_in_quote"}
    assert {problem.path for problem in full.problems()} == {f"documents/{place}-2021-reply.yaml"}


def test_the_blocks_of_the_comparison_table_hold_every_place_under_its_tier(
    full: DataFolder,
) -> None:
    data = Catalogue(full.load())
    assert [place.id for place in data.jurisdictions] == [
        "xian", "xiantao", "dingan", "kunshan", "yubei", "huyi", "liangjiang",
        "xian-high-tech-zone", "shaanxi",
    ]  # fmt: skip
    for lang in LANGS:
        items = overview.items(data, lang)
        html = markup.overview_table(data, items, lang)
        heads = re.findall(r'colspan="(\d)" scope="colgroup">([^<]+)<', html)
        assert heads == [
            (n, text(f"block_{tier}", lang))
            for n, tier in zip("12321", sorted(TIERS, key=tier_rank), strict=True)
        ]
        names = re.findall(r'<th scope="col">([^<]+)</th>', html)
        assert names == [place.label(lang).replace("'", "&#x27;") for place in data.jurisdictions]
        shown = {name for item in items for cell in item.cells.values() for name in cell.facts}
        assert shown == {name for name, entry in data.entries.items() if entry.kind != "instrument"}
        block = captions.overview_block(data, items, lang)
        assert list(dict.fromkeys(matrix_of(block).column_groups)) == [name for _, name in heads]


@pytest.mark.parametrize("lang", LANGS)
def test_the_charts_hold_every_fact_in_a_block_with_the_name_of_its_tiers(
    full: DataFolder, lang: Lang
) -> None:
    data = Catalogue(full.load())
    table = counts.table(data, "stock", lang)
    blocks = captions.count_blocks(data, table, "stock", lang)
    assert {name for block in blocks for name in block.table["fact_id"]} == {
        entry.id for entry in data.of_kind("count")
    }
    below = text("block_province_administered", lang)
    below = below if lang == "zh" else lower_first(below)
    cities = statements.join([text("block_prefecture", lang), below], lang)
    heads = {tier: text(f"block_{tier}", lang) for tier in ("county", "zone", "province")}
    scope = {True: text("scope_shared", lang), False: text("scope_single", lang)}
    expected = {
        text("scope_of_tier", lang, tier=name, scope=scope[name != heads["province"]])
        for name in (cities, *heads.values())
    }
    assert expected <= {block.heading for block in blocks}
    paid = captions.reward_blocks(data, rewards.table(data, lang), "dots", lang)
    assert {name for block in paid for name in block.table["fact_id"]} == {
        entry.id for entry in data.of_kind("reward")
    }
    assert len(paid) == 4 and any(cities in block.heading for block in paid)
    heat = captions.reward_blocks(data, rewards.table(data, lang), "heat", lang)[0]
    for place in data.jurisdictions:
        assert any(head.startswith(place.label(lang)) for head in matrix_of(heat).headings)


@pytest.mark.parametrize("lang", LANGS)
def test_no_other_table_loses_a_place(full: DataFolder, lang: Lang) -> None:
    data = Catalogue(full.load())
    places = [place.id for place in data.jurisdictions]
    assert list(dict.fromkeys(row.place.id for row in value.table(data, Assumptions()))) == places
    matrix = matrix_of(captions.instrument_block(data, instruments.Choice(), lang))
    assert matrix.headings == [place.label(lang) for place in data.jurisdictions]
    assert len(set(matrix.column_groups)) == len(TIERS)
    for row in coverage.table(data, "count", lang):
        assert list(row.cells) == places
        for name in ("yubei", "liangjiang"):
            assert (row.cells[name][0] == "not_applicable") is (row.level == "municipal")
        assert row.cells["huyi"][0] != "not_applicable"
    block = captions.value_block(data, value.table(data, Assumptions()), Assumptions(), lang)
    assert text("note_value_tiers", lang) in block.words.notes
    groups = quotes.of_rows(data, overview.items(data, lang), lang)
    quoted = {entry.id for _, entries in groups for entry in entries}
    assert {entry.id for entry in data.of_kind("count")} <= quoted


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("place", ["xiantao", "huyi", "xian-high-tech-zone", "yubei", "xian"])
def test_the_profile_tells_tier_standing_and_code_where_there_is_one(
    full: DataFolder, monkeypatch: pytest.MonkeyPatch, place: str, lang: Lang
) -> None:
    monkeypatch.setattr(data_cache, "DATA", full.path)
    data = Catalogue(full.load())
    found = data.dataset.jurisdictions[place]
    view = visit("profile", lang, place=place)
    lead = next(line for line in view.text.splitlines() if "pc-lead" in line)
    assert data.label("tier", found.tier, lang) in lead
    assert "not_applicable" not in view.text + view.tables
    assert (found.code in lead) is found.has_code
    assert (data.label("standing", "sub_provincial", lang) in lead) is (place == "xian")
    shown = {
        name
        for cell in re.findall(r"data-facts='([^']+)'", view.tables)
        for name in re.findall(r"[\w-]+/[\w-]+", cell)
    }
    assert {entry.id for entry in data.of_kind("count", place)} <= shown
    assert {entry.id for entry in data.of_kind("reward", place)} <= shown


@pytest.mark.parametrize("page", ["comparison", "counts", "rewards", "value", "budget", "coverage"])
def test_pages_draw_places_of_every_tier(
    full: DataFolder, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setattr(data_cache, "DATA", full.path)
    view = visit(page, "zh")
    assert view.components and not view.notes
    assert "not_applicable" not in view.text


def test_the_data_package_holds_places_without_a_code_and_of_special_standing(
    full: DataFolder, tmp_path: Path
) -> None:
    package.write(Catalogue(full.load()), tmp_path / "package")
    assert report(tmp_path / "package").valid
    with (tmp_path / "package" / "jurisdictions.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["jurisdiction"]: row for row in csv.DictReader(file)}
    zone, city = rows["xian-high-tech-zone"], rows["xian"]
    assert (zone["code"], zone["tier"], zone["kind"]) == (
        "",
        "zone",
        "high_tech_zone",
    )
    assert (city["standing"], zone["standing"]) == ("sub_provincial", "")
    assert (zone["n_counts"], rows["huyi"]["n_rewards"]) == ("4", "4")
    with (tmp_path / "package" / "counts.csv").open(encoding="utf-8", newline="") as file:
        tiers = {row["jurisdiction"]: row["tier"] for row in csv.DictReader(file)}
    assert {tiers[name] for name in STATED} == set(TIERS)


# Who stands beside whom


def test_a_city_and_what_a_province_administers_stand_in_one_chart_unranked() -> None:
    data = catalogue(
        xuchang=[count("a", 5, level="national")], xiantao=[count("b", 3, level="national")]
    )
    [item] = overview.items(data, "zh")
    assert item.grade == Grade.SIDE_BY_SIDE and item.reasons == (Reason.STANDING,)
    table = counts.table(data, "stock", "zh")
    assert list(table["tier"]) == ["prefecture", "province_administered"]
    assert list(table["is_compared"]) == [True, True]
    [block] = captions.count_blocks(data, table, "stock", "zh")
    assert block.heading.startswith("地市和省直辖县级单位")
    assert (
        statements.n_of_n(data, ["xuchang", "xiantao"], "prefecture", "zh") in block.words.subtitle
    )


def test_a_chart_of_several_tiers_names_the_tier_of_each_place_and_its_standing() -> None:
    data = catalogue(xian=[count("a", 5)], xiantao=[count("b", 3)], liaoning=[count("c", 9)])
    [block] = captions.counts_together(data, counts.table(data, "stock", "zh"), "zh")
    assert set(block.table["jurisdiction_label"]) == {
        "西安（地级行政区；副省级市）",
        "仙桃（省直辖县级行政单位）",
        "辽宁（省级行政区）",
    }


def test_the_grade_of_a_row_is_the_worst_of_any_tier_below_the_provinces() -> None:
    known = committed().dataset
    places = places_of(HUYI, YUBEI)
    facts: dict[str, Facts] = {
        "xuchang": [count("a", 5, level="national")],
        "dingxi": [count("a", 6, level="national")],
        "huyi": [count("a", 2, level="national")],
        "yubei": [count("a", 2, level="national", bound="at_least")],
        "liaoning": [count("a", 9, level="national", as_of="2011")],
    }
    documents = {name: made_up(name, found) for name, found in facts.items()}
    data = Catalogue(
        Dataset(documents, known.vocabulary, places, "made-up", "2021-01-01", Positions({}))
    )
    [item] = overview.items(data, "zh")
    assert (item.n_stating, item.grade, item.reasons) == (5, Grade.SIDE_BY_SIDE, (Reason.BOUND,))


@pytest.mark.parametrize("lang", LANGS)
def test_two_places_of_one_name_are_told_apart_wherever_they_stand(lang: Lang) -> None:
    facts: dict[str, Facts] = {
        name: [count("labs", n), reward("new", 100_000 * n)]
        for n, name in enumerate(("jilin-city", "hainan-prefecture", "jilin", "hainan"), 2)
    }
    data = of_documents({name: made_up(name, found) for name, found in facts.items()})
    labels = [place.label(lang) for place in data.jurisdictions]
    assert len(set(labels)) == 4
    html = markup.overview_table(data, overview.items(data, lang), lang)
    assert re.findall(r'<th scope="col">([^<]+)</th>', html) == labels
    heat = captions.reward_blocks(data, rewards.table(data, lang), "heat", lang)[0]
    assert len(set(matrix_of(heat).headings)) == 4
    for form in ("counts", "rewards"):
        table = counts.table(data, "stock", lang) if form == "counts" else rewards.table(data, lang)
        assert len(set(table["jurisdiction_label"])) == 4


def test_a_broken_list_of_places_names_its_file(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / PLACES
    path.write_text(path.read_text("utf-8").replace("short_zh: 吉林市", "short_zh: 吉林"), "utf-8")
    with pytest.raises(DataError) as caught:
        load(tmp_path / "data")
    assert (PLACES, "jurisdiction.name_shared") in [(p.path, p.code) for p in caught.value.problems]
