"""Whether the process lives, whether it can serve, and what it has done: for whoever watches."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.responses import JSONResponse, PlainTextResponse

from components.service import counters
from components.service.counters import Labels
from components.service.revisions import Revisions
from data.errors import AtlasError

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_NO_STORE = {"Cache-Control": "no-store"}


def health() -> JSONResponse:
    """Answer that the process lives."""
    return JSONResponse({"status": "ok"}, headers=_NO_STORE)


def ready(revisions: Revisions) -> JSONResponse:
    """Answer whether a revision is loaded and the store can be reached.

    During an outage of the store readers go on with what is loaded; so this tells an operator
    to look, and ``health`` tells a proxy where to send readers.
    """
    revision = _current(revisions)
    has_store = not revisions.is_stale()
    is_ready = bool(revision) and has_store
    return JSONResponse(
        {
            "status": "ready" if is_ready else "not ready",
            "revision": revision or None,
            "store": "reachable" if has_store else "unreachable",
        },
        status_code=HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE,
        headers=_NO_STORE,
    )


def metrics(revisions: Revisions, sessions: Callable[[], int]) -> PlainTextResponse:
    """Answer with every count, as Prometheus reads it."""
    lines = [
        *_metric("atlas_sessions", "gauge", "Browsers that are connected now.",
                 {(): sessions()}),
        *_metric("atlas_revision_info", "gauge", "The published revision, as a label.",
                 {(("revision", _current(revisions)),): 1}),
        *_metric("atlas_store_reachable", "gauge", "Whether the store could be asked just now.",
                 {(): int(not revisions.is_stale())}),
    ]  # fmt: skip
    counted = counters.counted()
    for counter in counters.EVERY:
        values = {labels: value for (of, labels), value in counted.items() if of == counter}
        lines += _metric(counter.name, "counter", counter.words, values or {(): 0})
    return PlainTextResponse("\n".join([*lines, ""]), media_type=MEDIA_TYPE, headers=_NO_STORE)


def _current(revisions: Revisions) -> str:
    try:
        return revisions.current()
    except AtlasError:
        return ""


def _metric(name: str, kind: str, words: str, values: dict[Labels, float]) -> list[str]:
    return [
        f"# HELP {name} {words}",
        f"# TYPE {name} {kind}",
        *(f"{name}{_written(labels)} {value:.10g}" for labels, value in sorted(values.items())),
    ]


def _written(labels: Labels) -> str:
    """Return labels as they stand after a name; they hold neither quotes nor line breaks."""
    return "{" + ",".join(f'{name}="{value}"' for name, value in labels) + "}" if labels else ""
