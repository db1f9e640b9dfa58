"""The only module that caches: what is read once and shared by every reader.

A revision never changes, so a dataset is kept by its revision's id and nothing is ever
cleared: a new revision is a new key.
"""

import gc

import streamlit as st

from data import queries, store
from data.index import index_of
from data.model import Dataset


@st.cache_resource(max_entries=1, show_spinner=False)
def shipped_dataset() -> Dataset:
    """Return the dataset that the project ships, read and indexed once for all readers.

    What has been loaded by then stays for the life of the process. It is taken out of the
    garbage collector's rounds, because a round over it would hold every reader's click.
    """
    dataset = store.shipped()
    index_of(dataset)
    queries.prepare_search(dataset)
    gc.collect()
    gc.freeze()
    return dataset
