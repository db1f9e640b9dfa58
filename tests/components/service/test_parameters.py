"""A query is refused exactly where it says something that would not be heard."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from components import session
from components.explain import SETTING
from components.footer import SHOW
from components.navigation import COMPARED
from components.network_chart import PAIR
from components.service import parameters
from components.service.parameters import LANGUAGE, OFFSET, PAGE_SETTINGS, REVISION
from data import queries
from data import selection as selecting
from data.model import Dataset, Selection
from tests.strategies import known_ids, selections

ROOT = Path(__file__).parents[3]
NAMED = re.compile(
    r"(?:controls\.\w+|session\.(?:setting|settings_list|free_setting|switch|day_setting"
    r'|passing_setting))\(\s*"([a-z-]+)"'
)
DECLARED = parameters.of_known(known_ids())


@given(selections())
def test_whatever_a_page_writes_into_its_address_is_accepted_and_heard(asked: Selection) -> None:
    query = selecting.to_query(asked)
    assert not parameters.faults(query, DECLARED)
    assert selecting.from_query(query, known_ids()) == asked


def test_every_parameter_of_a_selection_is_declared_in_the_same_order() -> None:
    assert tuple(parameter.name for parameter in DECLARED) == selecting.PARAMETERS


def test_every_setting_of_a_page_is_let_through() -> None:
    sources = [
        file.read_text()
        for folder in ("pages", "components")
        for file in (ROOT / folder).rglob("*.py")
    ]
    found = {name for source in sources for name in NAMED.findall(source)}
    assert len(found) > 20
    assert found | {SETTING, SHOW, COMPARED, PAIR} <= PAGE_SETTINGS
    assert session.DRAFT_PARAMETER not in PAGE_SETTINGS


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("cuntry", ["KAZ"]),
        ("draft", ["1"]),
        ("country", ["kaz"]),
        ("country", ["UZB", "QQQ"]),
        ("theme", ["football"]),
        ("actor", ["nobody"]),
        ("lens", ["wide"]),
        ("lens", ["signed", "signed"]),
        ("status", [""]),
        ("from", ["2025-13"]),
        ("to", ["2025-01\n"]),
        ("known-on", ["2023-02-29"]),
        ("known-on", ["1989-12-31"]),
        ("min", ["0"]),
        ("min", ["-1"]),
        ("min", ["1_000"]),
        ("min", ["٣"]),
        ("min", ["nan"]),
        ("min", ["1e999"]),
        ("q", [""]),
        ("q", ["   "]),
        ("q", ["x" * 201]),
        ("offset", ["-1"]),
        ("limit", ["0"]),
        ("limit", ["1001"]),
        ("limit", ["ten"]),
        ("rev", ["latest"]),
        ("lang", ["fr"]),
    ],
)
def test_what_a_page_would_drop_is_a_fault_that_names_the_parameter(
    name: str, values: list[str]
) -> None:
    allowed = (*DECLARED, LANGUAGE, REVISION, OFFSET, parameters.limit(100, 1_000))
    (fault,) = parameters.faults({"lens": ["signed"], name: values}, allowed)
    assert fault.parameter == name
    assert fault.detail


@pytest.mark.parametrize(
    ("name", "value"),
    [("known-on", "2024-02-29"), ("min", "1e3"), ("q", "مذكّرة"), ("from", "2024-02")],
)
def test_what_can_be_heard_is_accepted(name: str, value: str) -> None:
    query = {name: [value]}
    assert not parameters.faults(query, DECLARED)
    assert selecting.from_query(query, known_ids()) != selecting.NOTHING_ASKED


def test_with_very_many_ids_their_form_is_declared_and_they_are_still_checked(
    shipped: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parameters, "MOST_ENUMERATED", 10)
    declared = parameters.of_known(queries.known_ids(shipped))
    (actor,) = (parameter for parameter in declared if parameter.name == "actor")
    assert "enum" not in actor.schema
    assert not parameters.faults({"actor": ["boeing"]}, declared)
    assert parameters.faults({"actor": ["no-such-actor"]}, declared)
