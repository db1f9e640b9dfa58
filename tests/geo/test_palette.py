"""Colors: one for each term, visible on light and dark, apart for color-blind eyes."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest

from data import queries
from data.model import Dataset
from data.regions import region_of
from data.vocabulary import ActorKind, DealStatus, MeetingKind, MembershipStatus
from geo import palette

WHITE, NIGHT = "#ffffff", "#0f1620"
# What red, green and blue light become for eyes without one kind of cone (Machado et al. 2009).
SIMULATIONS = {
    "protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deuteranopia": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritanopia": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(color: str) -> np.ndarray:
    share = np.array(palette.rgb(color)) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    light, dark = sorted((float(TO_XYZ[1] @ linear(color)) for color in (first, second)),
                         reverse=True)  # fmt: skip
    return (light + 0.05) / (dark + 0.05)


def lab(color: str, simulation: str) -> np.ndarray:
    seen = np.clip(np.array(SIMULATIONS[simulation]) @ linear(color), 0, 1)
    x, y, z = np.cbrt(np.maximum(TO_XYZ @ seen / TO_XYZ.sum(axis=1), 1e-6))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_every_theme_of_the_data_has_a_color_of_its_own(shipped: Dataset) -> None:
    themes = shipped.table("themes")["theme_id"]
    assert set(themes) == set(palette.THEME_ORDER)
    assert len({palette.theme_color(theme) for theme in themes}) == len(themes)


def test_every_term_has_a_color() -> None:
    for status in DealStatus:
        assert palette.status_color(str(status))
    for kind in MeetingKind:
        assert palette.meeting_kind_color(str(kind))
    for standing in MembershipStatus:
        assert palette.membership_color(str(standing))


@pytest.mark.parametrize("legend", [palette.ACTOR_KIND_COLORS, palette.REGION_COLORS])
def test_the_circles_of_a_network_show_on_any_ground_and_stay_apart(
    legend: Mapping[str, str],
) -> None:
    colors = list(legend.values())
    assert min(contrast(color, ground) for color in colors for ground in (WHITE, NIGHT)) >= 1.7
    for simulation in SIMULATIONS:
        for first, other in combinations(colors, 2):
            assert np.linalg.norm(lab(first, simulation) - lab(other, simulation)) >= 10


def test_every_kind_of_actor_and_every_country_has_a_color(shipped: Dataset) -> None:
    assert set(palette.ACTOR_KIND_COLORS) == set(ActorKind)
    for country in queries.known_ids(shipped).countries:
        assert region_of(country) in palette.REGION_COLORS


def test_an_unknown_theme_is_no_color() -> None:
    with pytest.raises(KeyError):
        palette.theme_color("gold")


@pytest.mark.parametrize("ground", [WHITE, NIGHT])
def test_themes_and_statuses_show_on_light_and_on_dark(ground: str) -> None:
    colors = [*map(palette.theme_color, palette.THEME_ORDER), *palette.STATUS_COLORS.values()]
    assert min(contrast(color, ground) for color in colors) >= 1.7


def test_the_ladder_goes_from_pale_to_dark() -> None:
    rungs = [
        contrast(color, WHITE)
        for status, color in palette.STATUS_COLORS.items()
        if status not in palette.HATCHED
    ]
    assert rungs == sorted(rungs)


@pytest.mark.parametrize("simulation", SIMULATIONS)
def test_families_stay_apart_for_color_blind_eyes(simulation: str) -> None:
    bases = [next(iter(family.values())) for family in palette.THEME_FAMILIES.values()]
    apart = [
        float(np.linalg.norm(lab(first, simulation) - lab(other, simulation)))
        for first, other in combinations(bases, 2)
    ]
    assert min(apart) >= 10
