"""Refresh the list of phrases to translate: ``python -m components.catalog``.

Gathers every phrase from the code, and every term from the vocabularies, into ``atlas.pot``,
and brings the Arabic ``atlas.po`` up to date: what was translated stays, what is new waits
empty, what no page says any more goes. Nothing is guessed. The files are sorted and name
files but no lines, so that a change to a page is not a change to the catalog.

This is a tool for whoever edits the code; the running dashboard never imports it.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from components.i18n import DOMAIN, Language, catalog_path, template_path
from components.wording import CHOICES, spelled_out, vocabulary_name

ROOT = Path(__file__).absolute().parents[1]
CONFIGURATION = ROOT / ".babel.cfg"

Keywords = dict[str, Any]
KEYWORDS: Keywords = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}

RESTLESS_HEADERS = tuple(
    f'"{name}: '.encode()
    for name in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)
"""Header lines that name a moment, a tool or a blank to fill in."""

HEADER = "# Every phrase of Accord Atlas, as the code says it. Written by components.catalog."

Phrase = tuple[int, str, str | tuple[str, ...], list[str]]


def extract_vocabulary(
    file: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Phrase]:
    """Yield each term of each vocabulary as ``wording.term`` asks for it, then the phrases.

    Babel calls this for the files that ``.babel.cfg`` names as vocabularies.
    """
    code = file.read()
    for vocabulary in ast.parse(code).body:
        if isinstance(vocabulary, ast.ClassDef) and _is_vocabulary(vocabulary):
            context = vocabulary_name(vocabulary.name)
            for line, value in _members(vocabulary):
                yield line, "pgettext", (context, spelled_out(value)), []
    yield from extract_python(BytesIO(code), keywords, comment_tags, options)  # type: ignore[arg-type,misc]


def _is_vocabulary(definition: ast.ClassDef) -> bool:
    """Tell whether a class is a vocabulary that ``wording.term`` words by its codes."""
    if definition.name in {choice.__name__ for choice in CHOICES}:
        return False
    return any(isinstance(base, ast.Name) and base.id == "StrEnum" for base in definition.bases)


def _members(definition: ast.ClassDef) -> Iterator[tuple[int, str]]:
    for line in definition.body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
            yield line.lineno, str(line.value.value)


def extracted(root: Path = ROOT) -> Catalog:
    """Return every phrase that the code says, untranslated."""
    with CONFIGURATION.open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    catalog = Catalog(domain=DOMAIN, fuzzy=False, header_comment=HEADER)
    for name, _line, message, comments, context in extract_from_dir(
        root, methods, options, KEYWORDS, directory_filter=_is_ours
    ):
        catalog.add(message, locations=[(name, None)], auto_comments=comments, context=context)  # type: ignore[list-item]
    return catalog


def _is_ours(folder: str | Path) -> bool:
    """Look into the folders that hold interface text, and into no other."""
    parts = Path(folder).absolute().relative_to(ROOT).parts
    return not parts or (
        parts[0] in {"pages", "components", "data"} and not parts[-1].startswith((".", "_"))
    )


def refreshed(spoken: Language, template: Catalog) -> Catalog:
    """Return a language's catalog with the template's phrases, keeping its translations."""
    with catalog_path(spoken).open("rb") as file:
        catalog = read_po(file, locale=str(spoken), domain=DOMAIN)
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    """Return a catalog as a file's bytes: sorted, and without what changes at every run."""
    file = BytesIO()
    write_po(file, catalog, width=100, sort_output=True, include_lineno=False, omit_header=False)
    return b"".join(
        line
        for line in file.getvalue().splitlines(keepends=True)
        if not line.startswith(RESTLESS_HEADERS)
    )


def untranslated(catalog: Catalog) -> list[str]:
    """Return the English of every entry that waits for its translation."""
    waiting = []
    for message in catalog:
        english = (message.id,) if isinstance(message.id, str) else message.id
        forms = (message.string,) if isinstance(message.string, str) else message.string
        if message.id and not (forms and all(forms)):
            waiting.append(english[0])
    return waiting


def refresh() -> list[str]:
    """Write the template and the Arabic catalog anew; return what is still to be translated."""
    template = extracted()
    arabic = refreshed(Language.AR, template)
    template_path().write_bytes(written(template))
    catalog_path(Language.AR).write_bytes(written(arabic))
    return untranslated(arabic)


if __name__ == "__main__":
    for english in refresh():
        print(english)
