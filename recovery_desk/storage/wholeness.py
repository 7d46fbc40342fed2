"""Looks through a whole vault: pages, structure, history, and each record against what the history says of it.

A page put back from an older copy of the same vault passes SQLCipher's and SQLite's own checks. It shows here,
because the newest row of the journal about each record carries a code of the record as it then was.
"""

import hmac
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from recovery_desk.storage import journal
from recovery_desk.storage.anchor import AHEAD, ANCHOR, read_anchor
from recovery_desk.storage.connection import Connection, Row
from recovery_desk.storage.key_header import FILES, DataKey, derived
from recovery_desk.usecases.vault_problems import VaultDamaged
from recovery_desk.usecases.wholeness import Trouble, Wholeness

Report = Callable[[int, int], None]
_Codes = dict[str, dict[str, bytes | None]]
_PAGE = 5_000
_FINE = (("ok",),)


def examine(connection: Connection, key: bytes, report: Report = lambda _done, _of: None) -> Wholeness:
    """Everything that is wrong in an open vault; reads all of it and changes nothing."""
    whole = Wholeness()
    for look in (_pages, _structure):
        with _readable(whole):
            look(connection, whole)
    with _readable(whole):
        row = connection.one("SELECT coalesce(max(seq), 0) FROM journal")
        of = int(row[0]) if row else 0
        codes = _history(connection, key, whole, lambda done: report(done, of))
        _records(connection, key, codes, whole)
        _lists(connection, whole)
    return whole


def key_files(folder: Path, whole: Wholeness) -> None:
    """Each of the two key files must be there and say the same, so that losing one loses nothing."""
    contents = {}
    for name in FILES:
        try:
            contents[name] = (folder / name).read_bytes()
        except OSError:
            whole.add(Trouble.KEY_FILE, name)
    if len(set(contents.values())) > 1:
        whole.add(Trouble.KEY_FILE, " and ".join(contents))


def history_key(connection: Connection, data_key: DataKey) -> bytes:
    """What the history of a vault is coded with: a key of its own, kept inside."""
    columns = {row[1] for row in connection.rows("PRAGMA table_info(vault)")}
    row = connection.one("SELECT chain_key FROM vault") if "chain_key" in columns else None
    return data_key.derived("journal") if row is None or row[0] is None else bytes(row[0])


def anchored(connection: Connection, key: bytes, folder: Path, whole: Wholeness) -> None:
    """Whether the note outside the vault knows of more than the vault holds."""
    if (folder / AHEAD).exists():
        whole.add(Trouble.WORK_MISSING)
        return
    known = read_anchor(folder / ANCHOR, derived(key, b"", "anchor"))
    if known is None:
        whole.add(Trouble.ANCHOR_LOST)
        return
    row = connection.one("SELECT mac FROM journal WHERE seq = ?", (known.seq,)) or (journal.BEFORE_THE_FIRST,)
    if row[0] != known.mac:
        whole.add(Trouble.WORK_MISSING, f"line {known.seq} was saved, the newest here is line {whole.lines}")


@contextmanager
def _readable(whole: Wholeness) -> Iterator[None]:
    """What cannot be read ends one part of the examination, not all of it."""
    try:
        yield
    except VaultDamaged:
        if Trouble.UNREADABLE not in {each.trouble for each in whole.found}:
            whole.add(Trouble.UNREADABLE)


def _pages(connection: Connection, whole: Wholeness) -> None:
    for (said,) in connection.rows("PRAGMA cipher_integrity_check"):
        whole.add(Trouble.PAGE_DAMAGED, said)


def _structure(connection: Connection, whole: Wholeness) -> None:
    said = tuple(connection.rows("PRAGMA integrity_check"))
    for (line,) in said if said != _FINE else ():
        whole.add(Trouble.STRUCTURE, line)
    for table, rowid, _, _ in connection.rows("PRAGMA foreign_key_check"):
        whole.add(Trouble.STRUCTURE, f"{table} {rowid}")


def _history(connection: Connection, key: bytes, whole: Wholeness, report: Callable[[int], None]) -> _Codes:
    """Walks the chain; answers the code of each record as the newest row about it left it.

    After a row that is wrong the walk goes on from the code that stands in it, so that the next one wrong shows too.
    """
    codes: _Codes = defaultdict(dict)
    seq, mac = 0, journal.BEFORE_THE_FIRST
    for row in journal.rows_after(connection, 0):
        for missing in range(seq + 1, min(row[0], seq + 100)):
            whole.add(Trouble.LINE_MISSING, missing)
        if row[0] < 1:
            whole.add(Trouble.LINE_PUT_IN, row[0])
        expected = journal.chained(key, mac, row[:-1])
        written = row[-1] if isinstance(row[-1], bytes) else b""
        if not hmac.compare_digest(expected, written) and row[0] == seq + 1:
            whole.add(Trouble.LINE_CHANGED, row[0])
        seq, mac = row[0], written
        if row[4] == "removed":
            codes[row[5]].pop(row[6], None)
        elif row[12] is not None or row[4] in ("created", "changed"):
            codes[row[5]][row[6]] = row[12]
        if seq % _PAGE == 0:
            report(seq)
    whole.lines, whole.code = seq, mac.hex()
    return codes


def _records(connection: Connection, key: bytes, codes: _Codes, whole: Wholeness) -> None:
    for table, shape in journal.shapes_of(connection).items():
        known = codes.pop(table, {})
        for record_id, *values in _all_of(connection, table, shape.columns):
            whole.records += 1
            if record_id not in known:
                whole.add(Trouble.RECORD_UNKNOWN, f"{table} {record_id}")
                continue
            code = known.pop(record_id)
            if code is not None and code != shape.code(key, record_id, values):
                whole.add(Trouble.RECORD_DIFFERS, f"{table} {record_id}")
        for record_id in known:
            whole.add(Trouble.RECORD_MISSING, f"{table} {record_id}")
    for table, known in codes.items():
        for record_id in known:
            whole.add(Trouble.RECORD_MISSING, f"{table} {record_id}")


def _all_of(connection: Connection, table: str, columns: Iterable[str]) -> Iterable[Row]:
    names = ", ".join(columns)
    after = ""
    while page := connection.rows(f"SELECT id, {names} FROM {table} WHERE id > ? ORDER BY id LIMIT ?", (after, _PAGE)):
        yield from page
        after = page[-1][0]


def _lists(connection: Connection, whole: Wholeness) -> None:
    """The caseload is derived from records; a line of it that is not what they say was put back from elsewhere."""
    columns = ", ".join(row[1] for row in connection.rows("PRAGMA table_info(caseload)") if row[1] != "line")
    for (person_id,) in connection.rows(
        f"SELECT person_id FROM (SELECT {columns} FROM caseload EXCEPT SELECT {columns} FROM caseload_line)"
    ):
        whole.add(Trouble.LIST_DIFFERS, f"caseload {person_id}")
