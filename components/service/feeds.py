"""What is new in a selection as an Atom feed (RFC 4287), in either language."""

import re
import uuid
from urllib.parse import urlencode
from xml.etree import ElementTree

from starlette.requests import Request
from starlette.responses import Response

from components import asked as asked_words
from components.exports import provenance
from components.i18n import _, speaking
from components.service import answers, asking, news
from components.service.asking import Asked
from components.service.news import Entry
from components.service.revisions import Revisions
from data.describe import LICENSE

MEDIA_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold, not even written as a reference."""


def atom(request: Request, revisions: Revisions) -> Response:
    """Answer with the feed of a selection.

    Raises:
        Problem: the request cannot be answered.
    """
    asked = asking.read(request, revisions)
    address = f"{asked.base}{request.url.path}?{request.url.query}".rstrip("?")

    def make() -> Response:
        with speaking(asked.language):
            found = news.entries(asked.dataset, asked.selection, revisions)
            content = _feed(asked, found, address)
        return Response(content, media_type=MEDIA_TYPE)

    tag = answers.entity_tag(asked, "feed", "atom", revisions.current())
    return answers.unless_known(request, tag, make)


def _feed(asked: Asked, found: list[Entry], address: str) -> bytes:
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {f"{{{_XML}}}lang": str(asked.language)})
    revision = asked.dataset.revision
    name = _("Accord Atlas")
    filters = asked_words.filters_line(asked.dataset, asked.selection)
    _add(feed, "id", _name(f"feed?{urlencode(asked.query, doseq=True)}"))
    _add(feed, "title", f"{name}: {filters}")
    _add(feed, "subtitle", _("New and changed deals and meetings"))
    _add(feed, "updated", max([entry.updated for entry in found] or [revision.published_at])
         .isoformat())  # fmt: skip
    _add(feed, "rights", f"{LICENSE['title']}. {provenance.citation(revision)}")
    _add(feed, "generator", "Accord Atlas", version=answers.VERSION)
    _add(_add(feed, "author"), "name", name)
    _add(feed, "link", rel="self", type=MEDIA_TYPE, href=address)
    page = answers.address_of(asked, "")
    _add(feed, "link", rel="alternate", type="text/html", href=page)
    _add(feed, "link", rel="license", href=LICENSE["path"])
    for entry in found:
        _entry(feed, asked, entry)
    content: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content


def _entry(feed: ElementTree.Element, asked: Asked, entry: Entry) -> None:
    page = entry.table.removesuffix("s")
    query = urlencode({"id": entry.row_id, "lang": str(asked.language)})
    item = _add(feed, "entry")
    _add(item, "id", _name(f"{entry.revision or 'row'}/{entry.table}/{entry.row_id}"))
    _add(item, "title", entry.title)
    _add(item, "updated", entry.updated.isoformat())
    _add(item, "link", rel="alternate", type="text/html", href=f"{asked.base}/{page}?{query}")
    _add(item, "category", term=entry.table)
    _add(item, "content", "\n".join(entry.lines), type="text")


def _name(of: str) -> str:
    """Return a name that stays, wherever the server is: a reader tells entries apart by it."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'accord-atlas/{of}')}"


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    known = {attribute: _NO_XML.sub("", value) for attribute, value in attributes.items()}
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", known)
    child.text = _NO_XML.sub("", text) or None
    return child
