"""How a sheet fills its pages: rows for a pen that reach the foot, and no second page with one lonely line."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recovery_desk.printing.page import A4, BARE_HEAD, HEAD_HEIGHT, Paper, Slice, Tag

_ABOVE_THE_FOOT = 9.0


def room_for_pens(printed: Iterable[Slice], rows: int, least: float, most: float, paper: Paper = A4) -> float:
    """How high each row for a pen can be so that the sheet fills its first page, and does not leave it."""
    left = paper.first_page_room - _ABOVE_THE_FOOT - sum(part.height for part in printed)
    return max(least, min(most, left / rows))


def shared_over_two_pages(slices: Sequence[Slice], paper: Paper = A4) -> list[Slice]:
    """A sheet without a marking that needs a second page gives it half of what it says, not the last line alone."""
    room = paper.first_page_room + HEAD_HEIGHT - BARE_HEAD
    whole = sum(part.height for part in slices)
    if not room < whole < 1.7 * room:
        return list(slices)
    above = 0.0
    for at, part in enumerate(slices):
        if above >= whole / 2 and part.texts and part.tag is Tag.LINE and not part.joins:
            return [*slices[:at], replace(part, fresh_page=True), *slices[at + 1 :]] if above <= room else list(slices)
        above += part.height
    return list(slices)
