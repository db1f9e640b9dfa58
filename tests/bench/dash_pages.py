"""Overview, Map and Deals served by Dash: the same figures, the same deck, the same counts.

Started by ``python -m tests.bench.dash_pages PORT``. What stands on screen comes from the
same pure functions as on our pages, and maps are drawn by the deck.gl that pydeck brings along,
of the same version as Streamlit's. The lists of latest rows are left out, which is in Dash's
favor.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import flask
import plotly.graph_objects as go
import pydeck
from dash import ALL, Dash, Input, Output, State, dcc, html

from components import figures, format, i18n, map_page, maps, names, sentences, theme, wording
from components.i18n import Language
from components.labels import labelled
from data import packages, queries
from data.model import Dataset, Selection
from data.selection import NOTHING_ASKED
from data.settings import PROJECT_FOLDER
from data.vocabulary import Lens
from geo import layers, views

DECK_BUNDLE = Path(pydeck.__file__).parent / "nbextension" / "static"
_SHOW_DECK = """(written) => {
  if (!written) return "";
  const json = JSON.parse(written);
  if (window.shownDeck) updateDeck(json, window.shownDeck);
  else window.shownDeck = createDeck({
    container: document.getElementById("deck"), jsonInput: json, tooltip: {text: "{tip}"}});
  return "";
}"""
Shown = tuple[list[go.Figure], str, list[str]]
"""Charts, the deck as JSON (empty where a page has none), and key figures."""

dataset: Dataset = packages.shipped()
app = Dash("atlas", title="Accord Atlas", suppress_callback_exceptions=True)
app.index_string = app.index_string.replace(
    "{%css%}", '{%css%}<script src="/deck/index.js"></script>'
)
app.server.add_url_rule(
    "/deck/<path:name>", "deck", lambda name: flask.send_from_directory(DECK_BUNDLE, name)
)
app.server.add_url_rule(
    "/app/static/<path:name>",
    "boundaries",
    lambda name: flask.send_from_directory(PROJECT_FOLDER / "static", name),
)
app.layout = html.Div([dcc.Location(id="address"), html.Div(id="page")])
app.clientside_callback(_SHOW_DECK, Output("deck", "title"), Input("deck-json", "data"))


@app.callback(Output("page", "children"), Input("address", "pathname"))
def page(path: str) -> list[Any]:
    """Return a page: its filters, then its figures."""
    with i18n.speaking(Language.EN):
        charts, deck, numbers = _shown(path, NOTHING_ASKED)
        return [
            dcc.RadioItems(
                id="lens",
                options=[{"value": str(lens), "label": wording.lens(lens)} for lens in Lens],
                value=str(NOTHING_ASKED.lens),
            ),
            *(
                dcc.Dropdown(id=f"filter-{name}", options=options, multi=True)
                for name, options in _choices(NOTHING_ASKED).items()
            ),
            html.Div(_numbers(numbers), id="numbers"),
            html.Div(id="deck", style={"height": 640 if path == "/map" else 360,
                                       "position": "relative"} if deck else {}),
            dcc.Store(id="deck-json", data=deck),
            html.Div(
                [
                    dcc.Graph(
                        figure=chart,
                        config=cast(Any, theme.plotly_config()),
                        id={"chart": number},
                    )
                    for number, chart in enumerate(charts)
                ],
                style={"display": "grid", "gridTemplateColumns": "1fr 1fr"},
            ),
        ]  # fmt: skip


@app.callback(
    [
        Output({"chart": ALL}, "figure"),
        Output("deck-json", "data"),
        Output("numbers", "children"),
        *(Output(f"filter-{name}", "options") for name in ("region", "country", "theme", "status")),
    ],
    Input("lens", "value"),
    State("address", "pathname"),
    prevent_initial_call=True,
)
def choose(lens: str, path: str) -> list[Any]:
    """Answer a click on the lens, as a run of our script does."""
    with i18n.speaking(Language.EN):
        selection = replace(NOTHING_ASKED, lens=Lens(lens))
        charts, deck, numbers = _shown(path, selection)
        return [
            charts,
            deck,
            _numbers(numbers),
            *_choices(selection).values(),
        ]


def _numbers(texts: list[str]) -> list[Any]:
    """Return key figures, marked for the detector as Streamlit marks its own."""
    marks: dict[str, Any] = {"data-testid": "stMetricValue"}
    return [html.Div(text, **marks) for text in texts]


def _choices(selection: Selection) -> dict[str, list[dict[str, str]]]:
    """Return the options of the filters that count rows beside each choice."""
    offered = queries.choices(dataset, selection)
    words: dict[str, tuple[dict[str, int], Callable[[str], str]]] = {
        "region": (offered.regions, wording.region),
        "country": (offered.countries, lambda code: names.country(dataset, code)),
        "theme": (offered.themes, lambda code: names.theme(dataset, code)),
        "status": (offered.statuses, str),
    }
    return {
        name: [{"value": code, "label": f"{word(code)} ({rows})"} for code, rows in counts.items()]
        for name, (counts, word) in words.items()
    }


def _shown(path: str, selection: Selection) -> Shown:
    summary = queries.summary(dataset, selection)
    deals = queries.deals(dataset, selection)
    numbers = [
        format.money(summary.counted.best_usd_m),
        format.money(summary.headline.best_usd_m),
        format.number(summary.counted.deals),
        format.number(summary.meetings),
        sentences.summary_sentence(summary),
    ]
    if path == "/map":
        return [], _map_deck(selection).to_json(), numbers
    by_theme = labelled(dataset, queries.value_by(deals, "theme"), "theme")
    most = 5 if path == "/" else 12
    largest = labelled(dataset, queries.largest_deals(dataset, deals, most), "deal")
    charts = [
        figures.value_bars(by_theme, color_by="theme"),
        figures.largest_bars(largest),
    ]
    if path == "/deals":
        return charts, "", numbers
    by_status = labelled(dataset, queries.value_by_status(dataset, selection), "status")
    meetings = queries.meetings(dataset, selection)
    measures = queries.country_measures(dataset, deals, meetings)
    deck = maps.overview_deck(dataset, measures, queries.flows(dataset, deals))
    return [figures.value_bars(by_status, color_by="status"), *charts], deck.to_json(), numbers


def _map_deck(selection: Selection) -> layers.Deck:
    """Return the deck of the map page at its usual settings."""
    deals, meetings = queries.deals(dataset, selection), queries.meetings(dataset, selection)
    measures = queries.country_measures(dataset, deals, meetings)
    flows = queries.flows(dataset, deals).head(map_page.MOST_FLOWS)
    ranked = measures.sort_values("deals", ascending=False, kind="stable")
    view = views.preset("both")
    drawn = [
        *maps.country_layers(dataset, measures, "received_usd_m"),
        maps.flow_layer(dataset, flows)[0],
        maps.name_layer(dataset, ranked["country"].tolist(), view),
    ]
    return layers.Deck(drawn, view)


if __name__ == "__main__":
    app.run(host="localhost", port=sys.argv[1], debug=False)
