"""A deal's life: how firm it was when, its steps with their sources, the figures side by side."""

import pandas as pd
import streamlit as st

from components import cards, charts, figures, names, twins, wording
from components import format as formatting
from components.figures.doubt import claims_words
from components.i18n import _, field
from components.text import plain
from data import queries
from data.model import Dataset
from data.queries import DealDetail
from data.vocabulary import DealEventKind, DealStatus


def ladder(dataset: Dataset, detail: DealDetail) -> None:
    """Show how firm a deal was on each day of its life, with its dated steps on the line."""
    path = queries.ladder(dataset, str(detail.deal["deal_id"]))
    charts.show(
        figures.ladder(path, detail.events),
        _ladder_words(path),
        key="ladder",
        twin=lambda: twins.ladder(path),
    )


def _ladder_words(path: pd.DataFrame) -> str:
    changes = [
        _("{status} from {date}").format(
            status=wording.term(DealStatus(row.status)), date=formatting.date(row.day)
        )
        for row in path.iloc[:-1].itertuples()
    ]
    return _("How firm it was: {changes}.").format(changes=formatting.listing(changes))


def steps(detail: DealDetail) -> None:
    """Show each dated step: when, what, how much, in a sentence, and where it is written."""
    pages = detail.sources.set_index("source_id")
    for _row, event in detail.events.iterrows():
        amount = event["amount_usd_m"]
        words = cards.facts(
            formatting.date(event["happened_on"], str(event["date_precision"])),
            wording.term(DealEventKind(str(event["event"]))),
            formatting.money(amount) if pd.notna(amount) else "",
        )
        cited = " · ".join(cards.source_link(pages.loc[source]) for source in event["sources"])
        st.markdown(f"**{words}**  \n{plain(str(event[field('summary')]))}  \n{cited}")


def claims_plot(dataset: Dataset, detail: DealDetail) -> None:
    """Show the figures stated for a deal on one scale, with the one that was chosen."""
    deal, claims = detail.deal, detail.claims
    stated = [
        {
            "label": names.actor(dataset, str(claim.claimant_id)),
            "value_usd_m": claim.value_usd_m,
            "low_usd_m": claim.value_usd_m,
            "high_usd_m": claim.value_usd_m,
            "is_chosen": False,
        }
        for claim in claims.itertuples()
    ]
    if not deal["undisclosed"]:
        chosen = {name: deal[name] for name in ("value_usd_m", "low_usd_m", "high_usd_m")}
        stated.insert(0, {"label": _("Figure chosen"), **chosen, "is_chosen": True})
    shown = pd.DataFrame(stated)
    charts.show(figures.claims(shown), claims_words(shown), key="claims")
