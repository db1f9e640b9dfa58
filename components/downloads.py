"""Buttons that hand out files. A file is made at the click, never before."""

from functools import partial

import pandas as pd
import streamlit as st

from components import format as formatting
from components import handing_over, making, session
from components.exports import csv_files, provenance, workbooks
from components.exports.provenance import Provenance
from components.i18n import Language, _, language, speaking
from components.making import Maker
from data import packages, queries
from data.model import Dataset, Selection

XLSX, ZIP, PNG, SVG = "xlsx", "zip", "png", "svg"
_DATA = "data"


def button(
    label: str,
    make: Maker,
    *,
    desk: str,
    key: str,
    file_name: str,
    help_text: str = "",
    is_quiet: bool = False,
) -> None:
    """Show a button that hands out a file; ``make`` runs at the click, in another thread.

    It stands in a fragment that ends with ``handing_over.line(desk)``.
    """
    st.button(
        label,
        key=key,
        icon=":material/download:",
        help=help_text or None,
        type="tertiary" if is_quiet else "secondary",
        on_click=handing_over.ask,
        args=(desk, key, file_name, partial(spoken_in, language(), make)),
    )


def spoken_in(spoken: Language, make: Maker) -> bytes:
    """Make a file in the language of the reader who asked; its thread knows no session."""
    with speaking(spoken):
        return make()


def of_data(
    dataset: Dataset, selection: Selection, *, name: str, table: pd.DataFrame, searched: str
) -> None:
    """Offer a table as it is shown, all tables as the filters keep them, and the whole package.

    It is a fragment, so that asking for a file does not run the page again.

    Args:
        dataset: the dataset that the table is from.
        selection: what it keeps of it.
        name: the table's name.
        table: the rows that are shown.
        searched: what was searched for in it, empty if nothing was.
    """
    st.fragment(_of_data)(dataset, selection, name, table, searched)


def _of_data(
    dataset: Dataset, selection: Selection, name: str, table: pd.DataFrame, searched: str
) -> None:
    _of_table(dataset, selection, name=name, table=table, searched=searched)
    _of_everything(dataset, selection)
    handing_over.line(_DATA)


def _of_table(
    dataset: Dataset, selection: Selection, *, name: str, table: pd.DataFrame, searched: str
) -> None:
    """Offer a table as it is shown, as CSV and as a workbook."""
    note = _("Rows that contain “{text}”.").format(text=searched) if searched else ""
    about = provenance.of_selection(
        dataset,
        selection,
        title=_("Accord Atlas: {table}").format(table=formatting.isolate(name)),
        address=session.address_of_view(),
        note=note,
    )
    with st.container(horizontal=True, key="downloads-table"):
        button(
            _("This table as CSV"),
            partial(csv_files.csv_with_readme, {name: table}, about),
            desk=_DATA,
            key="download-csv",
            file_name=provenance.file_name(dataset, name, ZIP),
            help_text=_("A zip of the CSV file, for Excel too, and a README with filters, "
                        "counting rule, revision and license."),
        )  # fmt: skip
        button(
            _("This table for Excel"),
            partial(workbooks.workbook, {name: table}, about),
            desk=_DATA,
            key="download-xlsx",
            file_name=provenance.file_name(dataset, name, XLSX),
            help_text=_("Filters, counting rule, revision and license are on its first sheet."),
        )


def _of_everything(dataset: Dataset, selection: Selection) -> None:
    """Offer all tables as the filters keep them, and the whole revision as it was published."""
    about = provenance.of_selection(
        dataset, selection, title=_("Accord Atlas"), address=session.address_of_view()
    )
    with st.container(horizontal=True, key="downloads-all"):
        button(
            _("All tables for Excel, as filtered"),
            partial(_all_tables, dataset, selection, about),
            desk=_DATA,
            key="download-all",
            file_name=provenance.file_name(dataset, "tables", XLSX),
        )
        button(
            _("The whole data package"),
            partial(
                packages.zipped,
                dataset.tables,
                created=dataset.revision.published_at,
                writing=making.writing,
            ),
            desk=_DATA,
            key="download-package",
            file_name=provenance.file_name(dataset, "package", ZIP),
            help_text=_("Every table of the revision, whatever the filters, as CSV with "
                        "datapackage.json and a codebook."),
        )  # fmt: skip


def _all_tables(dataset: Dataset, selection: Selection, about: Provenance) -> bytes:
    return workbooks.workbook(queries.kept_tables(dataset, selection), about)
