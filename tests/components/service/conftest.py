"""The service in this process, over the shipped package or whatever dataset a test holds."""

from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.testclient import TestClient

from components.service import guards, routes
from components.service.revisions import Revisions
from data.errors import StoreUnavailable, UnknownRevision
from data.model import Change, Dataset, Revision

HERE = "http://testserver"


@dataclass
class Held:
    """The revisions that the service sees: what a test puts here, newest first."""

    datasets: list[Dataset]
    changes: dict[tuple[str, str], tuple[Change, ...]] = field(default_factory=dict)
    is_away: bool = False

    def dataset(self, revision_id: str) -> Dataset:
        if self.is_away:
            raise StoreUnavailable("the address of the database, which is nobody's business")
        for dataset in self.datasets:
            if dataset.revision.id == revision_id:
                return dataset
        raise UnknownRevision(revision_id)

    def log(self) -> list[Revision]:
        return [dataset.revision for dataset in self.datasets]

    def revisions(self) -> Revisions:
        return Revisions(
            current=lambda: self.datasets[0].revision.id,
            dataset=self.dataset,
            log=self.log,
            changes=lambda before, after: self.changes[before, after],
            is_stale=lambda: self.is_away,
        )


def service(held: Held) -> Starlette:
    """Return the service as ``server.py`` mounts it, without the pages."""
    api = routes.application(
        held.revisions(),
        sessions=lambda: 3,
        buckets=guards.Buckets(0, 1),  # a test asks as often as it likes
        origins=["https://news.example"],
    )
    return Starlette(
        routes=[Mount("/api", api)],
        middleware=[
            Middleware(guards.SecurityHeaders, frame_ancestors=["'self'"], has_proxy=False)
        ],
    )


@pytest.fixture
def held(shipped: Dataset) -> Held:
    """Return what the service sees: at first the shipped package."""
    return Held([shipped])


@pytest.fixture
def client(held: Held) -> TestClient:
    """Return a client of the service."""
    return TestClient(service(held), raise_server_exceptions=False)
