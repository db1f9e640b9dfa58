"""Parts of a slide: text, tables and charts, native and editable, in the reader's direction."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from components import theme
from components.exports.cells import defused
from components.handouts.content import Bar, Chart, Column, Table
from components.handouts.pptx_template import HAIRLINE, MARGIN, MUTED, ROOM, start
from components.i18n import Language, direction, language
from geo import palette

_LINK = re.compile(r"\w+://|mailto:|internal:|external:|\{=", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_LOCALES = {Language.EN: "en-US", Language.AR: "ar-AE"}
RIGHT_TO_LEFT_MARK = "\u200f"
_PALER = 0.62  # of the way to white


def write(
    frame: Any, lines: Sequence[str], *, size: float, bold: bool = False, color: str = ""
) -> None:
    """Write lines into a text frame, a paragraph each, in the reader's direction."""
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size / 2)
        run(paragraph, line, size=size, bold=bold, color=color)
        direct(paragraph)


def run(
    paragraph: Any,
    text: str,
    *,
    size: float = 0,
    bold: bool = False,
    color: str = "",
    url: str = "",
) -> None:
    """Add a run of text to a paragraph, in the language it is read in."""
    added = paragraph.add_run()
    added.text = text
    added._r.get_or_add_rPr().set("lang", _LOCALES[language()])
    if size:
        added.font.size = Pt(size)
    if bold:
        added.font.bold = True
    if color:
        added.font.color.rgb = RGBColor.from_string(color.lstrip("#").upper())
    if url:
        added.hyperlink.address = url


def direct(paragraph: Any, *, at_end: bool = False) -> None:
    """Let a paragraph run as the reader reads; its lines begin, or end, where reading does."""
    is_rtl = direction() == "rtl"
    properties = paragraph._p.get_or_add_pPr()
    properties.set("rtl", "1" if is_rtl else "0")
    properties.set("algn", "l" if is_rtl == at_end else "r")


def box(
    slide: Any, across: int, down: int, width: int, height: int, lines: Sequence[str], **style: Any
) -> Any:
    """Add a box of text, so far from where reading begins."""
    added = slide.shapes.add_textbox(Emu(start(across, width)), Emu(down), Emu(width), Emu(height))
    frame = added.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write(frame, lines, **style)
    return added


def describe(shape: Any, name: str, words: str) -> None:
    """Say what a shape shows, for those who cannot see it."""
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


def table(slide: Any, columns: Sequence[Column], rows: Sequence[Sequence[str]], down: int) -> Any:
    """Add a native table across the slide and return it; its first row is the headings.

    From right to left its columns stand mirrored in the file: LibreOffice passes over the
    format's own ``rtl`` of a table, and would show the last column where reading begins.
    """
    if direction() == "rtl":
        columns, rows = columns[::-1], [row[::-1] for row in rows]
    frame = slide.shapes.add_table(
        len(rows) + 1, len(columns), MARGIN, Emu(down), Emu(ROOM), Pt(20) * (len(rows) + 1)
    )
    grid = frame.table
    grid.horz_banding = False
    whole = sum(column.share for column in columns)
    for place, column in enumerate(columns):
        grid.columns[place].width = Emu(int(ROOM * column.share / whole))
        _cell(grid.cell(0, place), column.heading, column, is_heading=True)
        for number, row in enumerate(rows, start=1):
            _cell(grid.cell(number, place), row[place], column)
    return frame


def _cell(cell: Any, text: str, column: Column, *, is_heading: bool = False) -> None:
    cell.margin_left = cell.margin_right = Pt(4)
    cell.margin_top = Pt(3)
    cell.margin_bottom = Pt(6 if direction() == "rtl" else 4)  # Arabic reaches further down
    cell.vertical_anchor = MSO_ANCHOR.TOP
    color = MUTED if is_heading else theme.text_color(is_dark=False)
    run(cell.text_frame.paragraphs[0], text, size=12, bold=is_heading, color=color)
    direct(cell.text_frame.paragraphs[0], at_end=column.is_figure)
    properties = cell._tc.get_or_add_tcPr()
    for side in ("lnL", "lnR", "lnT"):
        properties.append(parse_xml(f'<a:{side} w="0" {nsdecls("a")}><a:noFill/></a:{side}>'))
    properties.append(
        parse_xml(
            f'<a:lnB w="6350" {nsdecls("a")}><a:solidFill><a:srgbClr val="{HAIRLINE}"/>'
            "</a:solidFill></a:lnB>"
        )
    )
    properties.append(parse_xml(f"<a:noFill {nsdecls('a')}/>"))


def chart(slide: Any, drawn: Chart, down: int, height: int) -> Any:
    """Add a native chart of bars across the slide and return it."""
    data = CategoryChartData()
    data.categories = [_inert(_category(bar)) for bar in drawn.bars]
    data.add_series(drawn.title, [bar.value_usd_m for bar in drawn.bars])
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, MARGIN, Emu(down), Emu(ROOM), Emu(height), data
    )
    graph = frame.chart
    graph.has_legend = graph.has_title = False
    graph.font.size = Pt(13)
    graph.font.color.rgb = RGBColor.from_string(theme.text_color(is_dark=False)[1:].upper())
    _axes(graph)
    plot = graph.plots[0]
    plot.gap_width = 45
    plot.vary_by_categories = False
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for number, bar in enumerate(drawn.bars):
        _paint(plot.series[0].points[number], bar)
    _print_as_on_screen(plot.series[0], drawn.bars)
    words = ". ".join(f"{bar.label}: {bar.text}" for bar in drawn.bars)
    describe(frame, drawn.title, words)
    return frame


def _category(bar: Bar) -> str:
    """Return a bar's label; what has no length says why."""
    return f"{bar.label} ({bar.text})" if bar.value_usd_m is None else bar.label


def _inert(text: str) -> str:
    """Return a text that the chart's sheet takes for a text, be it a formula or an address."""
    return f"'{text}" if _LINK.match(text) else defused(text)


def _axes(graph: Any) -> None:
    groups, values = graph.category_axis, graph.value_axis
    groups.reverse_order = True  # the first group on top
    groups.format.line.fill.background()
    groups.major_tick_mark = XL_TICK_MARK.NONE
    groups.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.visible = values.has_major_gridlines = False
    values.minimum_scale = 0
    if direction() == "rtl":
        values.reverse_order = True
        for properties in graph._chartSpace.iter(qn("a:pPr")):
            properties.set("rtl", "1")


def _paint(point: Any, bar: Bar) -> None:
    fill = point.format.fill
    fill.solid()
    fill.fore_color.rgb = _rgb(bar.color, _PALER if bar.is_pale else 0.0)
    if bar.is_pale:
        point.format.line.color.rgb = _rgb(bar.color, 0.0)
        point.format.line.width = Pt(0.75)


def _rgb(color: str, paler: float) -> RGBColor:
    red, green, blue = (round(part + (255 - part) * paler) for part in palette.rgb(color))
    return RGBColor(red, green, blue)


def _print_as_on_screen(series: Any, bars: Sequence[Bar]) -> None:
    """Give each label a format of its own, by which its number reads as it does on screen.

    The label stays the number of the chart's sheet: whoever edits that sees the label follow.
    """
    labels = series._element.get_or_add_dLbls()
    for number, bar in reversed(list(enumerate(bars))):
        pattern = number_format(bar)
        if pattern:
            labels.insert(0, _label(number, pattern))
    for flag, is_on in (("showLegendKey", 0), ("showVal", 1), ("showCatName", 0),
                        ("showSerName", 0), ("showPercent", 0), ("showBubbleSize", 0)):  # fmt: skip
        found = labels.find(qn(f"c:{flag}"))
        if found is None:
            found = etree.SubElement(labels, qn(f"c:{flag}"))
        found.set("val", str(is_on))


def _label(number: int, pattern: str) -> Any:
    label = parse_xml(
        f'<c:dLbl {nsdecls("c")}><c:idx val="{number}"/><c:numFmt sourceLinked="0"/>'
        '<c:spPr/><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbl>'
    )
    label.find(qn("c:numFmt")).set("formatCode", pattern)
    return label


def number_format(bar: Bar) -> str:
    """Return the format by which a bar's number, in millions, is printed as its text; or none."""
    found = _NUMBER.search(bar.text)
    if found is None or not bar.value_usd_m:
        return ""
    shown = float(found.group().replace(",", ""))
    thousands = next(
        (
            power
            for power in range(3)
            if shown and abs(bar.value_usd_m / (shown * 1000**power) - 1) < 0.01
        ),
        None,
    )
    if thousands is None:
        return ""
    places = len(found.group(1) or "")
    exact = Decimal(repr(bar.value_usd_m)) / 1000**thousands
    if exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) != Decimal(str(shown)):
        return f'"{bar.text}"'  # a tie, which the screen and a sheet round to different sides
    digits = "#,##0" + ("." + "0" * places if places else "")
    before, after = bar.text[: found.start()], bar.text[found.end() :]
    if direction() == "rtl":  # a label is laid out from the left; this mark turns it round
        before = f"{RIGHT_TO_LEFT_MARK}{before}"
    quoted = [f'"{part}"' if part else "" for part in (before, after)]
    return f"{quoted[0]}{digits}{',' * thousands}{quoted[1]}"


def words_of(listed: Table) -> list[str]:
    """Return the first rows of a table in words, for whoever speaks."""
    return [" · ".join(filter(None, row)) for row in listed.rows[:5]]
