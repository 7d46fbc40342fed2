"""The journal told in plain words: deeds, newest first, each with who, when, and what from what to what."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from recovery_desk.domain.dates import clock_time, minutes_in_words, plain_date
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.journal_ports import JournalEntry
from recovery_desk.usecases.journal_words import words_of
from recovery_desk.usecases.journal_words.record_words import INSIDE, HistoryKind, RecordWords
from recovery_desk.usecases.ports import Store

CHANGES = ("created", "changed", "removed")
MARKS = ("undid", "redid")
_LONGEST_TITLE = 60
_MOST_LINES = 40
_UNKNOWN = "something that is not there any more"
_KEPT_FROM_YOU = "Words not shown: only who wrote it and coordinators may read it"

NOTED = {
    "saved": "Saved as a file",
    "saved-plain": "Saved as a file without encryption",
    "merged": "Merged with another record",
    "merge-undone": "The merge was undone",
    "drawn": "Shown for printing",
    "printed": "Printed",
    "exported": "Exported",
    "looked-at": "Looked at",
}
"""What a deed that changed no record is called; what the journal holds beside it follows after a colon."""


@dataclass(frozen=True, slots=True)
class ToldDeed:
    """One deed in words.

    `seq` is its newest row, `stamp` what all its rows share. `lines` say each change, `record` names the one record it
    touched, where it touched one only. `is_undo` and `is_undone` say whether it takes another back, and whether it
    still stands. `can_be_undone` is whether it changed anything.
    """

    seq: int
    stamp: str
    at: datetime
    worker: str
    headline: str
    lines: tuple[str, ...]
    kinds: frozenset[HistoryKind]
    record: tuple[str, str] | None = None
    is_undo: bool = False
    is_undone: bool = False
    can_be_undone: bool = True


@dataclass
class Teller:
    """Turns journal rows into words; looks each name up once."""

    store: Store
    _known: dict[tuple[str, str], Mapping[str, object]] = field(default_factory=dict)

    def deeds(self, entries: Sequence[JournalEntry], undone: frozenset[str] = frozenset()) -> tuple[ToldDeed, ...]:
        """Rows, newest first, as deeds, newest first."""
        return tuple(self._deed(list(rows), undone) for _, rows in groupby(entries, key=lambda each: each.deed))

    def _deed(self, newest_first: Sequence[JournalEntry], undone: frozenset[str]) -> ToldDeed:
        rows = list(reversed(newest_first))
        mark = next((row.act for row in rows if row.act in MARKS), "")
        records = _by_record([row for row in rows if row.act in CHANGES])
        noted = [self._noted(row) for row in rows if row.act not in CHANGES and row.act not in MARKS]
        lines = [line for key, own in records.items() for line in self._lines(key, own, alone=len(records) == 1)]
        headline = self._headline(records) or "; ".join(noted[:1]) or "Nothing a reader is told about"
        if len(noted) > 1 and not records:
            lines = noted
        if mark:
            headline = f"{'Done again' if mark == 'redid' else 'Taken back'}: {_lower(headline)}"
        last = rows[-1]
        return ToldDeed(
            seq=last.seq,
            stamp=last.deed,
            at=last.at,
            worker=last.worker,
            headline=headline,
            lines=tuple(lines[:_MOST_LINES]) if lines != [headline] else (),
            kinds=frozenset(words_of(table).kind for table, _ in records) or frozenset({HistoryKind.PAPER}),
            record=next(iter(records)) if len(records) == 1 else None,
            is_undo=mark == "undid",
            is_undone=last.deed in undone,
            can_be_undone=bool(records),
        )

    def _headline(self, records: Mapping[tuple[str, str], Sequence[JournalEntry]]) -> str:
        """What the deed did, by its most telling record: one made, one removed, then what was changed."""
        if not records:
            return ""
        by_act: dict[str, list[tuple[str, str]]] = {}
        for key, rows in records.items():
            by_act.setdefault(_act_of(rows), []).append(key)
        for act in ("created", "removed", "changed"):
            if act in by_act:
                return self._headline_of(act, by_act[act], records)
        return ""

    def _headline_of(
        self,
        act: str,
        keys: Sequence[tuple[str, str]],
        records: Mapping[tuple[str, str], Sequence[JournalEntry]],
    ) -> str:
        key = keys[0] if act != "removed" else keys[-1]
        same = [each for each in keys if each[0] == key[0]]
        words = words_of(key[0])
        if act == "changed":
            fields = _fields_changed([row for each in same for row in records[each]], words)
            if len(records) == 1 and len(records[key]) == 1 and not self._are_kept(key, records[key]):
                return self._change(records[key][0], words, self._of(key))
            what = and_listed([words.fields.get(name, name.replace("_", " ")) for name in fields][:4])
            whose = self._of(key) if len(same) == 1 else f" of {len(same)} {words.several}"
            return f"Changed {what or 'details'}{whose}"
        if len(same) > 1:
            counts = {table: sum(1 for each in keys if each[0] == table) for table, _ in keys}
            several = and_listed([counted(table, count) for table, count in counts.items()])
            return f"{'Added' if act == 'created' else 'Removed'} {several}"
        others = {table: sum(1 for each in keys if each[0] == table) for table, _ in keys if table != key[0]}
        sentence = words.created if act == "created" else words.removed
        if not sentence:
            title = self.title(*key)
            named = f" “{title}”" if title else ""
            sentence = f"{'Added' if act == 'created' else 'Removed'} the {words.one}{named}"
        return sentence + with_others(others)

    def _lines(self, key: tuple[str, str], rows: Sequence[JournalEntry], *, alone: bool) -> list[str]:
        words = words_of(key[0])
        if self._are_kept(key, rows):
            return [_KEPT_FROM_YOU]
        if _act_of(rows) == "changed":
            of = "" if alone else self._of(key)
            return [self._change(row, words, of) for row in rows if _is_told(row.field, words)]
        fields = _written(rows[0] if _act_of(rows) == "created" else rows[-1])
        lines = [
            f"{_upper(words.fields.get(name, name.replace('_', ' ')))}: {said}"
            for name, value in fields.items()
            if _is_told(name, words) and (said := self._value(words, name, value))
        ]
        if alone:
            return lines
        verb = "Added" if _act_of(rows) == "created" else "Removed"
        return [f"{verb} the {words.one} “{self.title(*key)}”" if self.title(*key) else f"{verb} the {words.one}"]

    def _change(self, row: JournalEntry, words: RecordWords, of: str) -> str:
        name = words.fields.get(row.field, row.field.replace("_", " "))
        old, new = self._value(words, row.field, row.old), self._value(words, row.field, row.new)
        if old and new:
            return f"Changed {name}{of} from “{old}” to “{new}”"
        return f"Entered {name}{of}: “{new}”" if new else f"Removed {name}{of}: “{old}”"

    def _of(self, key: tuple[str, str]) -> str:
        """Whose field it is, where the person's own page does not say so already."""
        if key[0] in ("person", "custody_episode"):
            return ""
        title = self.title(*key)
        one = words_of(key[0]).one
        return f" of the {one} “{title}”" if title else f" of the {one}"

    def title(self, table: str, record_id: str) -> str:
        """What a record is known by, on one line; "" where that is not known, or not for whoever asks."""
        if self.is_kept_from((table, record_id)):
            return ""
        words, fields = words_of(table), self._known_fields(table, record_id)
        if table == "person":
            return ", ".join(str(fields[name]) for name in words.title if fields.get(name))
        for name in words.title:
            said = self._value(words, name, fields.get(name))
            if said:
                return said if len(said) <= _LONGEST_TITLE else said[: _LONGEST_TITLE - 1].rstrip() + "…"
        return ""

    def _known_fields(self, table: str, record_id: str) -> Mapping[str, object]:
        key = (table, record_id)
        if key not in self._known:
            self._known[key] = self.store.history.last_known(table, [record_id]).get(record_id, {})
        return self._known[key]

    def is_kept_from(self, key: tuple[str, str]) -> bool:
        """Whether whoever is signed in may not read the record as it stands."""
        kept_from = words_of(key[0]).kept_from
        if kept_from is None:
            return False
        reader = self.store.signed_in
        return kept_from(self._known_fields(*key), reader.id, reader.role)

    def _are_kept(self, key: tuple[str, str], rows: Sequence[JournalEntry]) -> bool:
        """Whether rows are not for whoever is signed in: nor are those from before the record was opened to all."""
        words, reader = words_of(key[0]), self.store.signed_in
        if words.kept_from is None or self.is_kept_from(key):
            return words.kept_from is not None
        if not words.kept_from({**self._known_fields(*key), words.kept_while: 1}, reader.id, reader.role):
            return False
        return rows[0].seq <= self.store.history.opened_at(*key, words.kept_while)

    def _noted(self, row: JournalEntry) -> str:
        said = NOTED.get(row.act, row.act.replace("-", " ").capitalize())
        return f"{said}: {row.new}" if row.new else said

    def _value(self, words: RecordWords, name: str, value: object) -> str:
        """A date or a time as they are said, a choice in words, a record by its title; the rest as it is."""
        if value is None or value == "":
            return ""
        text = str(value)
        known = words.values.get(name)
        if text.startswith("[") and text.endswith("]"):
            return ", ".join(self._part(words, name, part) for part in _listed(text))
        if known is not None and text in known:
            return known[text]
        if name in words.refers:
            return self.title(words.refers[name], text) or _UNKNOWN
        if name in words.clocks and text.isdecimal():
            return minutes_in_words(int(text))
        return text.replace("-", " ") if name in words.choices else _date_said(text)

    def _part(self, words: RecordWords, name: str, part: str) -> str:
        """One of several that stand in a column."""
        if name in words.refers:
            return self.title(words.refers[name], part) or _UNKNOWN
        return _inner(part, words.values.get(name), slug=name in words.choices)


def _listed(text: str) -> list[str]:
    """The parts of a JSON list of short words."""
    inside = text[1:-1].strip()
    return [part.strip().strip('"') for part in inside.split(",")] if inside else []


def _inner(part: str, known: Mapping[str, str] | None, *, slug: bool) -> str:
    if known is not None and part in known:
        return known[part]
    return part.replace("-", " ") if slug else part


def _date_said(text: str) -> str:
    try:
        if len(text) == len("2026-12-04"):
            return plain_date(date.fromisoformat(text))
        if len(text) == len("2026-12-04T09:30:00Z") and text.endswith("Z"):
            at = uk_time(datetime.fromisoformat(text))
            return f"{plain_date(at.date())}, {clock_time(at)}"
    except ValueError:
        pass
    return " ".join(text.split())


def _written(row: JournalEntry) -> Mapping[str, object]:
    """The fields of a record that is new or removed, as its row holds them."""
    written: dict[str, object] = json.loads(row.new or row.old or "{}")
    return written


def _by_record(rows: Iterable[JournalEntry]) -> dict[tuple[str, str], list[JournalEntry]]:
    found: dict[tuple[str, str], list[JournalEntry]] = {}
    for row in rows:
        if row.act == "changed" and not _is_told(row.field, words_of(row.entity)) and row.field != "position":
            continue
        found.setdefault((row.entity, row.entity_id), []).append(row)
    return found


def _act_of(rows: Sequence[JournalEntry]) -> str:
    acts = {row.act for row in rows}
    return next(act for act in ("removed", "created", "changed") if act in acts)


def _fields_changed(rows: Iterable[JournalEntry], words: RecordWords) -> list[str]:
    return list(dict.fromkeys(row.field for row in rows if row.act == "changed" and _is_told(row.field, words)))


def _is_told(name: str, words: RecordWords) -> bool:
    return bool(name) and name not in INSIDE and name not in words.inside


def with_others(others: Mapping[str, int]) -> str:
    """`, with 3 steps and 1 note`."""
    return f", with {and_listed([counted(table, count) for table, count in others.items()])}" if others else ""


def counted(table: str, count: int) -> str:
    """`1 step`, `3 steps`."""
    words = words_of(table)
    return f"{count:,} {words.one if count == 1 else words.several}"


def and_listed(parts: Sequence[str]) -> str:
    """`hall, cell and release date`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
