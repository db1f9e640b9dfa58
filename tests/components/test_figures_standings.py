"""Standings, changes of standing, and figures side by side: marks, order, scale and words."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from components import figures
from components.figures import words
from components.figures.standings import STANDING
from components.i18n import Language, speaking
from data.vocabulary import MembershipStatus
from geo import palette

BLOCS = {"sco": "Shanghai Cooperation Organization", "brics": "BRICS"}
CALLED = {"KAZ": "Kazakhstan", "gcc": "Gulf <Council> (its states)"}
NEVER = pd.NaT


def standings():
    rows = [
        ("kaz", "KAZ", "Kazakhstan", "Central Asia", "sco", "member", "2001-06-15", True),
        ("kaz", "KAZ", "Kazakhstan", "Central Asia", "brics", "observer", "2025-01-01", True),
        ("mng", "MNG", "Mongolia <steppe>", "Elsewhere", "sco", "observer", NEVER, False),
    ]
    columns = ["member_id", "country", "label", "region_label", "bloc_id", "status", "starts_on",
               "is_certain"]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(
        starts_on=pd.to_datetime(frame["starts_on"]),
        ends_on=pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]"),
        standing_id=frame["member_id"] + "." + frame["bloc_id"] + "." + frame["status"],
    )


def changes():
    return pd.DataFrame(
        {
            "bloc_id": ["sco", "sco", "brics"],
            "bloc_label": ["Shanghai Cooperation Organization"] * 2 + ["BRICS"],
            "changed_on": pd.to_datetime(["2023-07-04", "2024-07-04", "2024-01-01"]),
            "status": ["member", "left", "member"],
            "members": [1, 1, 4],
            "member_labels": ["Iran", "Nowhere", "Egypt, Ethiopia, Iran, and UAE"],
        }
    )


def compared():
    rows = [
        ("KAZ", "aviation", 100.0, 120.0, 0),
        ("gcc", "aviation", 400.0, 400.0, 0),
        ("gcc", "space", 0.0, 0.0, 1),
    ]
    frame = pd.DataFrame(rows, columns=["subject_id", "id", "value_usd_m", "high_usd_m",
                                        "undisclosed"])  # fmt: skip
    return frame.assign(low_usd_m=frame["value_usd_m"], label=frame["id"].str.title(), deals=1)


def years():
    return pd.DataFrame(
        {
            "subject_id": ["KAZ", "KAZ", "gcc"],
            "period_start": pd.to_datetime(["2021-01-01", "2024-01-01", "2024-01-01"]),
            "value_usd_m": [10.0, 40.0, 500.0],
            "deals": [1, 2, 3],
            "undisclosed": [0, 1, 0],
        }
    )


DRAWN = {
    "standings": (lambda frame: figures.standing_matrix(frame, BLOCS), standings),
    "changes": (figures.standing_changes, changes),
    "side by side": (lambda frame: figures.compared_bars(frame, CALLED), compared),
    "years side by side": (lambda frame: figures.compared_years(frame, CALLED), years),
}
every_chart = pytest.mark.parametrize(("draw", "frame"), DRAWN.values(), ids=DRAWN)
in_both_languages = pytest.mark.parametrize("spoken", Language)


@every_chart
@in_both_languages
def test_a_chart_says_only_what_plotly_knows(draw, frame, spoken):
    with speaking(spoken):
        drawn = draw(frame()).to_dict()
    assert go.Figure(drawn).data


@every_chart
@in_both_languages
def test_a_chart_of_nothing_is_a_short_note(draw, frame, spoken):
    with speaking(spoken):
        figure = draw(frame().iloc[:0])
    assert not figure.data
    assert figure.layout.annotations[0].text


@every_chart
@in_both_languages
def test_a_chart_of_one_row_has_its_mark(draw, frame, spoken):
    with speaking(spoken):
        assert draw(frame().iloc[:1]).data


@every_chart
def test_no_axis_can_be_dragged_and_no_text_of_the_data_is_markup(draw, frame):
    drawn = draw(frame())
    layout = drawn.to_dict()["layout"]
    assert all(part["fixedrange"] for name, part in layout.items() if name[1:5] == "axis")
    assert "<steppe>" not in str(drawn)
    assert "<Council>" not in str(drawn)


def test_each_standing_has_a_shape_of_its_own_besides_its_color() -> None:
    shapes = [palette.membership_symbol(str(status)) for status in MembershipStatus]
    assert len(set(shapes)) == len(MembershipStatus)


def test_a_standing_carries_its_id_and_an_uncertain_one_is_a_question_mark():
    marks, questions = figures.standing_matrix(standings(), BLOCS).data[:2]
    assert list(marks.customdata) == [
        ["kaz.sco.member", STANDING], ["kaz.brics.observer", STANDING],
    ]  # fmt: skip
    assert list(questions.text) == ["?"]
    assert questions.customdata[0][0] == "mng.sco.observer"


def test_states_stand_below_their_region():
    ticks = figures.standing_matrix(standings(), BLOCS).layout.yaxis.ticktext
    assert [tick.startswith("<b>") for tick in ticks] == [True, False, True, False]


def test_columns_run_from_right_to_left_in_arabic():
    with speaking(Language.AR):
        first, last = figures.standing_matrix(standings(), BLOCS).layout.xaxis.range
    assert first > last


def test_a_change_of_many_states_is_larger_than_one_of_one():
    sizes = list(figures.standing_changes(changes()).data[1].marker.size)
    assert sizes[2] > sizes[0] == sizes[1]


def test_those_compared_share_one_scale_and_none_takes_room_where_it_has_no_part():
    figure = figures.compared_bars(compared(), CALLED)
    one, _one_figures, other, _other_figures = figure.data
    assert len(one.y) == 1
    assert len(other.y) == 2
    assert len({*one.y, *other.y}) == 3
    assert figure.layout.xaxis.range[1] >= 400
    assert list(other.hovertext)[1].count("undisclosed") >= 1


def test_every_panel_of_years_has_the_same_range():
    layout = figures.compared_years(years(), CALLED).to_dict()["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
    assert layout["yaxis"]["domain"][0] > layout["yaxis2"]["domain"][1]


def test_the_words_of_a_chart_say_what_is_largest_for_each():
    said = words.of_compared(compared(), CALLED, "Value by theme")
    assert "Kazakhstan" in said
    assert "$100 mn" in said
    assert "$400 mn" in said
    assert words.of_compared(compared().iloc[2:], CALLED, "Value") == "Value: no disclosed value."
    assert "4 July 2024" in words.of_changes(changes())
    assert "2 blocs and accords" in words.of_standings(standings())
