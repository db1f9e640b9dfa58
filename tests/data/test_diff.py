"""What differs between two datasets, told so that applying it to the one gives the other."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data import diff, packages
from data.checks.columns import typed
from data.model import CellChange, Change, ChangeKind, Dataset
from data.schema import TABLES
from data.text_form import as_text, tables_as_text
from tests.strategies import text_tables, typed_dataset

EVERY_TYPE = ("claims", "deal_parties", "deal_events")
"""Between them these tables have a column of every type, and keys of one and of three columns."""


@given(text_tables(*EVERY_TYPE), text_tables(*EVERY_TYPE))
def test_applying_the_changes_to_the_one_gives_the_other(
    before: dict[str, pd.DataFrame], after: dict[str, pd.DataFrame]
) -> None:
    first, other = typed_dataset(before), typed_dataset(after)
    changed = diff.apply(diff.changes(first, other), first)
    for name in TABLES:
        pd.testing.assert_frame_equal(changed[name], other.tables[name])


@settings(max_examples=10)
@given(text_tables(*EVERY_TYPE))
def test_a_dataset_does_not_differ_from_its_like(texts: dict[str, pd.DataFrame]) -> None:
    assert diff.changes(typed_dataset(texts), typed_dataset(texts)) == ()


@given(text_tables(*EVERY_TYPE), text_tables(*EVERY_TYPE))
def test_the_way_back_is_the_same_changes_turned_round(
    before: dict[str, pd.DataFrame], after: dict[str, pd.DataFrame]
) -> None:
    turned = {
        ChangeKind.ADDED: ChangeKind.REMOVED,
        ChangeKind.REMOVED: ChangeKind.ADDED,
        ChangeKind.MODIFIED: ChangeKind.MODIFIED,
    }
    back = {
        Change(
            turned[change.kind],
            change.table,
            change.key,
            tuple(CellChange(cell.column, cell.after, cell.before) for cell in change.cells),
        )
        for change in diff.text_changes(before, after)
    }
    assert set(diff.text_changes(after, before)) == back


@given(text_tables(*EVERY_TYPE), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_no_difference(texts: dict[str, pd.DataFrame], random) -> None:
    shuffled = {
        name: table.sample(frac=1, random_state=random.randrange(100))
        for name, table in texts.items()
    }
    assert diff.text_changes(texts, shuffled) == ()


def test_text_and_values_are_two_forms_of_one_table(shipped: Dataset) -> None:
    for name, table in TABLES.items():
        texts = as_text(shipped.tables[name], table)
        again, findings = typed(texts, table)
        assert [found for found in findings if found.severity == "error"] == []
        pd.testing.assert_frame_equal(again, shipped.tables[name])
        assert packages.canonical_csv(again, table) == packages.canonical_csv(
            shipped.tables[name], table
        )


def test_a_change_names_row_and_cells(dataset: Dataset) -> None:
    texts = tables_as_text(dataset.tables)
    deals = texts["deals"].copy()
    changed_id, removed_id = deals["deal_id"].iloc[0], deals["deal_id"].iloc[1]
    before = deals.at[0, "value_usd_m"]
    deals.at[0, "value_usd_m"] = "12345"
    parties = texts["deal_parties"]
    one_more = pd.DataFrame([["new-deal", "kaz", "buyer"]], columns=parties.columns, dtype="str")
    after = {"deals": deals.drop(index=1), "deal_parties": pd.concat([parties, one_more])}
    found = diff.text_changes(texts, after)
    assert [(change.kind, change.id) for change in found] == [
        (ChangeKind.MODIFIED, changed_id),
        (ChangeKind.REMOVED, removed_id),
        (ChangeKind.ADDED, "new-deal, kaz, buyer"),
    ]
    assert found[0].cells == (CellChange("value_usd_m", before, "12345"),)
    assert diff.counts(found) == {
        "deals": diff.ChangeCounts(removed=1, modified=1),
        "deal_parties": diff.ChangeCounts(added=1),
    }
