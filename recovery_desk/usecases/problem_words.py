"""The sentences for everything that can be refused: the windows and the command line say the same."""

from collections.abc import Callable

from recovery_desk.domain.errors import UserFacingError

_WORDS: dict[type[UserFacingError], Callable[..., str]] = {}


def words_for(problem: UserFacingError) -> str:
    """What happened and what to do next, for somebody who has never seen a traceback."""
    for kind in type(problem).__mro__:
        if kind in _WORDS:
            return _WORDS[kind](problem)
    raise LookupError(type(problem).__name__)


def has_words(kind: type[UserFacingError]) -> bool:
    """Whether `kind` has a sentence; a test asks it of every error in the program."""
    return any(base in _WORDS for base in kind.__mro__)
