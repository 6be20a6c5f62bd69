"""Labels and messages in zh and en, kept in the YAML files beside this module."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, Lang] = ("zh", "en")

# The C loader where there is one: the messages are read at every start.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _messages() -> Mapping[str, Mapping[str, str]]:
    """All messages by key; a key stands in one file only, with both languages."""
    messages: dict[str, dict[str, str]] = {}
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        found = yaml.load(path.read_text(encoding="utf-8"), LOADER) or {}
        for key, texts in found.items():
            if key in messages or set(texts) != set(LANGS):
                raise ValueError(f"{path.name}: message {key!r} stands twice or lacks a language")
            messages[key] = texts
    return messages


def text(key: str, lang: Lang, /, **values: object) -> str:
    """The message ``key`` in ``lang``, its ``{placeholders}`` filled with ``values``.

    Raises ``KeyError`` for a key that no file holds, so that a gap shows in the first test.
    """
    return _messages()[key][lang].format(**values)


def lang_of(value: str | None) -> Lang:
    """``zh`` for any Chinese locale (``zh``, ``zh-CN``, ``zh_TW.UTF-8``), else ``en``."""
    return "zh" if (value or "").lower().startswith("zh") else "en"
