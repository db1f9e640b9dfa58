"""Charts: a tidy frame becomes a Plotly figure, and the sentence that says what it shows.

Nothing is counted here and nothing knows Streamlit. Frames come with ids and, beside them,
labels in the reader's language; each mark that can be clicked carries its id.
"""

from components.figures.bars import count_bars, largest_bars, value_bars
from components.figures.compare import compared_bars, compared_years
from components.figures.doubt import claims, ladder
from components.figures.flow import sankey
from components.figures.life import life
from components.figures.meeting import calendar, matrix, month_heatmap
from components.figures.network import network
from components.figures.outcome import outcome_bars
from components.figures.paper import paper_map
from components.figures.standings import standing_changes, standing_matrix
from components.figures.time import value_over_time
from components.figures.timeline import timeline
from components.figures.waterfall import firming, waterfall

__all__ = [
    "calendar",
    "claims",
    "compared_bars",
    "compared_years",
    "count_bars",
    "firming",
    "ladder",
    "largest_bars",
    "life",
    "matrix",
    "month_heatmap",
    "network",
    "outcome_bars",
    "paper_map",
    "sankey",
    "standing_changes",
    "standing_matrix",
    "timeline",
    "value_bars",
    "value_over_time",
    "waterfall",
]
