"""The views of the blocs page: who stands where on a day, on a map or in a table."""

from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from components import (
    cards,
    charts,
    controls,
    explained,
    figures,
    frame,
    map_page,
    maps,
    names,
    navigation,
    session,
    standing_sentences,
    tables,
    twins,
    wording,
)
from components import format as formatting
from components.figures import words
from components.figures.standings import STANDING
from components.i18n import _, ngettext
from components.labels import labelled
from components.text import plain
from data import queries
from data.model import Dataset
from data.vocabulary import MembershipStatus
from geo import layers, views

MATRIX, MAP, CHANGES, TABLE = "matrix", "map", "changes", "table"
DEFAULT_BLOC = "abraham-accords"
MOST_OVERLAPS = 3
MOST_ON_A_PHONE = 10  # columns; a wider matrix scrolls within its card there


def day(dataset: Dataset) -> date:
    """Return the day for which the reader asks who stood where."""
    return session.day_setting(
        "on", first=queries.first_day(dataset), last=queries.last_day(dataset)
    )


def sentence(standings: pd.DataFrame, on: date) -> str:
    """Return, in one sentence, who stood where on a day."""
    return _("On {date}: {standings}").format(
        date=formatting.date(on), standings=words.of_standings(queries.certain(standings))
    )


def controls_row(dataset: Dataset) -> str:
    """Let the reader choose a view and a day, and return the view."""
    named = {
        MATRIX: _("Who stands where"),
        MAP: _("Map"),
        CHANGES: _("Changes"),
        TABLE: _("Table"),
    }
    with st.container(horizontal=True, vertical_alignment="bottom", key="bloc-controls"):
        view = controls.one_of("view", _("View"), list(named), named.__getitem__)
        if view != CHANGES:
            controls.day(
                "on",
                _("As of"),
                first=queries.first_day(dataset),
                last=queries.last_day(dataset),
            )
    st.caption(
        _(
            "A standing without a known beginning is shown as of now. Themes, periods, statuses "
            "and values do not bear on standings; places, actors and words do."
        )
    )
    return view


def chosen_standing(dataset: Dataset) -> None:
    """Show the standing that the reader chose, if any, with its dates and its sources."""
    standing_id = session.setting("standing", {"", *queries.standing_ids(dataset)}, "")
    if not standing_id:
        return
    found = queries.standing_detail(dataset, standing_id)
    title = _("{member} in {bloc}").format(
        member=names.actor(dataset, found.member_id), bloc=names.actor(dataset, found.bloc_id)
    )
    with frame.card(plain(title), key="card-standing"):
        st.markdown(
            cards.facts(
                wording.label(found.status),
                standing_sentences.standing_dates(found.since, found.until),
            )
        )
        navigation.link(navigation.ACTOR, names.actor(dataset, found.bloc_id), row_id=found.bloc_id)
        cards.sources(found.sources)
        st.button(
            _("Close"),
            key="close-standing",
            type="tertiary",
            icon=":material/close:",
            on_click=session.change_setting,
            args=("standing",),
        )


def matrix(dataset: Dataset, standings: pd.DataFrame) -> None:
    """Show each state's standing in each bloc; a click filters by the state."""
    note = _(
        "Choose a mark to filter by its state and to see its sources; “?” is not certain on "
        "this day."
    )
    with frame.card(_("Who stands where"), note, key="card-standings"):
        shown = _labelled(dataset, standings)
        columns = standings["bloc_id"].value_counts().index
        blocs = {bloc_id: names.actor(dataset, bloc_id) for bloc_id in columns}
        with st.container(key="wide-matrix" if len(blocs) > MOST_ON_A_PHONE else "matrix"):
            charts.show(
                figures.standing_matrix(shown, blocs),
                words.of_standings(queries.certain(standings)),
                key="standing-matrix",
                acts={STANDING: partial(_choose_standing, dataset)},
                twin=lambda: _table_of(shown),
            )
        _uncertain(standings)
        frame.note(_overlaps(dataset, standings))


def _uncertain(standings: pd.DataFrame) -> None:
    """Say how many of some standings are not certain on the day asked for."""
    frame.note(standing_sentences.uncertain_note(int((~standings["is_certain"]).sum())))


def _labelled(dataset: Dataset, standings: pd.DataFrame) -> pd.DataFrame:
    """Return standings with words, states by region and name, as a matrix lists them."""
    shown = labelled(dataset, standings, "actor", of="member_id")
    shown = labelled(dataset, shown, "actor", of="bloc_id", to="bloc_label")
    regions = {code: wording.region(code) if code else _("Elsewhere") for code in shown["region"]}
    shown = shown.assign(region_label=shown["region"].map(regions))
    order = queries.region_order(shown["region"])
    return shown.assign(order=order).sort_values(["order", "label"], kind="stable")


def _choose_standing(dataset: Dataset, standing_id: str) -> None:
    """Filter by the state of a standing, if that is not done yet, and open its sources."""
    found = queries.standing_detail(dataset, standing_id)
    asked = session.selection()
    if found.country and found.country not in asked.countries:
        asked = replace(asked, countries=(*asked.countries, found.country))
    elif not found.country and found.member_id not in asked.actors:
        asked = replace(asked, actors=(*asked.actors, found.member_id))
    session.choose(asked)
    session.change_setting("standing", standing_id)


def _overlaps(dataset: Dataset, standings: pd.DataFrame) -> str:
    """Say which blocs have most states in common."""
    pairs = queries.overlaps(standings).head(MOST_OVERLAPS)
    if pairs.empty:
        return ""
    named = [
        ngettext(
            "{one} and {other} ({count} state)", "{one} and {other} ({count} states)", pair.states
        ).format(
            one=formatting.isolate(names.actor(dataset, pair.bloc_id)),
            other=formatting.isolate(names.actor(dataset, pair.other_id)),
            count=formatting.number(pair.states),
        )
        for pair in pairs.itertuples()
    ]
    return _("Most states in common, as members or signatories: {pairs}.").format(
        pairs=formatting.listing(named)
    )


def bloc_map(dataset: Dataset, standings: pd.DataFrame) -> None:
    """Show the standings in one bloc on a map."""
    present = queries.certain(standings)
    options = list(present["bloc_id"].value_counts().index) or [DEFAULT_BLOC]
    with st.container(horizontal=True, vertical_alignment="bottom", key="bloc-map-controls"):
        preset = controls.one_of(
            "preset", _("Part of the world"), list(views.PRESETS), map_page.preset_name
        )
        bloc_id = controls.one_of(
            "bloc",
            _("Accord or bloc"),
            options,
            lambda code: names.actor(dataset, code),
            default=DEFAULT_BLOC if DEFAULT_BLOC in options else options[0],
            is_long=True,
        )
    inside = present[(present["bloc_id"] == bloc_id) & (present["country"] != "")]
    drawn = maps.membership_layers(dataset, inside)
    view = views.preset(preset)
    drawn.append(maps.name_layer(dataset, inside["country"].tolist(), view))
    alternative = _("Map of standings in {bloc}.").format(bloc=names.actor(dataset, bloc_id))
    deck = layers.Deck(drawn, view)
    maps.show(
        deck,
        alternative,
        key="bloc-map",
        height=maps.LARGE,
        title=names.actor(dataset, bloc_id),
        legends=[explained.standings(dataset, bloc_id, inside)],
        twins={"standings": lambda: twins.standings(dataset, inside)},
    )
    _uncertain(standings[standings["bloc_id"] == bloc_id])
    navigation.link(navigation.ACTOR, names.actor(dataset, bloc_id), row_id=bloc_id)


def table(dataset: Dataset, standings: pd.DataFrame) -> None:
    """Show the standings of a day as a table; a click on a row opens its sources."""
    shown = _labelled(dataset, standings)
    tables.clickable(
        _table_of(shown),
        ids=shown["standing_id"].tolist(),
        chosen=partial(session.change_setting, "standing"),
        key="standings-table",
        words=words.of_standings(queries.certain(standings)),
        columns={_("Member"): st.column_config.TextColumn(pinned=True)},
        note=_("Choose a row to see its sources."),
    )
    _uncertain(standings)


def _table_of(shown: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Member"): shown["label"],
            _("Bloc or accord"): shown["bloc_label"],
            _("Standing"): [wording.label(MembershipStatus(code)) for code in shown["status"]],
            _("Since"): shown["starts_on"].dt.strftime("%Y-%m-%d"),
            _("Until"): shown["ends_on"].dt.strftime("%Y-%m-%d"),
            _("Certain on this day"): shown["is_certain"],
            _("Sources"): shown["sources"].map(len),
        }
    )
