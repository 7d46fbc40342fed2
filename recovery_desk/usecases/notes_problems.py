"""What can be wrong with a note, a template or a task."""

from recovery_desk.domain.errors import UserFacingError


class NoteEmpty(UserFacingError):
    """A note without a word and without a reason says nothing."""


class ReasonMissing(UserFacingError):
    """Somebody was not seen: why is asked for."""


class MinutesOutOfRange(UserFacingError):
    """A contact of no time, or longer than a day."""


class NotYetHappened(UserFacingError):
    """A note of something that is still to come."""


class NoSuchNote(UserFacingError):
    """No note has that id."""


class RestrictedNote(UserFacingError):
    """A note that only its writer and coordinators open."""


class TemplateNeedsName(UserFacingError):
    """A template without a name cannot be chosen."""


class TemplateEmpty(UserFacingError):
    """A template without a prompt helps nobody."""


class NoSuchTemplate(UserFacingError):
    """No template has that id."""


class TaskEmpty(UserFacingError):
    """A task without words."""


class NoSuchTask(UserFacingError):
    """No task has that id."""
