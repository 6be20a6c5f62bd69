"""Rewards, clause by clause: what each jurisdiction pays, by level, under which condition.

A clause that pays different amounts at different levels is one row with a mark a level. Clauses
that differ in condition, nature, (stated) frequency or form (amount or share) never share a group.
"""

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from lib.catalogue import LEVELS, Catalogue, tier_rank
from lib.compare import NOT_PAID, compare_with, signature
from lib.index import Entry
from lib.model.base import NOT_STATED
from lib.model.document import FixedAmount, Reward, ShareAmount
from lib.ranking import latest
from lib.wording import Lang, figures

WAN = 10_000

COLUMNS = (
    "fact_id",
    "clause",
    "group",
    "tier",
    "block",
    "trigger",
    "nature",
    "frequency",
    "years",
    "jurisdiction",
    "jurisdiction_label",
    "types",
    "types_label",
    "types_all",
    "level",
    "level_label",
    "amount_min_cny",
    "amount_max_cny",
    "percent",
    "bound",
    "words",
    "year",
    "year_label",
    "is_read",
    "read_mark",
    "policy_status",
    "is_compared",
    "grade",
    "reasons",
)
"""Columns of :func:`table`, one row a clause and level; amounts in yuan, missing where open.
``is_compared`` is whether another jurisdiction states a level of a common type in the group; only
then are there ``reasons`` and a ``grade`` other than comparable."""


@dataclass(frozen=True)
class Group:
    """Clauses that may share an axis: one condition, nature, tier, form and frequency.

    A clause that leaves its frequency open joins the one stated frequency of its kind, if there
    is only one; that makes the group side by side. ``form`` is that of a signature.
    """

    tier: str
    trigger: str
    nature: str
    form: str
    frequency: str

    @property
    def id(self) -> str:
        """A plain text that names the group."""
        return "/".join((self.tier, self.trigger, self.nature, self.form, self.frequency))


def groups(entries: list[Entry]) -> dict[Group, list[Entry]]:
    """Rewards by group, newly recognised ones first, in the order of the vocabulary and files."""
    kinds: dict[tuple[str, str, str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        its = signature(entry)
        kinds[(its.tier, its.trigger, its.nature, its.form)].append(entry)
    found: dict[Group, list[Entry]] = {}
    for kind, members in kinds.items():
        stated = sorted({entry.reward.frequency for entry in members} - {NOT_STATED})
        for entry in members:
            frequency: str = entry.reward.frequency
            if frequency == NOT_STATED and len(stated) == 1:
                frequency = stated[0]
            found.setdefault(Group(*kind, frequency), []).append(entry)
    return found


def may_be_paid(entry: Entry, today: str) -> bool:
    """Whether nothing says that a reward is not paid: no draft, and not past its last day.

    ``today`` is a date to any precision, or ``not_stated``.
    """
    reward = entry.reward
    last, precision = reward.valid_to, min(len(reward.valid_to), len(today))
    is_over = NOT_STATED not in (last, today) and last[:precision] < today[:precision]
    return reward.policy_status not in NOT_PAID and not is_over


def clause_id(entry: Entry) -> str:
    """The same for the levels of one clause: document, types, condition, nature, frequency."""
    reward = entry.reward
    return "/".join(
        (
            entry.document_id,
            "+".join(reward.types),
            reward.trigger,
            reward.nature,
            reward.frequency,
        )
    )


def table(catalogue: Catalogue, lang: Lang) -> pd.DataFrame:
    """All rewards with :data:`COLUMNS`: by condition, then place, clause and level."""
    mappings = catalogue.dataset.vocabulary.mappings
    triggers = [term.id for term in catalogue.dataset.vocabulary.triggers]
    rows = []
    for group, members in groups(catalogue.of_kind("reward")).items():
        for entry in members:
            reward = entry.reward
            peers = [
                other
                for other in members
                if other.jurisdiction != entry.jurisdiction
                and other.reward.level == reward.level
                and set(other.reward.types) & set(reward.types)
            ]
            verdict = compare_with(signature(entry), map(signature, latest(peers)), mappings)
            low, high, bound = _amount(reward)
            rows.append(
                {
                    "fact_id": entry.id,
                    "clause": clause_id(entry),
                    "group": group.id,
                    "tier": entry.jurisdiction.tier,
                    "block": group.tier,
                    "trigger": reward.trigger,
                    "nature": reward.nature,
                    "frequency": reward.frequency,
                    "years": str(reward.years),
                    "jurisdiction": entry.jurisdiction.id,
                    "jurisdiction_label": entry.jurisdiction.label(lang),
                    "types": ";".join(reward.types),
                    "types_label": catalogue.types_short(reward.types, lang),
                    "types_all": catalogue.types_label(reward.types, lang),
                    "level": reward.level,
                    "level_label": catalogue.level_label(reward.level, lang),
                    "amount_min_cny": low,
                    "amount_max_cny": high,
                    "percent": reward.amount.percent if reward.amount.kind == "share" else None,
                    "bound": bound,
                    "words": figures.reward_value(reward, lang),
                    "year": entry.year,
                    "year_label": figures.year(entry, lang),
                    "is_read": bool(reward.reading),
                    "read_mark": figures.reading_mark(entry),
                    "policy_status": reward.policy_status,
                    "is_compared": bool(peers),
                    "grade": verdict.grade.name.lower(),
                    "reasons": ";".join(verdict.reasons),
                    "_order": (
                        tier_rank(group.tier),
                        triggers.index(reward.trigger),
                        group.id,
                        entry.jurisdiction.order,
                        catalogue.type_rank(reward.types),
                        LEVELS.index(reward.level),
                    ),
                }
            )
    rows.sort(key=lambda row: row.pop("_order"))  # type: ignore[return-value, arg-type]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _amount(reward: Reward) -> tuple[int | None, int | None, str]:
    """Lower and upper end in yuan and the bound; a share has its cap as upper end."""
    if isinstance(reward.amount, FixedAmount):
        return reward.amount.min_cny, reward.amount.max_cny, reward.amount.bound
    if isinstance(reward.amount, ShareAmount):
        return None, reward.amount.cap_cny, "share"
    return None, None, reward.amount.kind
