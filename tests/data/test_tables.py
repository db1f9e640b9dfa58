"""A filtered table keeps what belongs to the kept rows, and nothing that it names is missing."""

from hypothesis import given
from hypothesis import strategies as st

from data import queries
from data.model import Dataset, Selection
from data.queries import WORKED_OUT, kept_tables
from data.schema import TABLES
from data.vocabulary import CountrySide, Lens


def some(*ids: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=2).map(tuple)


selections = st.builds(
    Selection,
    countries=some("KAZ", "UZB", "ISR", "USA"),
    country_side=st.sampled_from(CountrySide),
    themes=some("transport", "nuclear"),
    lens=st.sampled_from(Lens),
    since=st.none() | st.just("2025-01"),
    text=st.sampled_from(["", "Boeing", "no such words"]),
)


@given(selection=selections)
def test_every_id_that_a_kept_row_names_is_there(shipped: Dataset, selection: Selection) -> None:
    kept = kept_tables(shipped, selection)
    for name, table in TABLES.items():
        for column in table.columns:
            if not column.references or column.name == "part_of":
                continue
            known = set(kept[column.references][TABLES[column.references].key[0]])
            for value in kept[name][column.name]:
                assert set((value,) if isinstance(value, str) else value) - {""} <= known


@given(selection=selections)
def test_the_counted_deals_and_the_meetings_are_those_of_the_questions(
    shipped: Dataset, selection: Selection
) -> None:
    kept = kept_tables(shipped, selection)
    deals = kept["deals"]
    counted = queries.deals(shipped, selection)
    assert list(deals[deals["is_counted"]]["deal_id"]) == list(counted["deal_id"])
    left_out = queries.left_out(shipped, selection)
    assert list(deals[~deals["is_counted"]]["deal_id"]) == list(left_out["deal_id"])
    meetings = queries.meetings(shipped, selection)
    assert list(kept["meetings"]["meeting_id"]) == list(meetings["meeting_id"])


def test_without_a_filter_every_row_is_there_in_the_columns_of_the_schema(
    shipped: Dataset,
) -> None:
    for name, table in kept_tables(shipped, Selection(lens=Lens.IN_FORCE)).items():
        worked_out = WORKED_OUT if name == "deals" else ()
        assert tuple(table.columns) == (*TABLES[name].column_names, *worked_out)
        assert len(table) == len(shipped.tables[name])
