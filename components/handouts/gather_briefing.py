"""A briefing as a hand-out: its views in their order, with what is said about each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

import pandas as pd

from components import asked, captions, sentences, wording
from components.exports import provenance
from components.exports.provenance import Provenance
from components.handouts import charts, listing, mapping
from components.handouts.citing import Citing
from components.handouts.content import Chart, Handout, Map, Rows, Table, View, cleaned
from components.i18n import _, language
from components.panel_titles import TITLES
from data import history, queries
from data import selection as selecting
from data.briefing import Briefing, Step
from data.model import Dataset, Selection

_MOST_DEALS = 7  # as many as find room below a caption

Visual = Chart | Table | Map


def of_briefing(dataset: Dataset, briefing: Briefing, address: str) -> Handout:
    """Return the hand-out of a briefing, its figures as the data have them now.

    Args:
        dataset: the whole dataset; each step says itself of which day it is.
        briefing: what is told.
        address: where it is shown in the dashboard; empty if nobody knows.
    """
    citing = Citing(dataset)
    views = tuple(_view(dataset, step, citing) for step in briefing.steps)
    seen = [_seen(dataset, step) for step in briefing.steps]
    heading = briefing.title[language()]
    return cleaned(
        Handout(
            kicker=_("Briefing"),
            heading=heading,
            sentence=views[0].caption,
            paragraphs=tuple(view.caption for view in views[1:]),
            counting=sentences.no_double_count_note(),
            figures=(),
            map=next((view.visual for view in views if isinstance(view.visual, Map)), None),
            charts=tuple(view.visual for view in views if isinstance(view.visual, Chart)),
            tables=tuple(view.visual for view in views if isinstance(view.visual, Table)),
            sources=citing.sources(),
            sources_note="",
            about=_about(provenance.of_whole(dataset, title=heading, address=address), views),
            rows=Rows(
                _numbers(queries.kept_deals(*each).index for each in seen),
                _numbers(queries.meetings(*each).index for each in seen),
                None,
            ),
            views=views,
        )
    )


def _about(about: Provenance, views: Sequence[View]) -> Provenance:
    """Say of each view what it filters by and what counts in it, as each has its own."""
    asked_of = ((f"{number}. {view.title}", view.asked) for number, view in enumerate(views, 1))
    return replace(about, lines=(*about.lines, *asked_of))


def _view(dataset: Dataset, step: Step, citing: Citing) -> View:
    seen, shown = _seen(dataset, step)
    caption = captions.filled(step.caption[language()], dataset, shown)
    draw = _DRAWN.get(step.panel)
    return View(
        title=_(TITLES[step.panel]),
        caption=caption or sentences.summary_sentence(queries.summary(seen, shown)),
        notes=step.notes[language()],
        asked=f"{asked.filters_line(dataset, shown)} · {wording.lens(shown.lens)}",
        visual=draw(seen, shown, citing) if draw else None,
    )


def _seen(dataset: Dataset, step: Step) -> tuple[Dataset, Selection]:
    """Return what a step looks at, and how."""
    shown = selecting.from_query(step.query, queries.known_ids(dataset))
    return history.as_asked(dataset, shown), shown


def _numbers(indexes: Iterable[pd.Index]) -> tuple[int, ...]:
    return tuple(sorted({int(row) for row in chain.from_iterable(indexes)}))


def _walk(dataset: Dataset, shown: Selection, _citing: Citing) -> Visual:
    return charts.walk(queries.walk(dataset, queries.kept_deals(dataset, shown)))


def _themes(dataset: Dataset, shown: Selection, _citing: Citing) -> Visual:
    return charts.by_theme(dataset, queries.value_by(queries.deals(dataset, shown), "theme"))


def _statuses(dataset: Dataset, shown: Selection, _citing: Citing) -> Visual:
    return charts.by_status(dataset, queries.value_by_status(dataset, shown))


def _countries(dataset: Dataset, shown: Selection, _citing: Citing) -> Visual:
    values = queries.value_by_country(dataset, queries.deals(dataset, shown))
    return charts.by_country(dataset, values)


def _years(dataset: Dataset, shown: Selection, _citing: Citing) -> Visual:
    return charts.by_year(queries.value_over_time(queries.deals(dataset, shown), "year"))


def _largest(dataset: Dataset, shown: Selection, citing: Citing) -> Visual:
    return listing.largest_deals(dataset, queries.deals(dataset, shown), citing, most=_MOST_DEALS)


def _flows(dataset: Dataset, shown: Selection, _citing: Citing) -> Visual:
    return listing.flows(dataset, queries.flows(dataset, queries.deals(dataset, shown)))


def _meetings(dataset: Dataset, shown: Selection, citing: Citing) -> Visual:
    return listing.meetings(dataset, queries.meetings(dataset, shown), citing)


def _map(dataset: Dataset, shown: Selection, _citing: Citing) -> Visual:
    deals, meetings = queries.deals(dataset, shown), queries.meetings(dataset, shown)
    measures = queries.country_measures(dataset, deals, meetings)
    return mapping.where_money_goes(dataset, measures, queries.flows(dataset, deals))


_DRAWN: dict[str, Callable[[Dataset, Selection, Citing], Visual]] = {
    "map": _map,
    "walk": _walk,
    "themes": _themes,
    "statuses": _statuses,
    "countries": _countries,
    "largest": _largest,
    "years": _years,
    "flows": _flows,
    "meetings": _meetings,
    "pairs": _meetings,
    "venues": _meetings,
}
"""What each panel becomes on paper; key figures stand in the caption."""
