"""What a chart says, as a sentence written from the same frame: for ears and for search."""

from collections.abc import Mapping, Sequence

import pandas as pd

from components import format as formatting
from components import sentences, steps, wording
from components.figures.time import Grain, period
from components.i18n import _
from data.vocabulary import MembershipStatus

_MOST = 3  # a sentence names as many as a listener keeps in mind


def by_value(values: pd.DataFrame, subject: str) -> str:
    """Say which groups are largest: ``label`` and ``value_usd_m``, largest first."""
    valued = _most(values["label"], values["value_usd_m"])
    if not valued:
        return _("{subject}: no disclosed value.").format(subject=subject)
    named = [
        _("{name} {amount}").format(name=formatting.isolate(label), amount=formatting.money(value))
        for label, value in valued
    ]
    return _("{subject}: largest are {groups}.").format(
        subject=subject, groups=formatting.listing(named)
    )


def by_count(counts: pd.DataFrame, subject: str, *, of: str = "deals") -> str:
    """Say which groups have most rows: ``label`` and the column ``of``."""
    most = _most(counts["label"], counts[of])
    if not most:
        return _("{subject}: nothing to show.").format(subject=subject)
    named = [
        _("{name} {amount}").format(name=formatting.isolate(label), amount=formatting.number(count))
        for label, count in most
    ]
    return _("{subject}: largest are {groups}.").format(
        subject=subject, groups=formatting.listing(named)
    )


def _most(labels: pd.Series, sizes: pd.Series) -> list[tuple[str, float]]:
    """Return the few largest groups, largest first; what is nothing or unknown is none."""
    some = [pair for pair in zip(labels.tolist(), sizes.tolist(), strict=True) if pair[1] > 0]
    return sorted(some, key=lambda pair: -pair[1])[:_MOST]


def over_time(values: pd.DataFrame, subject: str, *, grain: Grain | None = None) -> str:
    """Say how far the periods reach and which is largest.

    Args:
        values: ``period_start``, ``value_usd_m``.
        subject: what the values are.
        grain: how long a period is; without it, the longest that all of them could be.
    """
    periods = values.groupby("period_start")["value_usd_m"].sum()
    if periods.empty:
        return _("{subject}: nothing to show.").format(subject=subject)
    top = periods.idxmax()
    return _("{subject}, {first} to {last}: most in {top}, {amount}.").format(
        subject=subject,
        first=periods.index.min().year,
        last=periods.index.max().year,
        top=period(top, grain or _longest_grain(values["period_start"])),
        amount=formatting.money(float(periods.max())),
    )


def _longest_grain(starts: pd.Series) -> Grain:
    months = set(starts.dt.month)
    if months == {1}:
        return "year"
    return "quarter" if months <= {1, 4, 7, 10} else "month"


def of_firming(amounts: pd.DataFrame) -> str:
    """Say how much of what was known is delivered, first and last: ``day``, ``step``, amounts."""
    last = amounts[amounts["day"] == amounts["day"].max()]
    return _("Money by how far it has come, to {date}: {steps}.").format(
        date=formatting.date(amounts["day"].max()),
        steps=formatting.listing(
            [
                _("{name} {amount}").format(
                    name=steps.label(row.step), amount=formatting.money(row.amount_usd_m)
                )
                for row in last.itertuples()
                if row.amount_usd_m
            ]
        ),
    )


def of_outcomes(board: pd.DataFrame) -> str:
    """Say which meetings have most money around them: ``around_usd_m``, ``firm_share``."""
    if board.empty:
        return _("No meetings.")
    named = [
        _("{name} {amount}, {share} signed or firmer").format(
            name=formatting.isolate(row.label),
            amount=formatting.money(row.around_usd_m),
            share=formatting.percent(row.firm_share),
        )
        for row in board.head(_MOST).itertuples()
    ]
    return _("Money announced around meetings: {meetings}.").format(
        meetings=formatting.listing(named)
    )


def of_flows(flows: pd.DataFrame) -> str:
    """Say which flow is largest: ``payer_label``, ``receiver_label``, ``value_usd_m``."""
    if flows.empty:
        return _("No deal of the selection states both a payer and a receiver.")
    sums = flows.groupby(["payer_label", "receiver_label"])["value_usd_m"].sum()
    payer, receiver = sums.idxmax()
    return _("Money from payers through themes to receivers; most from {payer} to {receiver}, "
             "{amount}.").format(
        payer=formatting.isolate(payer),
        receiver=formatting.isolate(receiver),
        amount=formatting.money(float(sums.max())),
    )  # fmt: skip


def of_meetings(meetings: pd.DataFrame) -> str:
    """Say how many meetings are drawn and from when to when."""
    if meetings.empty:
        return _("No meetings.")
    return _("{meetings} from {first} to {last}.").format(
        meetings=sentences.meeting_count(meetings["id"].nunique()),
        first=formatting.month(f"{meetings['start_on'].min():%Y-%m}"),
        last=formatting.month(f"{meetings['start_on'].max():%Y-%m}"),
    )


def of_network(edges: pd.DataFrame, amounts: Sequence[str]) -> str:
    """Say between whom a network's strongest line runs.

    Args:
        edges: ``one_label``, ``other_label``, strongest first.
        amounts: in words, how strong each is.
    """
    if edges.empty:
        return _("No two of them are linked.")
    top = edges.iloc[0]
    return _("A network; its strongest line runs between {one} and {other}, {amount}.").format(
        one=formatting.isolate(top["one_label"]),
        other=formatting.isolate(top["other_label"]),
        amount=amounts[0],
    )


def of_life(life: pd.DataFrame) -> str:
    """Say how many deals and meetings of an actor are drawn, and from when to when."""
    if life.empty:
        return _("No deals and no meetings.")
    count = life.groupby("table")["id"].nunique()
    return _("{deals} and {meetings} from {first} to {last}.").format(
        deals=sentences.deal_count(int(count.get("deals", 0))),
        meetings=sentences.meeting_count(int(count.get("meetings", 0))),
        first=formatting.month(f"{life['start_on'].min():%Y-%m}"),
        last=formatting.month(f"{life['start_on'].max():%Y-%m}"),
    )


def of_days(counts: pd.DataFrame) -> str:
    """Say how many meetings a calendar shows, and from when to when: ``day``, ``meetings``."""
    if counts.empty:
        return _("No meetings.")
    return _("{meetings} from {first} to {last}.").format(
        meetings=sentences.meeting_count(int(counts["meetings"].sum())),
        first=formatting.month(f"{counts['day'].min():%Y-%m}"),
        last=formatting.month(f"{counts['day'].max():%Y-%m}"),
    )


def of_months(counts: pd.DataFrame) -> str:
    """Say which month saw most meetings: ``year``, ``month``, ``meetings``."""
    if counts.empty:
        return _("No meetings.")
    top = counts.loc[counts["meetings"].idxmax()]
    return _("Meetings by month; most in {month}, {meetings}.").format(
        month=formatting.month(f"{int(top['year'])}-{int(top['month']):02d}"),
        meetings=sentences.meeting_count(int(top["meetings"])),
    )


def of_pairs(pairs: pd.DataFrame) -> str:
    """Say who met most often: ``row_label``, ``column_label``, ``meetings``."""
    if pairs.empty:
        return _("No two countries met.")
    top = pairs.loc[pairs["meetings"].idxmax()]
    return _("Who met whom; most often {one} and {other}, {meetings}.").format(
        one=formatting.isolate(top["row_label"]),
        other=formatting.isolate(top["column_label"]),
        meetings=sentences.meeting_count(int(top["meetings"])),
    )


def of_standings(standings: pd.DataFrame) -> str:
    """Say how many states stand in how many blocs, and how: certain standings only."""
    if standings.empty:
        return _("No standing is known on this day.")
    return _("{countries} in {blocs}: {standings}.").format(
        countries=sentences.country_count(states_in(standings)),
        blocs=sentences.bloc_count(standings["bloc_id"].nunique()),
        standings=standing_counts(standings["status"]),
    )


def states_in(standings: pd.DataFrame) -> int:
    """Count the states among the members of some standings."""
    return int(standings["country"][standings["country"] != ""].nunique())


def standing_counts(statuses: pd.Series) -> str:
    """Return how often each standing occurs, as a sentence lists it."""
    counts = statuses.value_counts()
    return formatting.listing(
        [
            _("{name} {amount}").format(
                name=wording.term(status), amount=formatting.number(int(counts[str(status)]))
            )
            for status in MembershipStatus
            if str(status) in counts.index
        ]
    )


def of_changes(changes: pd.DataFrame) -> str:
    """Say how many changes are dated, and which is the last: columns as the chart has them."""
    if changes.empty:
        return _("No change is dated.")
    last = changes.loc[changes["changed_on"].idxmax()]
    return _("Changes of standing by bloc, {first} to {last}; last, {date}, in {bloc}: "
             "{standing}, {members}.").format(
        first=changes["changed_on"].min().year,
        last=last["changed_on"].year,
        date=formatting.date(last["changed_on"]),
        bloc=formatting.isolate(last["bloc_label"]),
        standing=wording.term(MembershipStatus(last["status"])),
        members=last["member_labels"],
    )  # fmt: skip


def of_compared(values: pd.DataFrame, compared: Mapping[str, str], subject: str) -> str:
    """Say what is largest for each: ``subject_id``, ``label`` and ``value_usd_m``."""
    parts = []
    for subject_id, name in compared.items():
        most = _most(*(values[values["subject_id"] == subject_id][c]
                       for c in ("label", "value_usd_m")))  # fmt: skip
        if most:
            parts.append(
                _("{name}: {group} {amount}").format(
                    name=formatting.isolate(name),
                    group=formatting.isolate(most[0][0]),
                    amount=formatting.money(most[0][1]),
                )
            )
    if not parts:
        return _("{subject}: no disclosed value.").format(subject=subject)
    return _("{subject}; largest are {groups}.").format(
        subject=subject, groups=formatting.listing(parts)
    )


def of_years_compared(values: pd.DataFrame, compared: Mapping[str, str]) -> str:
    """Say in which year each of those compared has most: ``subject_id`` and a chart's columns."""
    years = values["period_start"].dt.year.astype(str)
    return of_compared(values.assign(label=years), compared, _("Value by year"))
