"""Windows on one prison's day: who is new, who came in, who was not met."""

from datetime import date

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prison_day import DayLine
from recovery_desk.storage.connection import Connection
from recovery_desk.storage.tables.prison_day import DAY_LINE

_EVERYWHERE = f"SELECT {', '.join(DAY_LINE.columns)} FROM day_line WHERE day BETWEEN ? AND ? ORDER BY day, id"
_LINES = (
    f"SELECT {', '.join(DAY_LINE.columns)} FROM day_line WHERE establishment_id = ? AND day BETWEEN ? AND ? "
    "ORDER BY day, id"
)
_THERE = "is_current = 1 AND establishment_id = ?1 AND ended_on IS NULL"
_NOT_MET = (
    "FROM caseload WHERE (due IS NULL) = 0 AND due BETWEEN ?2 AND ?3 AND establishment = ?1 AND ended_on IS NULL "
    "AND (last_contact IS NULL OR last_contact < ?4)"
)


class PrisonDayTables:
    """Reads; what is written goes through the records."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def lines(self, prison: EstablishmentId, first: date, last: date) -> list[DayLine]:
        """What is kept of the lists from `first` to `last`, the earliest first."""
        rows = self._connection.rows(_LINES, (prison, first.isoformat(), last.isoformat()))
        return [DAY_LINE.record(row) for row in rows]

    def everywhere(self, first: date, last: date) -> list[DayLine]:
        """The same of every prison."""
        rows = self._connection.rows(_EVERYWHERE, (first.isoformat(), last.isoformat()))
        return [DAY_LINE.record(row) for row in rows]

    def newly_referred(self, prison: EstablishmentId, day: date, limit: int) -> list[tuple[PersonId, date]]:
        """In that prison, referred by `day`, and nobody has spoken with them about it; the longest waiting first."""
        rows = self._connection.rows(
            "SELECT referral.person_id, min(referred_on) FROM referral JOIN custody_episode USING (person_id) "
            f"WHERE {_THERE} AND outcome IN ('waiting', 'accepted') AND first_contact_on IS NULL AND referred_on <= ?2 "
            "GROUP BY referral.person_id ORDER BY 2, 1 LIMIT ?3",
            (prison, day.isoformat(), limit),
        )
        return [(PersonId(row[0]), date.fromisoformat(row[1])) for row in rows]

    def admitted(self, prison: EstablishmentId, since: date, day: date) -> list[tuple[PersonId, date]]:
        """In that prison, whose stay began from `since` to `day`."""
        rows = self._connection.rows(
            f"SELECT person_id, admitted_on FROM custody_episode WHERE {_THERE} AND admitted_on BETWEEN ?2 AND ?3 "
            "ORDER BY admitted_on, person_id",
            (prison, since.isoformat(), day.isoformat()),
        )
        return [(PersonId(row[0]), date.fromisoformat(row[1])) for row in rows]

    def not_met(self, prison: str, day: date, until: date, not_since: date, limit: int) -> list[PersonId]:
        """Due out from `day` to `until` and not met since, the next to go first; the prison by its short name."""
        rows = self._connection.rows(
            f"SELECT person_id {_NOT_MET} ORDER BY due, name_key LIMIT ?5",
            (prison, day.isoformat(), until.isoformat(), not_since.isoformat(), limit),
        )
        return [PersonId(row[0]) for row in rows]

    def count_not_met(self, prison: str, day: date, until: date, not_since: date) -> int:
        """How many there are."""
        row = self._connection.one(
            f"SELECT count(*) {_NOT_MET}", (prison, day.isoformat(), until.isoformat(), not_since.isoformat())
        )
        return int(row[0]) if row else 0
