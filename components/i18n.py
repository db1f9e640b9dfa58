"""The language of the interface: English as written in the code, Arabic from the catalog.

English text is its own key. The Arabic catalog is read straight from its ``.po`` file, so that
a corrected translation needs no build step. Which language is spoken is asked anew at each
call, because a value kept at import would be another reader's. Without a resolver the modules
speak English, so that everything built on them can be used and tested without a browser.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from babel.messages.pofile import read_po

LOCALE_FOLDER = Path(__file__).with_name("locale")
DOMAIN = "atlas"


class Language(StrEnum):
    """A language that the interface speaks, by its ISO 639-1 code."""

    EN = "en"
    AR = "ar"


@dataclass(frozen=True, slots=True)
class _Translations:
    """What a catalog says: plural forms by (context, msgid), and which form a count takes."""

    forms: Mapping[tuple[str | None, str], tuple[str, ...]]
    form_of: Callable[[int], int]


def _always_english() -> Language:
    return Language.EN


_resolver: Callable[[], Language] = _always_english
_override: ContextVar[Language | None] = ContextVar("language", default=None)


def follow(resolver: Callable[[], Language]) -> None:
    """Ask this function for the reader's language from now on, at each phrase."""
    global _resolver
    _resolver = resolver


def language() -> Language:
    """Return the language of the reader who is being served now."""
    return _override.get() or _resolver()


@contextmanager
def speaking(spoken: Language) -> Iterator[None]:
    """Speak one language whoever is reading: for exports, feeds and tests."""
    token = _override.set(spoken)
    try:
        yield
    finally:
        _override.reset(token)


def direction() -> str:
    """Return ``rtl`` or ``ltr``, as HTML's ``dir`` attribute wants it."""
    return "rtl" if language() is Language.AR else "ltr"


def field(name: str) -> str:
    """Return the data's own column for a fact in the reader's language: ``title_ar``."""
    return f"{name}_{language()}"


def N_(msgid: str) -> str:
    """Mark a phrase for the catalog without translating it yet."""
    return msgid


def _(msgid: str) -> str:
    """Return a phrase in the reader's language."""
    return _translated(None, msgid)


def pgettext(context: str, msgid: str) -> str:
    """Return a phrase whose English is ambiguous, told apart by a context."""
    return _translated(context, msgid)


def ngettext(one: str, many: str, count: float) -> str:
    """Return the form of a phrase that agrees with a count.

    A fraction takes the last form: Unicode's plural rules call it "other" in both languages.
    """
    whole = int(count) if count == int(count) else None
    if language() is Language.EN:
        return one if whole == 1 else many
    translations = _translations(language())
    forms = translations.forms.get((None, one))
    if forms is None:
        return one if whole == 1 else many
    return forms[-1 if whole is None else translations.form_of(abs(whole))]


def _translated(context: str | None, msgid: str) -> str:
    if language() is Language.EN:
        return msgid
    forms = _translations(language()).forms.get((context, msgid))
    return forms[0] if forms else msgid


@lru_cache(maxsize=len(Language))
def _translations(spoken: Language) -> _Translations:
    """Read a catalog once; a phrase not yet translated is left out and stays English."""
    with catalog_path(spoken).open("rb") as file:
        catalog = read_po(file, locale=str(spoken), domain=DOMAIN)
    forms: dict[tuple[str | None, str], tuple[str, ...]] = {}
    for message in catalog:
        msgid = message.id if isinstance(message.id, str) else message.id[0]
        texts = (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        if msgid and all(texts) and not message.fuzzy:
            forms[message.context, msgid] = texts
    return _Translations(forms=forms, form_of=c2py(catalog.plural_expr))


def catalog_path(spoken: Language) -> Path:
    """Return where a language's catalog lies."""
    return LOCALE_FOLDER / spoken / "LC_MESSAGES" / f"{DOMAIN}.po"


def template_path() -> Path:
    """Return where the list of all phrases lies, untranslated."""
    return LOCALE_FOLDER / f"{DOMAIN}.pot"
