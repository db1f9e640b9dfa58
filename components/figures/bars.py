"""Horizontal bars: values by group with their ranges, counts, and the largest deals."""

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import sentences, theme, wording
from components.figures import lettering, rows
from components.figures.drawing import empty
from components.figures.rows import ColorBy
from components.i18n import _, direction
from data.vocabulary import DealStatus

RANGE = ("low_usd_m", "value_usd_m", "high_usd_m")
WEAK = 0.45  # opacity of a deal that rests on one source
TITLE_ROOM = 310  # pixels of a line of a title: a phone's width


def value_bars(values: pd.DataFrame, *, color_by: ColorBy = "none") -> go.Figure:
    """Draw a bar for each group's value, a whisker for its range, its figures beside it.

    Args:
        values: ``id``, ``label``, ``low_usd_m``, ``value_usd_m``, ``high_usd_m``, ``deals``,
            ``undisclosed``; drawn from the top down in the order given.
        color_by: what the ids are, if their color means something.
    """
    if values.empty:
        return empty(sentences.deal_count(0))
    ids, labels = values["id"].tolist(), values["label"].tolist()
    low, value, high = (values[column].tolist() for column in RANGE)
    undisclosed = values["undisclosed"].tolist()
    texts = [
        _("undisclosed") if not most > 0 and unknown else formatting.money(best)
        for best, most, unknown in zip(value, high, undisclosed, strict=True)
    ]
    hovers = [
        lettering.hover(
            label,
            formatting.money_range(*extent) if extent[2] > 0 else text,
            sentences.deal_count(int(deals)),
            sentences.undisclosed_note(int(unknown)) if unknown else "",
        )
        for label, text, extent, deals, unknown in zip(
            labels,
            texts,
            zip(low, value, high, strict=True),
            values["deals"],
            undisclosed,
            strict=True,
        )
    ]
    traces = [
        {
            **rows.bars(ids, value, hovers),
            "marker": rows.markers(ids, color_by),
            "error_x": rows.whiskers(low, value, high),
        },
        rows.figures_beside(ids, high, texts),
    ]
    return rows.beside_labels(traces, labels, texts, max(high))


def count_bars(counts: pd.DataFrame, *, of: str = "deals") -> go.Figure:
    """Draw a bar for each group's number of rows: ``id``, ``label`` and the column ``of``."""
    counted = {
        "deals": sentences.deal_count,
        "meetings": sentences.meeting_count,
        "sources": sentences.source_count,
        "rows": sentences.row_count,
    }[of]
    if counts.empty:
        return empty(counted(0))
    ids, labels, numbers = (counts[column].tolist() for column in ("id", "label", of))
    texts = [formatting.number(count) for count in numbers]
    hovers = [
        lettering.hover(label, counted(int(count)))
        for label, count in zip(labels, numbers, strict=True)
    ]
    bars = {**rows.bars(ids, numbers, hovers), "marker": rows.markers(ids, "none")}
    return rows.beside_labels(
        [bars, rows.figures_beside(ids, numbers, texts)], labels, texts, max(numbers)
    )


def largest_bars(deals: pd.DataFrame) -> go.Figure:
    """Draw the largest deals, parts indented under their package.

    The gray length of a package is what the deals inside it account for; a deal that rests on
    one source is paler.

    Args:
        deals: ``id``, ``label``, ``status``, ``value_usd_m``, ``low_usd_m``, ``high_usd_m``,
            ``own_usd_m``, ``parent_id``, ``depth``, ``is_weak``; from the top down
            in the order given.
    """
    if deals.empty:
        return empty(sentences.deal_count(0))
    ids = deals["id"].tolist()
    labels, statuses, own = (deals[column].tolist() for column in ("label", "status", "own_usd_m"))
    low, value, high = (deals[column].tolist() for column in RANGE)
    texts = [formatting.money(best) for best in value]
    hovers = [
        lettering.hover(
            label,
            formatting.money_range(*extent),
            wording.label(DealStatus(status)),
            _("Adds {amount} to sums").format(amount=formatting.money(adds)),
            _("Rests on one source") if is_weak else "",
        )
        for label, extent, status, adds, is_weak in zip(
            labels, zip(low, value, high, strict=True), statuses, own, deals["is_weak"], strict=True
        )
    ]
    inside = [best - adds for best, adds in zip(value, own, strict=True)]
    traces = [
        {
            **rows.bars(ids, own, hovers),
            "marker": {
                **rows.markers(statuses, "status"),
                "opacity": [WEAK if is_weak else 1.0 for is_weak in deals["is_weak"]],
            },
        },
        {
            **rows.bars(ids, inside, hovers),
            "marker": {"color": theme.MUTED},
            "error_x": rows.whiskers(low, value, high),
        },
        rows.figures_beside(ids, high, texts),
    ]
    titles = [_nested(label, depth) for label, depth in zip(labels, deals["depth"], strict=True)]
    return rows.below_labels(traces, titles, texts, max(high))


def _nested(title: str, depth: int) -> list[str]:
    """Return a title's lines, set in as far as the deal is inside others."""
    branch = "┘ " if direction() == "rtl" else "└ "
    indent = "\u2003" * depth
    lines = lettering.wrapped(title, TITLE_ROOM - 26 * depth)
    first, rest = (branch, "\u2003") if depth else ("", "")
    return [indent + (rest if number else first) + line for number, line in enumerate(lines)]
