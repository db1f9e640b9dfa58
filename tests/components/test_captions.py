"""A caption says what the data say: a figure changes with the data, a mistake is named."""

import pytest

from components import captions
from components import format as formatting
from components.i18n import Language, speaking
from data import queries
from data.model import Dataset, Selection
from data.vocabulary import Lens


def bare(text: str) -> str:
    """Return a text without the marks that isolate its figures."""
    return text.replace("\u2068", "").replace("\u2069", "")


def test_a_place_becomes_the_figure_of_the_steps_selection(shipped: Dataset) -> None:
    selection = Selection(countries=("KAZ",))
    worth = formatting.money(queries.summary(shipped, selection).counted.best_usd_m)
    assert bare(captions.filled("It is {value}.", shipped, selection)) == f"It is {worth}."


def test_a_place_may_narrow_or_replace_what_the_step_selects(shipped: Dataset) -> None:
    headline = queries.summary(shipped, Selection(countries=("UZB",), lens=Lens.HEADLINE))
    said = captions.filled(
        "{value:country=UZB&lens=headline}", shipped, Selection(countries=("KAZ",))
    )
    assert bare(said) == formatting.money(headline.counted.best_usd_m)


def test_a_figure_is_said_in_the_readers_language(shipped: Dataset) -> None:
    with speaking(Language.AR):
        assert "دولار" in captions.filled("{value}", shipped, Selection())


@pytest.mark.parametrize("name", captions.FIGURES)
def test_every_figure_can_be_said_of_nothing_at_all(name: str, shipped: Dataset) -> None:
    nothing = Selection(text="no such words anywhere")
    assert captions.filled(f"{{{name}}}", shipped, nothing) != f"{{{name}}}"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{worth}", "{worth}"),
        ("{value:country=ATLANTIS}", "country=ATLANTIS"),
        ("{value:colour=red}", "colour=red"),
        ("{value", "brace"),
        ("value}", "brace"),
    ],
)
def test_a_mistake_is_named(text: str, named: str, shipped: Dataset) -> None:
    found = captions.faults(text, shipped)
    assert len(found) == 1
    assert named in bare(found[0])


@pytest.mark.parametrize(
    "text", ["No figure.", "{value} of {headline:lens=signed}", "{deals:as=payer}"]
)
def test_a_sound_caption_has_no_faults(text: str, shipped: Dataset) -> None:
    assert captions.faults(text, shipped) == []
