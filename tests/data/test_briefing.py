"""Briefings read as they were written, and those shipped say what the data can fill in."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import captions, panels
from data import briefing, packages, queries
from data import selection as selecting
from data.briefing import LANGUAGES, Briefing, Step
from data.errors import BrokenBriefing
from data.model import Dataset
from tests.strategies import selections

TEXTS = st.fixed_dictionaries({language: st.text(max_size=40) for language in LANGUAGES})
STEPS = st.builds(
    Step,
    panel=st.sampled_from(list(panels.PANELS)),
    query=selections().map(selecting.to_query),
    caption=TEXTS,
    notes=TEXTS,
)
BRIEFINGS = st.builds(
    Briefing,
    id=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
    title=TEXTS,
    steps=st.lists(STEPS, min_size=1, max_size=4).map(tuple),
)


@given(BRIEFINGS)
def test_a_briefing_reads_as_it_was_written(told: Briefing) -> None:
    assert briefing.read(briefing.written(told)) == told


@pytest.mark.parametrize(
    "damage",
    [
        lambda told: told.pop("title"),
        lambda told: told.update(id="Not an id"),
        lambda told: told.update(steps=[]),
        lambda told: told.update(steps=told["steps"] * 60),
        lambda told: told["steps"][0].pop("caption"),
        lambda told: told["steps"][0].update(query=3),
        lambda told: told["steps"][0]["notes"].pop("ar"),
    ],
)
def test_what_is_no_briefing_is_refused(damage: Callable[[dict[str, Any]], object]) -> None:
    told = json.loads(briefing.written(packages.shipped_briefings()[0]))
    damage(told)
    with pytest.raises(BrokenBriefing):
        briefing.read(json.dumps(told))


def test_text_that_is_no_json_is_refused() -> None:
    with pytest.raises(BrokenBriefing):
        briefing.read("{")


@pytest.mark.parametrize("told", packages.shipped_briefings(), ids=lambda told: told.id)
def test_a_shipped_briefing_shows_what_there_is_and_says_it_in_both_languages(
    told: Briefing, shipped: Dataset
) -> None:
    assert all(told.title[language] for language in LANGUAGES)
    known = queries.known_ids(shipped)
    for step in told.steps:
        shown = selecting.from_query(step.query, known)
        assert step.panel in panels.PANELS
        assert not queries.summary(shipped, shown).is_empty
        # All of the query is understood, or it would not say again what it said.
        assert {**selecting.to_query(shown), "lens": [str(shown.lens)]} == {
            "lens": [str(shown.lens)],
            **step.query,
        }
        for language in LANGUAGES:
            assert step.caption[language]
            assert captions.faults(step.caption[language], shipped) == []


@given(st.lists(STEPS, min_size=1, max_size=6), st.data())
def test_moving_a_step_keeps_them_all(steps: list[Step], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(steps) - 1))
    by = data.draw(st.integers(-9, 9))
    moved = briefing.moved(steps, place, by)
    assert sorted(map(repr, moved)) == sorted(map(repr, steps))
    assert moved[min(max(place + by, 0), len(steps) - 1)] == steps[place]
