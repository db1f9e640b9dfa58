"""What a search found, in words: title, kind, one line of context, and the page it opens."""

from dataclasses import dataclass

from components import facts, names, navigation, wording
from components import format as formatting
from components.i18n import _, field
from components.navigation import PageEntry
from data import queries
from data.index import INTERNATIONAL
from data.model import Dataset, Selection
from data.queries import Hit, Thing
from data.vocabulary import ActorKind, DealStatus, MeetingKind


@dataclass(frozen=True, slots=True)
class Result:
    """One answer as it is shown.

    ``row_id`` names the row whose page it opens; without it, ``selection`` is what the page
    is opened with, or the reader's own if there is none.
    """

    title: str
    context: str
    entry: PageEntry
    row_id: str = ""
    selection: Selection | None = None


def page(entry: PageEntry) -> Result:
    """Return a page of the menu as an answer."""
    return Result(_(entry.title), _("Page"), entry)


def row(dataset: Dataset, hit: Hit) -> Result:
    """Return a row of the dataset as an answer."""
    show = {
        Thing.COUNTRY: _actor,
        Thing.BLOC: _actor,
        Thing.ACTOR: _actor,
        Thing.THEME: _theme,
        Thing.PLACE: _place,
        Thing.DEAL: _deal,
        Thing.MEETING: _meeting,
        Thing.SOURCE: _source,
    }[hit.thing]
    return show(dataset, hit.id)


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _actor(dataset: Dataset, actor_id: str) -> Result:
    actor = queries.record(dataset, "actors", actor_id)
    kind, country = ActorKind(actor["kind"]), actor["country"]
    is_abroad = country and country != INTERNATIONAL and kind is not ActorKind.STATE
    return Result(
        actor[field("name")],
        _line(
            _("Country") if kind is ActorKind.STATE else wording.label(kind),
            actor[field("role")],
            names.country(dataset, country) if is_abroad else "",
        ),
        navigation.ACTOR,
        actor_id,
    )


def _theme(dataset: Dataset, theme: str) -> Result:
    return Result(
        names.theme(dataset, theme),
        _line(_("Theme"), _("Deals")),
        navigation.DEALS,
        selection=facts.deals_about(theme),
    )


def _place(dataset: Dataset, place_id: str) -> Result:
    place = queries.record(dataset, "places", place_id)
    return Result(
        place[field("name")],
        _line(_("Place"), names.country(dataset, place["country"])),
        navigation.PLACE,
        place_id,
    )


def _deal(dataset: Dataset, deal_id: str) -> Result:
    deal = queries.record(dataset, "deals", deal_id)
    return Result(
        names.title(deal),
        _line(
            _("Deal"),
            formatting.date(deal["announced_on"], deal["date_precision"]),
            formatting.money(deal["value_usd_m"]),
            wording.term(DealStatus(deal["status"])),
        ),
        navigation.DEAL,
        deal_id,
    )


def _meeting(dataset: Dataset, meeting_id: str) -> Result:
    meeting = queries.record(dataset, "meetings", meeting_id)
    return Result(
        names.title(meeting),
        _line(
            wording.label(MeetingKind(meeting["kind"])),
            formatting.date_span(meeting["start_on"], meeting["end_on"], meeting["date_precision"]),
            names.place(dataset, meeting["place_id"]),
        ),
        navigation.MEETING,
        meeting_id,
    )


def _source(dataset: Dataset, source_id: str) -> Result:
    source = queries.record(dataset, "sources", source_id)
    return Result(
        formatting.isolate_as(source["title"], source["language"]),
        _line(
            _("Source"),
            formatting.isolate(source["publisher"]),
            formatting.date(source["published_on"]),
            wording.language_name(source["language"]),
        ),
        navigation.SOURCE,
        source_id,
    )
