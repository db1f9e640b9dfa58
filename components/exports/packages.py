"""The whole revision as it was published: a data package, zipped."""

import io
import zipfile

from data import describe, store
from data.model import Dataset
from data.schema import TABLES


def package_zip(dataset: Dataset) -> bytes:
    """Return the tables in canonical form with their description and codebook.

    What comes out can be checked, changed and brought in again: same facts, same digest.
    """
    made_at = dataset.revision.published_at
    # A zip that names the moment of the revision is the same zip whenever it is asked for.
    stamp = made_at.timetuple()[:6] if made_at.year >= 1980 else (1980, 1, 1, 0, 0, 0)
    files = {
        store.DESCRIPTION: describe.data_package_json(made_at).encode(),
        store.CODEBOOK: describe.codebook().encode(),
        **{
            f"{table.name}.csv": store.canonical_csv(dataset.tables[table.name], table)
            for table in TABLES.values()
        },
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()
