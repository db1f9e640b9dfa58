"""The picture of a shared link: what it shows, its figures and their rule, set by Typst."""

import json
from functools import lru_cache
from pathlib import Path

from components import format as formatting
from components import theme, wording
from components.handouts import pdf_fonts
from components.i18n import Language, _, direction, language
from data import queries
from data.model import Dataset, Selection
from geo import palette

_TEMPLATE = Path(__file__).with_name("card.typ")
_DOTS_AN_INCH = 144  # twice a point: 600 points make 1200 pixels


def of_row(title: str, sentence: str, dataset: Dataset) -> bytes:
    """Return the picture of a link to one row: a PNG of 1200 by 630 pixels."""
    return _drawn(title, sentence, (), _revision(dataset), language())


def of_selection(title: str, sentence: str, dataset: Dataset, selection: Selection) -> bytes:
    """Return the picture of a link to what a selection keeps, likewise, with its figures."""
    summary = queries.summary(dataset, selection)
    figures = (
        (_("Value counted"), formatting.money(summary.counted.best_usd_m)),
        (_("Headline figures"), formatting.money(summary.headline.best_usd_m)),
        (_("Deals"), formatting.number(summary.counted.deals)),
        (_("Meetings held"), formatting.number(summary.meetings)),
    )
    foot = f"{wording.lens(selection.lens)} · {_revision(dataset)}"
    return _drawn(title, sentence, figures, foot, language())


def _revision(dataset: Dataset) -> str:
    return _("Revision {revision}").format(revision=formatting.isolate(dataset.revision.id))


@lru_cache(maxsize=64)  # a link that is shared is asked for by everybody who gets it
def _drawn(
    title: str, sentence: str, figures: tuple[tuple[str, str], ...], foot: str, spoken: Language
) -> bytes:
    import typst

    told = {
        "brand": _("Accord Atlas"),
        "title": title,
        "sentence": sentence,
        "figures": figures,
        "foot": foot,
        "fonts": pdf_fonts.families(),
        "language": str(spoken),
        "direction": direction(),
        "ink": theme.text_color(is_dark=False),
        "accent": palette.ACCENT,
    }
    picture = typst.compile(
        str(_TEMPLATE),
        format="png",
        ppi=_DOTS_AN_INCH,
        sys_inputs={"card": json.dumps(told, ensure_ascii=False)},
        font_paths=[str(pdf_fonts.folder())],
        ignore_system_fonts=True,
    )
    return bytes(picture)
