"""The command line speaks the reader's language and exits with a code that means something."""

import errno
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import DataFolder

from lib.__main__ import TAKES, _parser, main
from lib.wording import text as words
from lib.wording.system import KNOWN, reason
from lib.wording.usage import usage_error

ROOT = Path(__file__).resolve().parent.parent
WORDING = ROOT / "lib" / "wording" / "problems.yaml"
CODE = re.compile(
    r'"((?:file|yaml|shape|fact|count|named|figure|level|type|quote|amount|reference|vocabulary'
    r'|jurisdiction|document|original|time|deck)\.[a-z_0-9]+)"'
)
NOT_CODES = {"vocabulary.yaml", "jurisdictions.yaml"}


def test_check_ends_with_the_counts(data: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(data.path), "--lang", "en"]) == 0
    assert capsys.readouterr().out == (
        "2 documents, 6 counts, 0 platforms named, 4 rewards, 1 funds, 1 instruments: no problems\n"
    )
    assert main(["check", str(data.path), "--lang", "zh"]) == 0
    assert "2份文件，6条数量" in capsys.readouterr().out


def test_check_tells_each_problem_on_a_line_with_its_place(
    data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    data.edit(data.river, "value: 10", "value: 12")
    data.edit(data.harbour, "value: 2", "value: two")
    assert main(["check", str(data.path), "--lang", "en"]) == 1
    lines = capsys.readouterr().out.splitlines()
    line, column = data.spot(data.river, "12")
    assert any(text.startswith(f"{data.path / data.river}:{line}:{column}: ") for text in lines)
    assert lines[-2] == "Files with problems: 2; problems: 3"
    assert lines[-1] == words("cli.more_may_follow", "en")


def test_the_language_follows_the_environment_unless_asked(
    data: DataFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "zh_TW.UTF-8")
    main(["check", str(data.path)])
    assert "没有问题" in capsys.readouterr().out
    main(["--lang", "en", "check", str(data.path)])
    assert "no problems" in capsys.readouterr().out
    monkeypatch.setenv("LANG", "C.UTF-8")
    main(["check", str(data.path)])
    assert "no problems" in capsys.readouterr().out


def test_verify_tells_how_many_fragments_stand(
    data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["verify", "--originals", str(data.originals), "--data", str(data.path)]
    assert main([*arguments, "--lang", "en"]) == 0
    assert "17 of 17 fragments in their paragraphs: no problems" in capsys.readouterr().out
    (data.originals / "harbour.txt").unlink()
    assert main([*arguments, "--lang", "zh"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "找不到原文" in lines[0]
    assert "找到1份原文" in lines[-1]


def test_verify_tells_the_problems_of_data_that_do_not_load(
    data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    data.edit(data.river, "value: 10", "value: 12")
    arguments = ["verify", "--originals", str(data.originals), "--data", str(data.path)]
    assert main([*arguments, "--lang", "en"]) == 1
    assert "Files with problems: 1; problems: 2" in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "arguments",
    [[], ["unknown"], ["check", "--lang", "fr"], ["verify"], ["check", "a", "b"],
     ["verify", "--originals", "/no/such/folder"]],
)  # fmt: skip
def test_a_wrong_command_exits_with_two_and_says_so(
    lang: str,
    arguments: list[str],
    data: DataFolder,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("lib.__main__.DATA_DIR", data.path)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", lang)
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert ("命令写得不对" in error or "没有文件夹" in error) is (lang == "zh")


@pytest.mark.parametrize(
    ("lang", "example", "usage"), [("zh", "例：", "用法："), ("en", "example: ", "usage: ")]
)
@pytest.mark.parametrize("command", [[], ["check"], ["verify"], ["export"]])
def test_every_command_has_help_and_an_example_in_both_languages(
    lang: str, example: str, usage: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", lang, *command, "--help"]) == 0
    text = capsys.readouterr().out
    assert f"{example}python -m lib" in text and usage in text


def test_every_kind_of_export_has_an_example_that_can_be_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["export", "--help", "--lang", "en"]) == 0
    told = capsys.readouterr().out.splitlines()
    examples = [shlex.split(line.partition("example: ")[2]) for line in told if "example: " in line]
    assert [example[4] for example in examples] == list(TAKES)
    every = {name for taken in TAKES.values() for name in taken}
    for example in examples:
        options = vars(_parser("en").parse_args(example[3:]))
        assert {name for name in every if options[name] is not None} <= {*TAKES[example[4]]}


ENGLISH = re.compile(
    "invalid|choose|expected|required|unrecogni|arguments?\\b|ambiguous|match|such"
)
"""Words of argparse and of the system."""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "gif", "--out", "x"], "KIND 不能是“gif”"),
        (["export", "images", "--out", "x", "--format", "gif"], "--format 不能是“gif”"),
        (["export"], "缺少 KIND、--out"),
        (["export", "data", "--out"], "--out 后面没有写值"),
        (["export", "data", "--out", "x", "--bad"], "多出了“--bad”"),
        (["export", "data", "--d", "x"], "可能是：--data、--deck"),
        (["check", "--help=yes"], "--help 后面写了“yes”"),
        (["export", "data", "x", "--out", "x"], "VIEW 不用于 export data"),
        (["export", "data", "--preset", "x", "--out", "x"], "--preset 不用于 export data"),
    ],
)
def test_a_wrong_command_is_told_in_chinese_without_words_of_english(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "zh", *arguments]) == 2
    told = capsys.readouterr().err.splitlines()[-1]
    assert said in told
    assert not ENGLISH.search(told)


def test_what_argparse_says_besides_stays_as_it_is() -> None:
    assert usage_error("something else", "zh") == "something else"


def test_errors_of_the_system_are_told_in_both_languages_and_unknown_ones_as_they_are() -> None:
    for name in KNOWN:
        error = OSError(getattr(errno, name), "system words")
        assert reason(error, "zh") != reason(error, "en")
        assert "system words" not in reason(error, "en")
    assert reason(OSError(errno.EDOM, "system words"), "zh") == "system words"
    assert reason(OSError(), "zh") == "OSError"


def test_it_runs_as_a_module_on_a_terminal_without_chinese(data: DataFolder) -> None:
    data.edit(data.river, "value: 10", "value: 12")
    run = subprocess.run(
        [sys.executable, "-m", "lib", "check", str(data.path), "--lang", "zh"],
        cwd=ROOT,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr and "\\u" in run.stdout


def test_every_code_has_its_message_and_every_message_its_code() -> None:
    folders = (ROOT / "lib", ROOT / "lib" / "checks", ROOT / "lib" / "decks")
    files = [file for folder in folders for file in folder.glob("*.py")]
    used = {code for file in files for code in CODE.findall(file.read_text(encoding="utf-8"))}
    # The model's own checks name these two; lib/shape.py puts the name together.
    used = (used | {"shape.date", "shape.period", "shape.refused"}) - NOT_CODES
    messages = yaml.safe_load(WORDING.read_text(encoding="utf-8"))
    told = {key.removeprefix("problem.") for key in messages if key.startswith("problem.")}
    assert len(used) > 60
    assert used == told


def test_messages_hold_the_same_values_in_both_languages() -> None:
    messages = yaml.safe_load(WORDING.read_text(encoding="utf-8"))
    for key, texts in messages.items():
        values = [set(re.findall(r"{(\w+)}", texts[lang])) for lang in ("zh", "en")]
        assert values[0] == values[1], key
