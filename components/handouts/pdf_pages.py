"""A hand-out as pages to print and to read aloud: set by Typst, without a browser.

The template (``pages.typ``) holds the look; the hand-out comes to it as JSON, so that nothing
in it can be read as markup. Text is real text in embedded fonts, and the file is tagged as
PDF/UA-1 asks, with its title and language.
"""

import json
import logging
from dataclasses import asdict
from datetime import UTC
from pathlib import Path
from typing import Any

from components import making, theme
from components.handouts import pdf_fonts
from components.handouts.content import Chart, Handout, Map, Table, Timeline
from components.i18n import _, direction, language
from data.model import Revision
from geo import palette

_TEMPLATE = Path(__file__).with_name("pages.typ")
_MAP_TEMPLATE = Path(__file__).with_name("map.typ")
_MAP_DOTS = 180  # an inch
_LEAST_SHARE = 0.004  # of a bar that is something: it must be seen
_log = logging.getLogger(__name__)


def pdf(handout: Handout, revision: Revision) -> bytes:
    """Return a hand-out as a tagged PDF."""
    making.step(_("Setting the pages"))
    import typst  # a quarter of a second that no page has to wait for

    settings: dict[str, Any] = {
        "sys_inputs": {"handout": json.dumps(_told(handout), ensure_ascii=False)},
        "font_paths": [str(pdf_fonts.folder())],
        "ignore_system_fonts": True,
        "timestamp": int(revision.published_at.astimezone(UTC).timestamp()),
    }
    source = str(_TEMPLATE)
    try:
        pages = typst.compile(source, format="pdf", pdf_standards="ua-1", **settings)
    except typst.TypstError as reason:
        # A name in a script that no font of ours has is no reason to refuse the pages.
        _log.warning("These pages cannot keep to PDF/UA-1: %s", reason)
        pages = typst.compile(source, format="pdf", **settings)
    return bytes(pages)


def map_png(drawn: Map) -> bytes:
    """Return a map with its names as a PNG fit for a slide, for programs that know no SVG."""
    import typst

    told = {**_map(drawn), "fonts": pdf_fonts.families(), "language": str(language())}
    picture = typst.compile(
        str(_MAP_TEMPLATE),
        format="png",
        ppi=_MAP_DOTS,
        sys_inputs={"map": json.dumps(told, ensure_ascii=False)},
        font_paths=[str(pdf_fonts.folder())],
        ignore_system_fonts=True,
    )
    return bytes(picture)


def _told(handout: Handout) -> dict[str, Any]:
    """Return what the template is told."""
    about = handout.about
    return {
        "language": str(language()),
        "direction": direction(),
        "fonts": pdf_fonts.families(),
        "ink": theme.text_color(is_dark=False),
        "accent": palette.ACCENT,
        "title": about.title,
        "keywords": [handout.kicker, handout.heading],
        "words": {
            "brand": _("Accord Atlas"),
            "sources": _("Sources"),
            "about": _("About these figures"),
        },
        "kicker": handout.kicker,
        "heading": handout.heading,
        "subtitle": about.subtitle,
        "sentence": handout.sentence,
        "paragraphs": handout.paragraphs,
        "counting": handout.counting,
        "figures": [asdict(figure) for figure in handout.figures],
        "charts": [_chart(chart) for chart in handout.charts],
        "map": _map(handout.map) if handout.map else None,
        "timeline": _timeline(handout.timeline) if handout.timeline else None,
        "tables": [_table(table) for table in handout.tables],
        "sources": [asdict(source) for source in handout.sources],
        "sources_note": handout.sources_note,
        "source": about.source,
        "lines": about.lines,
    }


def _chart(chart: Chart) -> dict[str, Any]:
    most = max((bar.value_usd_m or 0.0 for bar in chart.bars), default=0.0) or 1.0
    return {
        "title": chart.title,
        "note": chart.note,
        "bars": [
            {
                "label": bar.label,
                "text": bar.text,
                "color": bar.color,
                "pale": bar.is_pale,
                "share": max(bar.value_usd_m / most, _LEAST_SHARE) if bar.value_usd_m else 0.0,
            }
            for bar in chart.bars
        ],
    }


def _map(drawn: Map) -> dict[str, Any]:
    return {
        **asdict(drawn),
        "alt": f"{drawn.title}. {drawn.note}",
        "shades": [{"color": color, "text": text} for color, text in drawn.shades],
    }


def _timeline(line: Timeline) -> dict[str, Any]:
    said = [f"{lane.label}: {len(lane.marks)}" for lane in line.lanes]
    return {
        **asdict(line),
        "alt": f"{line.title}, {line.ticks[0][1]}–{line.ticks[-1][1]}. {'; '.join(said)}",
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "note": table.note,
        "columns": [
            {"heading": each.heading, "share": each.share, "figure": each.is_figure}
            for each in table.columns
        ],
        "rows": table.rows,
    }
