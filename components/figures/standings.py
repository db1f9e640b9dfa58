"""Who stands where in which bloc, and when that changed: a mark for each standing or change."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import standing_sentences, theme, wording
from components.figures import lettering, timeline
from components.figures.drawing import drawn, empty
from components.i18n import Language, _, direction, language
from data.vocabulary import MembershipStatus
from geo import palette

STANDING = "standing"
"""What kind of thing a mark stands for, beside its id."""

ROW, MARK = 19, 10  # pixels
ROOM_BESIDE, ROOM_ABOVE = 124, 200  # pixels for names of states, and of blocs
LARGEST_MARK = 22  # pixels, of a change of many states at once


def standing_matrix(standings: pd.DataFrame, blocs: Mapping[str, str]) -> go.Figure:
    """Draw each state's standing in each bloc, states below each other by region.

    A standing that is not certain on the day is a question mark.

    Args:
        standings: ``standing_id``, ``member_id``, ``label`` (of the member), ``country``,
            ``region_label``, ``bloc_id``, ``status``, ``starts_on``, ``ends_on``,
            ``is_certain``; regions and members from the top down in the order given.
        blocs: the columns: what each bloc is called, by its id.
    """
    if standings.empty:
        return empty(_("No standing is known on this day."))
    rows, labels = _rows(standings)
    columns = {bloc_id: number for number, bloc_id in enumerate(blocs)}
    known = standings["is_certain"]
    traces = [
        _marks(standings[known], rows, columns, blocs),
        _questions(standings[~known], rows, columns, blocs),
        *timeline.explained(_entries(standings[known]["status"])),
    ]
    return drawn(traces, _matrix_layout(labels, list(blocs.values()), len(traces) - 2))


def _rows(standings: pd.DataFrame) -> tuple[dict[str, int], list[str]]:
    """Return the row of each member, and what stands beside each row, regions in bold."""
    rows: dict[str, int] = {}
    labels: list[str] = []
    region = None
    columns = ("member_id", "label", "region_label")
    for member_id, label, region_label in zip(*(standings[c] for c in columns), strict=True):
        if region_label != region:
            region = region_label
            (name,) = lettering.wrapped(region_label, ROOM_BESIDE, most=1)
            labels.append(f"<b>{lettering.run(name)}</b>")
        if member_id not in rows:
            rows[member_id] = len(labels)
            (name,) = lettering.wrapped(label, ROOM_BESIDE, most=1)
            labels.append(lettering.run(name))
    return rows, labels


def _cells(
    standings: pd.DataFrame,
    rows: Mapping[str, int],
    columns: Mapping[str, int],
    blocs: Mapping[str, str],
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [columns[bloc_id] for bloc_id in standings["bloc_id"]],
        "y": [rows[member_id] for member_id in standings["member_id"]],
        "hovertext": _hovers(standings, blocs),
        "hoverinfo": "text",
        "customdata": [[standing_id, STANDING] for standing_id in standings["standing_id"]],
        "showlegend": False,
        "cliponaxis": False,
    }


def _marks(standings: pd.DataFrame, *places: Mapping[str, Any]) -> dict[str, Any]:
    statuses = standings["status"].tolist()
    colors = [palette.membership_color(status) for status in statuses]
    return {
        **_cells(standings, *places),
        "mode": "markers",
        "marker": {
            "size": MARK,
            "symbol": [palette.membership_symbol(status) for status in statuses],
            "color": colors,
            "line": {"width": 1.8, "color": colors},
        },
    }


def _questions(standings: pd.DataFrame, *places: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **_cells(standings, *places),
        "mode": "text",
        "text": [_("?")] * len(standings),
        "textfont": {"size": theme.TEXT_SIZE + 1, "color": palette.NEUTRAL},
    }


def _hovers(standings: pd.DataFrame, blocs: Mapping[str, str]) -> list[str]:
    columns = ("label", "bloc_id", "status", "starts_on", "ends_on", "is_certain")
    return [
        _hover(label, blocs[bloc_id], *rest, language())
        for label, bloc_id, *rest in zip(*(standings[c].tolist() for c in columns), strict=True)
    ]


@lru_cache(maxsize=4096)  # the same standings come again at each run; wording took half the time
def _hover(
    label: str,
    bloc: str,
    status: str,
    starts_on: pd.Timestamp,
    ends_on: pd.Timestamp,
    is_certain: bool,
    _spoken: Language,
) -> str:
    return lettering.hover(
        label,
        bloc,
        wording.label(MembershipStatus(status)),
        standing_sentences.standing_dates(starts_on, ends_on),
        "" if is_certain else _("Not certain on this day"),
    )


def _entries(statuses: pd.Series) -> list[tuple[str, str, str]]:
    """Explain shapes and colors: the name, symbol and color of each standing that occurs."""
    present = set(statuses)
    return [
        (
            wording.label(status),
            palette.membership_symbol(str(status)),
            palette.membership_color(str(status)),
        )
        for status in MembershipStatus
        if str(status) in present
    ]


def _matrix_layout(rows: Sequence[str], columns: Sequence[str], entries: int) -> dict[str, Any]:
    is_rtl = direction() == "rtl"
    above = [lettering.wrapped(name, ROOM_ABOVE, most=1)[0] for name in columns]
    room = round(max(map(lettering.width, above))) + 12
    beside = ROOM_BESIDE + 8
    legend = theme.LEGEND_LINE * -(-entries // 2)
    plot = ROW * len(rows)
    across = [-0.6, len(columns) - 0.4]
    axis = {"fixedrange": True, "zeroline": False, "automargin": False, "showgrid": True,
            "gridcolor": theme.MUTED,
            "tickfont": {"size": theme.LABEL_SIZE}}  # fmt: skip
    return theme.layout(
        plot + room + legend + theme.EDGE,
        xaxis={**axis, "side": "top", "tickangle": -90, "tickvals": list(range(len(columns))),
               "ticktext": [lettering.run(name) for name in above],
               "range": across[::-1] if is_rtl else across},
        yaxis={**axis, "tickvals": list(range(len(rows))), "ticktext": list(rows),
               "range": [len(rows) - 0.4, -0.6], "side": "right" if is_rtl else "left"},
        margin={"l": theme.EDGE if is_rtl else beside, "r": beside if is_rtl else theme.EDGE,
                "t": room, "b": theme.EDGE + legend},
        legend={"y": -6 / plot, "yanchor": "top"},
    )  # fmt: skip


def standing_changes(changes: pd.DataFrame) -> go.Figure:
    """Draw each dated change of standing in the lane of its bloc; larger where it is of many.

    Args:
        changes: ``bloc_id``, ``bloc_label``, ``changed_on``, ``status``, ``members`` (how
            many), ``member_labels`` (who, as a sentence lists them); lanes in the order given.
    """
    if changes.empty:
        return empty(_("No change is dated."))
    marks = changes.rename(columns={"bloc_id": "lane", "bloc_label": "lane_label"}).assign(
        id=changes["bloc_id"],
        start_on=changes["changed_on"],
        end_on=changes["changed_on"],
        color=[palette.membership_color(status) for status in changes["status"]],
        symbol=[palette.membership_symbol(status) for status in changes["status"]],
        hover=_change_hovers(changes),
        size=[
            min(timeline.MARK + 2 * (count - 1) ** 0.5, LARGEST_MARK)
            for count in changes["members"]
        ],
    )
    return timeline.in_lanes(marks, _entries(changes["status"]))


def _change_hovers(changes: pd.DataFrame) -> list[str]:
    columns = ("bloc_label", "status", "changed_on", "member_labels")
    return [
        lettering.hover(
            bloc,
            _("{standing}, {date}").format(
                standing=wording.label(MembershipStatus(status)), date=formatting.date(day)
            ),
            members,
        )
        for bloc, status, day, members in zip(
            *(changes[column].tolist() for column in columns), strict=True
        )
    ]
