"""A selection survives its address in both directions, and keeps the rows it says."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from data import queries
from data import selection as selecting
from data.index import index_of
from data.model import Dataset, Selection
from data.vocabulary import CountrySide, DealStatus, Lens, ThemeMatch
from tests.strategies import dataset_of, datasets, known_ids, selections


@given(selections())
def test_an_address_says_the_whole_selection_again(selection: Selection) -> None:
    query = selecting.to_query(selection)
    assert selecting.from_query(query, known_ids()) == selection


@given(st.dictionaries(st.sampled_from(selecting.PARAMETERS), st.lists(st.text(), max_size=3)))
def test_a_damaged_address_still_opens_and_loses_what_is_unknown(
    query: dict[str, list[str]],
) -> None:
    selection = selecting.from_query(query, known_ids())
    rewritten = selecting.to_query(selection)
    assert selecting.from_query(rewritten, known_ids()) == selection
    assert set(rewritten) <= set(selecting.PARAMETERS)


def test_defaults_are_left_out_of_the_address() -> None:
    assert selecting.to_query(Selection()) == {}


def test_the_address_holds_ids_and_reads_like_a_sentence() -> None:
    selection = Selection(
        countries=("KAZ", "UZB"),
        country_side=CountrySide.PAYER,
        themes=("aviation",),
        lens=Lens.HEADLINE,
        since="2024-01",
        minimum_value_usd_m=1000.0,
    )
    assert selecting.to_query(selection) == {
        "country": ["KAZ", "UZB"],
        "as": ["payer"],
        "theme": ["aviation"],
        "lens": ["headline"],
        "from": ["2024-01"],
        "min": ["1000"],
    }


def test_an_unknown_country_theme_or_actor_is_dropped() -> None:
    query = {"country": ["KAZ", "XXX", "kaz"], "theme": ["gold"], "actor": ["nobody", "kaz"]}
    selection = selecting.from_query(query, known_ids())
    assert selection == Selection(countries=("KAZ",), actors=("kaz",))


@given(datasets(), selections())
def test_all_filters_must_hold_together(dataset: Dataset, selection: Selection) -> None:
    index = index_of(dataset)
    kept = selecting.all_of(selecting.deal_masks(index, selection).values(), size=len(index.deals))
    for field in ("countries", "themes", "statuses", "actors", "text"):
        looser = selecting.without(selection, field)
        loosely_kept = selecting.all_of(
            selecting.deal_masks(index, looser).values(), size=len(index.deals)
        )
        assert not (kept & ~loosely_kept).any()


def _ids(dataset: Dataset, **fields: object) -> list[str]:
    selection = replace(Selection(lens=Lens.HEADLINE), **fields)  # type: ignore[arg-type]
    return list(queries.deals(dataset, selection)["deal_id"])


_TRADE = dataset_of(
    [
        {"deal_id": "planes", "title_en": "Boeing planes", "title_ar": "طائرات بوينغ لأستانا",
         "theme": "aviation", "value_usd_m": 10.0, "place_id": "dubai"},
        {"deal_id": "oil", "title_en": "Oil field", "title_ar": "حقل نفط", "theme": "oil-gas",
         "other_themes": ("aviation",), "status": "announced"},
    ],
    [{"meeting_id": "visit", "title_ar": "زيارة إلى أستانا", "place_id": "astana"}],
    parties=[("planes", "kaz", "buyer"), ("planes", "boeing", "seller"),
             ("oil", "usa", "investor"), ("oil", "kaz", "host")],
    participants=[("visit", "isr", "participant"), ("visit", "kaz", "host")],
)  # fmt: skip


def test_a_country_can_be_asked_for_as_payer_receiver_or_venue() -> None:
    kazakhstan = ("KAZ",)
    assert _ids(_TRADE, countries=kazakhstan) == ["planes", "oil"]
    assert _ids(_TRADE, countries=kazakhstan, country_side=CountrySide.PAYER) == ["planes"]
    assert _ids(_TRADE, countries=kazakhstan, country_side=CountrySide.RECEIVER) == ["oil"]
    assert _ids(_TRADE, countries=("ARE",), country_side=CountrySide.VENUE) == ["planes"]


def test_a_region_and_a_country_must_both_be_in_the_row() -> None:
    assert _ids(_TRADE, regions=("central-asia",), countries=("USA",)) == ["planes", "oil"]
    assert _ids(_TRADE, regions=("gulf",), countries=("USA",)) == []


def test_a_theme_is_the_main_one_unless_any_will_do() -> None:
    assert _ids(_TRADE, themes=("aviation",)) == ["planes"]
    assert _ids(_TRADE, themes=("aviation",), theme_match=ThemeMatch.ANY) == ["planes", "oil"]


def test_a_least_value_leaves_out_undisclosed_deals() -> None:
    assert _ids(_TRADE, minimum_value_usd_m=1.0) == ["planes"]
    assert _ids(_TRADE, minimum_value_usd_m=11.0) == []


def test_text_matches_whatever_the_case_accents_or_arabic_spelling() -> None:
    assert _ids(_TRADE, text="BOEING") == ["planes"]
    assert _ids(_TRADE, text="لاستانا") == ["planes"]
    assert _ids(_TRADE, text="طَائِرات") == ["planes"]
    assert _ids(_TRADE, text="planes oil") == []


def test_status_and_value_leave_meetings_alone() -> None:
    selection = Selection(statuses=(DealStatus.SIGNED,), minimum_value_usd_m=5.0)
    assert queries.meetings(_TRADE, selection)["meeting_id"].tolist() == ["visit"]


def test_a_payer_is_looked_for_among_the_participants_of_meetings() -> None:
    selection = Selection(countries=("ISR",), country_side=CountrySide.PAYER)
    assert queries.meetings(_TRADE, selection)["meeting_id"].tolist() == ["visit"]


def test_a_period_includes_both_of_its_months() -> None:
    assert _ids(_TRADE, since="2025-01", until="2025-01") == ["planes", "oil"]
    assert _ids(_TRADE, since="2025-02") == []


def test_a_value_clicked_twice_is_chosen_and_taken_away_again() -> None:
    once = selecting.toggled(Selection(), "countries", "KAZ")
    assert once == Selection(countries=("KAZ",))
    assert selecting.toggled(once, "countries", "KAZ") == Selection()


def test_the_lens_alone_filters_nothing() -> None:
    assert selecting.is_everything(Selection(lens=Lens.HEADLINE))
    assert not selecting.is_everything(Selection(text="oil"))
