"""A network on the page, and its twin: the pairs of it as a table."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from components import charts, figures, labels, navigation, sentences, session, tables, wording
from components import format as formatting
from components.figures import lettering, words
from components.i18n import _, ngettext
from data import queries
from data.index import INTERNATIONAL
from data.model import Dataset
from data.queries import Between, Weight
from data.selection import toggled
from data.vocabulary import ActorKind
from geo import palette

PAIR = "pair"
PAIR_WIDTH, COUNT_WIDTH = 230, 74  # pixels: all columns of a pair beside the drawing
JOINT = "~"  # between the two ids of a pair; in no id, and written as it is in an address


def pair_ids(edges: pd.DataFrame) -> list[str]:
    """Return the name of each pair in the address: ``KAZ~USA``."""
    return [f"{one}{JOINT}{other}" for one, other in zip(edges["one"], edges["other"], strict=True)]


def show(
    dataset: Dataset,
    edges: pd.DataFrame,
    *,
    between: Between,
    weight: Weight,
    key: str,
    picks: Callable[[str], None],
    chosen: str = "",
    twin: bool = False,
) -> None:
    """Show who is linked with whom; a click on a circle filters by a country or opens an actor.

    Args:
        dataset: whose countries and actors they are.
        edges: the answer of ``queries.strongest``, as many as are to be drawn.
        between: what the circles are.
        weight: what makes a line thick.
        key: the element's name on its page.
        picks: what a click on a line does with the name of its pair.
        chosen: the name of the pair that is lit up.
        twin: whether the pairs stand below as a table; else a table stands beside.
    """
    shown = edges_in_words(dataset, edges, between, weight)
    nodes = nodes_in_words(dataset, edges, between, weight)
    drawn = partial(figures.network, nodes, shown, chosen=chosen)
    acts = {"edge": picks, "node": _filter_by if between == "countries" else _open}
    charts.show(
        drawn(is_dark=session.is_dark()),
        words.of_network(shown, shown["amount"].tolist()),
        key=key,
        title=_("Who is linked with whom"),
        acts=acts,
        twin=(lambda: _table(dataset, edges, between)) if twin else None,
        on_paper=partial(drawn, is_dark=False),
    )


def _filter_by(country: str) -> None:
    if country != INTERNATIONAL:  # which no filter names
        session.choose(toggled(session.selection(), "countries", country))


def _open(actor_id: str) -> None:
    navigation.open_row(navigation.ACTOR, actor_id)


def open_pair(weight: Weight) -> Callable[[str], None]:
    """Return what opens a pair of actors on the page of the network."""

    def picks(pair: str) -> None:
        navigation.open_view(navigation.NETWORK, {"between": "actors", "weigh": weight, PAIR: pair})

    return picks


def table(dataset: Dataset, edges: pd.DataFrame, between: Between) -> None:
    """Show pairs as a table; a click on a row chooses the pair."""
    tables.clickable(
        _table(dataset, edges, between),
        ids=pair_ids(edges),
        chosen=partial(session.change_setting, PAIR),
        key="pairs-table",
        words=_("Table of {pairs}").format(pairs=_pair_count(len(edges))),
        columns={
            _("Pair"): st.column_config.TextColumn(width=PAIR_WIDTH, pinned=True),
            _("Money, $ mn"): st.column_config.NumberColumn(format="localized", width=COUNT_WIDTH),
            _("Deals"): st.column_config.NumberColumn(width=COUNT_WIDTH),
            _("Meetings"): st.column_config.NumberColumn(width=COUNT_WIDTH),
        },
        note=_("Choose a row to see what is behind it."),
    )


def _pair_count(count: int) -> str:
    return ngettext("{count} pair", "{count} pairs", count).format(count=formatting.number(count))


def _table(dataset: Dataset, edges: pd.DataFrame, between: Between) -> pd.DataFrame:
    one, other = (_ends(dataset, edges, between, end) for end in ("one", "other"))
    return pd.DataFrame(
        {
            _("Pair"): [_pair(*both) for both in zip(one, other, strict=True)],
            _("Money, $ mn"): edges["value_usd_m"].where(edges["value_usd_m"] > 0).round(1),
            _("Deals"): edges["deals"].astype(int),
            _("Meetings"): edges["meetings"].astype(int),
        }
    )


def _ends(dataset: Dataset, edges: pd.DataFrame, between: Between, end: str) -> list[str]:
    word = labels.label_of(dataset, "country" if between == "countries" else "actor")
    return [word(code) for code in edges[end]]


def edges_in_words(
    dataset: Dataset, edges: pd.DataFrame, between: Between, weight: Weight
) -> pd.DataFrame:
    """Put edges into words, as a figure draws them."""
    one, other = (_ends(dataset, edges, between, end) for end in ("one", "other"))
    amounts = [_amount(value, weight) for value in edges[queries.WEIGHT_COLUMNS[weight]]]
    measures = zip(*(edges[name] for name in ("low_usd_m", "value_usd_m", "high_usd_m",
                                              "forth_usd_m", "deals", "meetings")),
                   strict=True)  # fmt: skip
    return pd.DataFrame(
        {
            "id": pair_ids(edges),
            "one": edges["one"],
            "other": edges["other"],
            "one_label": one,
            "other_label": other,
            "weight": edges[queries.WEIGHT_COLUMNS[weight]],
            "amount": amounts,
            "hover": [
                _hover(first, second, *measured)
                for first, second, measured in zip(one, other, measures, strict=True)
            ],
        }
    )


def _pair(one: str, other: str) -> str:
    return _("{one} and {other}").format(one=one, other=other)


def _amount(value: float, weight: Weight) -> str:
    if weight == "money":
        return formatting.money(value)
    counted = sentences.deal_count if weight == "deals" else sentences.meeting_count
    return counted(int(value))


def _hover(
    one: str,
    other: str,
    low: float,
    best: float,
    high: float,
    forth: float,
    deals: float,
    meetings: float,
) -> str:
    paid = _("{payer} pays {receiver} {amount}")
    back = best - forth
    return lettering.hover(
        _pair(one, other),
        formatting.money_range(low, best, high) if high > 0 else "",
        paid.format(payer=one, receiver=other, amount=formatting.money(forth)) if forth else "",
        paid.format(payer=other, receiver=one, amount=formatting.money(back)) if back > 0 else "",
        sentences.deal_count(int(deals)),
        sentences.meeting_count(int(meetings)),
    )


def nodes_in_words(
    dataset: Dataset, edges: pd.DataFrame, between: Between, weight: Weight
) -> pd.DataFrame:
    """Put nodes into words and colors, as a figure draws them."""
    nodes = queries.nodes(dataset, edges, between, weight)
    word = labels.label_of(dataset, "country" if between == "countries" else "actor")
    names = [word(code) for code in nodes["id"]]
    if between == "countries":
        colors = [palette.REGION_COLORS[group] for group in nodes["group"]]
        groups = [wording.region(group) for group in nodes["group"]]
    else:
        colors = [palette.ACTOR_KIND_COLORS[ActorKind(group)] for group in nodes["group"]]
        groups = [wording.label(ActorKind(group)) for group in nodes["group"]]
    hovers = [
        lettering.hover(name, group, _amount(value, weight) if weight == "money" else "")
        for name, group, value in zip(names, groups, nodes["weight"], strict=True)
    ]
    return nodes.assign(label=names, color=colors, group_label=groups, hover=hovers)
