"""What is wrong with a request, as RFC 9457 has it told: ``application/problem+json``."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple

from starlette.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"
KINDS = {
    "bad-parameter": "A parameter is unknown or holds what it cannot hold",
    "unknown-revision": "There is no such revision",
    "not-found": "There is nothing at this address",
    "method-not-allowed": "This address can only be read",
    "too-many-requests": "Too many requests; wait a little",
    "unavailable": "The data cannot be read now",
    "failed": "The server failed; it has noted why",
}
"""Every kind of problem and its title; the examples page explains each at its name."""


class Fault(NamedTuple):
    """One parameter that cannot be answered: its name, what it held, and why not."""

    parameter: str
    value: str
    detail: str


class Problem(Exception):
    """A request that is not answered, and why."""

    def __init__(
        self,
        status: int,
        kind: str,
        detail: str,
        *,
        faults: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.faults = tuple(faults)
        self.headers = dict(headers or {})

    def content(self) -> dict[str, Any]:
        """Return the members of the problem."""
        told: dict[str, Any] = {
            "type": f"/api/v1/#{self.kind}",
            "title": KINDS[self.kind],
            "status": self.status,
            "detail": self.detail,
        }
        if self.faults:
            told["parameter"] = self.faults[0].parameter
            told["errors"] = [fault._asdict() for fault in self.faults]
        return told

    def response(self) -> JSONResponse:
        """Return the answer that tells the problem."""
        return JSONResponse(
            self.content(),
            status_code=self.status,
            headers={"Cache-Control": "no-store", **self.headers},
            media_type=MEDIA_TYPE,
        )


def bad_parameters(faults: Sequence[Fault]) -> Problem:
    """Return the problem with some parameters; its detail names the first of them."""
    first = faults[0]
    return Problem(
        HTTPStatus.BAD_REQUEST,
        "bad-parameter",
        f"{first.parameter}: {first.detail}",
        faults=faults,
    )
