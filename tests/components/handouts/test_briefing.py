"""A briefing as a file: its views in their order, with the figures and captions of the screen."""

import io
from typing import Any

import pytest
from pptx import Presentation

from components import cache, captions
from components.handouts import files
from components.handouts.files import Format, Subject, Topic
from components.i18n import Language, speaking
from components.panel_titles import TITLES
from data import briefing, queries
from data import selection as selecting
from data.briefing import Briefing
from data.model import Dataset, Selection

ADDRESS = "https://atlas.example.org/briefing"


def made(dataset: Dataset, told: Briefing, wanted: Format, spoken: Language) -> bytes:
    with speaking(spoken):
        subject = Subject(Topic.BRIEFING, told.id, briefing.written(told))
        return files.made(dataset, Selection(), subject, ADDRESS, wanted)


def words(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("told", cache.briefings(), ids=lambda told: told.id)
def test_the_slides_are_the_steps_in_order_with_captions_and_notes(
    shipped: Dataset, told: Briefing, spoken: Language
) -> None:
    deck = Presentation(io.BytesIO(made(shipped, told, Format.PPTX, spoken)))
    slides = list(deck.slides)[1:]  # after the cover
    for slide, step in zip(slides, told.steps, strict=False):
        shown = selecting.from_query(step.query, queries.known_ids(shipped))
        with speaking(spoken):
            caption = captions.filled(step.caption[spoken], shipped, shown)
        assert caption in words(slide)
        assert step.notes[spoken] in slide.notes_slide.notes_text_frame.text
    if spoken is Language.EN:
        titles = [slide.shapes.title.text_frame.text for slide in slides]
        assert titles[: len(told.steps)] == [TITLES[step.panel] for step in told.steps]


def test_the_walk_of_a_step_is_the_walk_of_its_selection(shipped: Dataset) -> None:
    told = cache.briefing("gulf-tour-2025")
    assert told is not None
    step = next(step for step in told.steps if step.panel == "walk")
    deck = Presentation(io.BytesIO(made(shipped, told, Format.PPTX, Language.EN)))
    (chart,) = [
        shape.chart
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart and shape.name == TITLES["walk"]
    ]
    shown = selecting.from_query(step.query, queries.known_ids(shipped))
    walk = queries.walk(shipped, queries.kept_deals(shipped, shown))
    drawn = walk[walk["is_stand"] | (walk["deals"] > 0)]
    assert list(chart.plots[0].series[0].values) == [
        amount or None for amount in drawn["amount_usd_m"]
    ]


@pytest.mark.parametrize("wanted", Format)
def test_a_briefing_leaves_in_every_format(shipped: Dataset, wanted: Format) -> None:
    for told in cache.briefings():
        assert made(shipped, told, wanted, Language.AR)
