"""What the rules report with and look up."""

from dataclasses import dataclass, field

from lib.problem import Problem
from lib.strict_yaml import Location, Positions


@dataclass
class Report:
    """Gathers the problems of one file; ``path`` is relative to the data folder."""

    path: str
    positions: Positions
    problems: list[Problem] = field(default_factory=list)

    def at(self, location: Location, code: str, **values: object) -> None:
        """Note a problem with the value at ``location``."""
        place = self.positions.of(self.path, location)
        self.problems.append(Problem(self.path, *place, code, values))

    def at_key(self, location: Location, code: str, **values: object) -> None:
        """Note a problem with the key at ``location``."""
        place = self.positions.of_key(self.path, location)
        self.problems.append(Problem(self.path, *place, code, values))

    def line(self, location: Location) -> int:
        """The line of the value at ``location``."""
        return self.positions.of(self.path, location)[0]
