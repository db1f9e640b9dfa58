"""The sentences of the method page that need no figure: scope, filters, doubt, borders, limits."""

from typing import NamedTuple

from components import wording
from components.i18n import _


def in_scope() -> list[str]:
    """Say what the dataset holds."""
    return [
        _("Deals and accords, with or without a price, of Central Asia and the Middle East, their "
          "neighbors in the South Caucasus and North Africa, and the outside powers that deal "
          "with them."),
        _("Meetings, calls and summits of their leaders and ministers, and planned ones."),
        _("Who stands where in the accords and blocs of the region, the Abraham Accords first."),
        _("The steps in a deal's life, and the figures that others state for it."),
    ]  # fmt: skip


def out_of_scope() -> list[str]:
    """Say what the dataset does not hold."""
    return [
        _("Trade as it flows each year, aid that no agreement names, and prices on markets."),
        _("Rumors: a row rests on pages that were published and read."),
        _("Every deal there is. It is a curated selection, made for the questions of its pages; "
          "small and routine contracts are missing."),
    ]  # fmt: skip


def filter_rules() -> list[str]:
    """Say what the filters mean."""
    return [
        _("Within one filter any chosen value will do; all filters must hold together."),
        _("A region and a country are two filters: both must be in the row, so Central Asia "
          "with the United States shows what happens between them."),
        _("A country's part says where it must stand: as payer, as receiver, as the place where "
          "it was signed or held, or anywhere."),
        _("Status, kind of deal and value leave meetings alone; a payer or a receiver is "
          "looked for among the participants of a meeting."),
        _("A theme is a row's main one unless any of its themes is asked for."),
        _("Search does not mind case, accents or Arabic spelling variants."),
        _("What counts is no filter: it decides which of the rows kept are added up, and every "
          "page says how many it leaves out."),
        _("The address of the page holds the whole view, in codes: it opens in either language."),
    ]  # fmt: skip


def doubt_rules() -> list[str]:
    """Say how it is shown that something is not known for certain."""
    return [
        _("A whisker on a bar is the range between the lowest and the highest figure of a source."),
        _("A hollow bar is below signed; a hatched one has stalled or was cancelled."),
        _("Undisclosed is never drawn as zero: it is counted, and said beside the total."),
        _("A faint arc on the map is a flow below signed."),
        _("A bar or an arc is paler where the deal, or most of the money, rests on one source."),
        _("A date is printed no finer than it is known. Charts put a row that is known only "
          "to its month or year at the first day of it."),
        _("A deal's page lists who states which figure, and every source; a deal of a billion "
          "dollars or more names two independent sources where two exist."),
    ]  # fmt: skip


class Contested(NamedTuple):
    """One contested place: what it is, how the map draws it, and what the dataset calls it."""

    place: str
    on_the_map: str
    in_the_data: str


def _drawn_with(alpha_3: str) -> str:
    return _("Drawn with {country}.").format(country=wording.country_name(alpha_3))


def contested() -> list[Contested]:
    """Say of each contested place how it is drawn and called; no opinion is meant."""
    own = _("A shape of its own.")
    not_named = _("Not named as an actor.")
    return [
        Contested(
            _("Golan Heights"), _drawn_with("ISR"),
            _("No place in it is named. The United Nations regards it as occupied Syrian "
              "territory; Israel and the United States regard it as Israel's."),
        ),
        Contested(
            _("West Bank and Gaza Strip"), _("One shape, Palestine, by the line of 1967."),
            _("Palestine is an actor, as in United Nations usage; not every state recognizes it."),
        ),
        Contested(
            _("Jerusalem"), _("Too fine for this map: lines are true to about two kilometers."),
            _("One place of that name, whose code is that of the government that received the "
              "meeting; the code says nothing about the city's status."),
        ),
        Contested(
            _("Western Sahara"), own,
            _("Not named as an actor. On the United Nations' list of territories that do not "
              "govern themselves; Morocco claims it and controls most of it."),
        ),
        Contested(
            _("Crimea and eastern Ukraine"), _drawn_with("UKR"),
            _("Russia controls Crimea and much of the east; to the General Assembly of the United "
              "Nations both are Ukraine's."),
        ),
        Contested(
            _("Kashmir and Aksai Chin"),
            _("Along the lines of control, among India, Pakistan and China."), not_named,
        ),
        Contested(
            _("Abkhazia and South Ossetia"), _drawn_with("GEO"), not_named
        ),
        Contested(
            _("Karabakh"), _drawn_with("AZE"),
            _("Under Azerbaijan's control since 2023; not named as an actor."),
        ),
        Contested(
            wording.country_name("XKX"), own,
            _("An actor, with the code XKX; not every state recognizes it."),
        ),
        Contested(_("Northern Cyprus"), _drawn_with("CYP"), not_named),
        Contested(
            _("Somaliland"), _drawn_with("SOM"),
            _("An actor without a country code; few states recognize it."),
        ),
        Contested(wording.country_name("TWN"), own, not_named),
        Contested(_("Hala'ib triangle"), _drawn_with("EGY"), not_named),
    ]  # fmt: skip


def naming_rules() -> list[str]:
    """Say how places and people are named, and how figures are written."""
    return [
        _("The sea between Iran and Arabia is the Persian Gulf to the United Nations and to Iran, "
          "and the Arabian Gulf to Arab states. Our own words say the Gulf; a source's title "
          "stays as it is."),
        _("States, cities and companies go by their usual short names in each language."),
        _("Where names are contested, summaries say who uses which."),
        _("Titles and summaries are our own words, in English and in Arabic; a source keeps its "
          "own language."),
        _("Digits are Latin in both languages; maps and time axes run the same way in both."),
    ]  # fmt: skip


def limits() -> list[str]:
    """Say what the figures cannot bear."""
    return [
        _("Figures are what sources say, in the dollars of the day: no adjustment for inflation, "
          "and other currencies at the rate of the source or of the announcement."),
        _("A value is what was agreed, over all its years; it is not what was paid. Payments are "
          "among the steps of a deal where a source reports them."),
        _("Announcements are reported more than failures: a deal that quietly ended may still "
          "stand as signed."),
        _("The newest weeks are thinner than they will become."),
        _("A sum over few deals hangs on its largest; the page says which part five make."),
    ]  # fmt: skip
