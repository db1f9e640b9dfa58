"""The blocs page: any day, any state, and what each standing rests on."""

import re
from datetime import date

from tests.app import address, open_page, texts


def test_the_day_stands_in_the_address_and_recomputes_who_stood_where() -> None:
    now = open_page("explore/blocs", actor="abraham-accords")
    before = open_page("explore/blocs", actor="abraham-accords", on="2020-09-14")
    day = open_page("explore/blocs", actor="abraham-accords", on="2020-09-15")
    assert "announced 1" in texts(now).replace("\\", "")
    assert "No standing is known on this day" in texts(before)
    assert "member 3 and signatory 1" in texts(day).replace("\\", "")
    assert address(day, "on") == ["2020-09-15"]


def test_a_day_that_is_none_or_beyond_the_data_leaves_the_address() -> None:
    for asked in ("yesterday", "2999-01-01"):
        app = open_page("explore/blocs", on=asked)
        assert not app.exception
        assert address(app, "on") == []


def test_choosing_a_day_writes_the_address() -> None:
    app = open_page("explore/blocs")
    app.date_input(key="set-on").set_value(date(2024, 7, 4)).run()
    assert address(app, "on") == ["2024-07-04"]
    assert "On 4 July 2024" in texts(app)


def test_a_standing_opens_its_sources_and_closes_again() -> None:
    app = open_page("explore/blocs", standing="kaz.abraham-accords.announced", view="table")
    assert "Kazakhstan in Abraham Accords" in texts(app)
    assert "4 sources" in texts(app)
    app.button(key="close-standing").click().run()
    assert address(app, "standing") == []
    assert "4 sources" not in texts(app)


def test_a_standing_that_is_not_in_the_data_leaves_the_address() -> None:
    app = open_page("explore/blocs", standing="kaz.nato.member")
    assert not app.exception
    assert address(app, "standing") == []


def test_an_undated_standing_is_listed_and_on_an_earlier_day_said_to_be_uncertain() -> None:
    changes = texts(open_page("explore/blocs", view="changes", actor="eaeu")).replace("\\", "")
    assert "Kyrgyzstan (member)" in changes
    early = texts(open_page("explore/blocs", actor="eaeu", on="2020-01-01")).replace("\\", "")
    assert "4 standings have no known beginning" in early


def test_the_blocs_that_share_most_states_are_named() -> None:
    said = texts(open_page("explore/blocs")).replace("\\", "")
    assert re.search(
        "League of Arab States.* and .*Organization of Islamic Cooperation.* .22 states", said
    )
