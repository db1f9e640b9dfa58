"""A request read: which revision, which rows of it, in which language, from where to where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.requests import Request

from components.i18n import Language
from components.service import parameters
from components.service.parameters import LANGUAGE, OFFSET, PAGE_SETTINGS, REVISION, Parameter
from components.service.problems import Fault, Problem, bad_parameters
from components.service.revisions import Revisions
from data import history, queries
from data import selection as selecting
from data.errors import AtlasError, StoreUnavailable, UnknownRevision
from data.model import Dataset, Selection
from data.selection import Query


@dataclass(frozen=True)
class Asked:
    """What a request asks.

    Attributes:
        dataset: of the revision, the day and the estimate that are asked for.
        selection: which rows, and how they are counted.
        language: of every word in the answer.
        settings: the parameters that this address alone has, defaults filled in.
        limit: how many rows at most; nothing for all of them.
        offset: how many rows are left out before the first.
        query: all of this as an address writes it, without page settings, limit and offset.
        ignored: page settings that the address carries and that do not matter here.
        base: where this server is found, such as ``https://atlas.example.org``.
    """

    dataset: Dataset
    selection: Selection
    language: Language
    settings: Mapping[str, str]
    limit: int | None
    offset: int
    query: Query = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    base: str = ""


def read(
    request: Request,
    revisions: Revisions,
    *,
    settings: Iterable[Parameter] = (),
    limit: Parameter | None = None,
) -> Asked:
    """Read a request by the declaration.

    Args:
        request: what came.
        revisions: where datasets are read from.
        settings: the parameters that this address has beside those of a selection.
        limit: how many rows it may ask for; without it, it cannot be paged.

    Raises:
        Problem: a parameter is unknown or holds what it cannot, or there is no such revision.
    """
    query = query_of(request)
    own = tuple(settings)
    whole = dataset_of(query, revisions)
    paging = () if limit is None else (limit, OFFSET)
    allowed = (*parameters.of_selection(whole), LANGUAGE, REVISION, *own, *paging)
    refuse_faults(query, allowed)
    known = queries.known_ids(whole)
    selection = selecting.from_query(query, known)
    named = {parameter.name for parameter in allowed}
    asked_limit = _first(query, limit) if limit is not None else ""
    return Asked(
        dataset=history.as_asked(whole, selection),
        selection=selection,
        language=Language(_first(query, LANGUAGE)),
        settings={parameter.name: _first(query, parameter) for parameter in own},
        limit=int(asked_limit) if asked_limit else None,
        offset=int(_first(query, OFFSET)) if limit is not None else 0,
        query=_as_written(query, selection, own),
        ignored=tuple(name for name in query if name in PAGE_SETTINGS - named),
        base=base_of(request),
    )


def query_of(request: Request) -> Query:
    """Return the parameters of a request, each with all its values."""
    return {name: request.query_params.getlist(name) for name in request.query_params}


def base_of(request: Request) -> str:
    """Return where the server of a request is found: its scheme and its name."""
    return f"{request.url.scheme}://{request.url.netloc}"


def refuse_faults(query: Query, allowed: Iterable[Parameter]) -> None:
    """Refuse a query with anything in it that the declaration does not allow.

    Raises:
        Problem: it has; the first fault is named, and all are listed.
    """
    faults = parameters.faults(query, allowed)
    if faults:
        raise bad_parameters(faults)


def dataset_of(query: Query, revisions: Revisions) -> Dataset:
    """Return all of the revision that a query names, or of the published one.

    Raises:
        Problem: there is no such revision, or it cannot be read now.
    """
    refuse_faults({name: query[name] for name in query if name == REVISION.name}, (REVISION,))
    asked = _first(query, REVISION)
    try:
        return revisions.dataset(asked or revisions.current())
    except UnknownRevision as reason:
        raise Problem(
            HTTPStatus.NOT_FOUND,
            "unknown-revision",
            f"rev: {reason}",
            faults=[Fault(REVISION.name, asked, str(reason))],
        ) from reason
    except StoreUnavailable as reason:
        raise unavailable() from reason
    except AtlasError as reason:
        raise Problem(HTTPStatus.GONE, "unknown-revision", f"rev: {reason}") from reason


def unavailable() -> Problem:
    """Return the problem that the store cannot be read; what it says of itself stays here."""
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "unavailable",
        "The store of revisions cannot be reached. Try again in a few seconds.",
        headers={"Retry-After": "5"},
    )


def _first(query: Query, parameter: Parameter) -> str:
    return next(iter(query.get(parameter.name, ())), str(parameter.schema.get("default", "")))


def _as_written(query: Query, selection: Selection, own: Iterable[Parameter]) -> Query:
    """Return what was asked as an address writes it: defaults left out, in one order."""
    kept = (*own, LANGUAGE, REVISION)
    return {
        **selecting.to_query(selection),
        **{
            parameter.name: query[parameter.name][:1]
            for parameter in kept
            if parameter.name in query and query[parameter.name][0] != _default(parameter)
        },
    }


def _default(parameter: Parameter) -> str:
    return str(parameter.schema.get("default", ""))
