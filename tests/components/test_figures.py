"""Charts as data: what is drawn, in which order, mirrored where it should be, and in words."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from components import figures
from components.figures import lettering, words
from components.i18n import Language, speaking
from components.labels import labelled
from data import queries
from data.model import Dataset, Selection
from data.vocabulary import Lens

EVERYTHING = Selection(lens=Lens.HEADLINE)


def all_figures(dataset: Dataset, selection: Selection) -> dict[str, go.Figure]:
    """Draw every chart of a selection, as the pages do."""
    deals = queries.deals(dataset, selection)
    meetings = queries.meetings(dataset, selection)
    flows = queries.flows_by_theme(queries.flows(dataset, deals))
    for side in ("payer", "receiver"):
        flows = labelled(dataset, flows, "party", of=side, to=f"{side}_label")
    flows = labelled(dataset, flows, "theme", of="theme", to="theme_label")
    lanes = labelled(dataset, queries.meeting_lanes(dataset, meetings), "meeting_kind",
                     of="lane", to="lane_label")  # fmt: skip
    pairs = queries.who_met_whom(dataset, meetings)
    for side in ("row", "column"):
        pairs = labelled(dataset, pairs, "country", of=side, to=f"{side}_label")
    over_time = queries.value_over_time(deals, "quarter", "theme")
    over_time = labelled(dataset, over_time, "theme", of="series_id", to="series_label")
    by_theme = labelled(dataset, queries.value_by(deals, "theme"), "theme")
    by_status = labelled(dataset, queries.value_by(deals, "status"), "status")
    return {
        "themes": figures.value_bars(by_theme, color_by="theme"),
        "statuses": figures.value_bars(by_status, color_by="status"),
        "counts": figures.count_bars(by_theme),
        "largest": figures.largest_bars(
            labelled(dataset, queries.largest_deals(dataset, deals), "deal")
        ),
        "time": figures.value_over_time(over_time, grain="quarter", color_by="theme"),
        "sum": figures.value_over_time(
            over_time, grain="quarter", is_cumulative=True, color_by="theme"
        ),
        "sankey": figures.sankey(flows),
        "timeline": figures.timeline(labelled(dataset, lanes, "meeting")),
        "months": figures.month_heatmap(queries.meetings_by_month(meetings)),
        "pairs": figures.matrix(pairs),
    }


SELECTIONS = {
    "many": EVERYTHING,
    "one": Selection(lens=Lens.HEADLINE, actors=("boeing",), countries=("QAT",)),
    "none": Selection(text="no such words anywhere"),
}


@pytest.mark.parametrize("rows", SELECTIONS)
@pytest.mark.parametrize("language", Language)
def test_every_chart_is_valid_at_no_row_one_row_and_many(
    shipped: Dataset, rows: str, language: Language
) -> None:
    with speaking(language):
        for figure in all_figures(shipped, SELECTIONS[rows]).values():
            # Drawn unchecked for speed; here Plotly checks each property of each of them.
            go.Figure(json.loads(figure.to_json()))


def test_a_bar_carries_its_id_so_that_a_click_can_filter(shipped: Dataset) -> None:
    bars = all_figures(shipped, EVERYTHING)["themes"].data[0]
    assert [data[0] for data in bars.customdata] == list(bars.y)


def test_bars_below_signed_are_hollow_and_those_off_the_ladder_hatched(shipped: Dataset) -> None:
    bars = all_figures(shipped, EVERYTHING)["statuses"].data[0]
    color = dict(zip(bars.y, bars.marker.color, strict=True))
    pattern = dict(zip(bars.y, bars.marker.pattern.shape, strict=True))
    assert color["announced"].startswith("rgba")
    assert color["signed"].startswith("#")
    assert (pattern["stalled"], pattern["signed"]) == ("/", "")


def test_bars_are_mirrored_in_arabic_and_time_is_not(shipped: Dataset) -> None:
    with speaking(Language.AR):
        drawn = all_figures(shipped, EVERYTHING)
    low, high = drawn["themes"].layout.xaxis.range
    assert low > high
    assert drawn["themes"].layout.yaxis.side == "right"
    start, end = drawn["time"].layout.xaxis.range
    assert start < end


def test_a_part_stands_indented_under_its_package(shipped: Dataset) -> None:
    figure = all_figures(shipped, EVERYTHING)["largest"]
    own, inside, _beside = figure.data
    largest = queries.largest_deals(shipped, queries.deals(shipped, EVERYTHING))
    for row in largest[largest["depth"] > 0].itertuples():
        assert figure.layout.yaxis.ticktext[row.Index].lstrip("\u2003").startswith("└")
    totals = [mine + rest for mine, rest in zip(own.x, inside.x, strict=True)]
    assert totals == pytest.approx(largest["value_usd_m"].tolist())


def test_the_links_of_the_sankey_carry_what_the_flows_do(shipped: Dataset) -> None:
    deals = queries.deals(shipped, EVERYTHING)
    flows = queries.flows_by_theme(queries.flows(shipped, deals))
    links = all_figures(shipped, EVERYTHING)["sankey"].data[0].link
    # Each flow is drawn twice: from payer to theme, and from theme to receiver.
    assert sum(links.value) == pytest.approx(2 * flows["value_usd_m"].sum())


def test_charts_say_in_words_what_is_largest() -> None:
    values = pd.DataFrame({"label": ["Oil", "Air"], "value_usd_m": [10.0, 2000.0]})
    said = words.by_value(values, "By theme").replace("\u2068", "").replace("\u2069", "")
    assert said == "By theme: largest are Air $2 bn and Oil $10 mn."


def test_a_chart_of_no_money_says_so() -> None:
    values = pd.DataFrame({"label": ["Oil"], "value_usd_m": [0.0]})
    assert words.by_value(values, "By theme") == "By theme: no disclosed value."


@pytest.mark.parametrize("spoken", Language)
def test_the_amounts_beside_value_over_time_have_the_room_that_they_need(
    shipped: Dataset, spoken: Language
) -> None:
    with speaking(spoken):
        deals = queries.deals(shipped, Selection(lens=Lens.HEADLINE))
        values = queries.value_over_time(deals, "year").assign(series_id="", series_label="")
        figure = figures.value_over_time(values, grain="year")
    longest = max(figure.layout.yaxis.ticktext, key=len)
    assert not figure.layout.yaxis.automargin  # reckoned before the Arabic font has come
    assert figure.layout.margin.l > lettering.width(longest)
