"""The words around each chart: headline, subtitle, caveats, sources; and what each block holds."""

from lib.captions.block import UNITS, Block
from lib.captions.budget import budget_block, stated_numbers
from lib.captions.counts import count_blocks, counts_together, profile_block
from lib.captions.coverage import coverage_block
from lib.captions.instruments import instrument_block
from lib.captions.overview import overview_block
from lib.captions.rewards import reward_blocks, rewards_together
from lib.captions.value import ceiling_label, cycle, value_block, value_quotes

__all__ = [
    "UNITS",
    "Block",
    "budget_block",
    "ceiling_label",
    "count_blocks",
    "counts_together",
    "coverage_block",
    "cycle",
    "instrument_block",
    "overview_block",
    "profile_block",
    "reward_blocks",
    "rewards_together",
    "stated_numbers",
    "value_block",
    "value_quotes",
]
