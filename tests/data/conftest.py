"""Stores in both kinds of database, and what tests do with them."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import create_engine, text

from data import packages
from data.model import Dataset
from data.store import Store
from tests.data.postgres import postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'atlas.sqlite'}"
    address: str = request.getfixturevalue("postgres_url")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return address


@pytest.fixture
def store(url: str, dataset: Dataset) -> Iterator[Store]:
    """Return a store whose first revision is the small package."""
    opened = Store(url)
    first = dataset.revision
    opened.add(first, packages.zipped(dataset.tables, created=first.published_at))
    yield opened
    opened.close()


def retitled(dataset: Dataset, title: str) -> dict[str, pd.DataFrame]:
    """Return the tables of a dataset after an edit: its first deal bears another title."""
    deals = dataset.table("deals")
    deals.loc[0, "title_en"] = title
    return {**dataset.tables, "deals": deals}
