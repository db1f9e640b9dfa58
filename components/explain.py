"""The panel that any figure opens: its rows, what each adds, the rule, and what was left out.

Which figure is explained stands in the address, so that an explanation can be shared. A click
on a bar still filters; a figure is opened by the button beneath it, a mark of a chart by the
menu beside its table.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, cast, get_args

import pandas as pd
import streamlit as st

from components import marks, navigation, session, tables, wording
from components.i18n import N_, _, direction, field
from components.navigation import PageEntry
from components.text import plain
from data import queries
from data.index import INTERNATIONAL
from data.model import Dataset, Selection
from data.queries.actors import Part
from data.queries.explain import CONTRIBUTION, MONEY, Explanation, Mark, Measure, mark_of
from data.queries.reality import Step
from data.vocabulary import ActorKind, CountrySide, DealKind, DealStatus

SETTING = "explain"
_PAGES = {"deals": navigation.DEAL, "meetings": navigation.MEETING}
_COLUMNS = {"deals": ("announced_on", N_("Deal")), "meetings": ("start_on", N_("Meeting"))}


def offer(mark: Mark) -> None:
    """Show a button that explains a figure."""
    st.button(
        _("How it is made up"),
        key=f"explain-{mark.written()}",
        type="tertiary",
        icon=":material/calculate:",
        on_click=open_panel,
        args=(mark,),
    )


def menu(figures: Callable[[], Mapping[str, str]], *, key: str) -> None:
    """Show a menu of a chart's marks, of which one is to be explained.

    A map has a hundred marks; they are named when the menu is opened, which is seldom. It is
    shown inside the fragment of the chart's footer.

    Args:
        figures: names each mark, by the mark as it is written in the address.
        key: the chart's name on its page.
    """
    opened = st.popover(
        _("Explain a figure"),
        key=f"{key}-figures",
        type="tertiary",
        icon=":material/calculate:",
        on_change="rerun",
    )
    if opened.open:
        named = figures()
        chosen = f"{key}-explain"
        session.seed(chosen, None)
        opened.selectbox(
            _("Which figure is to be explained?"),
            list(named),
            key=chosen,
            index=None,
            placeholder=_("Choose a figure"),
            format_func=named.__getitem__,
            on_change=lambda: _chosen(chosen),
        )
    session.rerun_if_chosen()


def _chosen(key: str) -> None:
    written = session.widget_value(key)
    if written:
        session.change_setting(SETTING, str(written))


def open_panel(mark: Mark) -> None:
    """Open the panel of a figure; to be called from a widget's callback."""
    session.change_setting(SETTING, mark.written())


def _close() -> None:
    session.change_setting(SETTING, "")


def panel(dataset: Dataset, selection: Selection) -> None:
    """Show the explanation that the address asks for, if it asks for one that there is."""
    mark = mark_of(session.free_setting(SETTING))
    if mark is None or not _names_a_row(dataset, mark):
        return
    found = queries.explain(dataset, selection, mark)
    st.dialog(
        marks.title(dataset, mark), width="large", icon=":material/calculate:", on_dismiss=_close
    )(_contents)(selection, found)


def _names_a_row(dataset: Dataset, mark: Mark) -> bool:
    """Say whether the ids of a mark are ids of this dataset; an address may hold anything."""
    known = queries.known_ids(dataset)
    countries = {*known.countries, INTERNATIONAL}
    wanted: dict[str, list[Collection[str]]] = {
        "theme": [known.themes],
        "subject": [queries.subjects(dataset), list(CountrySide)],
        "country": [countries, list(CountrySide)],
        "actor": [known.actors, list(Step) if mark.measure == Measure.STEP else get_args(Part)],
        "flow": [countries, countries, known.themes],
        "pair": [countries, countries],
        "place": [set(dataset.table("places")["place_id"])],
        "status": [list(DealStatus)],
        "kind": [list(DealKind)],
    }
    if mark.axis not in wanted:
        return marks.is_period(mark)
    pairs = zip(mark.ids, wanted[mark.axis], strict=False)  # a country's side may be left out
    return all(given in allowed for given, allowed in pairs)


def _contents(selection: Selection, found: Explanation) -> None:
    st.markdown(plain(marks.rule(found.mark, selection)))
    st.markdown(f"**{plain(marks.sum_sentence(found))}**")
    if len(found.rows):
        _rows(found, found.rows, key="explained-rows")
    for note in marks.left_out_notes(found, selection):
        st.caption(plain(note))
    if len(found.left_out):
        with st.expander(
            _("What was left out"), key="explained-left-out", on_change="rerun"
        ) as more:
            if more.open:
                _rows(found, found.left_out, key="left-out-rows")


def _rows(found: Explanation, rows: pd.DataFrame, *, key: str) -> None:
    """Show rows with what each adds; a click on one opens its own page."""
    opens = _PAGES.get(found.table)
    picks: dict[str, Any] = {
        "on_select": lambda: _opened(key, rows[f"{found.table[:-1]}_id"].tolist(), opens),
        "selection_mode": "single-row",
    }
    shown = _as_table(found, rows)
    st.dataframe(
        shown[shown.columns[::-1]] if direction() == "rtl" else shown,
        key=key,
        hide_index=True,
        placeholder="–",
        height=min(38 * (len(shown) + 1) + 4, 360),
        column_config={
            name: st.column_config.NumberColumn(format="localized")
            for name in (_("Value, $ mn"), _("Adds, $ mn"))
        },
        alt=marks.sum_sentence(found),
        **(picks if opens else {}),
    )


def _as_table(found: Explanation, rows: pd.DataFrame) -> pd.DataFrame:
    if found.table == "actors":
        return pd.DataFrame(
            {
                _("Actor"): rows[field("name")],
                _("Kind"): [wording.label(ActorKind(str(kind))) for kind in rows["kind"]],
            }
        )
    date, title = _COLUMNS[found.table]
    columns = {
        _("Date"): tables.dates(rows[date], rows["date_precision"]),
        _(title): rows[field("title")],
    }
    if found.table == "deals":
        columns[_("Status")] = [wording.label(DealStatus(str(s))) for s in rows["status"]]
        columns[_("Value, $ mn")] = rows["value_usd_m"]
    if found.mark.measure in MONEY:
        columns[_("Adds, $ mn")] = rows[CONTRIBUTION]
    if "is_delivery_inferred" in rows and found.mark.ids[-1:] == (str(Step.DELIVERED),):
        columns[_("Rests on")] = [
            _("inferred from its status") if inferred else _("stated by a dated step")
            for inferred in rows["is_delivery_inferred"]
        ]
    return pd.DataFrame(columns)


def _opened(key: str, ids: list[str], opens: PageEntry | None) -> None:
    rows = cast(dict[str, Any], session.widget_value(key))["selection"]["rows"]
    if rows and opens:
        session.remember_setting(SETTING, "")
        navigation.open_row(opens, ids[rows[0]])
