"""Whatever words a text chooses, a figure is read with the value and the bound that they say."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_figures import spell

from lib.figures import Found, NotAFigureError, occurrences, parse_figure, read, scan

# Phrases with N for their figure, and M for the upper end of a range.
_PHRASES = {
    "up_to": """
        不得超过N 不应超过N 不应当超过N 不能超过N 不可超过N 不宜超过N 不会超过N 不再超过N
        不得再超过N 不允许超过N 不准超过N 不要超过N 严禁超过N 不超过N 未超过N 没有超过N 尚未超过N
        不超N 不得高于N 不高于N 不应高于N 不大于N 不得大于N 不多于N 不应多于N 不突破N 不得突破N
        不得高出N 不得超出N 原则上不超过N 原则上不得超过N 一般不超过N 一般不应超过N 不能给予超过N
        不超过人民币N 人民币不超过N 不超过（含）N 不超过N（含） 给予不超过N 一次性给予最高不超过N
        总额不超过N 累计不得超过N 最高N 最高奖补N 最高可获得N 最高可获N 最高可享受N 最高给予N
        最高可给予N 最高将给予N 最高可达N 最高达N 最高可达到N 最高额度N 最高额度为N 最高限额N
        最高限额为N 最高奖励N 最高补助N 最高补助额N 最高资助额度为N 最高补贴标准为N 最高为N
        最高不超过N 最高不得超过N 最高不高于N 最高：N 最高（含）N 最高按N 最高给予项目单位N
        给予最高N 给予每家最高N 每年最高N 累计最高N 限额N 限额为N 补助限额为N 限于N 限制在N以内
        封顶N 封顶线为N 上限N 上限为N 上限是N 上限不超过N 奖励上限为N 至多N 至多不超过N 最多N
        最多不超过N 最多可申报N 顶多N 低于N 不足N 少于N 不到N 未满N 未达到N 未达N 小于N 小于等于N
        小于或等于N ≤N ≦N <N ＜N N以内 N以内的 N（含）以内 N(含)以内 N以内（含）
        N（含本数）以内 N（含N）以内 N之内 N内 N以下 N（含）以下 N及以下 N或以下 N（最高）
        N（上限） N（封顶） N（不超过） N封顶 N（含）封顶 N/年封顶 N为限 以N为限 以N为上限
        以N为最高限额 N作为上限 以N的上限 控制在N以内 控制在N（含）以内 原则上控制在N以内
        最高N以内 不超过N左右
    """,
    "at_least": """
        不得低于N 不应低于N 不能低于N 不可低于N 不宜低于N 不会低于N 不低于N 未低于N 不低于人民币N
        不得少于N 不少于N 不应少于N 不得小于N 不小于N 不下于N 不亚于N 原则上不低于N
        原则上不得低于N 一般不低于N 总额不低于N 不得不足N 最低不少于N 最低不低于N 最低N 最低为N
        最低给予N 最少N 至少N 至少建成N 至少达到N 至少要达到N 至少建设省级重点实验室N 起码N
        下限为N 最低限额为N 保底N 超过N 超过了N 已超过N 累计超过N 突破N 力争突破N 逾N 已逾N 超N
        超出N 多于N 高于N 大于N 大于等于N 大于或等于N 不止N 不仅超过N 达到或超过N ≥N ≧N ＞N >=N
        达到N以上 达N以上 N以上 N以上的 N（含）以上 N（含N）以上 N以上（含） N及以上 N或以上
        N(含)及以上 N（含本数）以上 N之上 N起 N起步 N（以上） N（含以上） N（起） N（最低） N有余
        N开外 N往上 N+ 以N为下限 约N以上 近N以上 至少约N
    """,
    "about": """
        约N 约为N 约有N 约达N 约占N 约合N 大约N 大约为N 大概N 大致N 将近N 接近N 接近于N 逼近N 近N
        几近N 达到近N 几乎达到N 差不多N 累计约N 人民币约N ≈N N左右 达到N左右 N上下 N（左右）
        N（约） 约N左右
    """,
    "exact": """
        N 达到N 达N 共N 多达N 高达N 满N 仅N 给予N 奖励N 提高到N 不设上限N 控制在N 每家N
    """,
    "range": """
        N以上M以下 N以上、M以下 N以上至M以下 N（含）以上M以下 N以上（含N）M以下 不低于N不高于M
        不低于N且不超过M 不少于N但不超过M 最低N最高M 最低N、最高M 大于N小于M N至M N到M N—M N-M
        N~M N～M N（含）至M
    """,
}
BY_BOUND = {bound: words.split() for bound, words in _PHRASES.items()}
RANGES = BY_BOUND.pop("range")
PHRASES = [(phrase, bound) for bound, phrases in BY_BOUND.items() for phrase in phrases]
FRAMES = ["N", "对新认定的省级重点实验室，N，用于研发。", "据统计N|其他"]


def bounds(text: str) -> list[set[str]]:
    """The bounds of every figure in a text that has nothing unreadable."""
    reading = read(text)
    assert not reading.unread
    return [set(found.bounds) for found in reading.found]


def test_there_are_many_phrases_of_each_kind() -> None:
    assert len(BY_BOUND["up_to"]) >= 100
    assert len(BY_BOUND["at_least"]) + len(BY_BOUND["about"]) >= 90
    assert len(PHRASES) == len(set(PHRASES))


@pytest.mark.parametrize(("phrase", "bound"), PHRASES)
def test_a_phrase_gives_the_bound_that_its_words_say(phrase: str, bound: str) -> None:
    for figure, frame in zip(("500万元", "一百二十家", "三成"), FRAMES, strict=True):
        text = frame.replace("N", phrase.replace("N", figure))
        found = bounds(text)
        assert found and all(item == {bound} for item in found), text


@pytest.mark.parametrize("phrase", RANGES)
def test_a_floor_and_a_cap_of_one_thing_are_a_range(phrase: str) -> None:
    for low, high in (("20万元", "50万元"), ("五家", "一百家"), ("20%", "35%")):
        figure = parse_figure(phrase.replace("N", low).replace("M", high))
        assert figure.bound == "range"
        assert figure.value == parse_figure(low).value
        assert figure.value_max == parse_figure(high).value


_FALSE_FRIENDS = """
    签约20家 预约20家 合约20家 附近20家 最近20家 近年来20家 近两年20家 县级以上20家 省级以上20家
    2011年起20家 20家以上市公司 20家以上海企业为主 20家（以下简称甲） 20家以内蒙古为主
    20家上下游企业 20家内设机构 20家起草单位 超硬材料20家 赶超20家 反超20家 其余20家 剩余20家
    比去年多20家 全省最多的20家 历史最高20家 最高人民法院20家 期限20家 找不到20家 攻克突破20家
    20家半导体企业 办过20家 通过20家 以上20家 上述20家 一次性20家 统一20家 第015号20家
    〔2019〕29号20家 5G基站20家 陆家嘴20家 五家渠20家 一户一策20家 “1+N”体系20家 低于标准20家
"""


@pytest.mark.parametrize("text", _FALSE_FRIENDS.split())
def test_words_that_only_look_like_bounds_or_figures_change_nothing(text: str) -> None:
    counted = [found for found in scan(text) if found.figure.kind == "count"]
    assert [(found.figure.value, set(found.bounds)) for found in counted] == [(20, {"exact"})]


def test_what_breaks_through_techniques_is_no_floor() -> None:
    for text in (
        "突破20项关键技术",
        "突破20项左右核心技术",
        "突破20项“卡脖子”技术",
        "重点突破20项",
    ):
        assert bounds(text) in ([{"exact"}], [{"about"}])
    assert bounds("突破20个技术创新中心") == [{"at_least"}]


def test_opposite_directions_and_doubtful_words_give_no_bound() -> None:
    for text in ("至少3家以内", "最高50万元以上", "不超过100余家", "不能不超过3家", "未必超过3家",
                 "是否达到3家"):  # fmt: skip
        assert bounds(text) == [set()], text


def test_a_direction_is_more_than_about() -> None:
    for text in ("约100家以上", "近百余家", "超过近100家", "100余家左右"):
        assert bounds(text) == [{"at_least"}], text


def test_a_share_of_something_has_the_bound_before_that_something() -> None:
    for text in (
        "不超过项目总投资的30%",
        "不得超过其上一年度研发投入的30%",
        "按不高于设备投资额30%",
        "最高可按实际投入的30%给予补助",
    ):
        assert bounds(text)[-1] == {"up_to"}, text
    assert bounds("不低于实际支出的30%") == [{"at_least"}]
    assert bounds("约占总数的30%") == [{"about"}]
    assert bounds("按超过部分的30%奖励") == [{"exact"}]


def test_a_condition_and_an_award_are_no_range() -> None:
    assert bounds("研发投入10万元以上，最高50万元") == [{"at_least"}, {"up_to"}]
    assert bounds("投资10万元以上奖励最高50万元") == [{"at_least"}, {"up_to"}]
    assert bounds("投资10万元以上的、50亩以下") == [{"at_least"}, {"up_to"}]


def test_members_of_a_list_lend_size_and_unit_to_those_before_them() -> None:
    for text in ("最高50、20、5万元", "五十、二十、五万元", "50万、20万、5万元"):
        assert [found.figure.value for found in scan(text)] == [500_000, 200_000, 50_000]
    assert [found.figure.value for found in scan("一百、二百万元")] == [1_000_000, 2_000_000]
    assert [found.figure.unit for found in scan("过100亿、12个")] == ["", "个"]


# Values, written in many ways

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
FORMAL_DIGITS = "壹贰叁肆伍陆柒捌玖"
TRADITIONAL = str.maketrans("万亿两", "萬億兩")


def written(number: int) -> list[str]:
    """A number of at least 1 in numerals of all kinds."""
    chinese, digits = spell(number), str(number)
    forms = [digits, f"{number:,}", f"{number:,}".replace(",", " "), digits.translate(WIDE)]
    forms += [chinese, chinese.translate(TRADITIONAL), chinese.replace("零", "○")]
    if len(chinese) > 1:
        forms.append(chinese.translate(FORMAL))
    if number > 10_000 and number % 10_000:
        high, low = divmod(number, 10_000)
        forms += [f"{high}万{low:04}"] if number < 10**8 else []
    if number % 10_000 == 0 and number < 10**8:
        forms.append(f"{number // 10_000}万")
    if digits[1:2] == "0":
        forms.append(f"{digits[0]}O{digits[2:]}")
    return forms


NUMBERS = st.one_of(
    st.integers(1, 200), st.integers(1, 10**9), st.integers(1, 999).map(lambda n: n * 10_000)
)


@settings(max_examples=80, deadline=None)
@given(NUMBERS, st.sampled_from("家个项元"), st.sampled_from(PHRASES), st.data())
def test_a_value_and_a_bound_put_into_words_are_read_back(
    number: int, unit: str, phrase_and_bound: tuple[str, str], data: st.DataObject
) -> None:
    phrase, bound = phrase_and_bound
    numeral = data.draw(st.sampled_from(written(number)))
    text = "对新认定的平台，" + phrase.replace("N", numeral + unit)
    found = list(scan(text))
    assert found
    for item in found:
        assert (item.figure.value, item.figure.unit) == (number, unit)
        assert item.bounds == {bound}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 9999), st.integers(1, 999), st.sampled_from(["", "万", "亿"]))
def test_decimals_are_read_in_either_script(whole: int, part: int, scale: str) -> None:
    decimals = str(part).rstrip("0")
    value = Decimal(f"{whole}.{decimals}") * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    chinese = (
        spell(whole) + "点" + "".join("零一二三四五六七八九"[int(digit)] for digit in decimals)
    )
    assert parse_figure(f"{whole}.{decimals}{scale}元").value == value
    assert parse_figure(f"{chinese}{scale}元").value == value
    assert parse_figure(f"百分之{chinese}").value == Decimal(f"{whole}.{decimals}")


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from(RANGES), st.data())
def test_the_ends_of_a_range_put_into_words_are_read_back(
    low: int, more: int, phrase: str, data: st.DataObject
) -> None:
    # The sizes that a range may leave out are tried elsewhere: 三至五百家.
    numerals = [data.draw(st.sampled_from(written(number))) for number in (low, low + more)]
    text = phrase.replace("N", f"{numerals[0]}家").replace("M", f"{numerals[1]}家")
    figure = parse_figure(text)
    assert (figure.value, figure.value_max) == (low, low + more)


@settings(max_examples=80, deadline=None)
@given(NUMBERS, st.sampled_from(["家", "元", "%"]), st.data())
def test_no_part_of_a_numeral_is_read_as_a_figure(
    number: int, unit: str, data: st.DataObject
) -> None:
    numeral = data.draw(st.sampled_from(written(number)))
    text = f"已经建成{numeral}{unit}的平台"
    first = text.index(numeral)
    start = data.draw(st.integers(first, first + len(numeral)))
    end = data.draw(st.integers(start + 1, first + len(numeral) + len(unit)))
    part = text[start:end]
    if numeral in part:
        return
    assert not any(isinstance(item, Found) for item in occurrences(part, text))
    assert value_of(part) != value_of(numeral + unit)


def value_of(text: str) -> Decimal | None:
    try:
        return parse_figure(text).value
    except NotAFigureError:
        return None


@settings(max_examples=80, deadline=None)
@given(NUMBERS, st.data())
def test_an_altered_numeral_is_never_read_as_the_former_value(
    number: int, data: st.DataObject
) -> None:
    numeral = data.draw(st.sampled_from(written(number)))
    places = [place for place, letter in enumerate(numeral) if letter not in ", "]
    place = data.draw(st.sampled_from(places))
    # 1十 is 10 and 三0 is 30 too, so that no size and no 0 take one another's place.
    others = "0" if numeral[place].isdecimal() else "十百千万亿"
    letter = data.draw(st.sampled_from(f"123456789一二三四五六七八九某x#{others}"))
    altered = numeral[:place] + letter + numeral[place + 1 :]
    if unalike(numeral[place], letter):
        assert value_of(f"{altered}家") != number


def unalike(one: str, other: str) -> bool:
    """Whether two letters of numerals mean different things."""
    digits = zip(
        "123456789", "１２３４５６７８９", "一二三四五六七八九", FORMAL_DIGITS, strict=True
    )
    alike = ["0０O○零", "十拾", "百佰", "千仟", "万萬", "亿億", *("".join(same) for same in digits)]
    return one != other and not any(one in group and other in group for group in alike)


HOSTILE = [
    ("不得", 50_000), ("一", 50_000), ("1", 50_000), ("亿", 50_000), ("0", 50_000),
    (" 000", 20_000), ("+", 50_000), (" ", 50_000), ("分之", 50_000), ("几", 20_000),
    ("以上", 50_000), ("最高给予", 25_000), ("翻番", 10_000), ("1,", 2000), ("1 ", 2000),
    ("5家(含", 2000), ("5-", 2000), ("5、", 2000), ("三点", 4000), ("五分之", 4000),
    ("5家以上50家以下", 1000), ("5家的5倍", 1000), ("第5-", 4000), ("3个半", 2000),
]  # fmt: skip


@pytest.mark.parametrize(("words", "times"), HOSTILE)
def test_a_hostile_text_takes_no_longer_than_any_other(words: str, times: int) -> None:
    text = f"建成5{words * times}家以上"
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 3


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    sentence = "对新认定的省级重点实验室，最高给予不超过500万元（含）奖励，累计建成三点五万家以上。"
    times = []
    for repeats in (200, 800):
        started = time.process_time()
        read(sentence * repeats)
        times.append(time.process_time() - started)
    assert times[1] < 12 * times[0]


@settings(deadline=None)
@given(
    st.text(
        st.sampled_from(
            "一二十百万亿零○点半成0125.,，-—~至到（）()含不得超过最高低以上下内约近多余家元%倍的第几数年"
        )
    )
)
def test_reading_any_words_stays_within_them_and_reads_nothing_twice(text: str) -> None:
    reading = read(text)
    spans = sorted((item.start, item.end) for item in (*reading.found, *reading.unread))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
