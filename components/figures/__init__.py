"""Charts: a tidy frame becomes a Plotly figure, and the sentence that says what it shows.

Nothing is counted here and nothing knows Streamlit. Frames come with ids and, beside them,
labels in the reader's language; each mark that can be clicked carries its id.
"""

from components.figures.bars import count_bars, largest_bars, value_bars
from components.figures.flow import sankey
from components.figures.life import life
from components.figures.meeting import calendar, matrix, month_heatmap
from components.figures.network import network
from components.figures.paper import paper_map
from components.figures.time import value_over_time
from components.figures.timeline import timeline

__all__ = [
    "calendar",
    "count_bars",
    "largest_bars",
    "life",
    "matrix",
    "month_heatmap",
    "network",
    "paper_map",
    "sankey",
    "timeline",
    "value_bars",
    "value_over_time",
]
