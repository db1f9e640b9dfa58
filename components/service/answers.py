"""Answers: rows in a format, with what every answer says of itself, and when it is the same.

Every answer tells the revision, the counting rule, the license and how to cite it: JSON and
GeoJSON in themselves, Parquet in its metadata, CSV in its headers.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

import orjson
import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from components import asked as asked_words
from components import sentences, wording
from components.exports import csv_files, provenance
from components.exports.provenance import Provenance
from components.i18n import Language, _, speaking
from components.service import asking, formats, geojson
from components.service.asking import Asked
from components.service.resources import CSV, GEOJSON, JSON, LIMITS, PARQUET, Question, Resource
from components.service.revisions import Revisions
from data import packages, queries
from data.describe import LICENSE
from data.selection import PARAMETERS

VERSION = "1.0.0"
"""Of the API. Part of every tag: what an older version answered is not the same."""

MEDIA_TYPES = {
    JSON: "application/json",
    CSV: "text/csv; charset=utf-8; header=present",
    PARQUET: "application/vnd.apache.parquet",
    GEOJSON: geojson.MEDIA_TYPE,
}


def rows(request: Request, revisions: Revisions, resource: Resource, ending: str) -> Response:
    """Answer with the rows of a resource.

    Raises:
        Problem: the request cannot be answered.
    """
    asked = asking.read(request, revisions, settings=resource.settings, limit=LIMITS[ending])
    latest = "" if resource.is_selected else revisions.current()
    tag = entity_tag(asked, resource.name, ending, latest)
    return unless_known(request, tag, lambda: _rows(request, asked, revisions, resource, ending))


def package(request: Request, revisions: Revisions) -> Response:
    """Answer with the whole revision as the data package that the Data page hands out."""
    asked = asking.read(request, revisions)

    def make() -> Response:
        # Whatever day is looked back to: the package is the revision as it was published.
        whole = revisions.dataset(asked.dataset.revision.id)
        content = packages.zipped(whole.tables, created=whole.revision.published_at)
        name = provenance.file_name(whole, "package", "zip")
        return Response(content, media_type="application/zip", headers=_as_file(name))

    return unless_known(request, entity_tag(asked, "package", "zip"), make)


def entity_tag(asked: Asked, what: str, ending: str, latest: str = "") -> str:
    """Return the tag of an answer: the same as long as revision and question are the same.

    Args:
        asked: the question.
        what: which resource it is asked of.
        ending: in which format.
        latest: the published revision, where the answer depends on what came after its own.
    """
    query = urlencode(asked.query, doseq=True)
    part = (asked.limit, asked.offset, asked.ignored, asked.base)
    told = (VERSION, what, ending, asked.dataset.revision.id, latest, query, part)
    digest = hashlib.sha256(repr(told).encode()).hexdigest()[:20]
    return f'W/"{digest}"'  # weak: the same rows, whether they travel compressed or not


def unless_known(request: Request, tag: str, make: Callable[[], Response]) -> Response:
    """Answer, unless the client has the very answer already."""
    known = request.headers.get("if-none-match", "")
    has_it = known.strip() == "*" or tag in (each.strip() for each in known.split(","))
    answer = Response(status_code=304) if has_it else make()
    answer.headers["ETag"] = tag
    # Kept by whoever likes, and asked for again each time: that costs no more than a 304.
    answer.headers["Cache-Control"] = "public, no-cache"
    return answer


def address_of(asked: Asked, page: str) -> str:
    """Return where the dashboard shows what was asked for."""
    written = {name: values for name, values in asked.query.items() if name not in asked.settings}
    query = urlencode(written, doseq=True)
    joint = "" if not query else "&" if "?" in page else "?"
    return f"{asked.base}/{page}{joint}{query}"


def _rows(
    request: Request, asked: Asked, revisions: Revisions, resource: Resource, ending: str
) -> Response:
    table = resource.rows(Question(asked.dataset, asked.selection, asked.settings, revisions.log))
    end = None if asked.limit is None else asked.offset + asked.limit
    shown = table.iloc[asked.offset : end]
    following = _next(request, asked) if end is not None and end < len(table) else ""
    with speaking(asked.language):
        content = _CONTENT[ending](asked, resource, shown, len(table), following)
    answer = Response(content, media_type=MEDIA_TYPES[ending])
    answer.headers.update(_headers(asked, resource, len(table), following))
    if ending in (CSV, PARQUET):
        name = provenance.file_name(asked.dataset, resource.name, ending)
        answer.headers.update(_as_file(name))
    return answer


def _next(request: Request, asked: Asked) -> str:
    """Return the address of the rows that follow."""
    assert asked.limit is not None
    following = request.url.include_query_params(offset=asked.offset + asked.limit)
    return f"{asked.base}{following.path}?{following.query}"


def _json(
    asked: Asked, resource: Resource, shown: pd.DataFrame, total: int, following: str
) -> bytes:
    told = {
        **_told(asked, resource, total, following),
        "rows": formats.json_rows(shown),
    }
    return orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)


def _geojson(
    asked: Asked, resource: Resource, shown: pd.DataFrame, total: int, following: str
) -> bytes:
    told = {"about": _told(asked, resource, total, following)}
    return orjson.dumps(geojson.collection(asked.dataset, shown, resource.key, told))


def _csv(
    _asked: Asked, _resource: Resource, shown: pd.DataFrame, _total: int, _following: str
) -> bytes:
    return csv_files.csv_file(shown)


def _parquet(
    asked: Asked, resource: Resource, shown: pd.DataFrame, _total: int, _following: str
) -> bytes:
    return formats.parquet(shown, resource.fields, _about(asked, resource))


_CONTENT: Mapping[str, Callable[[Asked, Resource, pd.DataFrame, int, str], bytes]] = {
    JSON: _json,
    CSV: _csv,
    PARQUET: _parquet,
    GEOJSON: _geojson,
}


def _about(asked: Asked, resource: Resource) -> Provenance:
    return provenance.of_selection(
        asked.dataset,
        asked.selection,
        title=_("Accord Atlas: {table}").format(table=resource.name),
        address=address_of(asked, resource.page),
    )


def _told(asked: Asked, resource: Resource, total: int, following: str) -> dict[str, Any]:
    """Return what an answer says of itself, in the language that is spoken."""
    revision = asked.dataset.revision
    address = address_of(asked, resource.page)
    paging = {"total": total, "offset": asked.offset, "limit": asked.limit}
    return {
        "resource": resource.name,
        **paging,
        "next": following or None,
        **(_selected(asked) if resource.is_selected else {}),
        "revision": {"id": revision.id, "published_at": revision.published_at.isoformat()},
        "license": LICENSE,
        "cite": provenance.citation(revision, address),
        "address": address,
        "ignored": [*asked.ignored, *(() if resource.is_selected else _filters(asked))],
    }


def _filters(asked: Asked) -> list[str]:
    """Return the names of the filters in a request, for what is the same whatever they are."""
    return [name for name in asked.query if name in PARAMETERS]


def _selected(asked: Asked) -> dict[str, Any]:
    """Return what is selected and how it is counted, and what it comes to."""
    summary = queries.summary(asked.dataset, asked.selection)
    counting = {
        "lens": str(asked.selection.lens),
        "estimate": str(asked.selection.estimate),
        "known_on": asked.selection.known_on and asked.selection.known_on.isoformat(),
        "rule": wording.lens_rule(asked.selection.lens),
        "note": " ".join([
            sentences.counting_note(asked.selection.lens, summary.counted.undisclosed),
            sentences.no_double_count_note(),
        ]),
    }  # fmt: skip
    return {
        "query": urlencode(asked.query, doseq=True),
        "filters": asked_words.filters_line(asked.dataset, asked.selection),
        "counting": counting,
        "sums": asdict(summary),
    }


def _headers(asked: Asked, resource: Resource, total: int, following: str) -> dict[str, str]:
    """Return what an answer says of itself where its format has no room: in headers, in English."""
    address = address_of(asked, resource.page)
    links = [
        f'<{LICENSE["path"]}>; rel="license"',
        f'<{address}>; rel="alternate"; type="text/html"',
        f'<{asked.base}/api/v1/openapi.json>; rel="service-desc"',
    ]
    if following:
        links.append(f'<{following}>; rel="next"')
    with speaking(Language.EN):
        cited = provenance.citation(asked.dataset.revision)
        rule = wording.lens_rule(asked.selection.lens) if resource.is_selected else ""
    return {
        "Link": ", ".join(links),
        "Content-Language": str(asked.language),
        "Atlas-Revision": asked.dataset.revision.id,
        "Atlas-Total": str(total),
        "Atlas-Cite": _ascii(cited),
        **({"Atlas-Counting-Rule": _ascii(rule)} if rule else {}),
    }


def _ascii(text: str) -> str:
    """Return a text as a header holds it, without the marks that isolate names."""
    return text.encode("ascii", "ignore").decode()


def _as_file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
