"""The indexes of words: FTS5 asked for quoted tokens only, so that its syntax never sees what somebody typed.

The commonest words stand in half of a million notes. FTS5 keeps lists of all that begin with up to three letters, and
of each word, and walks them newest first as long as it is asked to; for longer beginnings it first puts the lists of
every word together, which takes 70 ms for such a word. So the words that begin so are looked up in its vocabulary and
asked for one by one; where they are very many, the newest of the shorter beginning are looked through first.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from recovery_desk.domain.dates import minutes_in_words, short_date
from recovery_desk.domain.meetings import MEETING_OVER
from recovery_desk.domain.people import PersonId
from recovery_desk.storage.connection import Connection, Row
from recovery_desk.storage.slips import NamesNearly, beginning, one_slip
from recovery_desk.usecases.search_port import Found, FoundKind

_INDEXED_LETTERS = 3
_LOOKED_THROUGH = 240
_PEOPLE_WEIGHED = 200
_MOST_TERMS = 24
"""So many words with one beginning are asked for one by one."""

_PERSON = "person_id, filed_as, called, prison_number, establishment, place, birth_date"
_NOTE = "note.id, note.person_id, caseload.filed_as, note.at, note.text"
_OVER = ", ".join(f"'{state}'" for state in sorted(MEETING_OVER))
_NOTES_OF = "JOIN note ON note.line = hit.line LEFT JOIN caseload ON caseload.person_id = note.person_id"


class SearchTables:
    """People, notes, and everything else that has words."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection
        self._nearly = NamesNearly(connection)

    def people(self, words: Sequence[str], limit: int, *, near: bool = False) -> list[Found]:
        """Those whose name begins so, then those with the words anywhere in name or number; who is in now first.

        With `near`, those with a slip in a whole word; where there is nobody, in half a word; then, with two slips.
        """
        if near:
            return next(filter(None, (self._with_words(asked, limit) for asked in self._nearly.questions(words))), [])
        found: dict[str, Found] = {}
        if len(words) == 1:
            for row in self._connection.rows(
                f"SELECT {_PERSON} FROM caseload WHERE name_key >= ?1 AND name_key < ?1 || char(1114111) "
                "ORDER BY name_key LIMIT ?2",
                (words[0], limit),
            ):
                found[row[0]] = _person(row)
        if len(found) < limit:
            for person in self._with_words(beginning(words), limit):
                found.setdefault(person.id, person)
        return list(found.values())[:limit]

    def _with_words(self, query: str, limit: int) -> list[Found]:
        rows = self._connection.rows(
            f"SELECT {_PERSON} FROM (SELECT rowid AS hit FROM caseload_words WHERE caseload_words MATCH ?1 "
            "ORDER BY rowid DESC LIMIT ?2) JOIN caseload ON line = hit ORDER BY due IS NULL, due DESC LIMIT ?3",
            (query, _PEOPLE_WEIGHED, limit),
        )
        return [_person(row) for row in rows]

    def notes(self, words: Sequence[str], limit: int, *, near: bool = False) -> list[Found]:
        """Newest first."""
        if near:
            return self._notes_nearly(words, limit)
        beginnings = [self._beginning(word) for word in words]
        if "" in beginnings:
            return []
        if None not in beginnings:
            return self._all_notes(" AND ".join(filter(None, beginnings)), limit)
        return self._newest_looked_through(words, limit)

    def _newest_looked_through(self, words: Sequence[str], limit: int) -> list[Found]:
        """For a beginning of very many words: first the newest notes with its first letters, then, if need be, all."""
        short = [word[:_INDEXED_LETTERS] for word in words]
        rows = self._connection.rows(
            f"SELECT {_NOTE} FROM (SELECT rowid AS line FROM note_words WHERE note_words MATCH ?1 "
            f"ORDER BY rowid DESC LIMIT ?2) AS hit {_NOTES_OF} WHERE has_words(note.text, ?3) "
            "ORDER BY hit.line DESC LIMIT ?4",
            (beginning(short), _LOOKED_THROUGH, " ".join(words), limit),
        )
        return self._all_notes(beginning(words), limit) if len(rows) < limit else [_note(row) for row in rows]

    def _notes_nearly(self, words: Sequence[str], limit: int) -> list[Found]:
        """A slip is forgiven in words no note holds as they stand; or in the only word."""
        strange = [word for word in words if len(words) == 1 or not self._terms(word, 1)]
        if not strange:
            return []
        known = [self._beginning(word) or beginning([word]) for word in words if word not in strange]
        return self._all_notes(" AND ".join([*known, one_slip(strange)]), limit)

    def _beginning(self, word: str) -> str | None:
        """What begins so, as FTS5 reads it: a short beginning as it is, else the words; "" for none, None for many."""
        if len(word) <= _INDEXED_LETTERS:
            return f'"{word}"*'
        terms = self._terms(word, _MOST_TERMS + 1)
        if len(terms) > _MOST_TERMS:
            return None
        return "(" + " OR ".join(f'"{term}"' for term in terms) + ")" if terms else ""

    def _terms(self, word: str, limit: int) -> list[str]:
        """The words of notes that begin so: one step of the index for each."""
        found: list[str] = []
        least = word
        while len(found) < limit:
            row = self._connection.one(
                "SELECT term FROM temp.note_terms WHERE term >= ? AND term < ? || char(1114111) LIMIT 1", (least, word)
            )
            if row is None:
                break
            found.append(row[0])
            least = f"{row[0]}\x01"
        return found

    def _all_notes(self, query: str, limit: int) -> list[Found]:
        rows = self._connection.rows(
            f"SELECT {_NOTE} FROM (SELECT rowid AS line FROM note_words WHERE note_words MATCH ? "
            f"ORDER BY rowid DESC LIMIT ?) AS hit {_NOTES_OF} ORDER BY hit.line DESC",
            (query, limit),
        )
        return [_note(row) for row in rows]

    def others(self, words: Sequence[str], limit: int, *, near: bool = False) -> list[Found]:
        """What is still to come or to be done before what is over; newest first."""
        rows = self._connection.rows(
            "SELECT findable.kind, findable.record_id, "
            "coalesce(task.text, service.name, organisation.name, meeting.purpose, ''), "
            "CASE findable.kind WHEN 'task' THEN task.owner WHEN 'service' THEN "
            "trim(service.town || ' ' || service.postcode) WHEN 'organisation' THEN organisation.town "
            "ELSE coalesce(nullif(staff.name, ''), meeting.worker) END, "
            "coalesce(task.person_id, meeting.person_id), "
            f"task.done_on IS NOT NULL OR coalesce(meeting.state, '') IN ({_OVER}), caseload.filed_as, "
            "meeting.day, meeting.start "
            "FROM (SELECT rowid AS line FROM findable_words WHERE findable_words MATCH ? ORDER BY rowid DESC LIMIT 60) "
            "AS hit JOIN findable ON findable.line = hit.line "
            "LEFT JOIN task ON task.id = findable.record_id LEFT JOIN service ON service.id = findable.record_id "
            "LEFT JOIN organisation ON organisation.id = findable.record_id "
            "LEFT JOIN meeting ON meeting.id = findable.record_id "
            "LEFT JOIN agency_staff AS staff ON staff.id = meeting.staff_id "
            "LEFT JOIN caseload ON caseload.person_id = coalesce(task.person_id, meeting.person_id) "
            f"ORDER BY task.done_on IS NOT NULL OR coalesce(meeting.state, '') IN ({_OVER}), hit.line DESC LIMIT ?",
            ((one_slip if near else beginning)(words), limit),
        )
        return [_other(row) for row in rows]


def _person(row: Row) -> Found:
    person_id, filed_as, called, number, establishment, place, born = row
    liked = f"likes to be called {called}" if called and called not in filed_as else ""
    where = ", ".join(part for part in (establishment, place) if part)
    detail = " · ".join(part for part in (liked, number, where, f"b. {born[:4]}" if born else "") if part)
    return Found(FoundKind.PERSON, person_id, filed_as, detail, PersonId(person_id))


def _note(row: Row) -> Found:
    note_id, person_id, filed_as, at, text = row
    moment = datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return Found(FoundKind.NOTE, note_id, filed_as or "", text, PersonId(person_id), moment)


def _other(row: Row) -> Found:
    kind, record_id, title, detail, person_id, is_over, filed_as, day, start = row
    whose = None if person_id is None else PersonId(person_id)
    over = ""
    if kind == FoundKind.MEETING:
        detail = f"with {detail}" if detail else ""
        at = f"{short_date(date.fromisoformat(day))} {day[:4]}, {minutes_in_words(start)}"
        title = f"{title} · {at}" if title else f"Meeting · {at}"
    elif is_over:
        over = "done"
    parts = (filed_as or "", detail or "", over)
    return Found(FoundKind(kind), record_id, title, " · ".join(part for part in parts if part), whose)
