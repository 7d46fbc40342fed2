"""What can be odd about a request to `check-date`, as facts; the words are in `problem_words`."""

from enum import Enum, auto

from recovery_desk.domain.errors import UserFacingError


class Asked(Enum):
    """The ways in which a request is not a question."""

    NOT_JSON = auto()
    NOT_AN_OBJECT = auto()
    LINE_TOO_LONG = auto()
    REPEATED_FIELD = auto()
    UNKNOWN_FIELD = auto()
    MISSING = auto()
    NOT_A_DATE = auto()
    YEAR_OUT_OF_RANGE = auto()
    NOT_A_COUNTRY = auto()
    NOT_A_KIND = auto()
    NOT_DAYS = auto()
    NOT_A_LIST_OF_DATES = auto()
    NOT_RULES = auto()
    UNKNOWN_RULE = auto()


class RequestNotUnderstood(UserFacingError):
    """A request that is no question: why, in which field, and what stood there."""

    def __init__(self, why: Asked, field: str = "", value: object = None) -> None:
        super().__init__(why.name, field)
        self.why = why
        self.field = field
        self.value = value
