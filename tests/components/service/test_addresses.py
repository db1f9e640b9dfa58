"""What is logged names no address of a person or a machine, and loses nothing else."""

import io
import logging
import warnings
from collections.abc import Iterator
from ipaddress import IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.service import addresses
from components.service.addresses import without_addresses

SOMEBODYS = ("2000::/3", "fc00::/7", "fe80::/10", "::ffff:0:0/96", "64:ff9b::/96")
WORDS = "aigul@example.org (aigul%40example.org) came from 192.0.2.7 and 2001:db8::7 to 51% of all"
_log = logging.getLogger("tests.addresses")

people = st.emails().filter(lambda address: not set(address) & set("'\"<>"))
machines = st.one_of(
    st.ip_addresses(v=4).map(str),
    *(st.ip_addresses(network=network).map(str) for network in SOMEBODYS),
    st.ip_addresses(v=6).map(lambda address: address.exploded),
)
brackets = st.sampled_from([("", ""), ("[", "]"), ("('", "', 0)"), ("", "."), ("from=", ",")])


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Return what a logger writes that has a handler and a form of its own."""
    stream, factory = io.StringIO(), logging.getLogRecordFactory()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    _log.addHandler(handler)
    logging.captureWarnings(False)  # in case that a test before this one began it
    addresses.leave_out()
    yield stream
    logging.captureWarnings(False)
    logging.setLogRecordFactory(factory)
    _log.removeHandler(handler)


@given(people, st.sampled_from([("", ""), ("<", ">"), ('"', '"'), ("('", "',)")]))
def test_no_address_of_a_person_is_left(person: str, around: tuple[str, str]) -> None:
    before, after = around
    for written in (person, person.replace("@", "%40")):
        line = without_addresses(f"Refused {before}{written}{after} at 12:34:56")
        assert line == f"Refused {before}(address){after} at 12:34:56"


@given(machines, brackets, st.sampled_from([str.lower, str.upper]), st.integers(10_000, 65_535))
def test_no_address_of_a_machine_is_left(machine, around, write, port) -> None:
    before, after = around
    line = without_addresses(f"At 12:34:56 {before}{write(machine)}{after} came")
    assert line == f"At 12:34:56 {before}(address){after} came"
    # As the server writes a client: beside an address of version 6 the port looks like part of it.
    line = without_addresses(f"{write(machine)}:{port} - accepted")
    assert line in ("(address) - accepted", f"(address):{port} - accepted")


@pytest.mark.parametrize(
    "line",
    [
        "postgresql://atlas:p@ss@db.example:5432/atlas",
        '"aigul b"@example.org',
        "aigul@[2001:db8::7]",
        "fe80::1%eth0",
        "2001:db8::192.0.2.7",
        "2001:DB8:0:0:0:0:0:7:51234",
        "https://aigul@example.org/?from=192.0.2.7",
    ],
)
def test_an_address_goes_with_all_that_hangs_on_it(line: str) -> None:
    assert without_addresses(line) == "(address)"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("client:2001:db8::7", "client:(address)"),
        ("id:2001:db8::7: refused", "id:(address): refused"),
        ("ip192.0.2.7x", "ip(address)x"),
    ],
)
def test_an_address_is_found_in_the_middle_of_words(line: str, left: str) -> None:
    assert without_addresses(line) == left


@given(st.datetimes(), st.integers(0, 1999), st.integers(0, 1999), st.text("0123456789abcdef"))
def test_times_revisions_and_code_stay_as_they_are(moment, start, step, digest) -> None:
    line = (
        f"{moment.isoformat()} {moment:%H:%M:%S} {moment:%Y%m%dT%H%M%SZ}-{digest} "
        f"rows[{start}::{step}] rows[::{step}] rows[::-1] test_logs.py::test_{digest} std::map "
        "aa:bb:cc:dd:ee:ff 1.67.0 a @ b\n    @st.fragment(run_every=3)"
    )
    assert without_addresses(line) == line


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "part", ["a", "1.", "2000:", "2000:aaaaa:", "::ffff:", "%4", "@", "a'", '"a', "1"]
)
def test_a_line_made_to_take_long_takes_no_longer(part: str) -> None:
    without_addresses(part * 200_000)  # a pattern that tried again at each letter would take hours


def test_every_logger_leaves_them_out_of_words_traces_and_stacks(written: io.StringIO) -> None:
    try:
        raise RuntimeError(WORDS)
    except RuntimeError:
        _log.exception("Failed for %s at %s", "aigul@example.org", IPv6Address("2001:db8::7"))
    _log.warning("Seen", stack_info=True)
    _log.warning("%d readers, as %s", "no number", "aigul@example.org")  # whoever wrote it erred
    _log.warning(WORDS)
    text = written.getvalue()
    assert "ERROR tests.addresses: Failed for (address) at (address)\nTraceback" in text
    assert "RuntimeError: (address) (address) came from (address) and (address) to 51%" in text
    assert "Stack (most recent call last)" in text
    assert "%d readers, as %s ('no number', '(address)')" in text
    assert not any(part in text for part in ("aigul", "192.0.2", "2001:db8"))


def test_warnings_of_python_leave_them_out_too(
    written: io.StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(WORDS, UserWarning, stacklevel=1)
    assert "UserWarning: (address) (address) came from (address)" in caplog.text
