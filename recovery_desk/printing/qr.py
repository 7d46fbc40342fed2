"""A QR code as filled rectangles, a row's neighbours drawn as one."""

from itertools import groupby
from typing import Any

from reportlab.graphics.barcode import qrencoder

from recovery_desk.printing.page import Slice, Tint

_QUIET = 4
"""Modules of white around it, as ISO/IEC 18004 asks."""


def qr_slice(text: str, width: float, size: float) -> Slice:
    """A slice of a page with the code in its middle, `size` points square with its quiet zone."""
    code: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QRAlphaNum(text))
    code.make()
    count = code.getModuleCount()
    module = size / (count + 2 * _QUIET)
    left, top = (width - size) / 2 + _QUIET * module, _QUIET * module
    tints: list[Tint] = []
    for row in range(count):
        column = 0
        for is_dark, run in groupby(bool(code.isDark(row, at)) for at in range(count)):
            long = len(list(run))
            if is_dark:
                # A hair over, so that no white line shows between rows on a screen.
                tints.append(Tint(left + column * module, top + row * module, long * module, module * 1.02, 0.0))
            column += long
    return Slice(size, tints=tuple(tints))
