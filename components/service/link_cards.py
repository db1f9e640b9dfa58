"""What a link says before it is opened: language, title, figures and a picture, for chat programs.

Streamlit answers every address with one and the same page of HTML, and what is on it comes
later. So the head of that page is told here what the address shows, in the address's language.
"""

import html
import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components import asked, sentences
from components.handouts import card_picture
from components.i18n import Language, _, direction, field, speaking
from components.service.asking import base_of
from components.service.revisions import Revisions
from data import history, queries
from data import selection as selecting
from data.errors import AtlasError
from data.model import Dataset, Selection
from data.schema import TABLES
from data.selection import Query

PICTURE = "/api/v1/card.png"
WIDTH, HEIGHT = 1200, 630  # pixels, as chat programs show them
_ROWS = {"deal": "deals", "meeting": "meetings", "actor": "actors", "place": "places"}
_NAMED = {"deals": ("title", "summary"), "meetings": ("title", "summary")}
_LOCALES = {Language.EN: "en_US", Language.AR: "ar_AR"}
_NO_PAGE = re.compile(r"^/(api|_stcore|static|app|media|component|oauth2callback)(/|$)|\.\w+$")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_OPENING = re.compile(r"<html[^>]*>")


class LinkCards:
    """Tells the head of each page what its address shows.

    Args:
        app: what answers.
        revisions: where the data are read from.
    """

    def __init__(self, app: ASGIApp, revisions: Revisions) -> None:
        self._app = app
        self._revisions = revisions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with a head of its own where the answer is a page."""
        if not is_page(scope):
            await self._app(scope, receive, send)
            return
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        start: Message = {}
        body = bytearray()

        async def collect(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            content = bytes(body)
            headers = MutableHeaders(scope=start)
            if headers.get("content-type", "").startswith("text/html"):
                content = await run_in_threadpool(self._told, content, Request(scope))
                headers["content-length"] = str(len(content))
                del headers["etag"]  # it is that of the page without its head
                del headers["last-modified"]
                headers["vary"] = "Accept-Language"
            await send(start)
            await send({"type": "http.response.body", "body": content})

        await self._app({**scope, "headers": plain}, receive, collect)

    def _told(self, page: bytes, request: Request) -> bytes:
        query = parse_qs(request.url.query, keep_blank_values=True)
        spoken = language_of(query, request.headers)
        with speaking(spoken):
            try:
                head = _head(self._revisions, query, request)
            except AtlasError:
                head = ""  # the page itself says what is the matter
            text = _OPENING.sub(
                f'<html lang="{spoken}" dir="{direction()}">', page.decode(), count=1
            )
        if head:
            text = _TITLE.sub("", text, count=1)
        return text.replace("</head>", f"{head}</head>", 1).encode()


def is_page(scope: Scope) -> bool:
    """Say whether a browser asks for a page of the dashboard, not for what belongs to one."""
    return (
        scope["type"] == "http" and scope["method"] == "GET" and not _NO_PAGE.search(scope["path"])
    )


def language_of(query: Query, headers: Headers) -> Language:
    """Return the language that an address names, else the one that the browser asks for."""
    named = next(iter(query.get("lang", ())), "")
    if named in set(Language):
        return Language(named)
    return (
        Language.AR if headers.get("accept-language", "").lower().startswith("ar") else Language.EN
    )


@dataclass(frozen=True)
class Told:
    """What an address shows, in words of the language spoken.

    Attributes:
        title: the row's name, or the filters; empty for everything.
        sentence: what the row is, or what the selection comes to.
        dataset: of the revision and the day that are asked for.
        selection: what the address keeps.
        is_row: whether it is the page of one row.
    """

    title: str
    sentence: str
    dataset: Dataset
    selection: Selection
    is_row: bool

    def picture(self) -> bytes:
        """Return the picture of the link."""
        title = self.title or _("Who deals with whom, and how firm it is")
        if self.is_row:
            return card_picture.of_row(title, self.sentence, self.dataset)
        return card_picture.of_selection(title, self.sentence, self.dataset, self.selection)


def told(revisions: Revisions, query: Query, path: str) -> Told:
    """Return what an address shows; like a page, it overlooks what it does not know.

    Raises:
        StoreUnavailable: the data cannot be read.
        UnknownRevision: there is no revision of the name that the address has.
    """
    dataset = revisions.dataset(next(iter(query.get("rev", ())), "") or revisions.current())
    selection = selecting.from_query(query, queries.known_ids(dataset))
    seen = history.as_asked(dataset, selection)
    table = _ROWS.get(path.strip("/").rpartition("/")[2])
    row_id = next(iter(query.get("id", ())), "")
    if table and row_id in seen.table(table)[TABLES[table].key[0]].to_numpy():
        row = queries.record(seen, table, row_id)
        name, about = _NAMED.get(table, ("name", "role"))
        return Told(str(row[field(name)]), str(row.get(field(about), "")), seen, selection, True)
    is_filtered = not selecting.is_everything(selection)
    return Told(
        title=asked.filters_line(seen, selection) if is_filtered else "",
        sentence=sentences.summary_sentence(queries.summary(seen, selection)),
        dataset=seen,
        selection=selection,
        is_row=False,
    )


def _head(revisions: Revisions, query: Query, request: Request) -> str:
    shown = told(revisions, query, request.url.path)
    brand = _("Accord Atlas")
    title = f"{shown.title} · {brand}" if shown.title else brand
    sentence = shown.sentence
    base = base_of(request)
    spoken = language_of(query, request.headers)
    about = f"{request.url.query}&" if request.url.query else ""
    page = request.url.path.strip("/").rpartition("/")[2]
    picture = f"{base}{PICTURE}?{about}page={page}&lang={spoken}"
    tags = {
        "og:type": "website",
        "og:site_name": _("Accord Atlas"),
        "og:title": title,
        "og:description": sentence,
        "og:url": f"{base}{request.url.path}" + (f"?{request.url.query}" if about else ""),
        "og:locale": _LOCALES[spoken],
        "og:image": picture,
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": f"{title}. {sentence}",
    }
    metas = "".join(
        f'<meta property="{name}" content="{html.escape(value)}">' for name, value in tags.items()
    )
    return (
        f"<title>{html.escape(title)}</title>{metas}"
        f'<meta name="description" content="{html.escape(sentence)}">'
        '<meta name="twitter:card" content="summary_large_image">'
    )
