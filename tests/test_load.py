"""Loading: the good dataset loads; every mistake is told at its place, and never as a traceback."""

import cProfile
from pathlib import Path

import pytest
from conftest import RIVER, DataFolder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.load import load
from lib.problem import DataError
from lib.strict_yaml import parse
from lib.wording import LANGS
from lib.wording.problems import render


def test_a_valid_folder_loads_with_documents_in_order(data: DataFolder) -> None:
    dataset = data.load()
    assert list(dataset.documents) == ["harbour-2021-measures", "river-2020-reply"]
    assert dataset.totals == {
        "documents": 2,
        "counts": 6,
        "named": 0,
        "rewards": 4,
        "funds": 1,
        "instruments": 1,
    }
    assert dataset.date == "2026-03-04"
    assert dataset.types["incubator"].family == "centre"
    assert dataset.jurisdictions["harbour"].kind == "municipality"
    assert dataset.documents["river-2020-reply"].funds[0].amount.kind == "fixed"


def test_the_version_ignores_line_ends_and_decks_and_follows_every_other_yaml_file(
    data: DataFolder,
) -> None:
    version = data.load().version
    assert len(version) == 12
    data.write(data.river, data.read(data.river).replace("\n", "\r\n"))
    assert data.load().version == version
    (data.path / "decks").mkdir()
    data.write("decks/any.yaml", "views: []\n")
    assert data.load().version == version
    (data.path / "more").mkdir()
    data.write("more/any.yaml", "some: thing\n")
    assert data.load().version != version


def test_positions_point_at_values_and_at_the_keys_of_collections(data: DataFolder) -> None:
    positions = data.load().positions
    spot = data.spot(data.river, "10\n", after="- id: centres\n")
    assert positions.of(data.river, ("counts", 0, "value")) == spot
    evidence = data.spot(data.river, "evidence", after="- id: centres\n")
    assert positions.of(data.river, ("counts", 0, "evidence")) == evidence
    assert positions.of(data.river, ("counts", 0, "evidence", "gone")) == evidence
    assert positions.of("no-such.yaml", ("counts",)) == (1, 1)


YAML_FLAWS = [
    # what stands for the value of `status: actual`, the code, where in the line
    ("NO", "yaml.word_trap", 0),
    ("yes", "yaml.word_trap", 0),
    ("off", "yaml.word_trap", 0),
    ("True", "yaml.word_trap", 0),
    ("Null", "yaml.word_trap", 0),
    ("010", "yaml.number_trap", 0),
    ("0x1F", "yaml.number_trap", 0),
    ("1:30", "yaml.number_trap", 0),
    ("1e3", "yaml.number_trap", 0),
    (".5", "yaml.number_trap", 0),
    (".inf", "yaml.number_trap", 0),
    ("1_00", "yaml.number_trap", 0),
    ("99999999999999999999", "yaml.number_trap", 0),
    ("", "yaml.empty_value", -1),
    ("&a actual", "yaml.anchor", 0),
    ("*a", "yaml.alias", 0),
    ("!!str actual", "yaml.tag", 0),
    ("'actual", "yaml.syntax_open_quote", 0),
    ('"\\q"', "yaml.syntax_escape", 1),
    ("%x", "yaml.syntax_start", 0),
    ("a: b", "yaml.syntax_colon", 1),
    ("[a", "yaml.syntax_bracket", 0),
    ("act\u2028ual", "yaml.character", 3),
    ("act\x07ual", "yaml.character", 3),
]


@pytest.mark.parametrize(("value", "code", "offset"), YAML_FLAWS)
def test_yaml_that_means_something_else_than_it_shows_is_refused(
    data: DataFolder, value: str, code: str, offset: int
) -> None:
    line, column = data.spot(data.river, "actual", after="- id: centres\n")
    data.edit(data.river, "actual", value, after="- id: centres\n")
    found = data.found()
    assert (data.river, line, column + offset, code) in found


def test_a_value_refused_by_yaml_is_not_told_a_second_time(data: DataFolder) -> None:
    data.edit(data.river, "value: 10", "value: 010")
    assert [entry[3] for entry in data.found()] == ["yaml.number_trap"]


def test_a_repeated_key_is_told_at_the_second_with_the_line_of_the_first(data: DataFolder) -> None:
    data.edit(data.river, "value: 10\n", "value: 10\n    value: 11\n")
    line, column = data.spot(data.river, "value: 11")
    (problem,) = data.problems()
    assert (problem.line, problem.column, problem.code) == (line, column, "yaml.duplicate_key")
    assert problem.values["first"] == line - 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\n---\nb: 2\n", "yaml.several_documents"),
        ("<<: {a: 1}\n", "yaml.merge_key"),
        ("on: 1\n", "yaml.word_trap"),
        ("3: 1\n", "yaml.key_not_text"),
        ("[a]: 1\n", "yaml.key_not_text"),
        ("a:\n\t- 1\n", "yaml.syntax_tab"),
        ("a:\n  b: 1\n c: 2\n", "yaml.syntax_indent"),
        ("a: 1\nb\n", "yaml.syntax_missing_colon"),
        ("a：1\nb: 2\n", "yaml.syntax_colon"),
        ("[" * 30, "yaml.too_deep"),
        ("a: > x\n", "yaml.syntax"),
    ],
)
def test_other_yaml_that_this_dataset_does_not_use_is_refused(text: str, code: str) -> None:
    assert code in [flaw.code for flaw in parse(text).flaws]


def test_plain_words_are_read_as_they_look() -> None:
    parsed = parse(
        "{int: 1_000_000, date: 2017-08-18, year: 2017, text: 省级, yes_word: 'NO', "
        "share: 12.5, truth: true, none: null, span: 2011/2015, code: '010'}"
    )
    assert not parsed.flaws
    assert parsed.data == {
        "int": 1_000_000,
        "date": "2017-08-18",
        "year": 2017,
        "text": "省级",
        "yes_word": "NO",
        "share": 12.5,
        "truth": True,
        "none": None,
        "span": "2011/2015",
        "code": "010",
    }


SHAPES = [
    # what is replaced, by what, the code, the words it points at
    ("    status: actual\n", "", "shape.missing_field", "id: centres\n"),
    ("status: actual", "statsu: actual", "shape.unknown_field", "statsu"),
    ("status: actual", "status: actaul", "shape.wrong_value", "actaul"),
    ("value: 10", 'value: "10"', "shape.wrong_value", '"10"'),
    ("value: 10", "value: -1", "shape.wrong_value", "-1"),
    ("value: 10", "value: 1.5", "shape.wrong_value", "1.5"),
    ("types: [engineering_centre]", "types: engineering_centre", "shape.wrong_value",
     "engineering_centre"),
    ("types: [engineering_centre]", "types: []", "shape.wrong_value", "types"),
    ("as_of: 2020", "as_of: 2020-02-30", "shape.date", "2020-02-30"),
    ("as_of: 2020", "as_of: soon", "shape.date", "soon"),
    ("id: centres", "id: Centres", "shape.wrong_value", "Centres"),
    ("paragraph: 2", "paragraph: 0", "shape.wrong_value", "0, quote"),
    ("figure: 10个", "figure: 10", "shape.wrong_value", "10}"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "words"), SHAPES)
def test_a_wrong_shape_is_told_at_its_field(
    data: DataFolder, old: str, new: str, code: str, words: str
) -> None:
    data.edit(data.river, old, new, after="counts:")
    line, column = data.spot(data.river, words, after="counts:")
    assert (data.river, line, column, code) in data.found()


def message(data: DataFolder, code: str, lang: str = "en") -> str:
    problem = next(problem for problem in data.problems() if problem.code == code)
    return render(problem, lang)  # type: ignore[arg-type]


def test_a_word_off_a_closed_list_is_told_with_the_list_and_the_nearest(data: DataFolder) -> None:
    data.edit(data.river, "status: actual", "status: actaul")
    text = message(data, "shape.wrong_value")
    assert '"actaul"' in text and "actual, target" in text and "Did you mean “actual”?" in text
    assert "是不是“actual”？" in message(data, "shape.wrong_value", "zh")


def test_an_unknown_field_is_told_with_the_fields_there_are(data: DataFolder) -> None:
    data.edit(data.river, "bound: exact}", "bound: exact, xyzzy: 1}")
    text = message(data, "shape.unknown_field")
    assert "min_cny" in text and "percent" not in text
    data.edit(data.river, "xyzzy", "max_cyn")
    assert "Did you mean “max_cny”?" in message(data, "shape.unknown_field")


def test_a_union_is_told_once_with_all_that_it_may_be(data: DataFolder) -> None:
    data.edit(data.river, "value: 10", "value: many")
    assert len(data.found()) == 1
    assert "a whole number or one of without_figure" in message(data, "shape.wrong_value")


def test_an_amount_of_unknown_kind_is_told_with_the_kinds(data: DataFolder) -> None:
    data.edit(data.river, "kind: fixed", "kind: fxied")
    assert "Did you mean “fixed”?" in message(data, "shape.wrong_value")
    data.edit(data.river, "kind: fxied, ", "")
    assert "case_by_case" in message(data, "shape.missing_kind")


def test_a_code_without_quotes_is_told_to_be_quoted(data: DataFolder) -> None:
    data.edit("jurisdictions.yaml", '"110000"', "110000")
    spot = data.spot("jurisdictions.yaml", "110000")
    assert ("jurisdictions.yaml", *spot, "shape.wrong_value") in data.found()
    assert 'Put it in quotes, as "110000"' in message(data, "shape.wrong_value")


def test_a_list_for_a_map_is_told(data: DataFolder) -> None:
    data.write(data.river, "- a\n- b\n")
    assert (data.river, 1, 1, "shape.wrong_value") in data.found()


def test_problems_of_all_files_are_gathered_in_order(data: DataFolder) -> None:
    data.edit("vocabulary.yaml", "zh: 国家级, ", "")
    data.edit("jurisdictions.yaml", "parent: east", "parent: esat")
    data.edit(data.river, "value: 10", "value: NO")
    data.edit(data.harbour, "value: 2", "value: 3")
    found = data.found()
    assert found == sorted(found)
    assert [(path, code) for path, _, _, code in found] == [
        (data.harbour, "figure.value"),
        (data.river, "yaml.word_trap"),
        ("jurisdictions.yaml", "reference.unknown"),
        ("vocabulary.yaml", "shape.missing_field"),
    ]


def test_a_broken_document_is_not_called_unknown_by_others(data: DataFolder) -> None:
    data.write(data.river, "a: [1\n")
    assert [entry[3] for entry in data.found()] == ["yaml.syntax_bracket"]


def codes(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        load(folder)
    return [(problem.path, problem.code) for problem in caught.value.problems]


def test_a_missing_or_empty_folder_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path / "gone") == [("", "file.no_data_folder")]
    assert codes(tmp_path) == [
        ("documents", "file.no_documents_folder"),
        ("jurisdictions.yaml", "file.missing"),
        ("vocabulary.yaml", "file.missing"),
    ]
    (tmp_path / "documents").mkdir()
    assert ("documents", "file.no_documents") in codes(tmp_path)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("other.yml", "file.wrong_suffix"),
        ("OTHER.YAML", "file.wrong_suffix"),
        ("notes.txt", "file.not_a_document"),
        ("Bad_Name.yaml", "file.bad_name"),
    ],
)
def test_a_file_that_would_not_be_read_is_told(data: DataFolder, name: str, code: str) -> None:
    data.write(f"documents/{name}", data.read(data.harbour))
    assert (f"documents/{name}", 1, 1, code) in data.found()


def test_a_folder_in_the_place_of_a_document_is_told(data: DataFolder) -> None:
    (data.path / "documents" / "folder.yaml").mkdir()
    assert ("documents/folder.yaml", 1, 1, "file.not_a_file") in data.found()


def test_what_git_and_desktops_leave_behind_is_no_document(data: DataFolder) -> None:
    data.write("documents/.gitkeep", "")
    assert not data.found()


def test_bytes_that_are_no_utf8_are_told_at_their_place(data: DataFolder) -> None:
    path = data.path / data.river
    path.write_bytes("zh: 中\nen: 文".encode() + b"\xff")
    assert data.found() == [(data.river, 2, 6, "file.not_utf8")]


@pytest.mark.parametrize("content", [b"", b"\n \n", b"# nothing\n"])
def test_an_empty_file_is_told(data: DataFolder, content: bytes) -> None:
    (data.path / data.river).write_bytes(content)
    assert (data.river, 1, 1, "file.empty") in data.found()


def test_a_byte_order_mark_is_told_and_the_rest_is_still_checked(data: DataFolder) -> None:
    data.edit(data.river, "value: 10", "value: 11")
    path = data.path / data.river
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert {"file.byte_order_mark", "figure.value"} <= {entry[3] for entry in data.found()}


def test_a_file_that_cannot_be_read_is_told(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert (data.river, 1, 1, "file.unreadable") in data.found()


def test_the_work_of_loading_grows_no_faster_than_the_facts(data: DataFolder) -> None:
    block = RIVER[
        RIVER.index("  - id: incubators-national") : RIVER.index("  - id: laboratories-s")
    ]
    original = data.read(data.river)

    def calls(n: int) -> int:
        many = "".join(block.replace("id: incubators", f"id: n{i}-incubators") for i in range(n))
        data.write(data.river, original.replace("rewards:\n", f"rewards:\n{many}", 1))
        profile = cProfile.Profile()
        profile.enable()
        dataset = data.load()
        profile.disable()
        assert dataset.totals["rewards"] == 2 * n + 4
        return sum(entry.callcount for entry in profile.getstats())

    few, many = calls(100), calls(400)
    assert many < 4.4 * few


FRAGMENTS = [
    "counts:\n", "  - id: a\n", "- ", ": ", "{", "}", "[", "]", "&a ", "*a", "!!python ", "|", ">",
    "'", '"', "\t", "\n", "# ", "%", "---\n", "? ", "<<: ", "NO", "010", "null", "~", "\ufeff",
    "\u2028", "省级", "1e999", "-", "document:\n  title: ", "9" * 5000,
]  # fmt: skip


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS)).map("".join)))
def test_loading_any_text_raises_nothing_but_data_errors(data: DataFolder, text: str) -> None:
    (data.path / data.river).write_bytes(text.encode("utf-8", "surrogatepass"))
    problems = data.problems()
    assert problems
    for problem in problems:
        for lang in LANGS:
            assert render(problem, lang)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    start=st.integers(0, len(RIVER)),
    length=st.integers(0, 40),
    inserted=st.one_of(st.just(""), st.sampled_from(FRAGMENTS), st.text(max_size=5)),
)
def test_loading_a_damaged_document_raises_nothing_but_data_errors(
    data: DataFolder, start: int, length: int, inserted: str
) -> None:
    original = data.read(data.river)
    head = original.index("counts:")
    damaged = original[:head] + RIVER[:start] + inserted + RIVER[start + length :]
    (data.path / data.river).write_bytes(damaged.encode("utf-8", "surrogatepass"))
    try:
        for problem in data.problems():
            for lang in LANGS:
                assert render(problem, lang)
    finally:
        data.write(data.river, original)
