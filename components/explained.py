"""What the colors of a map mean, as a legend beside it and on its picture."""

import html
from typing import Literal

import pandas as pd
import streamlit as st

from components import format as formatting
from components import names, wording
from components.exports.pictures import Legend
from components.i18n import _
from data.model import Dataset
from data.vocabulary import MembershipStatus
from geo import layers, palette

Measure = Literal["received_usd_m", "paid_usd_m", "deals", "meetings"]
MEASURES: tuple[Measure, ...] = ("received_usd_m", "paid_usd_m", "deals", "meetings")


def measure_name(measure: Measure) -> str:
    """Return what a measure of countries is called."""
    return {
        "received_usd_m": _("Value received"),
        "paid_usd_m": _("Value paid"),
        "deals": _("Deals"),
        "meetings": _("Meetings"),
    }[measure]


def measured_text(measure: Measure, value: float) -> str:
    """Return an amount of a measure as it is printed."""
    return formatting.money(value) if measure.endswith("_usd_m") else formatting.number(value)


def shades(measures: pd.DataFrame, measure: Measure) -> Legend:
    """Explain the shades: the classes of a measure from little to much."""
    bounds = layers.steps(measures[measure])
    return Legend(
        measure_name(measure),
        "square",
        [
            (color, _("from {amount}").format(amount=measured_text(measure, bound)))
            for color, bound in zip(layers.class_colors(bounds), bounds, strict=True)
        ],
    )


def standings(dataset: Dataset, bloc_id: str, memberships: pd.DataFrame) -> Legend:
    """Explain the colors of standings in a bloc, those that occur among some memberships."""
    present = set(memberships["status"])
    return Legend(
        names.actor(dataset, bloc_id),
        "square",
        [
            (palette.membership_color(str(status)), wording.label(status))
            for status in MembershipStatus
            if str(status) in present
        ],
    )


def flows(dataset: Dataset, deals: pd.DataFrame) -> Legend:
    """Explain the arcs: their colors, their width, and what is faint."""
    present = set(deals["theme"].unique())
    return Legend(
        _(
            "Flows from payer to receiver, as wide as their value; faint below signed, "
            "and paler where most of it rests on one source"
        ),
        "line",
        [
            (palette.theme_color(theme), names.theme(dataset, theme))
            for theme in palette.THEME_ORDER
            if theme in present
        ],
    )


def places() -> Legend:
    """Explain the discs of places."""
    return Legend(
        _("Places"),
        "disc",
        [(palette.PAID, _("As large as the deals and meetings there are many"))],
    )


def show(legend: Legend) -> None:
    """Show colors and what they stand for; the words are ours, never text of the data."""
    swatches = "".join(
        f'<span><i class="{legend.mark}" style="background:{color}"></i>{html.escape(label)}</span>'
        for color, label in legend.entries
    )
    st.html(f'<div class="atlas-legend"><b>{html.escape(legend.title)}</b>{swatches}</div>')
