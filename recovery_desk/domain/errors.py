"""The root of every refusal a person may be shown."""


class UserFacingError(Exception):
    """Something the world did, not a bug: subclasses carry facts as attributes, never sentences.

    The sentences live in `recovery_desk.usecases.problem_words`, so that the window and the command
    line say the same thing and a translator finds all of it in one place.
    """
