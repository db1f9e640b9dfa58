"""What every question needs and no selection changes: joins and sums made once a revision.

Links between tables are kept as row numbers of ``deals`` and ``meetings`` (their position in
the table), so that a filter is a lookup in an array and stays quick at a hundred times the
shipped rows.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import evidence, money
from data.model import Dataset
from data.search import folded
from data.vocabulary import PAYER_ROLES, RECEIVER_ROLES, ParticipantRole

INTERNATIONAL = "international"
"""Stands for the country of an actor that has none: a bloc, a fund or bank of many states."""

PAYER, RECEIVER = "payer", "receiver"
_LONG_TEXTS = ["summary_en", "summary_ar"]


@dataclass(frozen=True, eq=False)
class Index:
    """One dataset prepared for questions. Frames are indexed by row number.

    Attributes:
        deals: the deals table with the columns of ``money.own_values`` (its value is the one
            that the dataset's estimate shows), ``month`` (``2025-11``), ``undisclosed``,
            ``evidence`` (the grade) and ``silent_months``. Long texts are left in the table:
            a filter copies the rows it keeps.
        meetings: the meetings table with ``month``, likewise.
        own_values: own contributions of the deals alone, for sums over many selections.
        deal_texts: what can be searched of each deal, folded, in both languages;
            meeting_texts likewise.
        parties: one party of one deal: ``row`` of the deal, ``actor_id``, ``role``,
            ``country`` (alpha-3 or ``international``), ``side`` (payer, receiver or empty).
        participants: one participant of one meeting: ``row``, ``actor_id``, ``role``,
            ``country``, ``kind`` of the actor; invited actors did not come and are left out.
        deal_countries: one country of one deal: ``row``, ``country`` (alpha-3 only), ``pays``,
            ``receives`` (whether one of its actors does), own contributions of the deal.
        meeting_countries: one country at one meeting: ``row``, ``country`` (alpha-3 only).
        deal_actors: one actor of one deal: ``row``, ``actor_id``, the rest as deal_countries.
        meeting_actors: one actor at one meeting: ``row``, ``actor_id``, ``country`` (as
            participants).
        flows: one pair of payer and receiver of one deal: ``row``, ``payer``, ``receiver``,
            own contributions split over the pairs, ``theme``, ``firm`` (signed or firmer).
        actor_flows: likewise, with actors as ``payer`` and ``receiver``.
        deal_themes: ``row``, ``theme``, ``is_main``; meeting_themes likewise.
        deal_venues: alpha-3 of each deal's place, empty where there is none;
            meeting_venues likewise.
    """

    deals: pd.DataFrame
    meetings: pd.DataFrame
    own_values: pd.DataFrame
    deal_texts: list[str]
    meeting_texts: list[str]
    parties: pd.DataFrame
    participants: pd.DataFrame
    deal_countries: pd.DataFrame
    meeting_countries: pd.DataFrame
    deal_actors: pd.DataFrame
    meeting_actors: pd.DataFrame
    flows: pd.DataFrame
    actor_flows: pd.DataFrame
    deal_themes: pd.DataFrame
    meeting_themes: pd.DataFrame
    deal_venues: npt.NDArray[np.object_]
    meeting_venues: npt.NDArray[np.object_]
    deal_rows: dict[str, int]
    meeting_rows: dict[str, int]

    def is_of(self, links: pd.DataFrame, rows: pd.DataFrame) -> npt.NDArray[np.bool_]:
        """Say which links (parties, participants, flows …) belong to some deals or meetings."""
        wanted = np.zeros(max(len(self.deals), len(self.meetings)), dtype=bool)
        wanted[rows.index.to_numpy()] = True
        return self.links_of(links, wanted)

    @staticmethod
    def links_of(links: pd.DataFrame, wanted: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Say which links belong to the deals, or the meetings, that a mask keeps."""
        of_them: npt.NDArray[np.bool_] = wanted[links["row"].to_numpy()]
        return of_them


@lru_cache(maxsize=12)  # the current revision and those, days and estimates, being looked at
def index_of(dataset: Dataset) -> Index:
    """Return the index of a dataset, made at the first question."""
    deals, meetings = dataset.table("deals"), dataset.table("meetings")
    deals = with_values(deals, dataset)
    silent = evidence.silent_months(dataset, deals)
    deals["evidence"] = evidence.grades(dataset, deals, silent)
    deals["silent_months"] = silent
    deals["undisclosed"] = deals["value_usd_m"].isna()
    deals["month"] = deals["announced_on"].dt.strftime("%Y-%m")
    meetings["month"] = meetings["start_on"].dt.strftime("%Y-%m")
    deal_rows = _row_numbers(deals["deal_id"])
    meeting_rows = _row_numbers(meetings["meeting_id"])
    actors = dataset.table("actors").set_index("actor_id")
    parties = _parties(dataset, actors, deal_rows)
    participants = _participants(dataset, actors, meeting_rows)
    return Index(
        deals=deals.drop(columns=[*_LONG_TEXTS, "value_note", "value_note_ar"]),
        meetings=meetings.drop(columns=_LONG_TEXTS),
        own_values=deals[money.OWN_COLUMNS],
        deal_texts=_search_texts(deals, parties, actors),
        meeting_texts=_search_texts(meetings, participants, actors),
        parties=parties,
        participants=participants,
        deal_countries=_standing(parties[parties["country"] != INTERNATIONAL], deals, "country"),
        meeting_countries=participants[participants["country"] != INTERNATIONAL][
            ["row", "country"]
        ].drop_duplicates(ignore_index=True),
        deal_actors=_standing(parties, deals, "actor_id"),
        meeting_actors=participants[["row", "actor_id", "country"]].drop_duplicates(
            ignore_index=True
        ),
        flows=_flows(parties, deals, "country"),
        actor_flows=_flows(parties, deals, "actor_id"),
        deal_themes=_themes(deals),
        meeting_themes=_themes(meetings),
        deal_venues=_venues(dataset, deals),
        meeting_venues=_venues(dataset, meetings),
        deal_rows=deal_rows,
        meeting_rows=meeting_rows,
    )


def with_values(deals: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Return a table of deals with its value as the dataset's estimate has it, and its own."""
    values = money.own_values(deals, dataset.estimate)
    return pd.concat([deals.drop(columns="value_usd_m"), values], axis=1)


def _row_numbers(ids: pd.Series) -> dict[str, int]:
    return {str(row_id): number for number, row_id in enumerate(ids)}


def _parties(dataset: Dataset, actors: pd.DataFrame, rows: dict[str, int]) -> pd.DataFrame:
    parties = dataset.table("deal_parties")
    role = parties["role"].astype(str)
    side = np.where(
        role.isin([str(payer) for payer in PAYER_ROLES]),
        PAYER,
        np.where(role.isin([str(receiver) for receiver in RECEIVER_ROLES]), RECEIVER, ""),
    )
    return pd.DataFrame(
        {
            "row": parties["deal_id"].map(rows).astype("int64"),
            "actor_id": pd.Categorical(parties["actor_id"], categories=actors.index),
            "role": parties["role"],
            "country": _countries_of(parties["actor_id"], actors),
            "side": pd.Categorical(side, categories=["", PAYER, RECEIVER]),
        }
    )


def _participants(dataset: Dataset, actors: pd.DataFrame, rows: dict[str, int]) -> pd.DataFrame:
    present = dataset.table("meeting_participants")
    present = present[present["role"].astype(str) != str(ParticipantRole.INVITED)]
    present = present.reset_index(drop=True)
    return pd.DataFrame(
        {
            "row": present["meeting_id"].map(rows).astype("int64"),
            "actor_id": pd.Categorical(present["actor_id"], categories=actors.index),
            "role": present["role"],
            "country": _countries_of(present["actor_id"], actors),
            "kind": present["actor_id"].map(actors["kind"]).astype(str),
        }
    )


def _countries_of(actor_ids: pd.Series, actors: pd.DataFrame) -> pd.Categorical:
    every = np.union1d(actors["country"].replace("", INTERNATIONAL), [INTERNATIONAL])
    country = actor_ids.map(actors["country"]).replace("", INTERNATIONAL)
    return pd.Categorical(country, categories=every)


def _standing(parties: pd.DataFrame, deals: pd.DataFrame, whose: str) -> pd.DataFrame:
    """Say where each country, or each actor, stands in each of its deals, and what they add."""
    sides = pd.DataFrame(
        {
            "row": parties["row"],
            whose: parties[whose],
            "pays": parties["side"] == PAYER,
            "receives": parties["side"] == RECEIVER,
        }
    )
    sides = sides.groupby(["row", whose], sort=True, observed=True).any().reset_index()
    own = deals.loc[sides["row"], money.OWN_COLUMNS].reset_index(drop=True)
    return pd.concat([sides, own], axis=1)


def _flows(parties: pd.DataFrame, deals: pd.DataFrame, whose: str) -> pd.DataFrame:
    sides = parties[["row", whose, "side"]].astype({whose: object})
    payers, receivers = (
        sides[sides["side"] == side][["row", whose]].drop_duplicates().rename(columns={whose: side})
        for side in (PAYER, RECEIVER)
    )
    pairs = money.split_over_pairs(deals, payers, receivers)
    described = deals.loc[pairs["row"], ["theme", "status", "evidence"]].reset_index(drop=True)
    firm = [str(status) for status in money.FIRM_STATUSES]
    return pairs.assign(
        payer=pd.Categorical(pairs["payer"], categories=parties[whose].cat.categories),
        receiver=pd.Categorical(pairs["receiver"], categories=parties[whose].cat.categories),
        theme=described["theme"].astype("category"),
        firm=described["status"].isin(firm),
        weak_usd_m=pairs["own_best_usd_m"].where(evidence.is_weak(described["evidence"]), 0.0),
    )


def _themes(table: pd.DataFrame) -> pd.DataFrame:
    main = pd.DataFrame({"row": table.index, "theme": table["theme"].astype(str), "is_main": True})
    other = table["other_themes"].explode().dropna()
    others = pd.DataFrame({"row": other.index, "theme": other.astype(str), "is_main": False})
    themes = pd.concat([main, others], ignore_index=True)
    themes["theme"] = themes["theme"].astype("category")
    return themes


def _venues(dataset: Dataset, table: pd.DataFrame) -> npt.NDArray[np.object_]:
    places = dataset.table("places")
    country = dict(zip(places["place_id"], places["country"], strict=True))
    return np.array([country.get(place, "") for place in table["place_id"]], dtype=object)


def _search_texts(table: pd.DataFrame, links: pd.DataFrame, actors: pd.DataFrame) -> list[str]:
    """Fold what can be searched of each row: titles, summaries and names, in both languages."""
    known_as = zip(actors["name_en"], actors["name_ar"], actors["aliases"], strict=True)
    name_of = {
        actor_id: folded(" ".join([english, arabic, *aliases]))
        for actor_id, (english, arabic, aliases) in zip(actors.index, known_as, strict=True)
    }
    columns = ("title_en", "title_ar", "summary_en", "summary_ar")
    texts = zip(*(table[column] for column in columns), strict=True)
    parts = [[folded(" ".join(text))] for text in texts]
    for row, actor_id in zip(links["row"], links["actor_id"], strict=True):
        parts[row].append(name_of[actor_id])
    return [" ".join(of_row) for of_row in parts]
