"""What tests of hand-outs share: a dataset that means harm, and who may open files with Office."""

import shutil
from dataclasses import replace

import pytest

from data.model import Dataset

HARM = (
    '#panic("x") $a_b$ \\ `#` "<b>&amp;" =HYPERLINK("http://x") {0} {{here}} @ref *_~ //'
    " \x00\x07\x1b\t\r\n\u202e你好 😀 ﷽ 'x' ]]> [[ %s"
)
STARTS = ("=1+1 ", "+", "-2 ", "@SUM(A1) ", "\t=", "http://x ", "{=1} ")


def pytest_collection_modifyitems(items: list[pytest.Item], config: pytest.Config) -> None:
    """Leave tests that need LibreOffice out where there is none."""
    if shutil.which("soffice"):
        return
    left_out = [item for item in items if item.get_closest_marker("office")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def harmful(shipped: Dataset) -> Dataset:
    """Return the shipped data with every name and title as bad as an upload could make it."""
    tables = {}
    for name, table in shipped.tables.items():
        texts = [
            column
            for column in table.columns
            if column.split("_")[0] in ("name", "title", "summary", "covers", "publisher", "role")
            and column not in ("role",)
        ]
        bad = [f"{STARTS[row % len(STARTS)]}{HARM}" for row in range(len(table))]
        tables[name] = table.assign(**dict.fromkeys(texts, bad))
    return replace(shipped, tables=tables)
