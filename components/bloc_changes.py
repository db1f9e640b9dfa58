"""When standings in blocs changed: a timeline by bloc, and beside it what has no date."""

import pandas as pd
import streamlit as st

from components import (
    charts,
    controls,
    figures,
    frame,
    names,
    navigation,
    standing_sentences,
    wording,
)
from components import format as formatting
from components.figures import words
from components.i18n import _, ngettext
from components.labels import labelled
from components.text import plain
from data import queries
from data.model import Dataset, Selection
from data.vocabulary import MembershipStatus

RECENT, ALL_TIME = "recent", "all"
RECENT_YEARS = 10  # what a screen can show day by day; older blocs began long before


def show(dataset: Dataset, selection: Selection) -> None:
    """Show when standings changed, bloc by bloc, and beside it those without a date."""
    every = queries.changes(dataset, selection)
    timeline, undated = st.columns([3, 1])
    with (
        timeline,
        frame.card(
            _("Changes of standing"), standing_sentences.first_of_january_note(), key="card-changes"
        ),
    ):
        spans = {RECENT: _("Last ten years"), ALL_TIME: _("All years")}
        span = controls.one_of("span", _("Years"), list(spans), spans.__getitem__)
        since = pd.Timestamp(queries.last_day(dataset)) - pd.DateOffset(years=RECENT_YEARS)
        shown = every[every["changed_on"] >= since] if span == RECENT else every
        days = _labelled_changes(dataset, queries.changes_by_day(shown))
        charts.show(
            figures.standing_changes(days),
            words.of_changes(days),
            key="standing-changes",
            twin=lambda: _table_of_changes(days),
        )
        frame.note(_earlier_note(len(every) - len(shown)))
    with undated:
        _undated(dataset, queries.undated(dataset, selection))


def _labelled_changes(dataset: Dataset, days: pd.DataFrame) -> pd.DataFrame:
    who = [
        formatting.listing(sorted(names.actor(dataset, member) for member in members))
        for members in days["member_ids"]
    ]
    return labelled(dataset, days, "actor", of="bloc_id", to="bloc_label").assign(
        member_labels=pd.Series(who, index=days.index, dtype="str")
    )


def _earlier_note(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{count} earlier change is not drawn.", "{count} earlier changes are not drawn.", count
    ).format(count=formatting.number(count))


def _undated(dataset: Dataset, standings: pd.DataFrame) -> None:
    """List the standings that no chart of time can show."""
    note = _("They hold now; when they began is not known.")
    with frame.card(_("Without a date"), note, key="card-undated"):
        if standings.empty:
            st.markdown(_("Every standing has a date."))
        for bloc_id, of_bloc in standings.groupby("bloc_id", sort=False):
            who = [
                _("{name} ({standing})").format(
                    name=names.actor(dataset, row.member_id),
                    standing=wording.term(MembershipStatus(row.status)),
                )
                for row in of_bloc.itertuples()
            ]
            with st.container(gap=None, key=f"list-undated-{bloc_id}"):
                navigation.link(
                    navigation.ACTOR, names.actor(dataset, str(bloc_id)), row_id=str(bloc_id)
                )
                st.caption(plain(formatting.listing(who)))


def _table_of_changes(days: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Date"): days["changed_on"].dt.strftime("%Y-%m-%d"),
            _("Bloc or accord"): days["bloc_label"],
            _("Standing"): [wording.label(MembershipStatus(code)) for code in days["status"]],
            _("Members"): days["member_labels"],
        }
    )
