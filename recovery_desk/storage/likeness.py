"""Finding those who may be one and the same person: an index of sounds, nicknames, birth dates and numbers."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from recovery_desk.domain.likeness import Described, Known, birth_keys, name_keys
from recovery_desk.domain.people import BirthDatePrecision, PersonId
from recovery_desk.storage.connection import Connection, Row
from recovery_desk.storage.repositories import day_from

_MOST_READ, _ENOUGH = 240, 60
"""As many are weighed at most, and after as many no looser question is asked: a name shared by more is told apart by a
birth date or a number."""

_TOO_COMMON = 40
"""One name alone that more people share says nothing."""

_MOST_WORDS = 6
_LEAST_LETTERS = 2
_SLIP_AFTER = 3


class LikenessTable:
    """The people who may be the one described."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def fill(self) -> None:
        """Makes the index where a vault from before it was there has none."""
        if self._connection.one("SELECT likeness FROM caseload ORDER BY line LIMIT 1") != ("",):
            return
        self._connection.run(
            "UPDATE caseload SET likeness = line.likeness, words = line.words FROM caseload_line AS line "
            "WHERE caseload.likeness = '' AND line.person_id = caseload.person_id"
        )

    def candidates(self, asked: Described) -> list[Known]:
        """Everybody worth weighing, each once; at most a few hundred."""
        found: dict[str, Known] = {}
        for query, most in _queries(asked):
            room = _MOST_READ - len(found)
            if room <= 0 or len(found) >= _ENOUGH:
                break
            rows = self._matching(query, min(most, room) + 1)
            if len(rows) > most and most == _TOO_COMMON:
                continue
            for row in rows:
                found.setdefault(row[0], _known(row))
        return list(found.values())

    def _matching(self, query: str, most: int) -> Sequence[Row]:
        return self._connection.rows(
            "SELECT person.id, person.family_name, person.given_names, person.preferred_name, "
            "coalesce(details.other_names, '[]'), person.birth_date, person.birth_date_precision, "
            "person.prison_number, coalesce(details.spin, ''), coalesce(details.chi_number, ''), "
            "coalesce(details.nhs_number, ''), caseload.establishment, caseload.place "
            "FROM caseload_likeness JOIN caseload ON caseload.line = caseload_likeness.rowid "
            "JOIN person ON person.id = caseload.person_id "
            "LEFT JOIN person_details AS details ON details.id = person.id "
            "WHERE caseload_likeness MATCH ? LIMIT ?",
            (query, most),
        )


def _queries(asked: Described) -> Iterator[tuple[str, int]]:
    """What the index is asked, the most telling first, and how many answers are read."""
    if asked.number_keys:
        yield _any(f"d{key.lower()}" for key in asked.number_keys), _MOST_READ
    family = [word for word in asked.family_words if len(word) >= _LEAST_LETTERS][:_MOST_WORDS]
    given = [word for word in asked.given_words if len(word) >= _LEAST_LETTERS][:_MOST_WORDS]
    names = [*family, *given]
    born = asked.birth_date
    if born is not None and names:
        keys = [*birth_keys(born, asked.birth_date_precision)[:1], *_swapped(born)]
        yield f"({_any(keys)}) AND ({_of_words(names)})", _MOST_READ
    if family and given:
        yield f"({_of_words(family)}) AND ({_of_words(given)})", _MOST_READ
        yield f"({_of_words(family)}) AND ({_of_words(given, half_typed=True)})", _MOST_READ
        yield f"({_of_words(family)}) AND ({_begun(given)})", _MOST_READ
        yield f"({_begun(family)}) AND ({_of_words(given)})", _MOST_READ
    elif names:
        yield _of_words(names), _TOO_COMMON
    elif born is not None and asked.birth_date_precision is BirthDatePrecision.EXACT:
        yield _any(birth_keys(born, asked.birth_date_precision)[:1]), _TOO_COMMON


def _of_words(words: Sequence[str], *, half_typed: bool = False) -> str:
    keys = [_quoted(key) for word in words for key in name_keys(word)]
    if half_typed:
        keys.append(_quoted(name_keys(words[-1])[0]) + "*")
    return " OR ".join(dict.fromkeys(keys))


def _begun(words: Sequence[str]) -> str:
    """Names that begin as these sound: a slip of the pen is seldom in the first letters."""
    keys = (name_keys(word)[0] for word in words)
    return " OR ".join(dict.fromkeys(_quoted(key[: max(_SLIP_AFTER, len(key) * 2 // 3)]) + "*" for key in keys))


def _any(keys: Sequence[str] | Iterator[str]) -> str:
    return " OR ".join(_quoted(key) for key in keys)


def _quoted(key: str) -> str:
    """A key as a string of FTS5: whatever somebody typed, it is never syntax."""
    return '"' + key.replace('"', " ") + '"'


def _swapped(born: date) -> tuple[str, ...]:
    """The key of the day that is meant when day and month are in the wrong order."""
    if born.day > 12 or born.day == born.month:
        return ()
    return (f"b{date(born.year, born.day, 1) + timedelta(days=born.month - 1):%Y%m%d}",)


def _known(row: Row) -> Known:
    return Known(
        family_name=row[1],
        given_names=row[2],
        preferred_name=row[3],
        other_names=() if row[4] == "[]" else tuple(json.loads(row[4])),
        birth_date=day_from(row[5]),
        birth_date_precision=BirthDatePrecision(row[6]),
        numbers=tuple(number for number in row[7:11] if number),
        person_id=PersonId(row[0]),
        where=", ".join(part for part in (row[11], row[12]) if part),
    )
