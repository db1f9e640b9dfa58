"""The template of the slides, made in code: wide, quiet, in the app's fonts and colors.

It begins as python-pptx's own and keeps two of its layouts, a first slide and a title above an
open ground. Fonts and colors are the theme's, so that whoever edits the slides can change all
of them at once. From right to left every place is mirrored.
"""

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATED
from pptx.util import Emu, Inches, Pt

from components import theme
from components.i18n import direction
from geo import palette

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN, TOP, FOOT = Inches(0.65), Inches(1.45), Inches(7.0)
ROOM = WIDTH - 2 * MARGIN
LATIN, ARABIC = "IBM Plex Sans", "IBM Plex Sans Arabic"
MUTED, HAIRLINE = "5b6774", "c9d1d8"
_COVER, _OPEN = 0, 5  # of the layouts that python-pptx brings along
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def presentation() -> Any:
    """Return an empty presentation in the template."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = WIDTH, HEIGHT
    master = slides.slide_master
    _keep(slides, {_COVER, _OPEN})
    _restyle(master.part.part_related_by(RELATED.THEME))
    cover, plain = slides.slide_layouts
    for layout in (master, cover, plain):
        for shape in list(layout.placeholders):
            if shape.placeholder_format.idx >= 10:  # date, foot and number: we set our own
                shape.element.getparent().remove(shape.element)
    _place(master.placeholders[0], MARGIN, Inches(0.5), ROOM, Inches(0.85), Pt(26), bold=True)
    _place(master.placeholders[1], MARGIN, TOP, ROOM, FOOT - TOP, Pt(16))
    _place(cover.placeholders[0], MARGIN, Inches(1.7), ROOM, Inches(1.7), Pt(44), bold=True)
    _place(cover.placeholders[1], MARGIN, Inches(3.55), ROOM, Inches(1.4), Pt(20))
    _place(plain.placeholders[0], MARGIN, Inches(0.5), ROOM, Inches(0.85), Pt(26), bold=True)
    return slides


def cover_of(slides: Any) -> Any:
    """Return the layout of the first slide."""
    return slides.slide_layouts[0]


def open_of(slides: Any) -> Any:
    """Return the layout of a title above an open ground."""
    return slides.slide_layouts[1]


def start(across: int, width: int) -> int:
    """Return where something begins from the left that is so far from where reading begins."""
    return int(WIDTH - across - width if direction() == "rtl" else across)


def _keep(slides: Any, wanted: set[int]) -> None:
    layouts = list(slides.slide_layouts)
    for number, layout in enumerate(layouts):
        if number not in wanted:
            slides.slide_layouts.remove(layout)


def _restyle(part: Any) -> None:
    """Set the theme's fonts and colors."""
    root = etree.fromstring(part.blob)
    root.set("name", "Accord Atlas")
    for kind in ("majorFont", "minorFont"):
        font = root.find(f".//{_MAIN}{kind}")
        font.find(f"{_MAIN}latin").set("typeface", LATIN)
        font.find(f"{_MAIN}cs").set("typeface", ARABIC)
        for script in font.findall(f"{_MAIN}font"):
            if script.get("script") == "Arab":
                script.set("typeface", ARABIC)
    ink = theme.text_color(is_dark=False)
    accents = (palette.ACCENT, *palette.COMPARED[1:], palette.PAID, palette.NEUTRAL)
    colors = {"dk1": ink, "dk2": ink, "hlink": palette.ACCENT, "folHlink": palette.ACCENT} | {
        f"accent{number}": color for number, color in enumerate(accents, start=1)
    }
    for name, color in colors.items():
        slot = root.find(f".//{_MAIN}{name}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, f"{_MAIN}srgbClr").set("val", color.lstrip("#"))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _place(
    shape: Any, across: int, down: int, width: int, height: int, size: Any, *, bold: bool = False
) -> None:
    """Put a placeholder, and say how what is written into it is set."""
    shape.left, shape.top = Emu(start(across, width)), Emu(down)
    shape.width, shape.height = Emu(width), Emu(height)
    body = shape.text_frame._txBody
    body.bodyPr.set("anchor", "b" if bold else "t")
    for side in ("lIns", "rIns"):
        body.bodyPr.set(side, "0")
    styles = body.find(f"{_MAIN}lstStyle")
    for child in list(styles):
        styles.remove(child)
    first = etree.SubElement(styles, f"{_MAIN}lvl1pPr")
    is_rtl = direction() == "rtl"
    first.set("marL", "0")
    first.set("indent", "0")
    first.set("algn", "r" if is_rtl else "l")
    first.set("rtl", "1" if is_rtl else "0")
    etree.SubElement(first, f"{_MAIN}buNone")
    letters = etree.SubElement(first, f"{_MAIN}defRPr")
    letters.set("sz", str(int(size.pt * 100)))
    letters.set("b", "1" if bold else "0")
    color = etree.SubElement(etree.SubElement(letters, f"{_MAIN}solidFill"), f"{_MAIN}schemeClr")
    color.set("val", "tx1")
