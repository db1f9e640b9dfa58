"""What a draft does to the headlines adds up, deal by deal, to what the dashboard would show."""

import pandas as pd
import pytest
from hypothesis import given, settings

from data import effects, queries
from data.model import Dataset, Selection
from data.vocabulary import Lens
from tests.strategies import datasets


@settings(max_examples=15)
@given(datasets(), datasets())
def test_causes_add_up_to_the_change_of_each_headline(before: Dataset, after: Dataset) -> None:
    for effect in effects.headlines(before, after):
        causes = effects.causes(before, after, effect.lens)
        assert causes["change_usd_m"].sum() == pytest.approx(effect.value_usd_m)
        assert causes["is_new"].sum() - causes["is_gone"].sum() == (
            effect.after.counted.deals - effect.before.counted.deals
        )


@settings(max_examples=15)
@given(datasets(), datasets())
def test_causes_add_up_to_the_change_of_each_country_and_theme(
    before: Dataset, after: Dataset
) -> None:
    for dimension in ("country", "theme"):
        groups = effects.by_group(before, after, dimension, Lens.SIGNED)
        for group in groups.itertuples():
            causes = effects.causes(
                before, after, Lens.SIGNED, dimension=dimension, group_id=group.id
            )
            assert causes["change_usd_m"].sum() == pytest.approx(group.change_usd_m)
            assert not causes.empty


@settings(max_examples=15)
@given(datasets())
def test_no_change_has_no_effect(dataset: Dataset) -> None:
    assert all(effect.is_nothing for effect in effects.headlines(dataset, dataset))
    assert effects.by_group(dataset, dataset, "country", Lens.HEADLINE).empty
    assert effects.causes(dataset, dataset, Lens.HEADLINE).empty


def test_a_firmer_status_moves_the_lenses_that_count_it(dataset: Dataset) -> None:
    deals = dataset.table("deals")
    announced = deals.index[(deals["status"] == "announced") & deals["value_usd_m"].notna()][0]
    deals.loc[announced, "status"] = "signed"
    after = Dataset(dataset.revision, {**dataset.tables, "deals": deals})
    moved = {effect.lens: effect.value_usd_m for effect in effects.headlines(dataset, after)}
    assert moved[Lens.HEADLINE] == 0
    assert moved[Lens.SIGNED] > 0
    assert moved[Lens.SIGNED] == moved[Lens.MEMORANDUM]
    (cause,) = effects.causes(dataset, after, Lens.SIGNED).itertuples()
    assert cause.deal_id == deals.at[announced, "deal_id"]
    assert cause.is_new and cause.change_usd_m == moved[Lens.SIGNED]
    assert queries.summary(after, Selection(lens=Lens.SIGNED)) == next(
        effect.after for effect in effects.headlines(dataset, after) if effect.lens == Lens.SIGNED
    )
    assert isinstance(effects.by_group(dataset, after, "theme", Lens.SIGNED), pd.DataFrame)
