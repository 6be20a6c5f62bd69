"""Verification finds each fragment in its paragraph of its original, or says what it found."""

import hashlib

from conftest import RIVER_ORIGINAL, DataFolder

from lib.checks.originals import paragraphs, verify
from lib.wording import LANGS
from lib.wording.problems import message

CENTRES = "- id: centres\n"


def found(data: DataFolder) -> list[tuple[str, int, int, str]]:
    problems = verify(data.load(), data.originals).problems
    for problem in problems:
        for lang in LANGS:
            assert message(problem, lang)
    return [(p.path, p.line, p.column, p.code) for p in problems]


def test_every_fragment_of_the_good_dataset_stands_in_its_original(data: DataFolder) -> None:
    report = verify(data.load(), data.originals)
    assert not report.problems
    assert (report.documents, report.originals) == (2, 2)
    # Facts and the vocabulary's mapping: a verification that looked at nothing would pass too.
    assert report.fragments == report.standing == 17


def test_an_original_is_known_by_its_digest_whatever_its_name(data: DataFolder) -> None:
    (data.originals / "deep").mkdir()
    (data.originals / "river.txt").rename(data.originals / "deep" / "other.bin")
    assert not found(data)


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    assert paragraphs("一\r\n \n\u3000\n二\u2028三\x0c四\n\n五") == ["一", "二\u2028三\x0c四", "五"]


def test_a_fragment_that_differs_is_told_with_how_far_it_agrees(data: DataFolder) -> None:
    data.edit(data.river, "[实行后补助]", "[并入技术研究中心,实施后补助]".replace(",", "，"))
    spot = data.spot(data.river, "并入技术")
    assert found(data) == [(data.river, *spot, "original.fragment_missing")]
    (problem,) = verify(data.load(), data.originals).problems
    assert (
        "agrees up to “并入技术研究中心”, after which the original has “,实行后补助。”"
        in message(problem, "en")
    )


def test_a_fragment_of_another_paragraph_is_told_with_that_paragraph(data: DataFolder) -> None:
    data.edit(data.river, "paragraph: 2", "paragraph: 3", after=CENTRES)
    spot = data.spot(data.river, "工程技术", after=CENTRES)
    assert found(data) == [(data.river, *spot, "original.fragment_missing")]
    (problem,) = verify(data.load(), data.originals).problems
    assert "It stands in paragraph 2." in message(problem, "en")


def test_a_paragraph_beyond_the_end_is_told(data: DataFolder) -> None:
    data.edit(data.river, "paragraph: 2", "paragraph: 99", after=CENTRES)
    data.edit(data.river, "paragraphs: [1]", "paragraphs: [1, 98]")
    assert found(data) == [
        (data.river, *data.spot(data.river, "99"), "original.no_paragraph"),
        (data.river, *data.spot(data.river, "98"), "original.no_paragraph"),
    ]


def test_fragments_out_of_order_or_overlapping_are_told(data: DataFolder) -> None:
    quote = "新认定的国家级和省级、市级孵化器, 分别给予50万元、20万元、5万元奖励"
    first, second = quote.split(", ")
    data.edit(data.river, quote, f"{second}, {first}")
    assert found(data) == [(data.river, *data.spot(data.river, first), "original.fragment_order")]
    data.edit(data.river, f"{second}, {first}", f"{first}, 孵化器, {second}")
    spot = data.spot(data.river, "孵化器, 分别")
    assert found(data) == [(data.river, *spot, "original.fragment_order")]


def test_a_quote_of_the_vocabulary_is_verified_too(data: DataFolder) -> None:
    data.edit("vocabulary.yaml", "并入技术研究中心", "并入研究中心")
    spot = data.spot("vocabulary.yaml", "市级工程技术研究中心并入")
    assert found(data) == [("vocabulary.yaml", *spot, "original.fragment_missing")]


def test_a_missing_original_is_told_once(data: DataFolder) -> None:
    (data.originals / "river.txt").unlink()
    sha256 = data.spot(data.river, "sha256: ")
    assert found(data) == [(data.river, sha256[0], sha256[1] + 8, "original.missing")]
    report = verify(data.load(), data.originals)
    assert (report.originals, report.fragments, report.standing) == (1, 17, 2)


def test_a_changed_original_is_named_with_what_no_longer_stands(data: DataFolder) -> None:
    changed = RIVER_ORIGINAL.replace("30余家", "40余家")
    (data.originals / "river.txt").write_text(changed, encoding="utf-8")
    (data.originals / "noise.bin").write_bytes(b"\xff\xfe")
    codes = [code for _, _, _, code in found(data)]
    assert codes == ["original.changed", "original.fragment_missing"]
    problem = verify(data.load(), data.originals).problems[0]
    assert "river.txt" in message(problem, "en")


def test_an_original_that_is_no_text_is_told(data: DataFolder) -> None:
    content = b"\xff\xfe\x00"
    (data.originals / "river.txt").write_bytes(content)
    old = data.load().documents["river-2020-reply"].document.sha256
    data.edit(data.river, old, hashlib.sha256(content).hexdigest())
    assert [entry[3] for entry in found(data)] == ["original.not_text"]
