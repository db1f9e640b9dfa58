"""Who pays whom, and for what: a Sankey diagram from payers through themes to receivers."""

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import theme
from geo import palette


def sankey(flows: pd.DataFrame, *, is_dark: bool = False) -> go.Figure:
    """Draw money from payer to theme to receiver.

    Args:
        flows: ``payer``, ``payer_label``, ``theme``, ``theme_label``, ``receiver``,
            ``receiver_label``, ``value_usd_m``, ``deals``; small ones pooled beforehand.
        is_dark: whether it stands on a dark page; names lie on links, so they need their color.
    """
    nodes: dict[tuple[str, str], int] = {}
    labels: list[str] = []
    colors: list[str] = []

    def node(side: str, node_id: str, label: str, color: str) -> int:
        if (side, node_id) not in nodes:
            nodes[side, node_id] = len(nodes)
            labels.append(label)
            colors.append(color)
        return nodes[side, node_id]

    links: dict[tuple[int, int], float] = {}
    tints: dict[tuple[int, int], str] = {}
    for flow in flows.itertuples():
        color = palette.theme_color(flow.theme)
        payer = node("payer", flow.payer, flow.payer_label, palette.NEUTRAL)
        middle = node("theme", flow.theme, flow.theme_label, color)
        receiver = node("receiver", flow.receiver, flow.receiver_label, palette.NEUTRAL)
        for link in ((payer, middle), (middle, receiver)):
            links[link] = links.get(link, 0.0) + flow.value_usd_m
            tints[link] = palette.rgba(color, 0.38)
    totals = [
        max(
            sum(value for (source, _), value in links.items() if source == number),
            sum(value for (_, target), value in links.items() if target == number),
        )
        for number in range(len(nodes))
    ]
    rows = max((sum(1 for side, _ in nodes if side == column) for column in
                ("payer", "theme", "receiver")), default=1)  # fmt: skip
    return go.Figure(
        {
            "data": [
                {
                    "type": "sankey",
                    "arrangement": "fixed",
                    "valueformat": ",.0f",
                    "textfont": {
                        "family": theme.FONT,
                        "size": 13,
                        "color": theme.text_color(is_dark=is_dark),
                    },
                    "node": {
                        "label": labels,
                        "color": colors,
                        "customdata": [formatting.money(total) for total in totals],
                        "hovertemplate": "%{label}<br>%{customdata}<extra></extra>",
                        "pad": 12,
                        "thickness": 12,
                        "line": {"width": 0},
                    },
                    "link": {
                        "source": [source for source, _ in links],
                        "target": [target for _, target in links],
                        "value": list(links.values()),
                        "color": [tints[link] for link in links],
                        "customdata": [formatting.money(value) for value in links.values()],
                        "hovertemplate": "%{source.label} → %{target.label}<br>%{customdata}"
                        "<extra></extra>",
                    },
                }
            ],
            "layout": theme.layout(max(320, 40 * rows)),
        },
        _validate=False,  # the same dictionaries are proven by tests; checking costs 6 ms a chart
    )
