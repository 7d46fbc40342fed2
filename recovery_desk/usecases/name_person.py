"""Who is meant where somebody is named in words: by the id, by the prison number, or by name.

A name has to be whole words and leave one person only; half a name names nobody, since what is asked next may write
to their record. A record that was put into another is reached by its own id, and by nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from recovery_desk.domain.folding import fold_words
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.people_problems import NobodyMeant, SeveralMeant
from recovery_desk.usecases.ports import CaseloadRow, Store

_MOST_WORDS = 20
"""Nobody's name has more."""


@dataclass(frozen=True, slots=True)
class NamePerson:
    """Finds the one person who is meant."""

    store: Store

    def __call__(self, typed: str) -> PersonId:
        """Raises `NobodyMeant`; `SeveralMeant` where more than one person fits."""
        known = self.store.people.several([PersonId(typed.strip())])
        if known:
            return known[0].id
        numbered = self.store.people.with_number(typed)
        rows = self.store.caseload.of_many([person.id for person in numbered]) if numbered else self._named(typed)
        if not rows:
            raise NobodyMeant(typed)
        if len(rows) > 1:
            raise SeveralMeant(typed, rows)
        return rows[0].person_id

    def _named(self, typed: str) -> Sequence[CaseloadRow]:
        """Those whose name has all these words; the one of them whose whole name it is, where only one is called so."""
        words = sorted(fold_words(typed))
        if not 0 < len(words) <= _MOST_WORDS:
            return ()
        rows = self.store.caseload.with_words(words)
        fitting = [row for row in rows if set(words) <= set(fold_words(f"{row.filed_as} {row.called}"))]
        whole = [row for row in fitting if sorted(fold_words(row.filed_as)) == words]
        return whole if len(whole) == 1 else fitting
