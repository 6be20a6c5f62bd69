"""A problem in words, in either language."""

from pathlib import PurePath

from lib.problem import Phrase, Problem
from lib.wording import Lang, text


def render(problem: Problem, lang: Lang, data_dir: PurePath | str = "") -> str:
    """One line: ``path:line:column: what was found, what was expected, what to do``.

    ``data_dir`` goes before the path, so that an editor or terminal can open the place.
    """
    place = f"{PurePath(data_dir, problem.path)}:{problem.line}:{problem.column}"
    return f"{place}: {message(problem, lang)}"


def message(problem: Problem, lang: Lang) -> str:
    """The problem alone, without its place."""
    values = {name: _words(value, lang) for name, value in problem.values.items()}
    # An optional hint that is empty leaves a blank behind.
    return " ".join(text(f"problem.{problem.code}", lang, **values).split())


def _words(value: object, lang: Lang) -> str:
    if isinstance(value, Phrase):
        values = {name: _words(part, lang) for name, part in value.values.items()}
        if value.key == "any_of":
            choices = value.values["choices"]
            assert isinstance(choices, tuple)
            return text("phrase.or", lang).join(_words(choice, lang) for choice in choices)
        return text(f"phrase.{value.key}", lang, **values)
    if isinstance(value, (tuple, list)):
        return text("phrase.separator", lang).join(_words(part, lang) for part in value)
    return str(value)
