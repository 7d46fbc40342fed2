"""Why something cannot be undone or brought back, as facts. The words are in `undo_words`."""

from datetime import datetime

from recovery_desk.domain.errors import UserFacingError


class UndoProblem(UserFacingError):
    """The root of what undo and the bin can refuse."""


class NothingToUndo(UndoProblem):
    """Nobody who is signed in here has done anything lately that still stands."""


class NothingToRedo(UndoProblem):
    """Nothing was undone, or something else was done since."""


class NotToBeUndone(UndoProblem):
    """The deed changed no record, or one that is never changed back this way: who may sign in, for example."""


class LaterChangeStands(UndoProblem):
    """The record is no longer what the deed left: somebody changed it since."""

    def __init__(self, entity: str, field: str = "", worker: str = "", at: datetime | None = None) -> None:
        """What was changed, by whom and when; `field` is empty where the whole record is meant."""
        super().__init__(entity, field)
        self.entity, self.field, self.worker, self.at = entity, field, worker, at


class OthersRestOnIt(UndoProblem):
    """The record would go, and others refer to it."""

    def __init__(self, entity: str, other: str) -> None:
        """The kind of the record, and the kind of those that refer to it."""
        super().__init__(entity, other)
        self.entity, self.other = entity, other


class WhatItBelongedToIsGone(UndoProblem):
    """The record would come back, and what it belongs to is not there."""

    def __init__(self, entity: str, parent: str) -> None:
        """The kind of the record, and of what it belonged to."""
        super().__init__(entity, parent)
        self.entity, self.parent = entity, parent
