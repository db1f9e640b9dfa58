"""A time line has a mark for each row, in order, and says how many are too old to be drawn."""

from hypothesis import given

from components.handouts import time_strip
from data import queries
from data.model import Dataset, Selection
from data.vocabulary import MeetingStatus
from tests.strategies import datasets, selections


@given(datasets(), selections())
def test_every_row_is_a_mark_or_counted_as_older(dataset: Dataset, selection: Selection) -> None:
    deals, meetings = queries.deals(dataset, selection), queries.meetings(dataset, selection)
    count = len(deals) + int((meetings["status"] == str(MeetingStatus.HELD)).sum())
    strip = time_strip.of_rows(deals, meetings)
    if strip is None:
        assert count < 2
        return
    marks = [mark for lane in strip.lanes for mark in lane.marks]
    assert all(0 <= mark < 1 for mark in marks)
    assert all(list(lane.marks) == sorted(lane.marks) for lane in strip.lanes)
    assert count - len(marks) == int(strip.note.split()[0] if strip.note else 0)
    assert strip.ticks[0][0] == 0
    assert all(share <= 1 for share, _year in strip.ticks)


def test_the_shipped_data_are_drawn_nearly_whole(shipped: Dataset) -> None:
    everything = Selection()
    deals, meetings = queries.deals(shipped, everything), queries.meetings(shipped, everything)
    strip = time_strip.of_rows(deals, meetings)
    assert strip is not None
    drawn = sum(len(lane.marks) for lane in strip.lanes)
    assert drawn > 0.85 * (len(deals) + len(meetings))
