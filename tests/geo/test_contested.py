"""What the method page says of contested places is what the shapes and the data show."""

import pytest
from shapely import Point

from components import method_words
from data.model import Dataset
from geo import boundaries

DRAWN_WITH = {
    "Golan Heights": ((35.8, 33.0), "ISR"),
    "West Bank and Gaza Strip": ((35.2, 31.9), "PSE"),
    "Western Sahara": ((-13.2, 27.15), "ESH"),
    "Crimea and eastern Ukraine": ((34.1, 45.0), "UKR"),
    "Kashmir and Aksai Chin": ((74.8, 34.1), "IND"),
    "Abkhazia and South Ossetia": ((41.1, 43.0), "GEO"),
    "Karabakh": ((46.75, 39.82), "AZE"),
    "Kosovo": ((21.15, 42.66), "XKX"),
    "Northern Cyprus": ((33.3, 35.33), "CYP"),
    "Somaliland": ((44.06, 9.56), "SOM"),
    "Taiwan": ((121.5, 25.05), "TWN"),
    "Hala'ib triangle": ((36.0, 22.4), "EGY"),
}
BESIDE = {(34.45, 31.5): "PSE", (37.8, 48.0): "UKR", (74.3, 35.9): "PAK", (79.5, 35.2): "CHN",
          (43.97, 42.23): "GEO"}  # fmt: skip


def drawn_with(point: tuple[float, float]) -> list[str]:
    return [code for code, shape in boundaries.outlines().items() if shape.contains(Point(point))]


def test_every_contested_place_of_the_page_is_checked_here() -> None:
    told = {each.place for each in method_words.contested()}
    assert told - {"Jerusalem"} == set(DRAWN_WITH)


@pytest.mark.parametrize("place", DRAWN_WITH)
def test_a_contested_place_is_drawn_as_the_page_says(place: str) -> None:
    point, country = DRAWN_WITH[place]
    assert drawn_with(point) == [country]


@pytest.mark.parametrize("point", BESIDE)
def test_its_other_parts_too(point: tuple[float, float]) -> None:
    assert drawn_with(point) == [BESIDE[point]]


def test_the_data_name_contested_places_as_the_page_says(shipped: Dataset) -> None:
    actors = shipped.tables["actors"].set_index("actor_id")
    assert actors.loc["pse", "kind"] == "state"
    assert actors.loc["xkx", "country"] == "XKX"
    assert actors.loc["somaliland", "country"] == ""
    assert not {"twn", "esh"} & set(actors.index)
    places = shipped.tables["places"].set_index("place_id")
    assert list(places.index[places["name_en"].str.contains("Jerusalem")]) == ["jerusalem"]
    assert not places["name_en"].str.contains("Golan").any()
