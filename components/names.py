"""What the things of a dataset are called in the reader's language.

Names of countries, themes, actors and places are facts of the data. A country that the data
do not name (it only hosts a place) is called as Unicode calls it.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from components import wording
from components.i18n import Language, field, language
from data import queries
from data.index import INTERNATIONAL
from data.model import Dataset

_TABLES = {
    "actors": ("actor_id", "name"),
    "themes": ("theme_id", "name"),
    "places": ("place_id", "name"),
    "deals": ("deal_id", "title"),
    "meetings": ("meeting_id", "title"),
}


@lru_cache(maxsize=32)
def _names(dataset: Dataset, table: str, spoken: Language) -> dict[str, str]:
    key, name = _TABLES[table]
    rows = dataset.table(table)
    return dict(zip(rows[key], rows[f"{name}_{spoken}"], strict=True))


@lru_cache(maxsize=8)
def _country_names(dataset: Dataset, spoken: Language) -> dict[str, str]:
    actors = dataset.table("actors")
    states = actors[actors["kind"] == "state"]
    return dict(zip(states["country"], states[f"name_{spoken}"], strict=True))


def country(dataset: Dataset, code: str) -> str:
    """Return what a country is called, by its alpha-3 code; ``international`` has a name too."""
    if code == INTERNATIONAL:
        return wording.region(INTERNATIONAL)
    return _country_names(dataset, language()).get(code) or wording.country_name(code)


@lru_cache(maxsize=8)
def _all_countries(dataset: Dataset, spoken: Language) -> dict[str, str]:
    known = queries.known_ids(dataset).countries
    return {code: country(dataset, code) for code in known}


def countries(dataset: Dataset) -> dict[str, str]:
    """Return what every country of the dataset is called, by its code."""
    return _all_countries(dataset, language())


def theme(dataset: Dataset, theme_id: str) -> str:
    """Return what a theme is called."""
    return _names(dataset, "themes", language())[theme_id]


def actors(dataset: Dataset) -> dict[str, str]:
    """Return what every actor is called, by id."""
    return _names(dataset, "actors", language())


def actor(dataset: Dataset, actor_id: str) -> str:
    """Return what an actor is called; its id where a draft or a day has not got it."""
    return _names(dataset, "actors", language()).get(actor_id, actor_id)


def place(dataset: Dataset, place_id: str) -> str:
    """Return what a place is called; empty if a row has none."""
    return _names(dataset, "places", language())[place_id] if place_id else ""


def title(row: Mapping[str, Any] | pd.Series) -> str:
    """Return the title of a deal or a meeting."""
    return str(row[field("title")])


def titles(dataset: Dataset, table: str) -> dict[str, str]:
    """Return the titles of all deals or of all meetings by id."""
    return _names(dataset, table, language())
