"""The sentences of the Update page say by how much, under which rule, and because of what."""

import pandas as pd
import pytest

from components.i18n import Language, speaking
from components.update import changes, headlines
from components.update.mending import by_kind, kind_label
from data.checks import FindingCode, finding
from data.model import CellChange, Change, ChangeKind
from data.vocabulary import Lens

CAUSES = pd.DataFrame(
    {"title_en": ["A", "B", "C", "D", "E"], "title_ar": ["أ", "ب", "ج", "د", "هـ"]}
)


def test_a_change_of_a_country_names_rule_and_deals() -> None:
    said = headlines.group_sentence("Kazakhstan", 4200.0, Lens.SIGNED, CAUSES)
    assert said.replace("\u2068", "").replace("\u2069", "") == (
        "Kazakhstan +$4.2 bn, signed or firmer, because of A, B, C, and 2 more deals."
    )


@pytest.mark.parametrize(("value", "sign"), [(4200.0, "+4.2"), (-4200.0, "−4.2")])
def test_an_arabic_change_runs_from_the_right_with_its_sign_on_the_left(
    value: float, sign: str
) -> None:
    with speaking(Language.AR):
        said = headlines.signed_money(value)
    assert said.startswith("\u200f\u200e" + sign)


def test_changes_are_counted_table_by_table() -> None:
    cell = (CellChange("name_en", "a", "b"),)
    made = [
        Change(ChangeKind.MODIFIED, "themes", ("trade",), cell),
        Change(ChangeKind.ADDED, "themes", ("space",), cell),
        Change(ChangeKind.REMOVED, "deals", ("x",), cell),
    ]
    said = changes.sentence(made)
    assert "1 row added and 1 row changed" in said
    assert "1 row removed" in said


def test_findings_stand_by_kind_in_the_order_of_mending() -> None:
    late = finding(FindingCode.UNKNOWN_REFERENCE, "deals", value="x", target="t", suggestion="y")
    early = finding(FindingCode.EMPTY_CELL, "deals", column="kind")
    kinds = by_kind([late, early, late])
    assert list(kinds) == ["empty-cell", "unknown-reference"]
    assert "1 more" in kind_label(kinds["unknown-reference"])
