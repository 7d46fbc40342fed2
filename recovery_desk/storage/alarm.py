"""What the anchor says at an opening: whether work that was saved is missing, and until somebody looks into it."""

import json
from enum import StrEnum
from pathlib import Path

from recovery_desk.storage import journal
from recovery_desk.storage.anchor import AHEAD, Anchor
from recovery_desk.storage.connection import Connection
from recovery_desk.storage.durable_files import write_durably


class Alarm(StrEnum):
    """What an opening found that somebody must look into."""

    WORK_MISSING = "work-missing"
    ANCHOR_LOST = "anchor-lost"


class AlarmBell:
    """Holds the database against the anchor, once at each opening."""

    def __init__(self, connection: Connection, key: bytes, anchor: Anchor, folder: Path) -> None:
        """`key` is the journal's."""
        self._connection = connection
        self._key = key
        self._anchor = anchor
        self._ahead = folder / AHEAD

    def listen(self, seq: int, mac: bytes) -> Alarm | None:
        """What is wrong; brings an anchor that is only a step behind `seq` and `mac` up to date.

        An anchor that knows of more than the database holds is kept aside, so that going on working does not
        wipe out the only trace.
        """
        anchored = self._anchor.read()
        if anchored is None:
            self._anchor.write(seq, mac)
            return Alarm.WORK_MISSING if self._ahead.exists() else Alarm.ANCHOR_LOST
        known_seq, known_mac = anchored.seq, anchored.mac
        row = self._connection.one("SELECT mac FROM journal WHERE seq = ?", (known_seq,)) or (journal.BEFORE_THE_FIRST,)
        if known_seq > seq or row[0] != known_mac:
            if not self._ahead.exists():
                write_durably(self._ahead, json.dumps({"seq": known_seq, "mac": known_mac.hex()}).encode())
            self._anchor.begin_anew(seq, mac)
        elif seq > known_seq:
            # A commit whose anchor was cut short by a crash: the chain from the anchor on must be whole.
            journal.verify(self._connection, self._key, known_seq, known_mac)
            self._anchor.write(seq, mac)
        return Alarm.WORK_MISSING if self._ahead.exists() else None

    @property
    def known_line(self) -> int:
        """The last line of the history that is known to have been there; 0 where nothing is missing."""
        try:
            return int(json.loads(self._ahead.read_bytes())["seq"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0

    def silence(self) -> None:
        """Somebody has looked into it and wrote that down; a new finding rings again."""
        self._ahead.unlink(missing_ok=True)
