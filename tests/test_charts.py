"""Every chart draws every fact of its table once, and no word of it is hidden or cut off.

Charts are drawn for all theme sizes in both languages from the committed data, and from made-up
data for what those do not hold.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any
from unittest.mock import patch

import plotly.graph_objects as go
import pytest
from boxes import Picture, Text, overlaps
from catalogues import catalogue, committed, count, reward

from lib import captions, theme
from lib.captions import Block
from lib.catalogue import Catalogue
from lib.charts.forms import RowsForm, draw
from lib.charts.marks import Mark, wrap_mark
from lib.charts.rewards import shade
from lib.theme import Size
from lib.views import counts, rewards
from lib.wording import LANGS, Lang, text

SIZES = (theme.SCREEN_NARROW, theme.SCREEN_MEDIUM, theme.SCREEN_WIDE, theme.SLIDE)
KINDS = ("count", "target", "reward")
ROW_CHARTS = ("count_bars", "reward_dots", "reward_ladder")


@dataclass(frozen=True)
class Chart:
    """A chart as a page draws it: its function, what it is drawn from, and how."""

    name: str
    function: str
    block: Block
    draw: Callable[[Size], go.Figure]


def chart(kind: str, block: Block) -> Chart:
    """A block drawn from its form; ``kind`` says which chart it is."""
    is_log = isinstance(block.form, RowsForm) and block.form.is_log
    name = f"{block.id}{'_log' if is_log else ''}"
    return Chart(name, kind, block, lambda size: draw(block.form, block.words, size))


def charts_of(data: Catalogue, lang: Lang) -> Iterator[Chart]:
    """Every chart of every page."""
    for view in ("stock", "change"):
        table = counts.table(data, view, lang)
        for block in captions.count_blocks(data, table, view, lang):
            yield chart("count_bars", block)
    for block in captions.counts_together(data, counts.all_views(data, lang), lang):
        yield chart("count_bars", block)
    table = counts.table(data, "stock", lang)
    for place in data.jurisdictions:
        part = table[table["jurisdiction"] == place.id]
        if not part.empty:
            block = captions.profile_block(data, part, place.id, lang)
            yield chart("count_bars", block)
    table = rewards.table(data, lang)
    for form in ("dots", "log"):
        for block in captions.reward_blocks(data, table, form, lang):
            yield chart("reward_dots", block)
    for block in captions.reward_blocks(data, table, "ladder", lang):
        if not block.is_empty:
            yield chart("reward_ladder", block)
    for block in captions.reward_blocks(data, table, "heat", lang):
        yield chart("reward_heat", block)
    for form in ("dots", "log"):
        for block in captions.rewards_together(data, table, form, lang):
            yield chart("reward_dots", block)
    for block in captions.rewards_together(data, table, "ladder", lang):
        yield chart("reward_ladder", block)
    for kind in KINDS:
        block, _ = captions.coverage_block(data, kind, "all", lang)
        if not block.is_empty:
            yield chart("matrix_chart", block)


class Unchecked:
    """A figure as it was put together, without Plotly's own objects around it."""

    def __init__(
        self, specification: Mapping[str, Any] | None = None, *, _validate: bool = True
    ) -> None:
        self.specification = specification or {"data": [], "layout": {}}

    def to_plotly_json(self) -> dict[str, Any]:
        return dict(self.specification)


@dataclass(frozen=True)
class Drawn:
    """A chart drawn for a size, as a dictionary."""

    chart: Chart
    size: Size
    figure: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.chart.name} ({self.size.name})"

    @property
    def traces(self) -> list[dict[str, Any]]:
        return list(self.figure["data"])

    @cached_property
    def picture(self) -> Picture:
        return Picture(self.figure["layout"])

    @cached_property
    def texts(self) -> list[Text]:
        """Every text with its place."""
        return list(self.picture.texts())

    def marks(self) -> Iterator[tuple[str, dict[str, Any], int]]:
        """Every fact that can be clicked, with its trace and the place in it."""
        for trace in self.traces:
            for position, facts in enumerate(trace.get("customdata") or ()):
                for name in facts:
                    yield name, trace, position

    def mark(self, fact: str) -> dict[str, Any]:
        """The only trace of a fact."""
        (trace,) = self._traces[fact]
        return trace

    @cached_property
    def _traces(self) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for name, trace, _ in self.marks():
            found[name].append(trace)
        return found


def drawn(charts: Iterator[Chart], sizes: Sequence[Size] = SIZES) -> list[Drawn]:
    with patch("plotly.graph_objects.Figure", Unchecked):
        return [
            Drawn(chart, size, chart.draw(size).to_plotly_json())
            for chart in charts
            for size in sizes
        ]


@cache
def all_drawn(lang: Lang) -> list[Drawn]:
    """The committed data in every chart and size."""
    return drawn(charts_of(committed(), lang))


def row_charts(lang: Lang) -> list[Drawn]:
    return [item for item in all_drawn(lang) if item.chart.function in ROW_CHARTS]


# What is drawn


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_has_its_charts(lang: Lang) -> None:
    functions = Counter(item.chart.function for item in all_drawn(lang))
    assert set(functions) == {*ROW_CHARTS, "reward_heat", "matrix_chart"}
    names = {item.name for item in all_drawn(lang)}
    assert len(names) == len(all_drawn(lang))


def test_every_figure_is_one_that_plotly_takes() -> None:
    with pytest.raises(ValueError, match="Invalid property"):
        go.Figure({"data": [{"type": "scatter", "no_such_property": 1}]})
    for item in charts_of(committed(), "en"):
        drawn = item.draw(theme.SCREEN_MEDIUM)
        assert isinstance(drawn, go.Figure)
        # The product leaves Plotly's own check out, for its time; here it is made.
        figure = go.Figure(drawn.to_plotly_json())
        json.loads(figure.to_json())
        assert figure.layout.width == theme.SCREEN_MEDIUM.width


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_has_the_width_of_its_size_and_room_for_its_body(lang: Lang) -> None:
    for item in all_drawn(lang):
        layout, picture = item.figure["layout"], item.picture
        assert layout["width"] == item.size.width
        assert layout["height"] >= item.size.min_height
        assert picture.plot_width > 0 and picture.plot_height > 0, item.name


@pytest.mark.parametrize("lang", LANGS)
def test_every_fact_of_a_table_is_drawn_exactly_once(lang: Lang) -> None:
    for item in row_charts(lang):
        found = Counter(name for name, _, _ in item.marks())
        assert found == Counter(item.chart.block.table["fact_id"]), item.name


@pytest.mark.parametrize("lang", LANGS)
def test_a_matrix_holds_every_fact_once_for_each_type_it_names(lang: Lang) -> None:
    data = committed()
    for item in all_drawn(lang):
        if item.chart.function in ROW_CHARTS:
            continue
        found = Counter(name for name, _, _ in item.marks())
        assert found == {
            name: len(data.entries[name].fact.types)  # type: ignore[attr-defined]
            for name in item.chart.block.table["fact_id"]
        }, item.name


@pytest.mark.parametrize("lang", LANGS)
def test_every_mark_leads_to_facts_that_are_known(lang: Lang) -> None:
    known = set(committed().entries)
    for item in all_drawn(lang):
        assert {name for name, _, _ in item.marks()} <= known
        for trace in item.traces:
            shown = trace.get("customdata")
            assert shown is None or len(shown) == len(trace["x"]) == len(trace["y"]), item.name


def values(item: Drawn, lang: Lang) -> Iterator[tuple[str, dict[str, Any], float]]:
    """Facts with a number, their trace and the number on the scale of the chart."""
    table = item.chart.block.table
    for row in table.to_dict("records"):
        if item.chart.function == "count_bars":
            value = row["value"]
        else:
            low, high = row["amount_min_cny"], row["amount_max_cny"]
            value = (high if low != low or low is None else low) / captions.UNITS[lang]
        if value == value and value is not None:
            yield row["fact_id"], item.mark(row["fact_id"]), float(value)


@pytest.mark.parametrize("lang", LANGS)
def test_every_mark_stands_at_its_value(lang: Lang) -> None:
    seen = 0
    for item in row_charts(lang):
        for name, trace, value in values(item, lang):
            seen += 1
            assert trace["x"][0] == pytest.approx(value), (item.name, name)
    assert seen > 500


@pytest.mark.parametrize("lang", LANGS)
def test_bars_start_at_zero_on_a_linear_scale(lang: Lang) -> None:
    bars = 0
    for item in row_charts(lang):
        layout = item.figure["layout"]
        for trace in item.traces:
            if trace["type"] != "bar":
                continue
            bars += 1
            axis = layout[f"xaxis{trace['xaxis'][1:]}"]
            assert (axis["type"], axis["range"][0]) == ("linear", 0.0), item.name
            assert not any(trace.get("base") or ())
            assert trace["orientation"] == "h"
            assert trace["x"][0] > 0
            assert len(trace["x"]) == 1  # so that no two are stacked
    assert bars > 100


@pytest.mark.parametrize("lang", LANGS)
def test_linear_scales_start_at_zero_and_reach_every_mark(lang: Lang) -> None:
    for item in row_charts(lang):
        for trace in item.traces:
            axis = item.figure["layout"][f"xaxis{trace['xaxis'][1:]}"]
            low, high = axis["range"]
            if axis["type"] == "linear":
                assert low == 0.0
                assert all(-1e-9 <= x <= high + 1e-9 for x in trace["x"]), item.name
            else:
                assert all(10**low <= x <= 10**high * (1 + 1e-9) for x in trace["x"]), item.name


@pytest.mark.parametrize("lang", LANGS)
def test_one_scale_is_shared_by_all_levels_of_a_reward(lang: Lang) -> None:
    for item in row_charts(lang):
        if item.chart.function == "reward_dots":
            layout = item.figure["layout"]
            ranges = {tuple(layout[name]["range"]) for name in layout if name.startswith("xaxis")}
            assert len(ranges) == 1, item.name


@pytest.mark.parametrize("lang", LANGS)
def test_only_a_log_scale_that_is_asked_for_is_logarithmic(lang: Lang) -> None:
    for item in row_charts(lang):
        layout = item.figure["layout"]
        types = {layout[name]["type"] for name in layout if name.startswith("xaxis")}
        assert types == {"log" if item.chart.name.endswith("_log") else "linear"}, item.name


@pytest.mark.parametrize("lang", LANGS)
def test_targets_are_never_bars_and_zero_and_no_figure_are_no_bars_either(lang: Lang) -> None:
    for item in row_charts(lang):
        if item.chart.function != "count_bars":
            continue
        for row in item.chart.block.table.to_dict("records"):
            is_bar = item.mark(row["fact_id"])["type"] == "bar"
            has_value = row["value"] == row["value"] and row["value"] is not None
            is_stated = has_value and row["value"] > 0
            assert is_bar is bool(row["status"] == "actual" and is_stated), row["fact_id"]


def is_hollow(trace: dict[str, Any]) -> bool:
    return bool(trace["marker"]["color"] == theme.PAPER)


@pytest.mark.parametrize("lang", LANGS)
def test_marks_are_hollow_where_facts_stand_side_by_side_or_are_read(lang: Lang) -> None:
    seen: Counter[bool] = Counter()
    for item in row_charts(lang):
        for row in item.chart.block.table.to_dict("records"):
            trace = item.mark(row["fact_id"])
            is_tick = row.get("status") == "target"
            has_value = bool(row.get("value", 1)) and trace.get("opacity") is None
            if is_tick or not has_value:
                continue
            expected = row["grade"] != "comparable" or row["is_read"]
            seen[expected] += 1
            assert is_hollow(trace) is bool(expected), (item.name, row["fact_id"])
    assert seen[True] > 20 and seen[False] > 20


@pytest.mark.parametrize(("level", "hollow"), [("national", False), ("provincial", True)])
def test_a_pair_that_may_be_compared_is_filled_and_one_of_two_authorities_hollow(
    level: str, hollow: bool
) -> None:
    data = catalogue(xuchang=[count("a", 5, level=level)], dingxi=[count("a", 8, level=level)])
    block, *_ = captions.count_blocks(data, counts.table(data, "stock", "zh"), "stock", "zh")
    (item,) = drawn(iter([chart("count_bars", block)]), [theme.SCREEN_WIDE])
    for name in ("xuchang/a", "dingxi/a"):
        assert is_hollow(item.mark(name)) is hollow


@pytest.mark.parametrize("lang", LANGS)
def test_the_provincial_centres_of_two_cities_stand_side_by_side(lang: Lang) -> None:
    """Two provinces recognise them: each city's own figure, subtracted and not ranked."""
    name = "engineering-technology-centres-provincial"
    seen = 0
    for item in row_charts(lang):
        if item.chart.block.id == "counts_stock_prefecture_shared":
            for document in ("xuchang-2017-proposal-61", "dingxi-2018-platform-plan"):
                seen += 1
                assert is_hollow(item.mark(f"{document}/{name}"))
            assert text("reason_authority", lang) in " ".join(item.chart.block.words.notes)
    assert seen


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_only_named_is_in_no_chart(lang: Lang) -> None:
    named = {entry.id for entry in committed().of_kind("named")}
    assert named
    for item in all_drawn(lang):
        assert not named & {name for name, _, _ in item.marks()}, item.name


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_hollow_has_its_reason_below_the_chart(lang: Lang) -> None:
    for item in row_charts(lang):
        table = item.chart.block.table
        for reasons in table["reasons"]:
            for reason in filter(None, str(reasons).split(";")):
                words = " ".join(item.chart.block.words.notes)
                assert text(f"reason_{reason}", lang) in words, item.name


# What is written


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_texts_overlap(lang: Lang) -> None:
    found = [(item.name, *pair) for item in all_drawn(lang) for pair in overlaps(item.texts)]
    assert found == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_is_cut_off_at_an_edge_of_the_picture(lang: Lang) -> None:
    found = []
    for item in all_drawn(lang):
        picture = item.picture
        for line in (line for words in item.texts for line in words.lines):
            over = max(
                -line.left, line.right - picture.width, -line.top, line.bottom - picture.height
            )
            if over > 0.5:
                found.append((item.name, line.words, round(over, 1)))
    assert found == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_stands_beyond_the_end_of_its_axis_where_it_would_not_be_drawn(lang: Lang) -> None:
    for item in all_drawn(lang):
        assert [words.box.words for words in item.texts if not words.is_within_axes] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_ground_behind_a_text_hides_no_other(lang: Lang) -> None:
    for item in all_drawn(lang):
        texts = item.texts
        for position, one in enumerate(texts):
            if one.has_ground:
                for line in (line for other in texts[:position] for line in other.lines):
                    assert min(one.box.overlap(line)) <= 1, (item.name, one.box.words, line.words)


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("lang", LANGS)
def test_title_subtitle_notes_sources_and_version_are_inside_the_picture(lang: Lang) -> None:
    data = committed()
    for item in all_drawn(lang):
        picture = item.picture
        whole = [
            squeezed(words.box.words)
            for words in item.texts
            if words.lines[0].top >= 0 and words.lines[-1].bottom <= picture.height
        ]
        said = item.chart.block.words
        assert said.title and said.subtitle and said.sources
        for paragraph in (said.title, said.subtitle, *said.notes, *said.sources):
            assert not paragraph or squeezed(paragraph) in whole, (item.name, paragraph)
        assert any(data.dataset.version in words for words in whole)


@pytest.mark.parametrize("lang", LANGS)
def test_every_document_behind_a_chart_is_named_in_it(lang: Lang) -> None:
    data = committed()
    for item in all_drawn(lang):
        below = squeezed(" ".join(item.chart.block.words.sources))
        for name in item.chart.block.table["fact_id"]:
            source = data.entries[name].source
            number = source.number
            titled = source.title.text(lang).replace("《", "〈").replace("》", "〉")
            told = number if number != "not_stated" else titled
            assert squeezed(told) in below, item.name


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_is_written_beside_its_mark(lang: Lang) -> None:
    for item in row_charts(lang):
        written = Counter(words.box.words for words in item.texts)
        labels = item.chart.block.labels
        for name in item.chart.block.table["fact_id"]:
            lines = [words for words in written if squeezed(labels[name]) in squeezed(words)]
            assert lines, (item.name, labels[name])


@pytest.mark.parametrize("lang", LANGS)
def test_a_picture_is_on_white_and_every_colour_has_its_dark_counterpart(lang: Lang) -> None:
    for item in all_drawn(lang):
        assert item.figure["layout"]["paper_bgcolor"] == theme.PAPER
        colours = {
            word.lower()
            for word in json.dumps(item.figure, default=str).split('"')
            if word.startswith("#") and len(word) == 7
        }
        assert colours <= set(theme.DARK), item.name


def test_levels_have_colours_from_dark_to_light_and_shapes() -> None:
    def light(colour: str) -> float:
        red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    levels = ("national", "provincial", "municipal", "county")
    shades = [light(theme.LEVEL_COLOURS[level]) for level in levels]
    assert shades == sorted(shades)
    assert all(more - less > 20 for less, more in pairwise(shades))
    assert len({theme.LEVEL_SYMBOLS[level] for level in levels}) == len(levels)


# What the committed data do not hold

FIXED: dict[str, dict[str, object]] = {
    "exact": {"min_cny": 500_000, "max_cny": 500_000, "bound": "exact"},
    "at_least": {"min_cny": 500_000, "bound": "at_least"},
    "up_to": {"max_cny": 500_000, "bound": "up_to"},
    "about": {"min_cny": 500_000, "max_cny": 500_000, "bound": "about"},
    "range": {"min_cny": 300_000, "max_cny": 500_000, "bound": "range"},
}
BASE = {"zh": "研发投入", "en": "R&D spending"}
AMOUNTS: dict[str, dict[str, object]] = {
    **{name.replace("_", "-"): {"kind": "fixed", **fields} for name, fields in FIXED.items()},
    "share": {"kind": "share", "percent": 30, "of": BASE, "cap_cny": 500_000},
    "open-share": {"kind": "share", "percent": 30, "of": BASE},
    "case": {"kind": "case_by_case"},
    "none": {"kind": "none"},
    "unstated": {"kind": "not_stated"},
}


def of_amounts() -> Catalogue:
    """A clause for each way to state an amount."""
    types = list(committed().types)
    return catalogue(
        xuchang=[
            reward(name, types=[types[position]], amount=amount)
            for position, (name, amount) in enumerate(AMOUNTS.items())
        ]
    )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("is_log", [False, True])
def test_every_way_to_state_an_amount_is_a_mark_that_can_be_clicked(
    size: Size, is_log: bool
) -> None:
    data = of_amounts()
    form = "log" if is_log else "dots"
    (block,) = captions.reward_blocks(data, rewards.table(data, "zh"), form, "zh")
    (item,) = drawn(iter([chart("reward_dots", block)]), [size])
    assert Counter(name for name, _, _ in item.marks()) == Counter(list(data.entries))
    (whole,) = (value for name, _, value in values(item, "zh") if name == "xuchang/exact")
    assert whole == 50


def looks(item: Drawn, fact: str) -> str:
    """How a mark looks, whatever its place: its own trace and those on its line."""
    mark = item.mark(fact)
    place = mark["xaxis"], mark["y"][0]
    traces = [trace for trace in item.traces if (trace["xaxis"], trace["y"][0]) == place]
    seen = ("type", "mode", "marker", "line", "opacity")
    return json.dumps([{key: trace.get(key) for key in seen} for trace in traces], sort_keys=True)


def test_exact_floor_ceiling_range_and_share_look_different() -> None:
    data = of_amounts()
    (block,) = captions.reward_blocks(data, rewards.table(data, "zh"), "dots", "zh")
    (item,) = drawn(iter([chart("reward_dots", block)]), [theme.SCREEN_WIDE])
    kinds = ("exact", "at-least", "up-to", "range", "share", "case")
    assert len({looks(item, f"xuchang/{kind}") for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("lang", LANGS)
def test_stated_zero_no_figure_and_not_stated_look_and_read_differently(lang: Lang) -> None:
    data = catalogue(
        xuchang=[count("zero", 0), count("five", 5, level="national")],
        panjin=[count("batch", "without_figure"), count("nine", 9, level="national")],
        dingxi=[count("six", 6, level="national")],
    )
    blocks = captions.count_blocks(data, counts.table(data, "stock", lang), "stock", lang)
    (item,) = drawn(
        (chart("count_bars", block) for block in blocks),
        [theme.SCREEN_WIDE],
    )
    kinds = {looks(item, f"{name}") for name in ("xuchang/zero", "panjin/batch", "xuchang/five")}
    assert len(kinds) == 3
    written = [words.box.words for words in item.texts]
    assert text("not_stated", lang) in written
    assert any(text("without_figure", lang) in words for words in written)


LONG = ("industrial_professional_technology_platform", "incubation_centre", "technology_market")


def crowded() -> Catalogue:
    """Many places, long names, figures of all sizes and bounds: what a year of work may bring."""
    known = committed().dataset.jurisdictions.values()
    cities = [place.id for place in known if place.tier == "prefecture"][:9]
    facts: dict[str, list[Any]] = {}
    for number, city in enumerate(cities):
        bound = ("exact", "at_least", "up_to", "about")[number % 4]
        ends = dict.fromkeys(("min_cny", "max_cny"), 10 ** (4 + number // 2))
        ends.pop({"at_least": "max_cny", "up_to": "min_cny"}.get(bound, ""), None)
        amount = {"kind": "fixed", "bound": bound, **ends}
        facts[city] = [
            *(
                count(f"{kind.replace('_', '-')}-{level}", 7**number, types=[kind], level=level,
                      bound=bound, reading={"value": "implied"}, as_of="2018")
                for kind in LONG
                for level in ("national", "provincial", "municipal", "unspecified")
            ),
            count("aims", 3**number, types=[LONG[0]], status="target", bound=bound),
            count("batch", "without_figure", types=[LONG[1]], level="county"),
            count("added", 5 * number, types=[LONG[0]], measure="flow", event="accepted",
                  period="2016/2018"),
            *(
                reward(f"pays-{level}", types=list(LONG[: 1 + number % 3]), level=level,
                       amount=amount, frequency="annual", years="evaluation_cycle")
                for level in ("national", "provincial", "municipal")
            ),
        ]  # fmt: skip
    return catalogue(**facts)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("lang", LANGS)
def test_a_crowded_chart_keeps_its_texts_apart_and_within_the_picture(
    lang: Lang, size: Size
) -> None:
    data = crowded()
    table = counts.table(data, "stock", lang)
    blocks = captions.count_blocks(data, table, "stock", lang)
    bars = (chart("count_bars", block) for block in blocks)
    block = captions.reward_blocks(data, rewards.table(data, lang), "dots", lang)[0]
    found = []
    for item in drawn(iter([*bars, chart("reward_dots", block)]), [size]):
        assert Counter(name for name, _, _ in item.marks()) == Counter(
            item.chart.block.table["fact_id"]
        )
        texts = item.texts
        found += [(item.name, *pair) for pair in overlaps(texts)]
        lines = [line for words in texts for line in words.lines]
        over = [(line.words, line.right - size.width) for line in lines if line.right > size.width]
        found += [(item.name, words, round(by, 1), 0.0) for words, by in over if by > 0.5]
    assert found == []


def test_a_label_too_long_for_its_share_keeps_figures_and_short_brackets_whole() -> None:
    mark = Mark("tick", "目标 ≥13 · 2018年（见说明）（含以上级）", 13, bound="at_least")
    size = theme.SLIDE
    # So narrow that its share alone is narrower than （含以上级）.
    told = wrap_mark(mark, size, size.text * 13).label
    assert told.split("\n") == ["目标 ≥13 ·", "2018年", "（见说明）", "（含以上级）"]
    assert wrap_mark(mark, size, size.text * 60) == mark


# The words around a chart


def title_of_counts(data: Catalogue, view: counts.View) -> str:
    table = counts.table(data, view, "zh")
    return captions.count_blocks(data, table, view, "zh")[0].words.title


def title_of_rewards(data: Catalogue) -> str:
    return captions.reward_blocks(data, rewards.table(data, "zh"), "dots", "zh")[0].words.title


@pytest.mark.parametrize("level", ["national", "provincial"])
def test_a_headline_names_the_figures_that_may_be_compared_or_subtracted(level: str) -> None:
    data = catalogue(
        xuchang=[count("some", 5, level=level)], dingxi=[count("some", 8, level=level)]
    )
    title = title_of_counts(data, "stock")
    assert "定西8" in title and "许昌5" in title
    # What one authority recognises stands in the order of the figures, what two provinces do in
    # that of the places, with the difference.
    is_ranked = title.index("定西8") < title.index("许昌5")
    assert is_ranked is (level == "national")
    assert ("相差3个" in title) is (level == "provincial")
    assert "高" not in title and "倍" not in title


def test_a_headline_of_rewards_tells_a_difference_where_nothing_may_be_ranked() -> None:
    implied: dict[str, Any] = {
        "reading": {"frequency": "implied"}, "note": {"zh": "注", "en": "note"},
    }  # fmt: skip
    data = catalogue(
        xuchang=[reward("some", 500_000, **implied)], panjin=[reward("some", 1_000_000)]
    )
    title = title_of_rewards(data)
    assert "许昌" in title and "50万元" in title and "盘锦" in title and "100万元" in title
    assert "相差50万元" in title
    assert "高" not in title and "倍" not in title


def test_a_headline_never_joins_what_was_approved_and_what_was_accepted() -> None:
    def both(approved: int, accepted: int) -> list[Any]:
        how: dict[str, Any] = {"measure": "flow", "period": "2019"}
        return [
            count("one", approved, event="approved", **how),
            count("two", accepted, event="accepted", **how),
        ]

    data = catalogue(xuchang=both(5, 6), dingxi=both(8, 7))
    title = title_of_counts(data, "change")
    assert "5个" in title and "8个" in title
    assert "6个" not in title and "7个" not in title


def test_a_headline_never_joins_rewards_for_different_types() -> None:
    data = catalogue(
        xuchang=[reward("some", 100_000)],
        panjin=[reward("some", 200_000)],
        dingxi=[reward("some", 300_000, types=["incubator"])],
        zhengzhou=[reward("some", 400_000, types=["incubator"])],
    )
    title = title_of_rewards(data)
    assert not ("20万元" in title and "40万元" in title), title


@pytest.mark.parametrize(
    "facts",
    [
        [reward("lower", 100_000, level="provincial"), reward("higher", 50_000)],
        [reward("lower", 10_000, level="provincial"), reward("one", 50_000), reward("two", 30_000)],
    ],
    ids=["less for more", "two at one level"],
)
def test_a_step_of_a_ladder_is_never_below_zero(facts: list[Any]) -> None:
    data = catalogue(xuchang=facts)
    (block,) = captions.reward_blocks(data, rewards.table(data, "zh"), "ladder", "zh")
    assert not [words for words in block.labels.values() if "-" in words]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_exist_is_not_counted_as_stated(kind: str, lang: Lang) -> None:
    data = committed()
    block, table = captions.coverage_block(data, kind, "all", lang)
    for place in data.jurisdictions:
        n = sum(bool(row.cells[place.id][1]) for row in table)
        told = text("coverage_place", lang, place=place.label(lang), n=n, all=len(table))
        assert told in block.words.subtitle


def test_cells_of_the_heat_table_tell_bounds_shares_and_refusals_apart() -> None:
    data = of_amounts()
    (block,) = captions.reward_blocks(data, rewards.table(data, "zh"), "heat", "zh")
    cells = {name: cell for row in block.form.rows for cell in row.cells for name in cell.facts}
    words = {name.partition("/")[2]: cell.words for name, cell in cells.items()}
    assert words["exact"] == "50" and words["at-least"] == "≥50" and words["up-to"] == "≤50"
    for name in ("range", "share"):
        assert words[name] not in {"50", "30"}, name
    assert "30%" in words["open-share"]
    assert words["none"] != words["case"]
    assert cells["xuchang/case"].kind == "no_figure"


def test_english_labels_keep_their_words_apart() -> None:
    data = committed()
    table = counts.table(data, "change", "en")
    for block in captions.count_blocks(data, table, "change", "en"):
        for words in block.labels.values():
            assert not words.startswith("cumulative") or words.startswith("cumulative "), words


def test_a_ladder_without_steps_is_said_to_be_empty() -> None:
    data = catalogue(xuchang=[reward("only")])
    (block,) = captions.reward_blocks(data, rewards.table(data, "zh"), "ladder", "zh")
    assert block.is_empty


def test_no_rewards_give_no_blocks() -> None:
    data = catalogue(xuchang=[count("some")])
    for form in ("dots", "ladder", "heat"):
        assert captions.reward_blocks(data, rewards.table(data, "zh"), form, "zh") == []


@pytest.mark.parametrize(
    ("amount", "top", "depth"), [(1, 300, 1), (99, 300, 1), (150, 300, 2), (300, 300, 3), (5, 0, 0)]
)
def test_a_cell_is_the_deeper_the_more_of_the_largest_amount_it_holds(
    amount: int, top: int, depth: int
) -> None:
    assert shade(amount, top) == depth
