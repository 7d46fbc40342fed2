"""People, stays, establishments and settings: hand-written SQL, frozen dataclasses out."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from recovery_desk.domain.episodes import CustodyEpisode, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.folding import fold, number_key
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.storage.connection import Connection, Row
from recovery_desk.usecases.vault_problems import NoSuchPerson

_PERSON = (
    "person.id, person.family_name, person.given_names, person.preferred_name, person.birth_date, "
    "person.birth_date_precision, person.prison_number, person.communication_needs, person.worker, "
    "person.merged_into"
)
_PERSON_COLUMNS = (
    "id, family_name, given_names, preferred_name, birth_date, birth_date_precision, prison_number, "
    "communication_needs, worker, merged_into"
)
_EPISODE = (
    "id, person_id, establishment_id, hall, cell, due, kind, told_by, told_on, sentence_days, sentenced_on, "
    "admitted_on, ended_on"
)


class PeopleTable:
    """Everybody the desk knows."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def get(self, person_id: PersonId) -> Person:
        """The person; raises `NoSuchPerson`."""
        row = self._connection.one(f"SELECT {_PERSON} FROM person WHERE id = ?", (person_id,))
        if row is None:
            raise NoSuchPerson
        return _person(row)

    def several(self, person_ids: Iterable[PersonId]) -> list[Person]:
        """Those of these people the desk knows, in one question."""
        rows = self._connection.rows(
            f"SELECT {_PERSON} FROM person WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(person_ids)),),
        )
        return [_person(row) for row in rows]

    def add(self, person: Person) -> None:
        """Keeps somebody new."""
        self._connection.run(
            f"INSERT INTO person ({_PERSON_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _person_values(person)
        )

    def save(self, person: Person) -> None:
        """Keeps every field; the journal writes down those that changed."""
        values = _person_values(person)[1:-1]
        touched = self._connection.run(
            "UPDATE person SET family_name = ?, given_names = ?, preferred_name = ?, birth_date = ?, "
            "birth_date_precision = ?, prison_number = ?, communication_needs = ?, worker = ? WHERE id = ? "
            "AND merged_into IS ?",
            (*values, person.id, person.merged_into),
        )
        if touched:
            return
        # By itself, for it refers to this very table: SQLite writes every index anew where such a column is set.
        if not self._connection.run("UPDATE person SET merged_into = ? WHERE id = ?", (person.merged_into, person.id)):
            raise NoSuchPerson
        self.save(person)

    def with_number(self, prison_number: str) -> list[Person]:
        """Everybody with this number, spaces and case forgiven; nobody for an empty one."""
        key = number_key(prison_number)
        return self._found("number_key", key) if key else []

    def named(self, family_name: str) -> list[Person]:
        """Everybody with this family name, accents and case forgiven."""
        return self._found("family_key", fold(family_name))

    def _found(self, column: str, key: str) -> list[Person]:
        rows = self._connection.rows(
            f"SELECT {_PERSON} FROM caseload JOIN person ON person.id = caseload.person_id "
            f"WHERE caseload.{column} = ? ORDER BY caseload.line",
            (key,),
        )
        return [_person(row) for row in rows]


class EpisodesTable:
    """Stays in custody."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def current(self, person_id: PersonId) -> CustodyEpisode | None:
        """The stay they are in now, or the latest."""
        row = self._connection.one(
            f"SELECT {_EPISODE} FROM custody_episode WHERE person_id = ? AND is_current = 1", (person_id,)
        )
        return None if row is None else _episode(row)

    def all(self, person_id: PersonId) -> list[CustodyEpisode]:
        """Every stay that is known, the current one last."""
        rows = self._connection.rows(
            f"SELECT {_EPISODE} FROM custody_episode WHERE person_id = ? ORDER BY is_current, id", (person_id,)
        )
        return [_episode(row) for row in rows]

    def add(self, episode: CustodyEpisode) -> None:
        """Keeps a new stay, which becomes the current one."""
        if self.current(episode.person_id) is not None:  # asked first: the update drags every trigger along
            self._connection.run(
                "UPDATE custody_episode SET is_current = 0 WHERE person_id = ? AND is_current = 1",
                (episode.person_id,),
            )
        self._connection.run(
            f"INSERT INTO custody_episode ({_EPISODE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (episode.id, episode.person_id, *_episode_values(episode)),
        )

    def save(self, episode: CustodyEpisode) -> None:
        """Keeps every field; the journal writes down those that changed."""
        self._connection.run(
            "UPDATE custody_episode SET establishment_id = ?, hall = ?, cell = ?, due = ?, kind = ?, told_by = ?, "
            "told_on = ?, sentence_days = ?, sentenced_on = ?, admitted_on = ?, ended_on = ? WHERE id = ?",
            (*_episode_values(episode), episode.id),
        )


class EstablishmentsTable:
    """The prisons."""

    _COLUMNS = "id, country, name, code, line1, line2, town, postcode, checked_on, checked_by"

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def all(self) -> list[Establishment]:
        """Every establishment, by name."""
        rows = self._connection.rows(f"SELECT {self._COLUMNS} FROM establishment ORDER BY country DESC, name")
        return [_establishment(row) for row in rows]

    def get(self, establishment_id: EstablishmentId) -> Establishment | None:
        """One establishment, or None when it is not known here."""
        row = self._connection.one(f"SELECT {self._COLUMNS} FROM establishment WHERE id = ?", (establishment_id,))
        return None if row is None else _establishment(row)

    def add(self, establishment: Establishment) -> None:
        """Keeps a new one."""
        self._connection.run(
            f"INSERT INTO establishment ({self._COLUMNS}, short_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _establishment_values(establishment),
        )

    def save(self, establishment: Establishment) -> None:
        """Keeps every field; the journal writes down those that changed."""
        self._connection.run(
            "UPDATE establishment SET country = ?, name = ?, code = ?, line1 = ?, line2 = ?, town = ?, postcode = ?, "
            "checked_on = ?, checked_by = ?, short_name = ? WHERE id = ?",
            (*_establishment_values(establishment)[1:], establishment.id),
        )


class SettingsTable:
    """What the desk was told about itself."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def get(self, name: str) -> str | None:
        """The value, or None where nothing was ever chosen."""
        row = self._connection.one("SELECT value FROM setting WHERE id = ?", (name,))
        return None if row is None else str(row[0])

    def put(self, name: str, value: str) -> None:
        """Keeps a value."""
        self._connection.run(
            "INSERT INTO setting (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
            (name, value),
        )


def day_from(text: str | None) -> date | None:
    """An ISO date of the vault as a date."""
    return None if text is None else date.fromisoformat(text)


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _person(row: Row) -> Person:
    return Person(
        PersonId(row[0]),
        row[1],
        row[2],
        row[3],
        day_from(row[4]),
        BirthDatePrecision(row[5]),
        row[6],
        row[7],
        row[8],
        row[9],
    )


def _person_values(person: Person) -> Sequence[object]:
    return (
        person.id,
        person.family_name,
        person.given_names,
        person.preferred_name,
        _day_text(person.birth_date),
        person.birth_date_precision.value,
        person.prison_number,
        person.communication_needs,
        person.worker,
        person.merged_into,
    )


def _episode(row: Row) -> CustodyEpisode:
    due = day_from(row[5])
    release = None if due is None else ReleaseDate(due, ReleaseKind(row[6]), row[7], day_from(row[8]))
    return CustodyEpisode(
        row[0], row[1], row[2], row[3], row[4], release, row[9], day_from(row[10]), day_from(row[11]), day_from(row[12])
    )


def _episode_values(episode: CustodyEpisode) -> Sequence[object]:
    release = episode.release
    told = ("", None) if release is None else (release.told_by, _day_text(release.told_on))
    return (
        episode.establishment_id,
        episode.hall,
        episode.cell,
        None if release is None else release.due.isoformat(),
        (ReleaseKind.SENTENCE if release is None else release.kind).value,
        *told,
        episode.sentence_days,
        _day_text(episode.sentenced_on),
        _day_text(episode.admitted_on),
        _day_text(episode.ended_on),
    )


def _establishment(row: Row) -> Establishment:
    return Establishment(
        EstablishmentId(row[0]),
        Country(row[1]),
        row[2],
        row[3],
        row[4],
        row[5],
        row[6],
        row[7],
        day_from(row[8]),
        row[9],
    )


def _establishment_values(establishment: Establishment) -> Sequence[object]:
    return (
        establishment.id,
        establishment.country.value,
        establishment.name,
        establishment.code,
        establishment.line1,
        establishment.line2,
        establishment.town,
        establishment.postcode,
        _day_text(establishment.checked_on),
        establishment.checked_by,
        establishment.short_name,
    )
