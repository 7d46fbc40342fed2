"""What can be wrong with a file that is to be imported, and with a cell in it: facts, no sentences."""

from enum import StrEnum

from recovery_desk.domain.errors import UserFacingError


class TableProblem(UserFacingError):
    """A file that cannot be read as a table. `name` is the file's name without its folder."""

    def __init__(self, name: str) -> None:
        super().__init__(type(self).__name__)
        self.name = name


class TableMissing(TableProblem):
    """There is no such file."""


class TableIsFolder(TableProblem):
    """The path is a folder, or something else that is no file."""


class TableNotReadable(TableProblem):
    """The file may not be read, or another program holds it."""


class TableEmpty(TableProblem):
    """Nothing in it, or nothing but blanks."""


class TableTooLarge(TableProblem):
    """Larger on disk than is read. `limit` in bytes."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name)
        self.limit = limit


class TableTooLargeUnpacked(TableTooLarge):
    """A workbook that unpacks to more than `limit` bytes: damaged, or made to do harm."""


class TableRowTooLong(TableProblem):
    """One line of text longer than any list has; `row` is where."""

    def __init__(self, name: str, row: int) -> None:
        super().__init__(name)
        self.row = row


class FileKind(StrEnum):
    """What a file turned out to be instead of a table."""

    PDF = "pdf"
    WORD = "word"
    PICTURE = "picture"
    WEB_PAGE = "web page"
    OPEN_DOCUMENT = "open document"
    OLD_WORKBOOK = "old workbook"
    BINARY_WORKBOOK = "binary workbook"
    ZIP = "zip"
    UNKNOWN = "unknown"


class NotATable(TableProblem):
    """Something else, whatever its name says: `kind`."""

    def __init__(self, name: str, kind: FileKind) -> None:
        super().__init__(name)
        self.kind = kind


class TableLocked(TableProblem):
    """A workbook with a password on it."""


class TableBroken(TableProblem):
    """A workbook that is damaged."""


class NoRows(TableProblem):
    """Headings and nothing below them."""


class NoNameColumn(TableProblem):
    """No column is, or is chosen to be, the name. `headings` are those found."""

    def __init__(self, name: str, headings: tuple[str, ...]) -> None:
        super().__init__(name)
        self.headings = headings


class MappingNotUnderstood(UserFacingError):
    """A chosen column that is not in the file, or one column chosen twice. `heading` says which."""

    def __init__(self, heading: str) -> None:
        super().__init__("mapping")
        self.heading = heading


class RowsRefused(UserFacingError):
    """Rows that cannot be imported, and nobody chose to leave them out. Nothing was written."""

    def __init__(self, rejected: int, rows: int) -> None:
        super().__init__(rejected, rows)
        self.rejected, self.rows = rejected, rows


class ImportStopped(UserFacingError):
    """Somebody stopped the import before it was kept. Nothing is written."""


class PlanOutOfDate(UserFacingError):
    """The desk changed between preview and import; `row` is the first one it matters to."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


class NotASpreadsheetName(UserFacingError):
    """A file to write whose name ends neither in .csv nor in .xlsx."""

    def __init__(self, name: str) -> None:
        """`name` is the file's own name."""
        super().__init__(name)
        self.name = name


class FileIsThere(UserFacingError):
    """A file of that name exists and was not to be overwritten."""

    def __init__(self, name: str) -> None:
        super().__init__("file is there")
        self.name = name


class BadRowsNotSaved(FileIsThere):
    """The rows could not be written where they were to go."""


class Wrong(StrEnum):
    """What is wrong with a cell, or with a row."""

    TOO_LONG = "too long"
    HUGE = "huge"
    NO_NAME = "no name"
    NO_LETTERS = "no letters"
    BRACKETS = "brackets"
    FORMULA = "formula"
    NOT_CALCULATED = "not calculated"
    SHEET_ERROR = "sheet error"
    LETTERS_LOST = "letters lost"
    QUOTE_NOT_CLOSED = "quote not closed"
    TOO_MANY_CELLS = "too many cells"
    AGE = "age"
    NUMBER_SHORTENED = "number shortened"
    NUMBER_TOO_LONG = "number too long"
    PLACE_UNKNOWN = "place unknown"
    PLACE_UNCLEAR = "place unclear"
    KIND_UNKNOWN = "kind unknown"
    SENTENCE_AFTER_RELEASE = "sentence after release"
    NUMBER_OF_ANOTHER = "number of another"
    NUMBER_TWICE_HERE = "number twice here"
    SEVERAL_PEOPLE = "several people"
    CANNOT_TELL = "cannot tell"
    SAME_NUMBER_AS_ROW = "same number as row"
    SAME_PERSON_AS_ROW = "same person as row"


_SHOWN = 60


class CellProblem(UserFacingError):
    """A cell, or a row, that cannot be imported.

    `shown` is what stands there, clipped; `offered` are suggestions; `row` another row it collides with;
    `number` an age or a length.
    """

    def __init__(
        self, wrong: Wrong, shown: str = "", offered: tuple[str, ...] = (), row: int = 0, number: int = 0
    ) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong
        self.shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        self.offered = offered
        self.row = row
        self.number = number
