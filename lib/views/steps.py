"""The ladder of levels, clause by clause, with what each step adds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lib.costs.steps import Step, steps
from lib.index import Entry
from lib.views.rewards import clause_id


@dataclass(frozen=True)
class Ladder:
    """The steps of one clause, from the lowest level upwards."""

    clause: str
    steps: tuple[Step, ...]


def ladders(entries: Iterable[Entry]) -> list[Ladder]:
    """The ladders of all clauses that pay at two or more levels, in the order given.

    A clause with two facts of one level is no ladder, for it is open which of them the next
    level builds on.
    """
    clauses: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        clauses[clause_id(entry)][entry.reward.level].append(entry)
    found = []
    for clause, levels in clauses.items():
        if all(len(facts) == 1 for facts in levels.values()):
            made = steps([facts[0] for facts in levels.values()])
            if made:
                found.append(Ladder(clause, tuple(made)))
    return found
