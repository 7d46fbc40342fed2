"""Undo over the journal: any transaction is taken back by writing its inverse, in a new transaction.

What a deed changed is set back, what it made is taken out, what it removed is put back whole, last row first. A row
is only touched where it is what the deed left; nothing that came later is ever lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlcipher3

from recovery_desk.storage.connection import Connection, Row
from recovery_desk.storage.journal import BY_WORKER, ENTRY, OF_BACKUPS, JournalWriter, entry_from, moment_of
from recovery_desk.storage.rows_as_journaled import JournaledRows, is_same
from recovery_desk.usecases.journal_ports import Deed
from recovery_desk.usecases.undo_problems import LaterChangeStands, NotToBeUndone, WhatItBelongedToIsGone

UNDID, REDID = "undid", "redid"
BEGAN = "began"
"""What the first deed of a desk is called: nothing before it, what the desk came with, is taken back by the key."""

_JOURNAL = "journal"

NEVER_UNDONE = frozenset({"worker", "print_record"}) | OF_BACKUPS
"""Tables that are not anybody's work on the record: a deed is undone without what it did there."""

_ACTS = ("created", "changed", "removed")
_MOST_ENTRIES = 300
_MOST_DEEDS = 400
"""How far back the key looks: what was done before that is undone from the history."""


@dataclass(frozen=True, slots=True)
class _Span:
    """One transaction, not read yet: its rows, whose it is, and what it says of itself."""

    first: int
    last: int
    clock: str
    is_own: bool
    reverses: int | None
    is_redo: bool
    changes: bool
    is_beginning: bool


class UndoJournal:
    """Deeds of the journal, and their reverse."""

    def __init__(self, connection: Connection, writer: JournalWriter) -> None:
        """Reads through `connection`; `writer` says who is signed in, and marks what is undone."""
        self._connection = connection
        self._writer = writer
        self.rows = JournaledRows(connection)

    def deed(self, seq: int) -> Deed | None:
        """The deed a row of the journal belongs to."""
        span = self._span(seq)
        return None if span is None else self._read(span)

    def to_undo(self, since: datetime) -> Deed | None:
        """The latest deed of whoever is signed in that still stands, none older than `since`."""
        for span in self._standing(since):
            if span.is_own and span.changes and (span.reverses is None or span.is_redo):
                return self._read(span)
        return None

    def to_redo(self, since: datetime) -> Deed | None:
        """The latest undo of whoever is signed in, where they have done nothing else since."""
        for span in self._standing(since):
            if not span.is_own or not span.changes or span.is_redo:
                continue
            return self._read(span) if span.reverses is not None else None
        return None

    def reverse(self, first: int) -> None:
        """Writes the inverse of a deed, marked as its undo (or redo, of an undo)."""
        span = self._span(first)
        if span is None or not span.changes:
            raise NotToBeUndone
        abouts: dict[str, None] = {}
        for row in self._inside(span.first, span.last):
            act, table, record_id, field, old, about, new = row
            abouts[about] = None
            self._take_back((act, table, record_id, field), old, new)
        mark = REDID if span.reverses is not None and not span.is_redo else UNDID
        for about in abouts:
            self._writer.note(mark, _JOURNAL, str(span.first), "", about)

    def _take_back(self, what: tuple[str, str, str, str], old: object, new: object) -> None:
        act, table, record_id, field = what
        now = self.rows.read(table, record_id)
        if act == "removed":
            if now is not None:
                raise self._changed_since(table, record_id, "")
            self.rows.put_back(table, record_id, self.rows.fields_from(table, str(old)))
        elif now is None:
            raise self._changed_since(table, record_id, "")
        elif act == "created":
            left = self.rows.fields_from(table, str(new))
            for name, value in left.items():
                if not is_same(now[name], value):
                    raise self._changed_since(table, record_id, name)
            self.rows.take_out(table, record_id)
        else:
            self._change_back(table, record_id, field, now.get(field), (old, new))

    def _change_back(self, table: str, record_id: str, field: str, now: object, turn: tuple[object, object]) -> None:
        old, new = turn
        if not is_same(now, new):
            raise self._changed_since(table, record_id, field)
        parent = dict(self.rows.parents(table)).get(field)
        if parent is not None and old is not None and self.rows.read(parent, str(old)) is None:
            raise WhatItBelongedToIsGone(table, parent)
        try:
            self.rows.change(table, record_id, field, old)
        except sqlcipher3.IntegrityError as cause:
            raise self._changed_since(table, record_id, field) from cause

    def _changed_since(self, table: str, record_id: str, field: str) -> LaterChangeStands:
        """The refusal, with who changed it last and when."""
        row = self._connection.one(
            "SELECT coalesce(worker.name, ''), clock FROM journal LEFT JOIN worker ON worker.id = journal.worker "
            "WHERE entity_id = ?1 AND entity = ?2 AND (?3 = '' OR field IN ('', ?3)) ORDER BY seq DESC LIMIT 1",
            (record_id, table, field),
        )
        worker, clock = ("", "") if row is None else row
        return LaterChangeStands(table, field, worker, moment_of(clock) if clock else None)

    def _standing(self, since: datetime) -> Iterator[_Span]:
        """Transactions that still hold, newest first: one that was undone, and an undo that was redone, are not."""
        earliest = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        cancelled: set[int] = set()
        seq = self._writer.seq
        for _ in range(_MOST_DEEDS):
            span = self._span(seq)
            if span is None or span.clock < earliest or span.is_beginning:
                return
            if span.first not in cancelled:
                if span.reverses is not None:
                    cancelled.add(span.reverses)
                yield span
            seq = span.first - 1

    def _span(self, seq: int) -> _Span | None:
        row = self._connection.one("SELECT clock, worker, desk, act FROM journal WHERE seq = ?", (seq,))
        if row is None:
            return None
        clock, worker, desk, act = row
        first = self._edge("SELECT seq FROM journal WHERE seq < ? AND clock <> ? ORDER BY seq DESC LIMIT 1", seq, clock)
        last = self._edge("SELECT seq FROM journal WHERE seq > ? AND clock <> ? ORDER BY seq LIMIT 1", seq, clock)
        span = (0 if first is None else first) + 1, (self._writer.seq + 1 if last is None else last) - 1
        mark = self._connection.one(
            "SELECT act, entity_id FROM journal WHERE seq BETWEEN ? AND ? AND entity = ? AND act IN (?, ?)",
            (*span, _JOURNAL, UNDID, REDID),
        )
        is_own = (worker, desk) == (self._writer.worker, self._writer.desk)
        return _Span(
            *span,
            clock,
            is_own,
            None if mark is None else int(mark[1]),
            mark is not None and mark[0] == REDID,
            next(self._inside(*span), None) is not None,
            act == BEGAN,
        )

    def _edge(self, sql: str, seq: int, clock: str) -> int | None:
        row = self._connection.one(sql, (seq, clock))
        return None if row is None else int(row[0])

    def _inside(self, first: int, last: int) -> Iterator[Row]:
        """The rows that changed a record, last first, those of tables that are never undone left out."""
        seq = last + 1
        while page := self._connection.rows(
            "SELECT act, entity, entity_id, field, old, about, new, seq FROM journal "
            "WHERE seq < ? AND seq >= ? ORDER BY seq DESC LIMIT ?",
            (seq, first, _MOST_ENTRIES),
        ):
            yield from (row[:-1] for row in page if row[0] in _ACTS and self._is_work(row[1]))
            seq = page[-1][-1]

    def _is_work(self, table: str) -> bool:
        return table not in NEVER_UNDONE and table in self.rows.tables

    def _read(self, span: _Span) -> Deed:
        rows = self._connection.rows(
            f"SELECT {ENTRY} FROM {BY_WORKER} WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?",
            (span.first, span.last, _MOST_ENTRIES),
        )
        entries = tuple(entry_from(row) for row in rows)
        told = tuple(entry for entry in entries if entry.act in _ACTS and self._is_work(entry.entity))
        size = len(told) if len(entries) < _MOST_ENTRIES else span.last - span.first + 1
        return Deed(
            span.first, span.last, entries[0].at, entries[0].worker, told, size, span.reverses, is_redo=span.is_redo
        )
