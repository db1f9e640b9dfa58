"""What tests share: the small package, the shipped one, and how hard hypothesis tries."""

import os
import tempfile
from pathlib import Path

# Before anything reads the settings: tests, and the servers they start, have a store of their
# own, never the one that `make run` keeps.
os.environ["ATLAS_DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp(prefix='atlas-')}/atlas.sqlite"

import pytest
from hypothesis import HealthCheck, settings

from data import packages
from data.model import Dataset

FIXTURES = Path(__file__).with_name("fixtures")

# A property is tried as often as the ten minutes of the whole suite allow, and the same way
# each time in CI, so that a red run there can be repeated here.
settings.register_profile(
    "here", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """Return the small package, in which each row's id tells why it is there."""
    found, findings = packages.read_package(FIXTURES / "package")
    assert found is not None, findings
    return found


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """Return the package that the project ships."""
    return packages.shipped()
