"""What rests on which source, and that every row is found again from it."""

from typing import Any

import pytest

from data import queries
from data.model import Dataset, Selection
from data.queries.sources import SUPPORTED
from data.vocabulary import Lens

EVERYTHING = Selection(lens=Lens.HEADLINE)


def test_every_citation_is_counted_once(shipped: Dataset) -> None:
    sources = queries.sources(shipped, EVERYTHING)
    deals = queries.deals(shipped, EVERYTHING)
    assert sources["deals"].sum() == deals["sources"].map(len).sum()
    assert sources["meetings"].sum() == shipped.table("meetings")["sources"].map(len).sum()
    assert sources["memberships"].sum() == shipped.table("memberships")["sources"].map(len).sum()
    of_deals = shipped.table("deal_events")["deal_id"].isin(deals["deal_id"])
    assert (
        sources["events"].sum() == shipped.table("deal_events")["sources"][of_deals].map(len).sum()
    )
    assert (
        sources["claims"].sum() == shipped.table("claims")["deal_id"].isin(deals["deal_id"]).sum()
    )
    assert (sources["rows"] == sources[list(SUPPORTED)].sum(axis=1)).all()


def test_a_source_page_lists_what_the_sources_page_counts(shipped: Dataset) -> None:
    cancelled = shipped.table("deals")["status"] == "cancelled"
    gone = set(shipped.table("deals")["deal_id"][cancelled])
    for source in queries.sources(shipped, EVERYTHING).iloc[::29].itertuples():
        detail = queries.source_detail(shipped, source.source_id)
        assert detail is not None
        counted = [
            (~rows["deal_id"].isin(gone)).sum() if "deal_id" in rows else len(rows)
            for rows in (detail.deals, detail.meetings, detail.memberships, detail.events,
                         detail.claims)
        ]  # fmt: skip
        assert counted == [getattr(source, name) for name in SUPPORTED]


def test_a_row_rests_on_one_source_or_on_several(dataset: Dataset) -> None:
    support = queries.support(dataset, EVERYTHING)
    assert 0 < support.single <= support.comparable < support.rows
    assert 0 < support.single_share <= 1


@pytest.mark.parametrize("dimension", ["kind", "language", "year"])
def test_the_mix_of_sources_adds_up_to_all_of_them(shipped: Dataset, dimension: Any) -> None:
    sources = queries.sources(shipped, EVERYTHING)
    assert queries.sources_by(sources, dimension)["sources"].sum() == len(sources)


def test_memberships_answer_to_countries_and_actors_and_to_no_other_filter(
    shipped: Dataset,
) -> None:
    def memberships(**filters: Any) -> int:
        return int(queries.sources(shipped, Selection(**filters))["memberships"].sum())

    assert memberships(themes=("aviation",)) == 0
    assert 0 < memberships(countries=("KAZ",)) < memberships(regions=("central-asia",))
    assert memberships(regions=("central-asia",)) < memberships()
    assert 0 < memberships(actors=("abraham-accords",)) < memberships()


def test_nothing_asked_for_has_no_sources(shipped: Dataset) -> None:
    nothing = Selection(text="no such words anywhere")
    assert queries.sources(shipped, nothing).empty
    assert queries.support(shipped, nothing).single_share == 0.0
