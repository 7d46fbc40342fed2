"""A program that crashes hard is not written to the disk by the system: its memory is full of names."""

import ctypes
import sys
from contextlib import suppress

_WITHOUT_A_DUMP = 0x0001 | 0x0002 | 0x8000
"""SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX: Windows reports the crash to nobody."""
_WITHOUT_THE_HEAP = 1
"""WER_FAULT_REPORTING_FLAG_NOHEAP: where it reports one all the same, the heap stays out of it."""
_NO_CORE = 1
"""Bytes a core file may have. Of 0 the system's own collector of crashes would still be told; of 1 it is not."""


def keep_memory_off_the_disk() -> None:
    """Asks the system for no crash dumps of this program; where it will not listen, everything goes on."""
    if sys.platform == "win32":
        with suppress(AttributeError, OSError):
            kernel = ctypes.WinDLL("kernel32")
            kernel.SetErrorMode(_WITHOUT_A_DUMP)
            kernel.WerSetFlags(_WITHOUT_THE_HEAP)
    else:
        import resource

        with suppress(OSError, ValueError):
            _, most = resource.getrlimit(resource.RLIMIT_CORE)
            least = _NO_CORE if most == resource.RLIM_INFINITY else min(_NO_CORE, most)
            resource.setrlimit(resource.RLIMIT_CORE, (least, least))
