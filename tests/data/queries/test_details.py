"""Whatever one row's page links to, by whatever id, has a page of its own."""

from collections.abc import Iterable

import pytest

from data import queries
from data.model import Dataset, Selection
from data.vocabulary import Lens

DETAIL_OF = {
    "deal": queries.deal_detail,
    "meeting": queries.meeting_detail,
    "source": queries.source_detail,
    "place": queries.place_detail,
    "actor": queries.actor_detail,
}


def linked(dataset: Dataset) -> dict[str, set[str]]:
    """Return every id that a page may link to, by the kind of page, as pages come by them."""
    ids: dict[str, set[str]] = {kind: set() for kind in DETAIL_OF}

    def add(kind: str, some: Iterable[str]) -> None:
        ids[kind] |= {row_id for row_id in some if row_id}

    everything = Selection(lens=Lens.HEADLINE)
    add("deal", dataset.table("deals")["deal_id"])
    add("deal", dataset.table("deals")["part_of"])
    add("deal", dataset.table("deal_events")["deal_id"])
    add("deal", dataset.table("claims")["deal_id"])
    add("meeting", dataset.table("meetings")["meeting_id"])
    add("place", dataset.table("deals")["place_id"])
    add("place", dataset.table("meetings")["place_id"])
    add("place", dataset.table("places")["place_id"])
    for table, column in (
        ("actors", "actor_id"),
        ("deal_parties", "actor_id"),
        ("meeting_participants", "actor_id"),
        ("memberships", "member_id"),
        ("memberships", "bloc_id"),
        ("claims", "claimant_id"),
    ):
        add("actor", dataset.table(table)[column])
    add("source", queries.sources(dataset, everything)["source_id"])
    add("source", dataset.table("sources")["source_id"])
    for table in ("deals", "meetings", "memberships", "deal_events"):
        add("source", dataset.table(table)["sources"].explode())
    add("source", dataset.table("claims")["source_id"])
    return ids


@pytest.mark.parametrize("kind", DETAIL_OF)
def test_every_id_that_a_page_links_to_has_its_page(shipped: Dataset, kind: str) -> None:
    ids = linked(shipped)[kind]
    assert ids
    assert [row_id for row_id in sorted(ids) if DETAIL_OF[kind](shipped, row_id) is None] == []


@pytest.mark.parametrize("kind", DETAIL_OF)
@pytest.mark.parametrize("row_id", ["", "no-such-row", "kazakhstan' or 1=1"])
def test_an_id_that_is_not_there_has_none(shipped: Dataset, kind: str, row_id: str) -> None:
    assert DETAIL_OF[kind](shipped, row_id) is None


def test_a_row_of_a_source_leads_back_to_the_source(shipped: Dataset) -> None:
    for deal_id in shipped.table("deals")["deal_id"].iloc[::23]:
        detail = queries.deal_detail(shipped, deal_id)
        assert detail is not None
        for source_id in detail.sources["source_id"]:
            back = queries.source_detail(shipped, source_id)
            assert back is not None
            found = [*back.deals["deal_id"], *back.events["deal_id"], *back.claims["deal_id"]]
            assert deal_id in found


def test_a_place_lists_the_deals_and_meetings_that_name_it(shipped: Dataset) -> None:
    for place_id in shipped.table("places")["place_id"]:
        detail = queries.place_detail(shipped, place_id)
        assert detail is not None
        assert len(detail.deals) == (shipped.table("deals")["place_id"] == place_id).sum()
        assert len(detail.meetings) == (shipped.table("meetings")["place_id"] == place_id).sum()
