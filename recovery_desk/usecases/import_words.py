"""The sentences about files, rows and cells that cannot be imported; `problem_words` takes them in."""

from collections.abc import Callable, Sequence
from datetime import date

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import long_date, plain_date
from recovery_desk.domain.dates_as_typed import DateNotUnderstood, WhyNot
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases.import_problems import (
    BadRowsNotSaved,
    CellProblem,
    FileIsThere,
    FileKind,
    ImportStopped,
    MappingNotUnderstood,
    NoNameColumn,
    NoRows,
    NotASpreadsheetName,
    NotATable,
    PlanOutOfDate,
    RowsRefused,
    TableBroken,
    TableEmpty,
    TableIsFolder,
    TableLocked,
    TableMissing,
    TableNotReadable,
    TableRowTooLong,
    TableTooLarge,
    TableTooLargeUnpacked,
    Wrong,
)

_SAVE_AS = "Open it in your spreadsheet program and save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”."
_MEGABYTE = 1_000_000

_KINDS = {
    FileKind.PDF: f"is a PDF, not a spreadsheet, whatever its name says. Ask for the list itself. {_SAVE_AS}",
    FileKind.WORD: "is a text document, not a spreadsheet. Copy its table into a spreadsheet and save that.",
    FileKind.PICTURE: "is a picture, not a spreadsheet.",
    FileKind.WEB_PAGE: f"is a web page inside, whatever its name says. {_SAVE_AS}",
    FileKind.OPEN_DOCUMENT: f"is an OpenDocument file, which is not read here. {_SAVE_AS}",
    FileKind.OLD_WORKBOOK: f"is an Excel workbook of the old kind (.xls). {_SAVE_AS}",
    FileKind.BINARY_WORKBOOK: f"is a binary Excel workbook (.xlsb). {_SAVE_AS}",
    FileKind.ZIP: "is a zip file without a spreadsheet inside. Unpack it and choose the list itself.",
    FileKind.UNKNOWN: f"is not a spreadsheet that can be read. {_SAVE_AS}",
}


def _date(problem: DateNotUnderstood) -> str:
    text = f"“{problem.text}”"
    day = problem.read_as
    if problem.why is WhyNot.WEEKDAY and day:
        return f"{text} does not fit together: {plain_date(day)} is a {long_date(day).split()[0]}."
    if problem.why is WhyNot.FUTURE and day:
        return f"{text} is in the future: {plain_date(day)}."
    return f"{text} {_DATES.get(problem.why, _DATES[WhyNot.UNREADABLE])}"


_DATES = {
    WhyNot.UNREADABLE: "is not a date. Write it like 4/12/2026 or 4 Dec 2026.",
    WhyNot.NO_SUCH_DAY: "is not a day in the calendar.",
    WhyNot.NO_SUCH_MONTH: "has no such month. Dates are read day first: 13/12/2026 is 13 December 2026.",
    WhyNot.NO_YEAR: "has no year. Write it like 4/12/2026.",
    WhyNot.NO_DAY: "has no day. Write it like 4/12/2026.",
    WhyNot.YEAR: "has a year that cannot be right.",
}


def _offered(problem: CellProblem) -> str:
    *others, last = problem.offered
    return f"{', '.join(others)} or {last}" if others else last


def _place(problem: CellProblem) -> str:
    hint = f" Did you mean {_offered(problem)}?" if problem.offered else " Use its name or three-letter code."
    return f"“{problem.shown}” is no establishment known here.{hint}"


_CELLS: dict[Wrong, Callable[[CellProblem], str]] = {
    Wrong.TOO_LONG: lambda p: f"“{p.shown}” is too long: {p.number:,} characters.",
    Wrong.HUGE: lambda p: (
        f"A cell of {p.number:,} characters: more than a spreadsheet cell holds. "
        "Shorten it, or look for a quotation mark that is not closed."
    ),
    Wrong.NO_NAME: lambda _: "There is no name in this row.",
    Wrong.NO_LETTERS: lambda p: f"“{p.shown}” has no letters in it, so it is not a name.",
    Wrong.BRACKETS: lambda p: f"“{p.shown}” has more in it than a name. Leave only the name.",
    Wrong.FORMULA: lambda p: f"“{p.shown}” is a formula, not a name.",
    Wrong.NOT_CALCULATED: lambda _: (
        "A formula whose result is not saved in the file. Open it in Excel, save it, and try again."
    ),
    Wrong.SHEET_ERROR: lambda p: f"The spreadsheet shows {p.shown} here. Put the value in by hand.",
    Wrong.LETTERS_LOST: lambda p: f"“{p.shown}” has letters that were lost when the file was saved (�). Type it again.",
    Wrong.QUOTE_NOT_CLOSED: lambda _: 'A quotation mark (") in this row is opened and not closed.',
    Wrong.TOO_MANY_CELLS: lambda p: (
        f"This row has {so_many(p.number, 'more cell')} than there are headings: perhaps a comma in a name."
    ),
    Wrong.AGE: lambda p: f"“{p.shown}” would make this person {p.number} years old.",
    Wrong.NUMBER_SHORTENED: lambda p: f"Excel has shortened this number to “{p.shown}”. Type it again as text.",
    Wrong.NUMBER_TOO_LONG: lambda p: f"“{p.shown}” is too long for a prison number.",
    Wrong.PLACE_UNKNOWN: _place,
    Wrong.PLACE_UNCLEAR: lambda p: f"“{p.shown}” could be {_offered(p)}. Write which.",
    Wrong.KIND_UNKNOWN: lambda p: (
        f"“{p.shown}” is no kind of release known here. Use sentence, HDC, parole, indeterminate, recall, "
        "compassionate, remand, bail or court."
    ),
    Wrong.SENTENCE_AFTER_RELEASE: lambda p: f"The date of sentence “{p.shown}” is after the release date.",
    Wrong.NUMBER_OF_ANOTHER: lambda p: (
        f"The desk has the number {p.shown} for somebody with another name. One of the two is wrong."
    ),
    Wrong.NUMBER_TWICE_HERE: lambda p: f"The desk has the number {p.shown} more than once. Put that right first.",
    Wrong.SEVERAL_PEOPLE: lambda _: "Several people here could be meant. Add a prison number or a birth date.",
    Wrong.CANNOT_TELL: lambda _: (
        "Somebody of this name is here, and this row does not say whether it is them. "
        "Add a prison number or a birth date."
    ),
    Wrong.SAME_NUMBER_AS_ROW: lambda p: f"Row {p.row} has the same number, and says something else.",
    Wrong.SAME_PERSON_AS_ROW: lambda p: f"Row {p.row} seems to be the same person, and says something else.",
}


def _cell(problem: CellProblem) -> str:
    return _CELLS[problem.wrong](problem)


def _no_name_column(problem: NoNameColumn) -> str:
    shown = ", ".join(f"“{heading[:40]}”" for heading in problem.headings[:12])
    return (
        f"No column of {problem.name} is headed as a name (such as “Surname” or “Name”). "
        f"The first row holds: {shown or 'nothing'}. "
        "If that is somebody, put a row of headings above it first; else say which column is the name."
    )


def _refused(problem: RowsRefused) -> str:
    rows = so_many(problem.rejected, "row")
    return (
        f"{rows} of {problem.rows:,} cannot be imported, so nothing was. "
        "Put them right in the spreadsheet, or choose to leave them out."
    )


IMPORT_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    DateNotUnderstood: _date,
    CellProblem: _cell,
    TableMissing: lambda p: f"No file called {p.name} was found. Check its name and its folder.",
    TableIsFolder: lambda p: f"{p.name} is not a file. Choose the spreadsheet itself.",
    TableNotReadable: lambda p: (
        f"{p.name} cannot be read. It may be open in another program, or you may not be allowed to read it."
    ),
    TableEmpty: lambda p: f"{p.name} is empty.",
    TableTooLargeUnpacked: lambda p: (
        f"{p.name} unpacks to more than {p.limit // _MEGABYTE} megabytes. It is damaged or no list of people."
    ),
    TableTooLarge: lambda p: (
        f"{p.name} is larger than {p.limit // _MEGABYTE} megabytes. Split it, or save it without pictures."
    ),
    TableRowTooLong: lambda p: f"Row {p.row} of {p.name} is far too long. This is not a list of people.",
    NotATable: lambda p: f"{p.name} {_KINDS[p.kind]}",
    TableLocked: lambda p: f"{p.name} has a password. Open it in Excel, save a copy without one, and import that.",
    TableBroken: lambda p: f"{p.name} is damaged and cannot be read. {_SAVE_AS}",
    NoRows: lambda p: f"{p.name} has headings and no rows below them.",
    NoNameColumn: _no_name_column,
    MappingNotUnderstood: lambda p: f"The column “{p.heading}” is not in this file, or was chosen twice.",
    RowsRefused: _refused,
    NotASpreadsheetName: lambda p: f"{p.name} is no spreadsheet: give it a name that ends in .csv or .xlsx.",
    FileIsThere: lambda p: f"There is a file called {p.name} already. It was left as it is.",
    BadRowsNotSaved: lambda p: f"{p.name} could not be saved there. Choose another place.",
    ImportStopped: lambda _: "Stopped. Nothing was imported.",
    PlanOutOfDate: lambda p: (
        f"The desk has changed since the preview (row {p.row}). Nothing was imported. Preview it again."
    ),
}


def past_release(day: date) -> str:
    """For a row of somebody who, by the list, is out already."""
    return f"The release date, {plain_date(day)}, has passed."


def no_release_date(text: str) -> str:
    """For "TBC" where a date would stand."""
    return f"“{_clipped(text)}” is not a date: the release date is left open."


def sentence_left_out(text: str, *, day_known: bool) -> str:
    """For a sentence that is not surely a number of days."""
    why = (
        "it is not clear how many days that is" if day_known else "without the date of sentence it is no number of days"
    )
    return f"Sentence “{_clipped(text)}” left out: {why}."


def birth_year_only(year: int) -> str:
    """For "1985" where a birth date would stand."""
    return f"Only the year of birth, {year}, is known: kept as approximate."


def namesake(number: str) -> str:
    """For somebody new who has the name and birth date of somebody known."""
    return f"Somebody else of this name and birth date has the number {number}. Make sure that they are two people."


def month_first(rows: int, column: str) -> str:
    """For a column that somebody may have written the American way round."""
    return (
        f"Dates in “{column}” that make sense only with the month first, like 12/13/2026: {rows:,}. "
        "All are read day first: check how this column was written before you import it."
    )


def releases_passed(rows: int) -> str:
    """For a list with people who are out already."""
    return f"{'1 row has a release date' if rows == 1 else f'{rows:,} rows have release dates'} that passed."


def no_release_column() -> str:
    """For a list without what most is asked for."""
    return "No column was taken for the release date: people come in without one. Call it “Release date”, or choose it."


def columns_not_used(columns: Sequence[str]) -> str:
    """For what stays behind in the file."""
    return "Not imported: " + ", ".join(f"“{column[:_COLUMN]}”" for column in columns) + "."


_COLUMN = 40
_CLIP = 60


def _clipped(text: str) -> str:
    return text if len(text) <= _CLIP else text[:_CLIP] + "…"
