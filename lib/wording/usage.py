"""What argparse says of a wrong command, in either language."""

import re

from lib.wording import Lang, text

_SAID = {
    "invalid_choice": r"argument (?P<name>.+?): invalid choice: (?P<found>.+) "
    r"\(choose from (?P<known>.+)\)",
    "expected_value": r"argument (?P<name>.+?): expected one argument",
    "unexpected_value": r"argument (?P<name>.+?): ignored explicit argument (?P<found>.+)",
    "required": r"the following arguments are required: (?P<names>.+)",
    "unrecognised": r"unrecognized arguments: (?P<found>.+)",
    "ambiguous": r"ambiguous option: (?P<found>.+) could match (?P<known>.+)",
}
"""By key: what argparse says in English, with its values named. It has no other way to be asked."""


def usage_error(message: str, lang: Lang) -> str:
    """A message of argparse in the reader's language; one that is not known stays as it is."""
    for key, said in _SAID.items():
        if found := re.fullmatch(said, message, re.DOTALL):
            joined = text("join", lang)
            values = {
                name: value.replace("'", "").replace(", ", joined)
                for name, value in found.groupdict().items()
            }
            return text(f"cli.says.{key}", lang, **values)
    return message
