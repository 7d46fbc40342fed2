"""Finding the establishment a cell means, and what to offer when it is not clear."""

from collections.abc import Iterable
from difflib import get_close_matches

from recovery_desk.domain.establishments import (
    Establishment,
    EstablishmentId,
    EstablishmentIndex,
    plain_name,
)
from recovery_desk.usecases.import_problems import CellProblem, Wrong

_SHORTEST = 3
_OFFERED = 4


class Places:
    """Establishments as lists write them. Each spelling is worked out once."""

    def __init__(self, establishments: Iterable[Establishment]) -> None:
        self._all = tuple(establishments)
        self._index = EstablishmentIndex(self._all)
        self._squashed: dict[str, list[Establishment]] = {}
        for establishment in self._all:
            self._squashed.setdefault(plain_name(establishment.name).replace(" ", ""), []).append(establishment)
        self._known: dict[str, EstablishmentId | CellProblem] = {}

    def find(self, written: str) -> EstablishmentId:
        """The one establishment meant; raises `CellProblem` with suggestions."""
        if written not in self._known:
            self._known[written] = self._look_up(written)
        found = self._known[written]
        if isinstance(found, CellProblem):
            raise found
        return found

    def knows(self, written: str) -> bool:
        """Whether `written` means an establishment."""
        try:
            self.find(written)
        except CellProblem as problem:
            return problem.wrong is Wrong.PLACE_UNCLEAR
        return True

    def short_name(self, establishment_id: EstablishmentId | None) -> str:
        """The name as said on the wing; "" for none."""
        return next((e.short_name for e in self._all if e.id == establishment_id), "")

    def _look_up(self, written: str) -> EstablishmentId | CellProblem:
        candidates = self._candidates(written)
        if len(candidates) == 1:
            return candidates[0].id
        if candidates:
            offered = tuple(e.short_name for e in candidates[:_OFFERED])
            return CellProblem(Wrong.PLACE_UNCLEAR, written, offered)
        return CellProblem(Wrong.PLACE_UNKNOWN, written, self._nearest(written))

    def _candidates(self, written: str) -> tuple[Establishment, ...]:
        """As written; then as one word ("Lowmoss"); then without the town behind a comma."""
        plain = plain_name(written)
        if len(plain) < _SHORTEST:
            return ()
        found = self._index.candidates(written)
        if found:
            return found
        squashed = self._squashed.get(plain.replace(" ", ""))
        if squashed:
            return tuple(squashed)
        name, comma, _ = written.partition(",")
        return self._candidates(name) if comma else ()

    def _nearest(self, written: str) -> tuple[str, ...]:
        names = {plain_name(e.name): e.short_name for e in self._all}
        close = get_close_matches(plain_name(written)[:60], names, n=3, cutoff=0.6)
        return tuple(names[name] for name in close)
