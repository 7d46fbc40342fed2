"""What a role or the list of workers refuses, as facts. The words are in `worker_words`."""

from recovery_desk.domain.errors import UserFacingError


class ReadOnlyWorker(UserFacingError):
    """Somebody signed in to read has changed a record; nothing of it was kept."""


class CoordinatorOnly(UserFacingError):
    """A deed that a coordinator answers for."""
