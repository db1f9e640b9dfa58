"""Actors are found by any of their names, and what they come to agrees with the totals."""

import pytest
from hypothesis import given

from data import queries, search
from data.model import Dataset, Selection
from data.queries import Part
from data.vocabulary import Lens
from tests.data.test_money import close
from tests.strategies import dataset_of, datasets, selections


def found(dataset: Dataset, text: str) -> list[str]:
    return list(queries.found(dataset, dataset.table("actors"), text)["actor_id"])


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("MBS", "bin-salman"),
        ("بن سلمان", "bin-salman"),
        ("bin Salman", "bin-salman"),
        ("Mohamad bin Salmn", "bin-salman"),
        ("binsalman", "bin-salman"),
        ("MBZ", "bin-zayed"),
        ("Tokaev", "tokayev"),
        ("Токаев", "tokayev"),
        ("قاسم جومارت توكاييف", "tokayev"),
        ("erdogan", "erdogan"),
        ("alsharaa", "al-sharaa"),
        ("الشرع", "al-sharaa"),
        ("KTZ", "kazakhstan-temir-zholy"),
        ("КТЖ", "kazakhstan-temir-zholy"),
        ("PIF", "pif"),
        ("صندوق الاستثمارات العامه", "pif"),
        ("UAE", "are"),
        ("US", "usa"),
        ("أمريكا", "usa"),
        ("Kazakstan", "kaz"),
    ],
)
def test_an_actor_is_found_first_by_any_spelling_in_either_script(
    shipped: Dataset, text: str, actor_id: str
) -> None:
    assert found(shipped, text)[0] == actor_id


def test_a_name_that_nobody_bears_finds_nobody(shipped: Dataset) -> None:
    assert found(shipped, "Napoleon Bonaparte") == []


def test_every_actor_is_found_by_each_of_its_names(shipped: Dataset) -> None:
    actors = shipped.table("actors")
    for column in ("name_en", "name_ar"):
        for actor_id, name in zip(actors["actor_id"], actors[column], strict=True):
            assert actor_id in found(shipped, name), name
    for actor_id, aliases in zip(actors["actor_id"], actors["aliases"], strict=True):
        for alias in aliases:
            assert actor_id in found(shipped, alias), alias


def test_an_alias_says_something_that_the_other_names_do_not(shipped: Dataset) -> None:
    actors = shipped.table("actors")
    for _row, actor in actors.iterrows():
        names = [actor["name_en"], actor["name_ar"], *actor["aliases"]]
        folded = [search.normalize(name) for name in names]
        assert len(set(folded)) == len(folded), names


def test_every_word_asked_for_must_be_met() -> None:
    names = [search.normalize(name) for name in ("Khalid bin Salman", "Salman bin Hamad")]
    khalid, other = search.likeness("khaled salman", names)
    assert khalid > 0
    assert other == 0


def test_free_text_finds_rows_by_an_alias_of_their_actors(shipped: Dataset) -> None:
    by_alias = queries.meetings(shipped, Selection(text="MBS"))
    by_actor = queries.meetings(shipped, Selection(actors=("bin-salman",)))
    assert set(by_actor["meeting_id"]) <= set(by_alias["meeting_id"])
    assert len(by_actor)


@given(datasets(), selections())
def test_the_directory_holds_the_actors_that_the_summary_counts(
    dataset: Dataset, selection: Selection
) -> None:
    actors = queries.actors(dataset, selection)
    assert len(actors) == queries.summary(dataset, selection).actors


@given(datasets(), selections())
def test_an_actors_figures_agree_wherever_they_stand(
    dataset: Dataset, selection: Selection
) -> None:
    deals = queries.deals(dataset, selection)
    part_columns: dict[Part, str] = {
        "any": "value_usd_m", "payer": "paid_usd_m", "receiver": "received_usd_m",
    }  # fmt: skip
    ranked = {
        part: queries.value_by_actor(dataset, deals, part).set_index("id") for part in part_columns
    }
    for _row, actor in queries.actors(dataset, selection).iterrows():
        rows = queries.actor_rows(dataset, selection, actor["actor_id"])
        for part, column in part_columns.items():
            total = rows.total_as(part)
            assert total.best_usd_m == close(actor[column])
            if total.deals:
                assert ranked[part].at[actor["actor_id"], "value_usd_m"] == close(actor[column])
        assert rows.summary.counted.deals == actor["deals"] == len(rows.deals)
        assert rows.summary.meetings == actor["meetings"]


@given(datasets(), selections())
def test_a_profile_is_what_the_selection_keeps_of_the_actor(
    dataset: Dataset, selection: Selection
) -> None:
    rows = queries.actor_rows(dataset, selection, "kaz")
    parties = dataset.table("deal_parties")
    of_kaz = set(parties["deal_id"][parties["actor_id"] == "kaz"])
    kept = set(queries.deals(dataset, selection)["deal_id"])
    assert set(rows.deals["deal_id"]) == kept & of_kaz


def test_a_deal_is_split_over_the_pairs_and_counted_whole_for_each_partner() -> None:
    dataset = dataset_of(
        [{"deal_id": "a", "value_usd_m": 90.0}],
        parties=[("a", "are", "investor"), ("a", "usa", "lender"), ("a", "kaz", "host"),
                 ("a", "world-bank", "broker")],
    )  # fmt: skip
    rows = queries.actor_rows(dataset, Selection(), "kaz")
    beside = queries.counterparts(dataset, rows, "kaz").set_index("id")
    assert beside["value_usd_m"].to_dict() == {"are": 45.0, "usa": 45.0, "world-bank": 0.0}
    assert beside["received_usd_m"].to_dict() == beside["value_usd_m"].to_dict()
    assert set(beside["deals"]) == {1}


@given(datasets(), selections())
def test_money_between_partners_is_the_actors_own_side_of_the_flows(
    dataset: Dataset, selection: Selection
) -> None:
    rows = queries.actor_rows(dataset, selection, "kaz")
    beside = queries.counterparts(dataset, rows, "kaz")
    assert (beside["paid_usd_m"] + beside["received_usd_m"]).sum() == close(
        beside["value_usd_m"].sum()
    )
    assert "kaz" not in set(beside["id"])


def test_an_officials_profile_does_not_borrow_the_standing_of_the_state(shipped: Dataset) -> None:
    state = queries.actor_detail(shipped, "kaz")
    leader = queries.actor_detail(shipped, "tokayev")
    assert state is not None
    assert leader is not None
    assert not state.standings.empty
    assert leader.standings.empty


def test_the_years_of_a_life_leave_out_few_and_say_how_many(shipped: Dataset) -> None:
    rows = queries.actor_rows(shipped, Selection(lens=Lens.HEADLINE), "kaz")
    life = queries.actor_life(rows)
    recent, older = queries.recent_life(life)
    assert len(recent) + older == len(life)
    assert 0 < older <= 0.1 * len(life)
