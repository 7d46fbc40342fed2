"""What a role or the list of workers refuses, as facts. The words are in `worker_words`."""

from recovery_desk.domain.errors import UserFacingError


class ReadOnlyWorker(UserFacingError):
    """Somebody signed in to read has changed a record; nothing of it was kept."""


class CoordinatorOnly(UserFacingError):
    """A deed that a coordinator answers for."""


class NoSuchWorker(UserFacingError):
    """An id that belongs to no worker of this desk, or to one who has left."""


class WorkerNeedsName(UserFacingError):
    """A worker without a name could not be told from another."""


class WorkerAlreadyHere(UserFacingError):
    """Somebody of that name works here."""

    def __init__(self, name: str) -> None:
        """`name` as it stands on this desk."""
        super().__init__(name)
        self.name = name


class LastCoordinator(UserFacingError):
    """The desk would be left without anybody who may run it."""


class NotYourself(UserFacingError):
    """Somebody would remove themselves while they are signed in."""


class PassphraseTooWeak(UserFacingError):
    """A passphrase that would be guessed. `advice` are sentences about it."""

    def __init__(self, advice: tuple[str, ...]) -> None:
        """Sentences, never the passphrase."""
        super().__init__(len(advice))
        self.advice = advice


class RecoveryKeyNotReadBack(UserFacingError):
    """What was read back is a whole recovery key, and not the one just made."""
