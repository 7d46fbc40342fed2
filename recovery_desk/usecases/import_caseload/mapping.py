"""Guessing which column holds what, from headings and, where they could mean several things, from cells."""

import re
from collections.abc import Callable, Sequence

from recovery_desk.domain.folding import fold
from recovery_desk.domain.release_day.questions import ReleaseKind, release_kind_from
from recovery_desk.domain.sentence_as_typed import SentenceUnit
from recovery_desk.usecases.import_caseload.fields import ColumnMapping, Field
from recovery_desk.usecases.import_caseload.headings import HEADINGS, KINDS_OF_HEADING

_PROBLEM_HEADINGS = frozenset({"problem", "problems"})
"""The column a file of bad rows carries; it is never imported."""

_NEEDS_A_LOOK: dict[Field, frozenset[str]] = {
    Field.PRISON_NUMBER: frozenset({"number", "no", "id"}),
    Field.RELEASE_KIND: frozenset({"status", "type", "kind", "basis", "legal status"}),
    Field.ESTABLISHMENT: frozenset({"location", "current location", "site", "est"}),
}
"""Headings that often hold something else: they count only when the cells below bear them out."""

_KNOWN: dict[str, tuple[Field, int]] = {
    heading: (field, rank) for field, headings in HEADINGS.items() for rank, heading in enumerate(headings)
}


def plain_heading(written: str) -> str:
    """A heading as letters and figures: "D.O.B." becomes "d o b", "Lib. date*" "lib date"."""
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", written) if not written.isupper() else written
    return " ".join(re.findall(r"[a-z0-9]+", fold(split).replace("&", " and ")))


def _known(written: str) -> tuple[Field, int] | None:
    """The field a heading means, and how plainly (0 is plainest)."""
    plain = plain_heading(written)
    without_format = re.sub(r"( (dd|d) (mm|m) (yyyy|yy|y)| ddmmyyyy| ddmmyy)$", "", plain)
    bracketless = plain_heading(re.sub(r"\([^)]*\)", " ", written))
    for candidate in (plain, without_format, bracketless, plain.replace(" ", "")):
        if candidate in _KNOWN:
            return _KNOWN[candidate]
    return None


def heading_score(cells: Sequence[str]) -> int:
    """How much a row looks like headings: the number of different fields its cells name."""
    return len({known[0] for cell in cells if (known := _known(cell))})


def is_problem_column(heading: str) -> bool:
    """Whether this is the column a file of bad rows carries."""
    return plain_heading(heading) in _PROBLEM_HEADINGS


def guess_mapping(
    headings: Sequence[str],
    written: Sequence[str],
    sample: Sequence[Sequence[str]],
    is_place: Callable[[str], bool],
) -> ColumnMapping:
    """The likeliest mapping. `sample` are the first rows, for headings that could mean several things."""
    found: dict[Field, tuple[int, int]] = {}
    for column, heading in enumerate(written):
        known = _known(heading)
        if known is None or not _borne_out(known[0], heading, column, sample, is_place):
            continue
        field, rank = known
        if field not in found or rank < found[field][0]:
            found[field] = (rank, column)
    if Field.FAMILY_NAME in found:
        found.pop(Field.FULL_NAME, None)
    elif Field.FULL_NAME in found and Field.GIVEN_NAMES in found:
        # "Name" beside "First name" is the family name alone.
        found[Field.FAMILY_NAME] = found.pop(Field.FULL_NAME)
    return ColumnMapping({field: headings[found[field][1]] for field in Field if field in found})


def kind_of_heading(written: str) -> ReleaseKind | None:
    """The kind of release a date column is for where its heading says so: "HDCED" is for curfew."""
    return KINDS_OF_HEADING.get(plain_heading(written))


def unit_of_heading(written: str) -> SentenceUnit | None:
    """What bare numbers under a heading count: "Sentence (months)"."""
    words = plain_heading(written).split()
    return next((unit for unit in SentenceUnit if unit.value in words), None)


_ENOUGH = 0.5


def _borne_out(
    field: Field,
    heading: str,
    column: int,
    sample: Sequence[Sequence[str]],
    is_place: Callable[[str], bool],
) -> bool:
    if plain_heading(heading) not in _NEEDS_A_LOOK.get(field, ()):
        return True
    fits = {Field.ESTABLISHMENT: is_place, Field.PRISON_NUMBER: _is_number}.get(field, _is_kind)
    filled = [row[column] for row in sample if column < len(row) and row[column].strip()]
    return bool(filled) and sum(map(fits, filled)) >= _ENOUGH * len(filled)


def _is_kind(text: str) -> bool:
    return release_kind_from(text) is not None


def _is_number(text: str) -> bool:
    """Whether `text` looks like a prison number: A1234BC, or four to seven figures; not 1, 2, 3."""
    return re.fullmatch(r"[A-Za-z]\d{4}[A-Za-z]{2}|\d{4,7}", text.strip()) is not None
