"""How well a deal is attested, and how long nobody has spoken of it.

The grade adds points for what the row has:

- publishers: one point for each independent publisher beyond the first, three at most;
- kinds: one for a second kind of source, one more where an official page (government, company,
  international organization) stands beside a report (wire, newspaper, broadcaster);
- both sides: one where actors of two countries state a figure for it;
- age: one where its newest source or step is younger than ``FRESH_MONTHS``;
- date: one where it is dated to the day.

Five points with three publishers make an A, four points a B, anything less a C. A deal that
rests on one source is a D whatever else it has. So a source less never raises a grade, and
always lowers that of a deal with two.

Silence is counted in whole months from the newest dated step, claim or source of a deal, or
from its announcement. That a promise has faded is inferred from silence, and is said to be.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.model import Dataset
from data.vocabulary import EvidenceGrade, SourceKind

FRESH_MONTHS = 24
SILENCE_MONTHS = (6, 12, 24)
"""After how many months without a word a promise is listed; the longest is called faded."""

BEST_SCORE, GOOD_SCORE = 5, 4
MOST_PUBLISHER_POINTS = 3
PUBLISHERS_OF_AN_A = 3

_OFFICIAL = {SourceKind.GOVERNMENT, SourceKind.COMPANY, SourceKind.INTERNATIONAL_ORGANIZATION}
_REPORTING = {SourceKind.WIRE, SourceKind.NEWSPAPER, SourceKind.BROADCASTER}
_DAYS_A_MONTH = 30.4375


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a deal rests on, and the grade that follows from it.

    ``sources``, ``publishers``, ``kinds`` and ``claimant_countries`` are counts; ``score`` is
    the sum of the points; ``has_both_kinds`` says whether an official page stands beside a
    report.
    """

    sources: int
    publishers: int
    kinds: int
    has_both_kinds: bool
    claimant_countries: int
    is_fresh: bool
    is_dated_to_the_day: bool

    @property
    def score(self) -> int:
        """The points of the formula, 0 to 8."""
        return (
            min(max(self.publishers - 1, 0), MOST_PUBLISHER_POINTS)
            + (self.kinds > 1)
            + self.has_both_kinds
            + (self.claimant_countries > 1)
            + self.is_fresh
            + self.is_dated_to_the_day
        )

    @property
    def grade(self) -> EvidenceGrade:
        """The letter that the points make."""
        if self.sources <= 1:
            return EvidenceGrade.D
        if self.score >= BEST_SCORE and self.publishers >= PUBLISHERS_OF_AN_A:
            return EvidenceGrade.A
        return EvidenceGrade.B if self.score >= GOOD_SCORE else EvidenceGrade.C


def is_weak(grades: pd.Series) -> pd.Series:
    """Say which grades are drawn paler: those of deals that rest on one source."""
    return grades == str(EvidenceGrade.D)


def evidence(
    dataset: Dataset, deals: pd.DataFrame, silent: pd.Series | None = None
) -> list[Evidence]:
    """Work out what each deal rests on.

    Args:
        dataset: where their sources, steps and claims are.
        deals: rows of the deals table; the answers are in their order.
        silent: their ``silent_months``, where they are known already.
    """
    pages = dataset.table("sources")
    publisher = dict(zip(pages["source_id"], pages["publisher"].str.casefold(), strict=True))
    kind = dict(zip(pages["source_id"], pages["kind"].astype(str), strict=True))
    countries = _claimant_countries(dataset)
    silent = silent_months(dataset, deals) if silent is None else silent
    found = []
    for deal_id, cited, precision, months in zip(
        deals["deal_id"], deals["sources"], deals["date_precision"], silent, strict=True
    ):
        kinds = {kind[source] for source in cited}
        found.append(
            Evidence(
                sources=len(cited),
                publishers=len({publisher[source] for source in cited}),
                kinds=len(kinds),
                has_both_kinds=bool(kinds & _OFFICIAL) and bool(kinds & _REPORTING),
                claimant_countries=len(countries.get(str(deal_id), ())),
                is_fresh=bool(months < FRESH_MONTHS),
                is_dated_to_the_day=str(precision) == "day",
            )
        )
    return found


def grades(dataset: Dataset, deals: pd.DataFrame, silent: pd.Series | None = None) -> pd.Series:
    """Return the grade of each deal, on the index of ``deals``; arguments as ``evidence``."""
    letters = [str(each.grade) for each in evidence(dataset, deals, silent)]
    categories = [str(grade) for grade in EvidenceGrade]
    return pd.Series(
        pd.Categorical(letters, categories=categories, ordered=True), index=deals.index
    )


def silent_months(dataset: Dataset, deals: pd.DataFrame) -> pd.Series:
    """Return for each deal the whole months since its newest step, claim or source.

    Counted to ``dataset.as_of``; what is dated later is not heard yet. A deal of which nothing
    else is dated has been silent since its announcement.
    """
    until = pd.Timestamp(dataset.as_of)
    events, claims = dataset.table("deal_events"), dataset.table("claims")
    published = dataset.table("sources").set_index("source_id")["published_on"]
    cited = deals[["deal_id", "sources"]].explode("sources").dropna()
    words = pd.concat(
        [
            _dated(deals["deal_id"], deals["announced_on"]),
            _dated(events["deal_id"], events["happened_on"]),
            _dated(claims["deal_id"], claims["claimed_on"]),
            _dated(cited["deal_id"], published.reindex(cited["sources"].astype(object))),
        ]
    )
    heard = words[words["day"] <= until].groupby("deal_id")["day"].max()
    newest = heard.reindex(deals["deal_id"].astype(object)).set_axis(deals.index)
    months = ((until - newest.fillna(deals["announced_on"])).dt.days / _DAYS_A_MONTH).clip(lower=0)
    return np.floor(months).astype("int64").rename("silent_months")


def _dated(deal_ids: pd.Series, days: pd.Series) -> pd.DataFrame:
    named = deal_ids.astype(object).to_numpy()
    return pd.DataFrame({"deal_id": named, "day": pd.to_datetime(days).to_numpy()})


def _claimant_countries(dataset: Dataset) -> dict[str, set[str]]:
    """Return the countries of those who state a figure for a deal, by deal."""
    actors = dataset.table("actors")
    country = dict(zip(actors["actor_id"], actors["country"], strict=True))
    claims = dataset.table("claims")
    found: dict[str, set[str]] = {}
    for deal_id, claimant in zip(claims["deal_id"], claims["claimant_id"], strict=True):
        found.setdefault(str(deal_id), set()).add(str(country[claimant]))
    return found
