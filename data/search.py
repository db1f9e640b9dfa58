"""Free text as people type it: accents, case and Arabic spelling variants do not matter."""

import re
import unicodedata

_ARABIC_VARIANTS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي",
        "ـ": None,  # the tatweel only stretches a word
        "ı": "i", "’": None, "'": None, "ʻ": None, "ʼ": None,
    }
)  # fmt: skip
_NOT_A_WORD = re.compile(r"[\W_]+")


def normalize(text: str) -> str:
    """Fold a text so that its spelling variants are equal, in both scripts.

    Case, accents, Arabic vowel signs and tatweel go; the forms of alef, yeh and teh marbuta
    become one letter each; everything that is not a letter or a digit becomes one space.
    """
    # Arabic letters first: decomposition would turn their hamza into a sign of its own.
    folded = text.translate(_ARABIC_VARIANTS)
    decomposed = unicodedata.normalize("NFKD", folded)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _NOT_A_WORD.sub(" ", bare.casefold().translate(_ARABIC_VARIANTS)).strip()


def words(text: str) -> list[str]:
    """Return the folded words of a query; each must occur in a row for the row to match."""
    return normalize(text).split()
