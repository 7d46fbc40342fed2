"""Signs drawn by hand, so that no printer and no font can lose them: a filled triangle is a hard day."""

from enum import StrEnum

from recovery_desk.printing.page import Shape, Tint


class Mark(StrEnum):
    """What stands before a line."""

    NONE = "none"
    HARD = "hard"
    CAUTION = "caution"
    INFO = "info"


def sign(mark: Mark, left: float, base: float, size: float) -> tuple[tuple[Tint, ...], tuple[Shape, ...]]:
    """The sign at `left`, standing on the baseline `base`, about as high as a capital of `size` points."""
    if mark is Mark.NONE:
        return (), ()
    if mark is Mark.INFO:
        side = size * 0.24
        return (Tint(left + size * 0.35, base - size * 0.45, side, side, 0.0),), ()
    wide, high = size * 1.0, size * 0.86
    corners = ((left, base), (left + wide / 2, base - high), (left + wide, base))
    return (), (Shape(corners, filled=mark is Mark.HARD),)
