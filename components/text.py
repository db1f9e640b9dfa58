"""Text of the data on a page: shown as it is, never read as markup."""

import re

# What Markdown, and Streamlit's own directives in it, give a meaning; a dollar starts a formula.
_MEANINGFUL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:])")
# A page's address becomes a link whatever is escaped in it, unless a sign nobody sees divides it.
_ADDRESS = re.compile(r"(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """Return a text so that Markdown prints it letter by letter, and makes no link of any."""
    return _MEANINGFUL.sub(r"\\\1", _ADDRESS.sub(_WORD_JOINER, text))
