"""Every figure of every page opens its rows, and they come to what the page prints."""

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components import format as formatting
from data import history, queries
from data.model import Dataset, Selection
from data.queries.explain import MONEY, Explanation, mark_of
from data.vocabulary import Estimate, Lens
from tests.app import open_page

PAGES: dict[str, dict[str, str | list[str]]] = {
    "explore/overview": {},
    "explore/reality": {},
    "explore/map": {},
    "explore/deals": {},
    "explore/meetings": {},
    "explore/actor": {"id": "kaz"},
    "explore/compare": {"compare": ["KAZ", "gcc", "boeing"]},
}
ASKED: dict[str, Selection] = {
    "best": Selection(),
    "headline, low": Selection(lens=Lens.HEADLINE, estimate=Estimate.LOW),
}


def explained(shipped: Dataset, selection: Selection, written: str) -> Explanation:
    mark = mark_of(written)
    assert mark is not None, written
    return queries.explain(history.as_asked(shipped, selection), selection, mark)


def printed(found: Explanation) -> str:
    return (formatting.money if found.mark.measure in MONEY else formatting.number)(found.amount)


def offered(app: AppTest) -> list[str]:
    """Return the figures that a page offers to explain by a button, in the order shown."""
    keys = [str(button.key) for button in app.button]
    return [key.removeprefix("explain-") for key in keys if key.startswith("explain-")]


def name_of(element: Any) -> str:
    """Return what an element is called on its page, without the hash before it."""
    found = re.fullmatch(r"\$\$ID-[0-9a-f]{32}-(.*)", str(element.proto.id))
    return found.group(1) if found else ""


def menus(app: AppTest, charts: list[str]) -> dict[str, int]:
    """Open the menu of each chart, and return how many of its figures can be explained."""
    for name in charts:
        app.session_state[f"{name}-figures"] = True
    app.run()
    return {
        name_of(box).removesuffix("-explain"): len(box.proto.options)
        for box in app.get("selectbox")
        if name_of(box).endswith("-explain")
    }


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_key_figure_opens_rows_that_come_to_it(
    shipped: Dataset, page: str, language: str
) -> None:
    app = open_page(page, lang="en", **PAGES[page])
    marks = offered(app)
    assert len(marks) == len(app.metric)
    for written, metric in zip(marks, app.metric, strict=True):
        assert printed(explained(shipped, Selection(), written)) == metric.value, written
    arabic = open_page(page, lang=language, **PAGES[page])
    assert offered(arabic) == marks


VIEWS: dict[str, dict[str, str]] = {
    "explore/overview": {},
    "explore/reality": {},
    "explore/map": {},
    **{f"explore/deals?by={by}": {"by": by} for by in ("theme", "country", "status", "kind")},
    "explore/deals?view=time": {"view": "time"},
    "explore/deals?sum=on": {"view": "time", "sum": "on"},
    "explore/deals?view=flows": {"view": "flows"},
    "explore/meetings": {},
    "explore/meetings?view=pairs": {"view": "pairs"},
}
OPEN_A_ROW = {"largest", "meeting-timeline"}
"""Charts whose every mark is a row that a click opens."""
OPEN_A_DAY = {"firming"}
"""Charts whose every mark leads to the page of that day, which explains its figures."""


@pytest.mark.parametrize("view", VIEWS)
def test_every_chart_and_map_has_its_figures_explained(view: str) -> None:
    app = open_page(view.split("?")[0], **VIEWS[view])
    drawn = [name_of(chart) for kind in ("plotly_chart", "deck_gl_json_chart")
             for chart in app.get(kind)]  # fmt: skip
    assert drawn
    explained_too = menus(app, drawn)
    for name in set(drawn) - OPEN_A_ROW - OPEN_A_DAY:
        assert explained_too.get(name), name


AXES = {
    "overview-theme": ("explore/overview", {}, "value.theme"),
    "overview-reality": ("explore/overview", {}, "step"),
    "by-theme": ("explore/deals", {"by": "theme"}, "value.theme"),
    "by-kind": ("explore/deals", {"by": "kind"}, "value.kind"),
    "by-status": ("explore/deals", {"by": "status"}, "kept.status"),
    "by-country": ("explore/deals", {"by": "country"}, "value.country"),
    "reality": ("explore/reality", {}, "step"),
}


@pytest.mark.parametrize("name", AXES)
@pytest.mark.parametrize("asked", ASKED)
def test_every_bar_is_as_long_as_the_rows_of_its_explanation(
    shipped: Dataset, name: str, asked: str
) -> None:
    page, settings, prefix = AXES[name]
    selection = ASKED[asked]
    app = open_page(page, **{**settings, "lens": str(selection.lens),
                             "estimate": str(selection.estimate)})  # fmt: skip
    (spec,) = [
        json.loads(chart.proto.spec) for chart in app.get("plotly_chart") if name_of(chart) == name
    ]
    bars = spec["data"][0]
    assert menus(app, [name])[name] >= len(bars["x"])
    for data, length in zip(bars["customdata"], bars["x"], strict=True):
        found = explained(shipped, selection, f"{prefix}.{data[0]}")
        assert found.amount == pytest.approx(length, abs=1e-6), data


def test_each_total_of_those_compared_is_as_long_as_the_rows_of_its_explanation(
    shipped: Dataset,
) -> None:
    app = open_page("explore/compare", compare=["KAZ", "gcc", "boeing"])
    assert menus(app, ["compare-totals"])["compare-totals"] == 9
    sides = {"whole": "", "paid": ".payer", "received": ".receiver"}
    subjects = queries.subjects(shipped)
    deals = queries.deals(shipped, Selection())
    meetings = queries.meetings(shipped, Selection())
    for name in ("KAZ", "gcc", "boeing"):
        tally = queries.tally(shipped, deals, meetings, subjects[name])
        for total, side in sides.items():
            found = explained(shipped, Selection(), f"value.subject.{name}{side}")
            assert found.amount == pytest.approx(getattr(tally, total).best_usd_m), (name, total)
