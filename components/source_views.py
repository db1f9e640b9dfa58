"""The views of the sources page: what they are like and who published them, and the table."""

import pandas as pd
import streamlit as st

from components import cards, charts, controls, frame, sentences, source_sentences
from components import format as formatting
from components.i18n import _
from data import queries
from data.model import Dataset
from data.queries import Support

MIX, TABLE = "mix", "table"
MOST_LANGUAGES, MOST_PUBLISHERS = 10, 15


def view_switch() -> str:
    """Let the reader choose a view of the sources, and return it."""
    words = {MIX: _("What they are like"), TABLE: _("Table")}
    return controls.one_of("view", _("View"), list(words), words.__getitem__)


def key_figures(sources: pd.DataFrame, support: Support) -> None:
    """Show how many sources there are, how many rows rest on one alone, and what is undated."""
    undated = int(sources["published_on"].isna().sum())
    with st.grid(3, min_column_width=170, gap="small"):
        cards.figure(
            _("Sources"),
            formatting.number(len(sources)),
            source_sentences.publisher_count(sources["publisher"].nunique()),
        )
        cards.figure(
            _("Rows on a single source"),
            formatting.percent(support.single_share),
            _("{count} of {total}").format(
                count=formatting.number(support.single),
                total=sentences.row_count(support.comparable),
            ),
            help_text=_(
                "Deals, meetings, memberships and steps of deals that name one source only. "
                "Claims are not among them: each is what one source says."
            ),
        )
        cards.figure(
            _("Sources without a date"),
            formatting.percent(undated / len(sources)),
            sentences.source_count(undated),
            help_text=_("Pages that do not say when they were published."),
        )


def mix(dataset: Dataset, sources: pd.DataFrame) -> None:
    """Show sources by kind, language and year, and the publishers on whom most rests."""
    left, right = st.columns(2)
    with left:
        with frame.card(_("Sources by kind"), key="card-source-kinds", fills=False):
            charts.sources_by(dataset, queries.sources_by(sources, "kind"), "kind")
        with frame.card(_("Sources by year of publication"), key="card-source-years", fills=False):
            charts.sources_by(dataset, queries.sources_by(sources, "year"), "year")
    with right:
        note = _("The number of rows that rest on the pages of each.")
        with frame.card(_("Publishers cited most"), note, key="card-publishers", fills=False):
            charts.publishers(dataset, queries.publishers(sources, MOST_PUBLISHERS))
        with frame.card(_("Sources by language"), key="card-source-languages", fills=False):
            by_language = queries.sources_by(sources, "language")
            charts.sources_by(dataset, by_language.head(MOST_LANGUAGES), "language")
            frame.note(sentences.largest_of_note(MOST_LANGUAGES, len(by_language)))
