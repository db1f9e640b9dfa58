"""A hand-out as slides: native charts and tables to edit, notes for the speaker, sources."""

import io
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches, Pt

from components import format as formatting
from components import making
from components.handouts import pdf_pages
from components.handouts.content import Chart, Figure, Handout, Map, Source, Table, View
from components.handouts.pptx_parts import box, chart, describe, direct, run, table, words_of, write
from components.handouts.pptx_template import (
    FOOT,
    MARGIN,
    MUTED,
    ROOM,
    TOP,
    cover_of,
    open_of,
    presentation,
    start,
)
from components.i18n import _, language
from data.model import Revision
from geo import palette

_SOURCES_A_SLIDE = 18
_LONGEST_PROPERTY = 255  # characters that the format allows
_NOTE_HEIGHT = Inches(0.3)
_CAPTION_HEIGHT = Inches(0.75)  # of two lines
_BAR_HEIGHT = Inches(0.6)  # of few bars; many share the room


def pptx(handout: Handout, revision: Revision) -> bytes:
    """Return a hand-out as a presentation."""
    slides = presentation()
    about = slides.core_properties
    about.title = handout.about.title[:_LONGEST_PROPERTY]
    about.subject = handout.about.subtitle[:_LONGEST_PROPERTY]
    about.comments = handout.about.source[:_LONGEST_PROPERTY]
    about.author, about.language = "Accord Atlas", str(language())
    about.created = about.modified = revision.published_at.astimezone(UTC)
    told = _Told(slides, handout)
    told.cover()
    if handout.figures:
        told.key_figures()
    views = handout.views or _unsaid(handout)
    for number, view in enumerate(views, 1):
        making.step(
            _("Drawing {number} of {count}: {title}").format(
                number=formatting.number(number),
                count=formatting.number(len(views)),
                title=view.title,
            )
        )
        told.view(view)
    making.step(_("Packing the slides"))
    count = -(-len(handout.sources) // _SOURCES_A_SLIDE)  # as few slides as will do
    each = -(-len(handout.sources) // max(count, 1))  # and about as much on each
    for number in range(count):
        told.sources(handout.sources[number * each : (number + 1) * each])
    told.about()
    file = io.BytesIO()
    slides.save(file)
    return file.getvalue()


class _Told:
    """A presentation that is filled slide by slide."""

    def __init__(self, slides: Any, handout: Handout) -> None:
        self._slides = slides
        self._handout = handout

    def slide(self, title: str, said: Sequence[str]) -> Any:
        """Add a slide with a title, a foot, and notes of what is said to it."""
        added = self._slides.slides.add_slide(open_of(self._slides))
        write(added.shapes.title.text_frame, [title], size=0)
        self._foot(added)
        self._speak(added, said)
        return added

    def cover(self) -> None:
        handout = self._handout
        added = self._slides.slides.add_slide(cover_of(self._slides))
        write(added.shapes.title.text_frame, [handout.heading], size=_fitting(handout.heading))
        write(added.placeholders[1].text_frame, [handout.sentence], size=0)
        kicker = f"{_('Accord Atlas')} · {handout.kicker}"
        box(added, MARGIN, Inches(0.7), ROOM, Inches(0.4), [kicker], size=14, bold=True,
            color=palette.ACCENT)  # fmt: skip
        box(added, MARGIN, Inches(5.3), ROOM, Inches(0.6), [handout.about.subtitle], size=13,
            color=MUTED)  # fmt: skip
        self._foot(added)
        self._speak(added, [handout.sentence, *handout.paragraphs])

    def key_figures(self) -> None:
        handout = self._handout
        told = [f"{each.label}: {each.value} {each.beside}".strip() for each in handout.figures]
        added = self.slide(_("Key figures"), told)
        gap = Inches(0.25)
        width = int((ROOM - gap * (len(handout.figures) - 1)) / max(len(handout.figures), 1))
        for number, figure in enumerate(handout.figures):
            _figure(added, figure, MARGIN + number * (width + gap), width)
        paragraphs = [*handout.paragraphs, handout.counting]
        box(added, MARGIN, Inches(3.9), ROOM, Inches(2.4), paragraphs, size=17)

    def view(self, view: View) -> None:
        """Show one visual, with what is said about it above and the speaker's notes."""
        visual = view.visual
        added = self.slide(view.title, [view.caption, view.notes, view.asked, *_read_out(visual)])
        top: int = TOP
        if view.caption:
            box(added, MARGIN, TOP, ROOM, _CAPTION_HEIGHT, [view.caption], size=17)
            top += _CAPTION_HEIGHT
        if isinstance(visual, Chart):
            room = FOOT - top - _NOTE_HEIGHT - Inches(0.1)
            chart(added, visual, top, min(room, _BAR_HEIGHT * (len(visual.bars) + 1)))
        elif isinstance(visual, Map):
            self._map(added, visual, top)
        elif isinstance(visual, Table):
            frame = table(added, visual.columns, visual.rows, top)
            describe(frame, visual.title, visual.note or visual.title)
        if visual:
            self.note(added, view.asked or visual.note)

    def _map(self, added: Any, drawn: Map, top: int) -> None:
        height = FOOT - top - _NOTE_HEIGHT - Inches(0.1)
        width = int(height * drawn.width / drawn.height)
        picture = added.shapes.add_picture(
            io.BytesIO(pdf_pages.map_png(drawn)), Emu(start(MARGIN, width)), top, Emu(width), height
        )
        describe(picture, drawn.title, f"{drawn.title}. {drawn.note}")
        aside = MARGIN + width + Inches(0.3)
        for number, (color, text) in enumerate(drawn.shades):
            down = top + number * Inches(0.36)
            swatch = added.shapes.add_shape(1, Emu(start(aside, Pt(14))), down, Pt(14), Pt(14))
            _fill(swatch, color)
            box(added, aside + Pt(22), down - Pt(1), Inches(2.2), Pt(18), [text], size=12)

    def sources(self, sources: Sequence[Source]) -> None:
        added = self.slide(_("Sources"), [self._handout.sources_note])
        area = box(added, MARGIN, TOP, ROOM, FOOT - TOP - _NOTE_HEIGHT, [], size=11)
        frame = area.text_frame
        for number, source in enumerate(sources):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(4)
            run(paragraph, f"{source.number}  ", size=11, bold=True)
            run(paragraph, f"{source.publisher}: ", size=11)
            run(paragraph, source.title, size=11, url=source.url)
            run(paragraph, f". {source.published}", size=11)
            direct(paragraph)
        self.note(added, self._handout.sources_note)

    def about(self) -> None:
        added = self.slide(_("About these figures"), [])
        area = box(added, MARGIN, TOP, ROOM, FOOT - TOP, [], size=12)
        frame = area.text_frame
        for number, (name, told) in enumerate(self._handout.about.lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(5)
            run(paragraph, f"{name}: ", size=12, bold=True)
            run(paragraph, told, size=12)
            direct(paragraph)

    def note(self, slide: Any, text: str) -> None:
        """Say under a chart or a table how to read it."""
        if text:
            down = FOOT - _NOTE_HEIGHT
            box(slide, MARGIN, down, ROOM, _NOTE_HEIGHT, [text], size=11, color=MUTED)

    def _foot(self, slide: Any) -> None:
        width = Inches(0.6)
        source = self._handout.about.source
        box(slide, MARGIN, FOOT + Inches(0.08), ROOM - width, Inches(0.3), [source], size=9,
            color=MUTED)  # fmt: skip
        number = box(slide, MARGIN + ROOM - width, FOOT + Inches(0.08), width, Inches(0.3), [""],
                     size=9, color=MUTED)  # fmt: skip
        paragraph = number.text_frame.paragraphs[0]
        paragraph._p.append(
            parse_xml(
                f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}"'
                ' type="slidenum"><a:rPr sz="900"/><a:t>‹#›</a:t></a:fld>'
            )
        )
        direct(paragraph, at_end=True)

    def _speak(self, slide: Any, said: Sequence[str]) -> None:
        about = self._handout.about
        lines = [*filter(None, said), "", self._handout.counting, about.subtitle, about.source]
        write(slide.notes_slide.notes_text_frame, lines, size=12)


def _unsaid(handout: Handout) -> list[View]:
    """Return the visuals of a hand-out that tells no story: the map, the charts, the tables."""
    visuals: list[Chart | Table | Map]
    visuals = [*([handout.map] if handout.map else []), *handout.charts, *handout.tables]
    return [View(visual.title, "", "", "", visual) for visual in visuals]


def _read_out(visual: Chart | Table | Map | None) -> list[str]:
    """Return what a visual shows, to be read out."""
    if isinstance(visual, Chart):
        return [f"{bar.label}: {bar.text}" for bar in visual.bars]
    if isinstance(visual, Map):
        return [visual.note, *(text for _color, text in visual.shades)]
    return words_of(visual) if visual else []


def _figure(slide: Any, figure: Figure, across: int, width: int) -> None:
    line = slide.shapes.add_shape(
        1, Emu(start(across, width)), TOP + Inches(0.2), Emu(width), Pt(3)
    )
    _fill(line, palette.ACCENT)
    down = TOP + Inches(0.35)
    size = 26 if len(figure.value) <= 10 else 19
    box(slide, across, down, width, Inches(0.35), [figure.label], size=13, color=MUTED)
    box(slide, across, down + Inches(0.4), width, Inches(0.6), [figure.value], size=size, bold=True)
    box(slide, across, down + Inches(1.1), width, Inches(0.6), [figure.beside], size=12,
        color=MUTED)  # fmt: skip


def _fill(shape: Any, color: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(color[1:].upper())
    shape.line.fill.background()
    shape.shadow.inherit = False


def _fitting(heading: str) -> float:
    """Return the size of lettering in which a heading has two lines at most."""
    return 44 if len(heading) <= 40 else 32 if len(heading) <= 90 else 24
