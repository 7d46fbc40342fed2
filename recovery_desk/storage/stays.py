"""The stays in custody of several people, in one query."""

import json
from collections.abc import Iterable

from recovery_desk.domain.episodes import EpisodeId
from recovery_desk.domain.people import PersonId
from recovery_desk.storage.connection import Connection
from recovery_desk.storage.repositories import day_from
from recovery_desk.usecases.checks_ports import Stay


class StaysTable:
    """Which stays several people have had."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def of_many(self, person_ids: Iterable[str]) -> list[Stay]:
        """Every stay of these people, the earliest first."""
        rows = self._connection.rows(
            "SELECT id, person_id, is_current, due FROM custody_episode "
            "WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY is_current, due, id",
            (json.dumps(list(person_ids)),),
        )
        return [Stay(EpisodeId(row[0]), PersonId(row[1]), bool(row[2]), day_from(row[3])) for row in rows]
