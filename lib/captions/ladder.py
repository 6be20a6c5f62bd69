"""The words of the ladder of levels: each step, named by what its clause says of stacking."""

from collections.abc import Iterable

from lib.catalogue import Catalogue
from lib.costs.steps import Step
from lib.index import Entry
from lib.statements import derivations, join
from lib.views.steps import ladders
from lib.wording import Lang


def step_labels(
    catalogue: Catalogue, entries: Iterable[Entry], labels: dict[str, str], lang: Lang
) -> dict[str, str]:
    """Labels by fact id, with the step from the level below where there is one."""
    found = dict(labels)
    for ladder in ladders(entries):
        for step in ladder.steps:
            if _is_told(step):
                words = found[step.upper.id]
                found[step.upper.id] = derivations.step(words, step, catalogue, lang)
    return found


def _is_told(step: Step) -> bool:
    """Whether a step is a figure: a level that pays no more, or may, is left without."""
    return step.stacking == "adds" or step.difference.low > 0


def stacking(catalogue: Catalogue, entries: Iterable[Entry], lang: Lang) -> str:
    """What the clauses say of stacking, as far as they make steps."""
    found = dict.fromkeys(step.stacking for ladder in ladders(entries) for step in ladder.steps)
    return join([catalogue.label("stacking", code, lang) for code in found], lang)
