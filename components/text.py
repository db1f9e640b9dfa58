"""Text of the data on a page: shown as it is, never read as markup."""

import re

# What Markdown, and Streamlit's own directives in it, give a meaning; a dollar starts a formula.
_MEANINGFUL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:])")


def plain(text: str) -> str:
    """Return a text so that Markdown prints it letter by letter."""
    return _MEANINGFUL.sub(r"\\\1", text)
