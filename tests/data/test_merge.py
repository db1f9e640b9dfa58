"""Two people's changes come together: what does not collide is merged, what does is asked."""

import pandas as pd
from hypothesis import given

from data import diff
from data.merge import Conflict, Merge, Side, merge
from data.model import ChangeKind
from data.schema import TABLES
from tests.strategies import text_tables

NAME = "themes"
Texts = dict[str, pd.DataFrame]


def themes(**names: str) -> Texts:
    """Make a table of themes by id, each with its English name."""
    rows = [(theme_id, name, "محور") for theme_id, name in names.items()]
    columns = list(TABLES[NAME].column_names)
    return {NAME: pd.DataFrame(rows, columns=columns, dtype="str")}


def names(merged: Merge) -> dict[str, str]:
    table = merged.tables[NAME]
    return dict(zip(table["theme_id"], table["name_en"], strict=True))


def same(first: Texts, other: Texts) -> bool:
    return diff.text_changes(first, other) == ()


@given(text_tables("deals"), text_tables("deals"))
def test_what_only_one_side_changed_is_taken(base: Texts, changed: Texts) -> None:
    for mine, theirs in ((base, changed), (changed, base), (changed, changed)):
        merged = merge(base, mine, theirs)
        assert merged.conflicts == ()
        assert same(dict(merged.tables), changed)


@given(text_tables("deals"), text_tables("deals"), text_tables("deals"))
def test_choosing_one_side_everywhere_settles_every_conflict(
    base: Texts, mine: Texts, theirs: Texts
) -> None:
    open_merge = merge(base, mine, theirs)
    for side, winner in ((Side.MINE, mine), (Side.THEIRS, theirs)):
        choices = {conflict.place: side for conflict in open_merge.conflicts}
        settled = merge(base, mine, theirs, choices)
        assert settled.conflicts == ()
        # Whatever was contested now reads as the winner has it.
        contested = {
            conflict.place[1] for conflict in open_merge.conflicts if not conflict.place[2]
        }
        kept = {change.key for change in diff.text_changes(dict(settled.tables), winner)}
        assert not kept & contested


@given(text_tables("deals"), text_tables("deals"), text_tables("deals"))
def test_both_sides_see_the_same_conflicts(base: Texts, mine: Texts, theirs: Texts) -> None:
    places = {conflict.place for conflict in merge(base, mine, theirs).conflicts}
    assert places == {conflict.place for conflict in merge(base, theirs, mine).conflicts}


def test_different_cells_and_rows_come_together() -> None:
    base = themes(trade="Trade", water="Water")
    mine = themes(trade="Trade and money", water="Water", space="Space")
    theirs = themes(trade="Trade", water="Water and climate")
    merged = merge(base, mine, theirs)
    assert merged.conflicts == ()
    assert names(merged) == {
        "trade": "Trade and money",
        "water": "Water and climate",
        "space": "Space",
    }


def test_a_cell_that_both_changed_is_asked_and_the_answer_taken() -> None:
    base, mine, theirs = themes(trade="Trade"), themes(trade="Mine"), themes(trade="Theirs")
    place = (NAME, ("trade",), "name_en")
    assert merge(base, mine, theirs).conflicts == (
        Conflict(place, ChangeKind.MODIFIED, ChangeKind.MODIFIED, "Trade", "Mine", "Theirs"),
    )
    assert names(merge(base, mine, theirs, {place: Side.MINE})) == {"trade": "Mine"}
    assert names(merge(base, mine, theirs, {place: Side.THEIRS})) == {"trade": "Theirs"}


def test_a_row_that_one_removed_and_the_other_changed_is_asked() -> None:
    base, changed, removed = themes(trade="Trade"), themes(trade="Changed"), themes()
    place = (NAME, ("trade",), "")
    for mine, theirs in ((changed, removed), (removed, changed)):
        merged = merge(base, mine, theirs)
        assert [conflict.place for conflict in merged.conflicts] == [place]
        for side, winner in ((Side.MINE, mine), (Side.THEIRS, theirs)):
            assert same(dict(merge(base, mine, theirs, {place: side}).tables), winner)


def test_rows_keep_where_they_come_from() -> None:
    base = themes(trade="Trade", water="Water")
    mine = themes(trade="Trade", water="Mine", space="Space")
    theirs = themes(water="Water", aviation="Aviation")
    merged = merge(base, mine, theirs).tables[NAME]
    assert dict(zip(merged["theme_id"], merged.index, strict=True)) == {
        "water": 1, "space": 2, "aviation": 3,
    }  # fmt: skip
