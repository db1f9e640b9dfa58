"""Who may publish is decided by a list, or by being at the machine, and by nothing else."""

import pytest

from components.roles import is_from_this_machine, is_listed

EDITORS = ("Aigul@Example.org", "@team.example.com", "newsroom.kz")
AT_THE_MACHINE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


@pytest.mark.parametrize(
    "address", ["aigul@example.org", " AIGUL@example.ORG ", "x@team.example.com", "y@newsroom.kz"]
)
def test_the_list_names_addresses_and_whole_domains(address: str) -> None:
    assert is_listed(address, EDITORS)


@pytest.mark.parametrize(
    "address",
    [
        "", "@", "aigul", "example.org", "@newsroom.kz", "omar@example.org",
        "x@not-newsroom.kz", "x@sub.newsroom.kz", "newsroom.kz@evil.example",
        "aigul@example.org@evil.example", "aigul@example.org.evil.example",
    ],
)  # fmt: skip
def test_nobody_else_is_an_editor(address: str) -> None:
    assert not is_listed(address, EDITORS)


def test_an_empty_list_names_nobody() -> None:
    assert not is_listed("aigul@example.org", [])
    assert not is_listed("aigul@example.org", ["", "@", " "])


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_the_person_at_the_machine_is_known_by_a_loopback_name(name: str) -> None:
    headers = {"host": f"{name}:8501", "origin": f"http://{name}:8501"}
    for served_at in ("localhost", "127.0.0.1", "::1"):
        assert is_from_this_machine(headers, served_at)


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-For", "x-forwarded-host", "X-Forwarded-Proto", "X-Forwarded-Server",
        "Forwarded", "Via", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP",
        "X-Client-IP", "X-Original-Forwarded-For", "X-Cluster-Client-IP", "Fly-Client-IP",
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", ["203.0.113.7", "127.0.0.1", ""])
def test_a_request_that_came_through_somebody_is_not_from_here(header: str, value: str) -> None:
    assert not is_from_this_machine({**AT_THE_MACHINE, header: value}, "localhost")


@pytest.mark.parametrize(
    "changed",
    [
        {"Host": "atlas.example.org"},
        {"Host": "localhost.evil.example:8501"},
        {"Host": "evil.example@localhost:8501"},
        {"Host": ""},
        {"Origin": "https://atlas.example.org"},  # a proxy that hides itself keeps this one
        {"Origin": "http://evil.example"},  # another page in the same browser
        {"Origin": "http://localhost:9999"},
        {"Origin": ""},
    ],
)
def test_another_name_or_another_page_is_not_from_here(changed: dict[str, str]) -> None:
    assert not is_from_this_machine({**AT_THE_MACHINE, **changed}, "localhost")


@pytest.mark.parametrize("served_at", [None, "", "0.0.0.0", "::", "192.0.2.4", "atlas.example"])
def test_a_server_that_others_can_reach_has_nobody_at_its_machine(served_at: str | None) -> None:
    assert not is_from_this_machine(AT_THE_MACHINE, served_at)


def test_no_headers_are_no_proof() -> None:
    assert not is_from_this_machine({}, "localhost")
