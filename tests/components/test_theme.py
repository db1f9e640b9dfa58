"""Every chart leaves ground and text to the page, and asks nobody outside."""

import pytest

from components import theme
from components.i18n import Language, speaking


def test_a_chart_leaves_its_ground_and_the_color_of_its_text_to_the_page():
    layout = theme.layout(200)
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
    assert "color" not in layout["font"]
    assert len(str(layout["template"])) < 100


def test_a_chart_does_not_catch_the_finger_that_scrolls_the_page():
    assert theme.layout(200)["dragmode"] is False
    assert theme.PLOTLY_CONFIG["scrollZoom"] is False


def test_a_chart_offers_no_bar_of_tools_and_no_upload():
    assert theme.PLOTLY_CONFIG["displayModeBar"] is False
    assert theme.PLOTLY_CONFIG["showSendToCloud"] is False
    assert not any("http" in str(value) for value in theme.PLOTLY_CONFIG.values())


@pytest.mark.parametrize("spoken", Language)
def test_a_charts_own_words_are_in_the_readers_language(spoken):
    with speaking(spoken):
        assert theme.plotly_config()["locale"] == spoken


@pytest.mark.parametrize(("spoken", "side"), [(Language.EN, "left"), (Language.AR, "right")])
def test_a_legend_stands_on_the_readers_side_whatever_else_a_chart_asks_of_it(spoken, side):
    with speaking(spoken):
        legend = theme.layout(200, legend={"y": -0.2})["legend"]
    assert (legend["xanchor"], legend["y"]) == (side, -0.2)


def test_a_height_follows_the_number_of_rows_and_of_lines():
    assert theme.bar_height(1) == theme.SMALLEST_HEIGHT
    assert theme.bar_height(40) - theme.bar_height(39) == theme.BAR_HEIGHT
    assert theme.bar_height(40, lines=2) > theme.bar_height(40)
