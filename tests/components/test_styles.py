"""Our rules of style leave a change of one element to that element.

Plotly measures every label in the page, one after another. A rule that ties an element to what
happens elsewhere makes the browser style the whole page again for each: seconds, not moments.
"""

from pathlib import Path

import pytest

from components import frame

STYLES = sorted((Path(frame.__file__).parent / "styles").glob("*.css"))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_no_rule_looks_into_what_an_element_holds(style: Path) -> None:
    assert ":has(" not in style.read_text()


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_no_rule_gives_every_change_a_duration(style: Path) -> None:
    assert "transition-duration" not in style.read_text()
