"""Whether a folder lies on another machine: SQLite's write-ahead file is not safe there.

Windows and Linux are asked in their own way and were tried (Linux) or read about (Windows); macOS is asked for the
flag of local file systems (`statfs`, unchecked).
"""

import ctypes
import ctypes.util
import os
import re
import sys
from pathlib import Path

_REMOTE = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ncpfs",
        "ceph",
        "glusterfs",
        "lustre",
        "davfs",
        "drvfs",
        "vboxsf",
        "vmhgfs",
        "prl_fs",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.rclone",
        "fuse.vmhgfs-fuse",
    }
)
_DRIVE_REMOTE = 4
_MNT_LOCAL, _FLAGS_AT = 0x1000, 64


def is_on_network(folder: Path) -> bool:
    """Whether the folder is on a network drive; where that cannot be told, it is taken for the laptop's own."""
    try:
        where = folder.resolve()
        if os.name == "nt":
            return _windows(where)
        if sys.platform == "darwin":
            return _mac(where)
        return kind_in(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"), where) in _REMOTE
    except (OSError, AttributeError, ValueError):
        return False


def kind_in(mounts: str, where: Path) -> str:
    """The kind of file system `where` lies on, from the lines of /proc/self/mountinfo."""
    found, longest = "", -1
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after:
            continue
        at = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4])
        if (where == Path(at) or Path(at) in where.parents) and len(at) >= longest:
            found, longest = after.split()[0], len(at)
    return found


def _windows(where: Path) -> bool:
    if str(where).startswith("\\\\"):
        return True
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - it is there on Windows only
    return int(kernel.GetDriveTypeW(where.anchor)) == _DRIVE_REMOTE


def _mac(where: Path) -> bool:
    system = ctypes.CDLL(ctypes.util.find_library("c"))
    answer = ctypes.create_string_buffer(4096)
    if system.statfs(os.fsencode(where), answer) != 0:
        return False
    flags = int.from_bytes(answer.raw[_FLAGS_AT : _FLAGS_AT + 4], sys.byteorder)
    return not flags & _MNT_LOCAL
