"""The only module that caches: what is read once and shared by every reader.

A revision never changes, so a dataset is kept by its revision's id and nothing is ever
cleared: a new revision is a new key. Only what a talk shows now is asked for anew all the time.
"""

import gc
from datetime import UTC, datetime

import streamlit as st

from data import diff, packages, publish, queries, review
from data.briefing import Briefing
from data.current import Current
from data.errors import AtlasError
from data.index import index_of
from data.intake import Candidate
from data.model import Change, Dataset, Draft
from data.shelf import Shelf
from data.store import Store, StoredDraft
from data.talks import Talk
from geo import boundaries


@st.cache_resource(show_spinner=False)
def _current() -> Current:
    return Current(publish.open_store, prepare=dataset_at)


def current_revision() -> str:
    """Return the name of the published revision, at most a second old."""
    return _current().id()


def current_revision_known() -> str:
    """Return the name of the published revision as last heard; asks nobody, so it is for logs."""
    return _current().known_id


def notice_publication() -> str:
    """Return the name of the published revision as it is this moment, for whoever published."""
    return _current().ask_now()


def is_stale() -> bool:
    """Say whether the store cannot be asked, so that there may be a newer revision."""
    return _current().is_stale


def stale_since() -> datetime | None:
    """Return since when the store cannot be asked; nothing while it can."""
    return _current().stale_since


def store() -> Store:
    """Return the store that this process shares.

    Raises:
        StoreUnavailable: it cannot be opened.
    """
    return _current().store()


def has_revision(revision_id: str) -> bool:
    """Say whether a revision can be shown."""
    try:
        dataset_at(revision_id)
    except AtlasError:
        return False
    return True


@st.cache_resource(show_spinner=False)
def shelf() -> Shelf:
    """Return the briefings that this process knows; what another one saves, within seconds."""
    return Shelf(store, packages.shipped_briefings())


def briefings() -> tuple[Briefing, ...]:
    """Return every briefing that there is."""
    return shelf().briefings()


def briefing(briefing_id: str) -> Briefing | None:
    """Return a briefing by its id, if there is one."""
    return next((each for each in briefings() if each.id == briefing_id), None)


# However many follow a talk, a process asks for it twice a second; with the second between two
# looks of theirs, a step is seen within two. An hour's wrong codes may not fill the memory.
@st.cache_resource(ttl=0.5, max_entries=100, show_spinner=False)
def talk(code: str) -> Talk | None:
    """Return what a talk shows, at most half a second old, if one of that code goes on.

    Raises:
        StoreUnavailable: the store cannot be asked.
    """
    return store().talks.find(code)


# The current revision, the one before it, and two that are being looked at.
@st.cache_resource(max_entries=4, show_spinner=False)
def dataset_at(revision_id: str) -> Dataset:
    """Return the dataset of a revision, read and indexed once for all readers.

    What is loaded by then stays in memory for long. It is taken out of the garbage collector's
    rounds, because a round over it would hold every reader's click.
    """
    dataset = _current().read(revision_id)
    index_of(dataset)
    queries.prepare_search(dataset)
    gc.unfreeze()  # so that datasets which nobody looks at any more are collected
    gc.collect()
    gc.freeze()
    return dataset


@st.cache_resource(max_entries=16, show_spinner=False)
def changes_between(before: str, after: str) -> tuple[Change, ...]:
    """Return every change from one revision to another, however old the rules they keep."""
    texts = (packages.read_texts(store().package(revision)) for revision in (before, after))
    return diff.text_changes(*texts)


@st.cache_resource(max_entries=1, show_spinner=False)
def offered_package(_current: str) -> Dataset | None:
    """Return the shipped package if it is newer than what the team works on, else nothing."""
    return publish.offered_package(store())


@st.cache_resource(max_entries=2, show_spinner=False)
def known_findings(revision_id: str) -> frozenset[review.Identity]:
    """Return what is found in a published revision, which no draft of it need mend."""
    today = datetime.now(UTC).date()
    return review.identities(dataset_at(revision_id), today=today, outlines=boundaries.outlines())


# One state of a draft for each of a few editors; a click into the page asks for the same again.
@st.cache_resource(max_entries=8, show_spinner=False)
def reviewed(draft_id: str, updated_at: datetime, _stored: StoredDraft) -> tuple[Candidate, Draft]:
    """Return a stored draft, read and checked, as it was when it was last touched."""
    candidate = Candidate.from_bytes(_stored.content)
    return candidate, review.review(
        candidate,
        dataset_at(_stored.based_on),
        author=_stored.author,
        now=datetime.now(UTC),
        outlines=boundaries.outlines(),
        known=known_findings(_stored.based_on),
    )
