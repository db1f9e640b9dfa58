"""The data page: tables to look through and to take away, and their dictionary."""

from typing import Any

import pandas as pd
import streamlit as st

from components import controls, downloads, service_links, wording
from components import format as formatting
from components.i18n import _, language, ngettext
from components.text import plain
from data import queries, search
from data.dictionary import TABLE_WORDS, column_words
from data.model import Dataset, Selection
from data.queries import WORKED_OUT
from data.schema import TABLES, Column

TABLES_VIEW, DICTIONARY = "tables", "dictionary"
_NAMES = ("deals", *(name for name in TABLES if name != "deals"))
HEIGHT = 560  # pixels


def view_switch() -> str:
    """Let the reader choose a view of the data, and return it."""
    words = {TABLES_VIEW: _("Tables"), DICTIONARY: _("Dictionary")}
    return controls.one_of("view", _("View"), list(words), words.__getitem__)


def sentence(dataset: Dataset, selection: Selection) -> str:
    """Say how many rows of how many tables the selection keeps."""
    kept = sum(map(len, queries.kept_tables(dataset, selection).values()))
    rows = sum(queries.sizes(dataset).values())
    return ngettext(
        "{tables} tables; the filters keep {kept} of {rows} row.",
        "{tables} tables; the filters keep {kept} of {rows} rows.",
        rows,
    ).format(
        tables=formatting.number(len(TABLES)),
        kept=formatting.number(kept),
        rows=formatting.number(rows),
    )


def tables(dataset: Dataset, selection: Selection) -> None:
    """Show one table as the filters keep it, and offer it and all the others as files."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="data-controls"):
        name = _table_choice()
        asked = controls.text("find", _("Search in this table"))
    kept = queries.kept_table(dataset, selection, name)
    shown = _matching(kept, asked)
    st.caption(plain(f"{getattr(TABLE_WORDS[name], language())} {_count(dataset, name, shown)}"))
    _grid(shown, name)
    downloads.of_data(dataset, selection, name=name, table=shown, searched=asked)
    service_links.show(name)


def _table_choice() -> str:
    return controls.one_of("table", _("Table"), _NAMES, _table_name, is_long=True)


def _table_name(name: str) -> str:
    """Return what a table is called, and the name of its file."""
    words = {
        "themes": _("Themes"),
        "actors": _("Actors"),
        "places": _("Places"),
        "sources": _("Sources"),
        "deals": _("Deals"),
        "deal_parties": _("Parties to deals"),
        "deal_events": _("Steps of deals"),
        "claims": _("Stated figures"),
        "meetings": _("Meetings"),
        "meeting_participants": _("Participants in meetings"),
        "memberships": _("Memberships"),
    }
    return f"{words[name]} · {formatting.isolate(name)}"


def _matching(table: pd.DataFrame, asked: str) -> pd.DataFrame:
    """Return the rows in which every word that was asked for occurs, in any column."""
    wanted = search.words(asked)
    if not wanted:
        return table
    texts = zip(*(table[column].tolist() for column in table.columns), strict=True)
    folded = [search.normalize(" ".join(map(str, cells))) for cells in texts]
    return table[[all(word in text for word in wanted) for text in folded]]


def _count(dataset: Dataset, name: str, shown: pd.DataFrame) -> str:
    return _("{kept} of {rows} rows.").format(
        kept=formatting.number(len(shown)),
        rows=formatting.number(len(dataset.tables[name])),
    )


def _grid(table: pd.DataFrame, name: str) -> None:
    st.dataframe(
        table,
        key=f"data-{name}",
        hide_index=True,
        column_config={column: _column_settings(name, column) for column in table.columns},
        placeholder="–",
        height=min(38 * (len(table) + 1) + 4, HEIGHT),
        alt=_("Table {name}").format(name=name),
        lazy=True,
    )


def _column_settings(table: str, name: str) -> Any:
    told = _told(table, name)
    if name in WORKED_OUT:
        kind = "check" if name == WORKED_OUT[0] else "number"
    else:
        kind = TABLES[table].column(name).type
    is_key = table in TABLES and name == TABLES[table].key[0]
    if kind == "number" and name not in ("latitude", "longitude"):
        return st.column_config.NumberColumn(name, help=told, format="localized")
    if kind == "date":
        return st.column_config.DateColumn(name, help=told, format="YYYY-MM-DD")
    if name == "url":
        return st.column_config.LinkColumn(name, help=told)
    return st.column_config.Column(name, help=told, pinned=is_key)


def _told(table: str, column: str) -> str:
    """Return what a column means, be it in the schema or worked out."""
    if column in WORKED_OUT:
        words = dict(zip(WORKED_OUT, _worked_out_words(), strict=True))
        return words[column]
    return str(getattr(column_words(table, column), language()))


def _worked_out_words() -> tuple[str, ...]:
    return (
        _("Whether the counting rule counts the deal."),
        _("The least that the deal adds to sums, beyond the deals inside it."),
        _("What the deal adds to sums, beyond the deals inside it."),
        _("The most that the deal adds to sums, beyond the deals inside it."),
    )


def dictionary() -> None:
    """Show what every column of a table means, and the words that a cell may hold."""
    name = _table_choice()
    table = TABLES[name]
    st.markdown(plain(str(getattr(TABLE_WORDS[name], language()))))
    rows = [(each.name, _kind(each), each.required) for each in table.columns]
    if name == "deals":
        rows += [(each, _("worked out"), False) for each in WORKED_OUT]
    shown = pd.DataFrame(
        {
            _("Column"): [f"`{column}`" for column, _kind_words, _required in rows],
            _("Meaning"): [plain(_told(name, column)) for column, _kind_words, _required in rows],
            _("Holds"): [words for _column, words, _required in rows],
            _("Filled"): [
                _("always") if required else _("if known")
                for _column, _kind_words, required in rows
            ],
        }
    )
    st.table(shown, border="horizontal", hide_index=True)
    key = ", ".join(f"`{column}`" for column in table.key)
    st.caption(_("Key of a row: {columns}.").format(columns=key))
    _vocabularies(name)


def _vocabularies(name: str) -> None:
    for column in TABLES[name].columns:
        if column.vocabulary is not None:
            st.markdown(_("Words of {column}").format(column=f"`{column.name}`"))
            terms = [f"- `{term}`: {plain(wording.label(term))}" for term in column.vocabulary]
            st.markdown("\n".join(terms))


def _kind(column: Column) -> str:
    """Return what the cells of a column hold."""
    if column.references:
        of = f"`{column.references}`"
        if column.type == "ids":
            return _("ids of {table}, joined by semicolons").format(table=of)
        return _("id of {table}").format(table=of)
    if column.unit == "millions of US dollars":
        return _("number, in millions of US dollars")
    return {
        "text": _("text"),
        "texts": _("texts, joined by semicolons"),
        "id": _("id"),
        "term": _("a word of a list"),
        "number": _("number"),
        "date": _("date"),
        "ids": _("ids"),
    }[column.type]
