"""A package made many times as large is as sound as its model, and the same for the same seed."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import checks, generate, money, packages
from data.checks import FindingCode
from data.model import Dataset, Severity
from data.schema import TABLES


def read_again(folder: Path, tables: dict[str, pd.DataFrame]) -> Dataset:
    packages.write_tables(folder, tables)
    dataset, findings = packages.read_package(folder)
    assert dataset is not None, findings
    return dataset


@settings(max_examples=5, deadline=None)
@given(times=st.integers(1, 4), seed=st.integers(0, 1000))
def test_no_copy_adds_a_fault_that_its_model_has_not(
    dataset: Dataset, tmp_path_factory: pytest.TempPathFactory, times: int, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("generated")
    large = read_again(folder, generate.multiplied(dataset.tables, times, seed=seed))
    tables, findings = packages.read_tables(folder)
    findings += checks.check(tables, today=datetime.now(UTC).date())
    # Look-alikes are what copies are; nothing else may be amiss.
    assert {found.code for found in findings} <= {str(FindingCode.DUPLICATE_SUSPECT)}
    assert len(large.tables["deals"]) == times * len(dataset.tables["deals"])
    assert len(large.tables["meetings"]) == times * len(dataset.tables["meetings"])


def test_the_shipped_rows_multiply_without_an_error(shipped: Dataset, tmp_path: Path) -> None:
    large = read_again(tmp_path, generate.multiplied(shipped.tables, 3))
    tables, findings = packages.read_tables(tmp_path)
    findings += checks.check(tables, today=datetime.now(UTC).date())
    assert not [found for found in findings if found.severity == Severity.ERROR]
    exceeding = [
        int(money.own_values(each.tables["deals"])["parts_exceed"].sum())
        for each in (shipped, large)
    ]
    assert exceeding[1] <= 3 * exceeding[0]


def test_the_same_seed_gives_the_same_bytes(dataset: Dataset) -> None:
    first, again, other = (generate.multiplied(dataset.tables, 3, seed=seed) for seed in (1, 1, 2))
    assert packages.digest(first) == packages.digest(again) != packages.digest(other)


def test_once_is_the_package_itself(dataset: Dataset) -> None:
    once = generate.multiplied(dataset.tables, 1)
    assert packages.digest(once) == dataset.revision.digest
    assert list(once) == list(TABLES)
