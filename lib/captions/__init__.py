"""The words around each chart: headline, subtitle, caveats, sources; and what each block holds."""

from lib.captions.block import Block
from lib.captions.counts import count_blocks, profile_block
from lib.captions.coverage import coverage_block
from lib.captions.rewards import reward_blocks

__all__ = ["Block", "count_blocks", "coverage_block", "profile_block", "reward_blocks"]
