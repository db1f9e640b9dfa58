"""Names on a map: none lies over another, and the more important ones are kept."""

from hypothesis import given
from hypothesis import strategies as st

from geo import lettering

POINTS = st.dictionaries(
    st.text("abc", min_size=1, max_size=3),
    st.tuples(st.floats(-180, 180), st.floats(-80, 80)),
    max_size=12,
)


def test_a_name_that_would_lie_over_a_more_important_one_is_left_out() -> None:
    points = {"ARE": (54.0, 24.0), "QAT": (51.2, 25.3), "KAZ": (67.0, 48.0)}
    names = {"ARE": "United Arab Emirates", "QAT": "Qatar", "KAZ": "Kazakhstan"}
    assert lettering.with_room(points, names, 2.85, size=13) == ["ARE", "KAZ"]


def test_closer_up_there_is_room_for_all() -> None:
    points = {"ARE": (54.0, 24.0), "QAT": (51.2, 25.3)}
    names = {"ARE": "United Arab Emirates", "QAT": "Qatar"}
    assert lettering.with_room(points, names, 6.0, size=13) == ["ARE", "QAT"]


@given(POINTS, st.floats(0, 8))
def test_the_first_name_is_always_kept_and_order_stays(
    points: dict[str, tuple[float, float]], zoom: float
) -> None:
    kept = lettering.with_room(points, {row_id: row_id for row_id in points}, zoom, size=13)
    assert kept[:1] == list(points)[:1]
    assert kept == [row_id for row_id in points if row_id in kept]


def test_arabic_is_joined_and_put_in_the_order_of_drawing() -> None:
    assert lettering.shaped("قطر") == "ﺮﻄﻗ"
    assert lettering.shaped("Qatar") == "Qatar"
