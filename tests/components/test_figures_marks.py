"""Each kind of chart on small frames: its marks, its text, and the sentence beside it."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from components import figures
from components.figures import lettering, words
from components.i18n import Language, speaking
from data.vocabulary import DealKind, DealStatus
from geo import palette

TOP_TITLE = "Framework to build the <long> railway & many ports across the whole of Central Asia"


def values(ids=("finance", "oil-gas", "space"), **columns):
    frame = {
        "id": list(ids),
        "label": [f"Label of {each}" for each in ids],
        "value_usd_m": [2000.0, 500.0, 0.0],
        "low_usd_m": [1500.0, 500.0, 0.0],
        "high_usd_m": [2600.0, 500.0, 0.0],
        "deals": [3, 2, 1],
        "undisclosed": [0, 1, 1],
    }
    return pd.DataFrame({**frame, **columns})


def over_time(series=("signed", "announced"), starts=("2023-01-01", "2025-01-01")):
    return pd.DataFrame(
        [
            {"period_start": pd.Timestamp(start), "series_id": each, "series_label": each.title(),
             "value_usd_m": 100.0 * (1 + number), "deals": 1 + number}
            for start in starts
            for number, each in enumerate(series)
        ]
    )  # fmt: skip


def flows():
    rows = [
        ("ARE", "finance", "USA", 900.0),
        ("SAU", "defence", "USA", 300.0),
        ("other-payers", "finance", "EGY", 1000.0),
    ]
    return pd.DataFrame(
        [
            {"payer": payer, "payer_label": f"Payer {payer}", "theme": theme,
             "theme_label": f"Theme {theme}", "receiver": receiver,
             "receiver_label": f"Receiver {receiver}", "value_usd_m": value, "deals": 1}
            for payer, theme, receiver, value in rows
        ]
    )  # fmt: skip


def largest():
    return pd.DataFrame(
        {
            "id": ["package", "part", "alone"],
            "label": [TOP_TITLE, "A part of it", "Alone"],
            "status": ["announced", "signed", "stalled"],
            "value_usd_m": [1000.0, 400.0, 100.0],
            "low_usd_m": [900.0, 400.0, 100.0],
            "high_usd_m": [1200.0, 400.0, 100.0],
            "own_usd_m": [600.0, 400.0, 100.0],
            "parent_id": ["", "package", ""],
            "depth": [0, 1, 0],
            "is_weak": [False, True, False],
        }
    )


def meetings(count=4, lane="summit", status="held"):
    return pd.DataFrame(
        {
            "id": [f"meeting-{number}" for number in range(count)],
            "label": [f"Meeting {number}" for number in range(count)],
            "start_on": pd.Timestamp("2025-11-06"),
            "end_on": pd.Timestamp("2025-11-08"),
            "date_precision": "day",
            "lane": lane,
            "lane_label": lane.title(),
            "kind": "summit",
            "status": status,
        }
    )


def months():
    return pd.DataFrame({"year": [2024, 2025], "month": [3, 11], "meetings": [1, 26]})


def days():
    starts = ["2022-01-01", "2024-02-29", "2025-11-06", "2026-01-05"]
    return pd.DataFrame({"day": pd.to_datetime(starts), "meetings": [1, 1, 4, 2]})


def pairs():
    return pd.DataFrame(
        {
            "row": ["KAZ", "USA"],
            "row_label": ["Kazakhstan", "United States"],
            "column": ["USA", "KAZ"],
            "column_label": ["United States", "Kazakhstan"],
            "meetings": [20, 20],
        }
    )


DRAWN = {
    "value by theme": (lambda frame: figures.value_bars(frame, color_by="theme"), values),
    "value by country": (figures.value_bars, values),
    "counts": (figures.count_bars, values),
    "largest deals": (figures.largest_bars, largest),
    "by year": (lambda frame: figures.value_over_time(frame, grain="year"), over_time),
    "grown": (
        lambda frame: figures.value_over_time(frame, grain="month", is_cumulative=True),
        over_time,
    ),
    "flows": (figures.sankey, flows),
    "timeline": (figures.timeline, meetings),
    "months": (figures.month_heatmap, months),
    "calendar": (figures.calendar, days),
    "who met whom": (figures.matrix, pairs),
}
every_chart = pytest.mark.parametrize(("draw", "frame"), DRAWN.values(), ids=DRAWN)
in_both_languages = pytest.mark.parametrize("spoken", Language)


@every_chart
@in_both_languages
def test_a_chart_says_only_what_plotly_knows(draw, frame, spoken):
    with speaking(spoken):
        drawn = draw(frame()).to_dict()
    assert go.Figure(drawn).data  # raises if a property is unknown or a value is none of its values


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
        figure = draw(frame().iloc[:1])
    assert figure.data
    assert figure.layout.height >= 70


@every_chart
def test_no_axis_can_be_dragged(draw, frame):
    drawn = draw(frame()).to_dict()["layout"]
    assert drawn["dragmode"] is False
    axes = [part for name, part in drawn.items() if name[1:].startswith("axis")]
    assert all(axis["fixedrange"] for axis in axes)


@every_chart
def test_a_chart_carries_no_template_of_its_own(draw, frame):
    template = draw(frame()).layout.template.to_plotly_json()
    assert not template.get("data")


# Bars


@pytest.mark.parametrize(
    "draw",
    [figures.value_bars, figures.count_bars, figures.largest_bars],
    ids=lambda it: it.__name__,
)
def test_bars_are_mirrored_in_arabic(draw):
    frame = largest() if draw is figures.largest_bars else values()
    with speaking(Language.EN):
        english = draw(frame).layout
    with speaking(Language.AR):
        arabic = draw(frame).layout
    assert english.xaxis.range == tuple(reversed(arabic.xaxis.range))
    assert (english.yaxis.side, arabic.yaxis.side) == ("left", "right")
    # Values stand beyond the ends of bars, in a margin as wide as they are.
    assert english.margin.r > 20
    assert arabic.margin.l > 20


def test_a_bar_carries_its_id_and_the_first_is_at_the_top():
    figure = figures.value_bars(values())
    assert list(figure.data[0].customdata) == [["finance"], ["oil-gas"], ["space"]]
    bottom, top = figure.layout.yaxis.range
    assert bottom > top


def test_a_whisker_stands_only_where_the_figure_has_a_range():
    error = figures.value_bars(values()).data[0].error_x
    assert list(error.array) == [600.0, None, None]
    assert list(error.arrayminus) == [500.0, None, None]


def test_unknown_is_not_zero_and_zero_is_not_unknown():
    figure = figures.value_bars(values(undisclosed=[0, 0, 1]))
    assert "undisclosed" in figure.data[1].text[2]
    figure = figures.value_bars(values(undisclosed=[0, 0, 0]))
    assert "$0" in figure.data[1].text[2]


def test_a_hover_says_how_many_deals_have_no_figure():
    hover = figures.value_bars(values()).data[0].hovertext
    assert "undisclosed" in hover[1]
    assert "undisclosed" not in hover[0]


def test_a_status_below_signed_is_hollow_and_one_off_the_ladder_hatched():
    statuses = [str(status) for status in DealStatus]
    frame = pd.concat([values().iloc[:1]] * len(statuses)).assign(id=statuses)
    marker = figures.value_bars(frame, color_by="status").data[0].marker
    for status, fill, shape in zip(DealStatus, marker.color, marker.pattern.shape, strict=True):
        assert fill.startswith("rgba") == (status in palette.HOLLOW)
        assert (shape == "/") == (status in palette.HATCHED)


def test_a_package_shows_what_it_holds_beyond_its_parts():
    own, inside, *_ = figures.largest_bars(largest()).data
    assert list(own.x) == [600.0, 400.0, 100.0]
    assert list(inside.x) == [400.0, 0.0, 0.0]


def test_a_deal_that_rests_on_one_source_is_paler_and_says_so():
    own, *_ = figures.largest_bars(largest()).data
    assert own.marker.opacity[1] < own.marker.opacity[0] == own.marker.opacity[2] == 1
    assert ["one source" in hover for hover in own.hovertext] == [False, True, False]


@pytest.mark.parametrize(("spoken", "branch"), [(Language.EN, "└"), (Language.AR, "┘")])
def test_a_part_is_set_in_under_its_package(spoken, branch):
    with speaking(spoken):
        texts = figures.largest_bars(largest()).layout.yaxis.ticktext
    assert [branch in text for text in texts] == [False, True, False]


# Text in charts


def test_a_long_title_is_cut_in_the_chart_and_whole_in_the_hover():
    figure = figures.value_bars(values(label=[TOP_TITLE, "Oil", "Space"]))
    label = figure.layout.yaxis.ticktext[0]
    assert label.endswith(lettering.ELLIPSIS)
    whole = figure.data[0].hovertext[0].replace("<br>", " ").replace("<b>", "").replace("</b>", "")
    assert "&lt;long&gt; railway &amp; many ports across the whole of Central Asia" in whole


def test_markup_in_a_name_is_text():
    assert lettering.run('<a href="https://example.org">x</a>').startswith("&lt;a")


def test_an_arabic_line_reads_from_the_right_within_a_chart_laid_out_from_the_left():
    with speaking(Language.AR):
        texts = figures.value_bars(values()).data[1].text
    assert all(lettering.RIGHT_TO_LEFT_ISOLATE in text for text in texts)
    assert lettering.RIGHT_TO_LEFT_ISOLATE not in lettering.run("English")


@pytest.mark.parametrize("room", [20, 60, 120])
def test_no_line_is_wider_than_its_room(room):
    for line in lettering.wrapped(TOP_TITLE, room, most=3):
        assert lettering.width(line) <= room


# Time


def test_columns_stand_one_period_apart_and_begin_where_there_is_money():
    frame = over_time()
    early = frame.iloc[:1].assign(period_start=pd.Timestamp("1998-01-01"), value_usd_m=0.0)
    figure = figures.value_over_time(pd.concat([early, frame]), grain="year")
    assert list(figure.data[0].x) == [2023, 2025]
    assert 2022 < figure.layout.xaxis.range[0] < 2023


def test_time_runs_from_left_to_right_in_arabic_too():
    with speaking(Language.AR):
        first, last = figures.value_over_time(over_time(), grain="year").layout.xaxis.range
        assert first < last
        first, last = figures.timeline(meetings()).layout.xaxis.range
        assert first < last


def test_statuses_are_stacked_firmest_lowest_whatever_their_value():
    figure = figures.value_over_time(over_time(), grain="year", color_by="status")
    assert [trace.customdata[0][0] for trace in figure.data] == ["signed", "announced"]


def test_what_has_grown_never_shrinks_and_ends_at_the_sum():
    frame = over_time(series=("signed",), starts=("2023-01-01", "2023-03-01", "2024-02-01"))
    area = figures.value_over_time(frame, grain="month", is_cumulative=True).data[0]
    assert list(area.y) == sorted(area.y)
    assert area.y[-1] == frame["value_usd_m"].sum()
    assert len(area.x) == 14 + 1  # every month from January to February, and the last one's end


def test_a_chart_that_is_not_split_needs_no_legend():
    figure = figures.value_over_time(over_time(series=("",)), grain="quarter")
    assert figure.layout.showlegend is False
    assert list(figure.data[0].y) == [100.0, 100.0]


def test_kinds_of_deals_have_a_color_each_whichever_are_there():
    kinds = [str(kind) for kind in DealKind]
    colors = [trace.marker.color for trace in figures.value_over_time(
        over_time(series=kinds), grain="year").data]  # fmt: skip
    assert len(set(colors)) == len(kinds)
    some = figures.value_over_time(over_time(series=kinds[3:5]), grain="year").data
    assert [trace.marker.color for trace in some] == colors[3:5]


@pytest.mark.parametrize("grain", ["month", "quarter", "year"])
def test_few_enough_periods_are_named_to_fit_a_phone(grain):
    starts = pd.date_range("2024-01-01", "2025-04-01", freq="MS").astype(str)
    frame = over_time(starts=starts if grain == "month" else ("2024-01-01", "2025-04-01"))
    assert 1 <= len(figures.value_over_time(frame, grain=grain).layout.xaxis.ticktext) <= 8


# Flows


def test_what_leaves_a_theme_is_what_arrives_at_it():
    (diagram,) = figures.sankey(flows()).data
    arrived: dict[int, float] = {}
    left: dict[int, float] = {}
    for source, target, value in zip(
        diagram.link.source, diagram.link.target, diagram.link.value, strict=True
    ):
        arrived[target] = arrived.get(target, 0) + value
        left[source] = left.get(source, 0) + value
    for theme in set(arrived) & set(left):
        assert arrived[theme] == left[theme]
    assert sum(left[node] for node in set(left) - set(arrived)) == flows()["value_usd_m"].sum()


def test_nodes_are_named_apart_largest_first_and_what_is_pooled_last():
    names = [each.text for each in figures.sankey(flows()).layout.annotations]
    assert names[:3] == ["Payer ARE", "Payer SAU", "Payer other-payers"]
    assert names[3:5] == ["Theme finance", "Theme defence"]


def test_names_that_lie_on_links_are_read_on_either_ground():
    light, dark = (
        figures.sankey(flows(), is_dark=is_dark).layout.annotations[0].font.color
        for is_dark in (False, True)
    )
    assert light < "#444444"
    assert dark > "#cccccc"


@in_both_languages
def test_nodes_of_a_column_do_not_overlap(spoken):
    with speaking(spoken):
        (diagram,) = figures.sankey(flows()).data
    middles: dict[float, list[float]] = {}
    for x, y in zip(diagram.node.x, diagram.node.y, strict=True):
        middles.setdefault(x, []).append(y)
    assert all(column == sorted(set(column)) for column in middles.values())
    assert all(0 < y < 1 for column in middles.values() for y in column)


# Meetings


def test_meetings_that_coincide_stand_apart_and_always_in_the_same_way():
    marks = figures.timeline(meetings(count=7)).data[1]
    assert len(set(marks.y)) == 7
    again = meetings(count=7).sample(frac=1, random_state=3)
    shuffled = figures.timeline(again).data[1]
    height = dict(zip([each[0] for each in marks.customdata], marks.y, strict=True))
    for (meeting_id,), y in zip(shuffled.customdata, shuffled.y, strict=True):
        assert y == height[meeting_id]


@pytest.mark.parametrize(
    ("status", "symbol"),
    [("held", "circle"), ("planned", "circle-open"), ("cancelled", "x-thin-open")],
)
def test_a_meetings_mark_tells_whether_it_was(status, symbol):
    assert set(figures.timeline(meetings(status=status)).data[1].marker.symbol) == {symbol}


def test_a_meeting_of_several_days_has_a_tail():
    assert list(figures.timeline(meetings(count=1)).data[0].x) == ["2025-11-06", "2025-11-08", None]
    short = meetings(count=1).assign(end_on=pd.Timestamp("2025-11-06"))
    assert not figures.timeline(short).data[0].x


def test_colors_are_explained_where_lanes_are_not_kinds():
    kinds = [trace.name for trace in figures.timeline(meetings(lane="KAZ")).data]
    assert "Summit" in kinds
    assert "Summit" not in [trace.name for trace in figures.timeline(meetings()).data]


def test_a_year_without_meetings_keeps_its_row():
    frame = months().assign(year=[2022, 2025])
    assert len(figures.month_heatmap(frame).data[0].z) == 4


def test_a_calendar_shows_the_last_years_and_each_day_in_its_week():
    figure = figures.calendar(days(), most_years=3)
    assert len(figure.data) == 3
    leap_year = figure.data[0].z
    assert leap_year[3][8] == 1  # 29 February 2024 was a Thursday, in the ninth week
    assert sum(count is not None for row in leap_year for count in row) == 366


def test_nobody_met_themselves():
    cells = figures.matrix(pairs()).data[0]
    assert [list(row) for row in cells.z] == [[None, 20], [20, None]]
    assert cells.customdata[0][1] == ["KAZ", "USA"]


def test_the_table_of_pairs_is_mirrored_in_arabic_and_the_one_of_months_is_not():
    with speaking(Language.AR):
        assert figures.matrix(pairs()).layout.xaxis.autorange == "reversed"
        assert figures.month_heatmap(months()).layout.xaxis.autorange is None


# Words


def said(spoken=Language.EN):
    with speaking(spoken):
        return [
            words.by_value(values(), "S"),
            words.by_count(values(), "S"),
            words.over_time(over_time(), "S", grain="year"),
            words.of_flows(flows()),
            words.of_meetings(meetings()),
            words.of_months(months()),
            words.of_days(days()),
            words.of_pairs(pairs()),
        ]


def test_the_words_of_a_chart_name_the_largest():
    value, count, time, flow, _timeline, month, _days, pair = said()
    assert "Label of finance" in value
    assert "$2 bn" in value
    assert "Label of space" not in value  # no value is known
    assert "Label of finance" in count
    assert "2023" in time
    assert "Payer other-payers" in flow
    assert "November 2025" in month
    assert "Kazakhstan" in pair


def test_the_words_of_a_chart_are_one_sentence_in_each_language():
    for english, arabic in zip(said(), said(Language.AR), strict=True):
        assert english.endswith(".")
        assert english != arabic


@pytest.mark.parametrize(
    ("starts", "named"),
    [
        (("2024-01-01", "2025-01-01"), "2024"),
        (("2024-01-01", "2025-04-01"), "Q1 2024"),
        (("2024-01-01", "2025-05-01"), "January 2024"),
    ],
)
def test_the_words_name_a_period_by_its_length(starts, named):
    assert f"most in {named}," in words.over_time(over_time(starts=starts), "S")
