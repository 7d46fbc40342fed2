"""Drafts as rows. Whose they are is said by SQL itself: no code path can read another worker's."""

import json
from datetime import UTC, datetime

from recovery_desk.domain.drafts import Draft
from recovery_desk.storage.connection import Connection, Row

_COLUMNS = "form, about, fields, kept_at, title, screen, tab, person_id"


class DraftsTable:
    """The drafts of the worker whose passphrase opened the vault."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def keep(self, draft: Draft) -> None:
        """Keeps it in the place of the one before."""
        self._connection.run(
            f"INSERT OR REPLACE INTO draft (worker, {_COLUMNS}) VALUES (journal_worker(), ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                draft.form,
                draft.about,
                json.dumps(dict(draft.fields), ensure_ascii=False),
                draft.kept_at.astimezone(UTC).isoformat(),
                draft.title,
                draft.screen,
                draft.tab,
                draft.person_id,
            ),
        )

    def get(self, form: str, about: str) -> Draft | None:
        """The draft of a form, or None."""
        row = self._connection.one(
            f"SELECT {_COLUMNS} FROM draft WHERE worker = journal_worker() AND form = ? AND about = ?", (form, about)
        )
        return None if row is None else _draft(row)

    def drop(self, form: str, about: str) -> bool:
        """Forgets it."""
        sql = "DELETE FROM draft WHERE worker = journal_worker() AND form = ? AND about = ?"
        return bool(self._connection.run(sql, (form, about)))

    def all(self) -> list[Draft]:
        """Every draft left open, newest first."""
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM draft WHERE worker = journal_worker() ORDER BY kept_at DESC, form, about"
        )
        return [_draft(row) for row in rows]


def _draft(row: Row) -> Draft:
    return Draft(row[0], row[1], json.loads(row[2]), datetime.fromisoformat(row[3]), *row[4:])
