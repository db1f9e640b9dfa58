"""Buttons that hand out files. A file is made at the click, never before."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from components import format as formatting
from components import session
from components.exports import csv_files, provenance, workbooks
from components.exports.provenance import Provenance
from components.i18n import Language, _, language, speaking
from data import packages, queries
from data.model import Dataset, Selection

CSV, XLSX, ZIP, PNG, SVG = "csv", "xlsx", "zip", "png", "svg"
PPTX, PDF, GEOJSON = "pptx", "pdf", "geojson"
MIME = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    PDF: "application/pdf",
    GEOJSON: "application/geo+json",
    ZIP: "application/zip",
    PNG: "image/png",
    SVG: "image/svg+xml",
}
Maker = Callable[[], bytes]


def button(
    label: str,
    make: Maker,
    *,
    key: str,
    file_name: str,
    help_text: str = "",
    is_quiet: bool = False,
) -> None:
    """Show a button that hands out a file; ``make`` runs at the click, in another thread."""
    st.download_button(
        label,
        partial(_said_in, language(), make),
        file_name=file_name,
        mime=MIME[file_name.rsplit(".", 1)[-1]],
        key=key,
        icon=":material/download:",
        on_click="ignore",
        help=help_text or None,
        type="tertiary" if is_quiet else "secondary",
    )


def _said_in(spoken: Language, make: Maker) -> bytes:
    """Make a file in the language of the reader who asked; its thread knows no session."""
    with speaking(spoken):
        return make()


def of_table(
    dataset: Dataset, selection: Selection, *, name: str, table: pd.DataFrame, searched: str
) -> None:
    """Offer a table as it is shown, as CSV and as a workbook.

    Args:
        dataset: the dataset that the table is from.
        selection: what it keeps of it.
        name: the table's name.
        table: the rows that are shown.
        searched: what was searched for in it, empty if nothing was.
    """
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
            key="download-csv",
            file_name=provenance.file_name(dataset, name, ZIP),
            help_text=_("A zip of the CSV file, for Excel too, and a README with filters, "
                        "counting rule, revision and license."),
        )  # fmt: skip
        button(
            _("This table for Excel"),
            partial(workbooks.workbook, {name: table}, about),
            key="download-xlsx",
            file_name=provenance.file_name(dataset, name, XLSX),
            help_text=_("Filters, counting rule, revision and license are on its first sheet."),
        )


def of_everything(dataset: Dataset, selection: Selection) -> None:
    """Offer all tables as the filters keep them, and the whole revision as it was published."""
    about = provenance.of_selection(
        dataset, selection, title=_("Accord Atlas"), address=session.address_of_view()
    )
    with st.container(horizontal=True, key="downloads-all"):
        button(
            _("All tables for Excel, as filtered"),
            partial(_all_tables, dataset, selection, about),
            key="download-all",
            file_name=provenance.file_name(dataset, "tables", XLSX),
        )
        button(
            _("The whole data package"),
            partial(packages.zipped, dataset.tables, created=dataset.revision.published_at),
            key="download-package",
            file_name=provenance.file_name(dataset, "package", ZIP),
            help_text=_("Every table of the revision, whatever the filters, as CSV with "
                        "datapackage.json and a codebook."),
        )  # fmt: skip


def _all_tables(dataset: Dataset, selection: Selection, about: Provenance) -> bytes:
    return workbooks.workbook(queries.kept_tables(dataset, selection), about)
