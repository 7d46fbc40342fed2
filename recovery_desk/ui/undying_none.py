"""Keeps `None` alive on Python 3.11, where PySide6 6.12 uses it up.

Since Python 3.12 `None` is immortal (PEP 683), and PySide6 6.12 counts on it: each of its methods that returns
nothing hands out a reference it does not own. Under 3.11 the count falls by one a call, and after some ten
thousand calls (a minute of scrolling) the interpreter ends with "deallocating None". Measured with
`sys.getrefcount(None)` around a thousand `QLabel.setText`. So `None` is given a count that lasts.
"""

import ctypes
import sys

_IMMORTAL_SINCE = (3, 12)
_SLACK = 1_000
_BEYOND_REACH = sys.maxsize // 4


def keep_none_alive() -> None:
    """Raises the count of `None` beyond reach; does nothing where that is not needed, not understood or done before.

    Raised with each window of one process, it would run over with the eighth and be as low as ever.
    """
    if sys.version_info >= _IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return
    count = ctypes.c_ssize_t.from_address(id(None))
    if count.value < _BEYOND_REACH // 2 and abs(count.value - sys.getrefcount(None)) < _SLACK:
        count.value += _BEYOND_REACH
