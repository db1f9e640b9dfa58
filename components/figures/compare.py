"""A few side by side on one scale: a bar for each within each group, a panel of years for each."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import sentences, theme
from components.figures import lettering, rows
from components.figures.bars import RANGE
from components.figures.drawing import drawn, empty
from components.i18n import _, direction
from geo import palette

SLOT = 19  # pixels of a bar with its figure
BETWEEN = 0.6  # slots between two groups
LEAST_SLOTS = 1.4  # for a name of two lines
PANEL, BETWEEN_PANELS, AXIS = 96, 26, 28  # pixels
MOST_YEARS = 8  # as many as a phone has room for


def compared_bars(values: pd.DataFrame, compared: Mapping[str, str]) -> go.Figure:
    """Draw a bar for each of those compared within each group, all on one scale.

    Args:
        values: ``subject_id``, ``id``, ``label``, ``low_usd_m``, ``value_usd_m``,
            ``high_usd_m``, ``deals``, ``undisclosed``; groups from the top down as given.
        compared: what each of those compared is called, by its id, in the order chosen.
    """
    if values.empty:
        return empty(sentences.deal_count(0))
    groups = dict(zip(values["id"], values["label"], strict=True))
    slots, middles, end = _slots(values, compared)
    texts: list[str] = []
    traces: list[dict[str, Any]] = []
    for number, (subject_id, name) in enumerate(compared.items()):
        own = values[values["subject_id"] == subject_id]
        written = _figures(own)
        texts += written
        at = [slots[subject_id, group] for group in own["id"]]
        traces += _bars(own, at, written, name, palette.COMPARED[number])
    reach = float(values["high_usd_m"].max())
    names = [lettering.wrapped(label, rows.LABEL_ROOM) for label in groups.values()]
    room = max(lettering.width(line) for name in names for line in name)
    legend = theme.LEGEND_LINE * len(compared)
    layout = theme.layout(
        round(SLOT * end) + legend + 2 * theme.EDGE,
        xaxis=rows.lengths(reach),
        yaxis=_groups_axis(middles, names, end),
        margin={**rows.margin(room + 10, texts), "t": theme.EDGE + legend},
        barmode="overlay",
        legend={"y": 1, "yanchor": "bottom", "entrywidth": 1, "entrywidthmode": "fraction"},
    )
    return drawn(traces, layout)


def _groups_axis(middles: list[float], names: list[list[str]], end: float) -> dict[str, Any]:
    return {
        "range": [end - BETWEEN / 2, -BETWEEN], "fixedrange": True, "showgrid": False,
        "zeroline": False, "automargin": False, "tickfont": {"size": theme.LABEL_SIZE},
        "side": "right" if direction() == "rtl" else "left", "tickvals": middles,
        "ticktext": [lettering.stacked(name) for name in names],
    }  # fmt: skip


def _slots(
    values: pd.DataFrame, compared: Mapping[str, str]
) -> tuple[dict[tuple[str, str], float], list[float], float]:
    """Return where each bar stands, where each group's name does, and where they end.

    One that has no part in a group takes no room in it; a group has room for two lines of name.
    """
    present = set(zip(values["subject_id"], values["id"], strict=True))
    slots: dict[tuple[str, str], float] = {}
    middles: list[float] = []
    start = 0.0
    for group in dict.fromkeys(values["id"]):
        bars = [subject_id for subject_id in compared if (subject_id, group) in present]
        room = max(len(bars), LEAST_SLOTS)
        first = start + (room - len(bars)) / 2
        slots |= {(subject_id, group): first + place for place, subject_id in enumerate(bars)}
        middles.append(start + (room - 1) / 2)
        start += room + BETWEEN
    return slots, middles, start


def _figures(own: pd.DataFrame) -> list[str]:
    columns = (own[column].tolist() for column in ("value_usd_m", "high_usd_m", "undisclosed"))
    return [
        _("undisclosed") if not high > 0 and undisclosed else formatting.money(value)
        for value, high, undisclosed in zip(*columns, strict=True)
    ]


def _bars(
    own: pd.DataFrame, at: list[float], texts: list[str], name: str, color: str
) -> list[dict[str, Any]]:
    low, value, high = (own[column].tolist() for column in RANGE)
    ids = own["id"].tolist()
    hovers = [
        lettering.hover(
            label,
            name,
            formatting.money_range(*extent) if extent[2] > 0 else text,
            sentences.deal_count(int(deals)),
            sentences.undisclosed_note(int(unknown)) if unknown else "",
        )
        for label, text, extent, deals, unknown in zip(
            own["label"],
            texts,
            zip(low, value, high, strict=True),
            own["deals"],
            own["undisclosed"],
            strict=True,
        )
    ]
    bar = {
        **rows.bars(ids, value, hovers),
        "y": at,
        "width": 0.82,
        "name": lettering.run(name),
        "showlegend": True,
        "marker": {"color": color},
        "error_x": rows.whiskers(low, value, high),
    }
    return [bar, {**rows.figures_beside(ids, high, texts), "y": at}]


def compared_years(values: pd.DataFrame, compared: Mapping[str, str]) -> go.Figure:
    """Draw each one's value by year in a panel of its own, all panels on one scale.

    Args:
        values: ``subject_id``, ``period_start``, ``value_usd_m``, ``deals``.
        compared: what each of those compared is called, by its id, in the order chosen.
    """
    valued = values[values["value_usd_m"] > 0]
    if valued.empty:
        return empty(sentences.undisclosed_note(int(values["deals"].sum())))
    first, last = valued["period_start"].dt.year.min(), values["period_start"].dt.year.max()
    top = float(valued["value_usd_m"].max())
    plot = len(compared) * (PANEL + BETWEEN_PANELS)
    traces, axes, names = [], {}, []
    for number, (subject_id, name) in enumerate(compared.items()):
        axis = str(number + 1) if number else ""
        upper = 1 - (number * (PANEL + BETWEEN_PANELS) + BETWEEN_PANELS) / plot
        own = valued[valued["subject_id"] == subject_id]
        traces.append({**_years(own, name, palette.COMPARED[number]), "yaxis": f"y{axis}"})
        axes[f"yaxis{axis}"] = _amounts(top, [max(upper - PANEL / plot, 0), upper])
        names.append(_panel_name(name, upper))
    layout = theme.layout(
        plot + AXIS + theme.EDGE,
        xaxis={**_years_axis(first, last), "anchor": f"y{axis}"},
        annotations=names,
        margin={**lettering.beside(axes["yaxis"]["ticktext"]), "t": 0, "b": AXIS},
        showlegend=False,
        **axes,
    )
    return drawn(traces, layout)


def _years_axis(first: int, last: int) -> dict[str, Any]:
    years = list(range(first, last + 1))
    step = -(-len(years) // MOST_YEARS)
    shown = years[::-step]
    return {
        "fixedrange": True, "showgrid": False, "zeroline": False, "tickangle": 0,
        "tickvals": shown, "ticktext": list(map(str, shown)), "range": [first - 0.6, last + 0.6],
    }  # fmt: skip


def _years(own: pd.DataFrame, name: str, color: str) -> dict[str, Any]:
    years = own["period_start"].dt.year.tolist()
    return {
        "type": "bar",
        "x": years,
        "y": own["value_usd_m"].tolist(),
        "hovertext": [
            lettering.hover(
                name, str(year), formatting.money(value), sentences.deal_count(int(deals))
            )
            for year, value, deals in zip(years, own["value_usd_m"], own["deals"], strict=True)
        ],
        "hoverinfo": "text",
        "width": 0.8,
        "marker": {"color": color},
    }


def _amounts(top: float, domain: list[float]) -> dict[str, Any]:
    ticks = formatting.money_ticks(top, about=2)
    return {
        "domain": domain, "range": [0, top * 1.05], "fixedrange": True, "zeroline": False,
        "gridcolor": theme.MUTED, "automargin": False, "tickvals": ticks,
        "tickfont": {"size": theme.LABEL_SIZE},
        "ticktext": [lettering.run(text) for text in formatting.money_axis(ticks)],
    }  # fmt: skip


def _panel_name(name: str, upper: float) -> dict[str, Any]:
    is_rtl = direction() == "rtl"
    return {
        "text": f"<b>{lettering.run(name)}</b>",
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 1 if is_rtl else 0,
        "xanchor": "right" if is_rtl else "left",
        "y": upper,
        "yanchor": "bottom",
    }
