"""What a click on a mark of a chart does: filter by it, open its row, or what the chart says."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from components import navigation, session
from components.navigation import PageEntry
from data.selection import toggled


def follow(
    key: str,
    picks: str | None,
    opens: PageEntry | None,
    acts: Mapping[str, Callable[[str], None]],
) -> None:
    """Do what a click on a mark of a chart is for; to be called from the chart's callback.

    Args:
        key: the chart's name on its page.
        picks: the filter that the mark's id is added to, or taken from.
        opens: the detail view that the mark opens.
        acts: where marks differ, what is done with its id, by its second custom datum.
    """
    data = _data(session.widget_value(key))
    if not data:
        return
    row_id = data[0]
    if acts:
        acts[data[1]](row_id)
    elif opens:
        navigation.open_row(opens, row_id)
    elif picks:
        session.choose(toggled(session.selection(), picks, row_id))


def _data(event: object) -> list[str]:
    """Return the custom data of the clicked mark; a second click on it clears and names none."""
    points = cast(dict[str, Any], event)["selection"]["points"]
    data = points[0].get("customdata") if points else None
    if isinstance(data, dict):  # Streamlit hands an array over as a mapping by position
        data = list(data.values())
    return list(map(str, data or ()))
