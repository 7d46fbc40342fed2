"""What can be taken from a list of people, and from which column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What can be taken from a list. The values are a promise: they stand in `--json` output."""

    FULL_NAME = "full_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAMES = "given_names"
    PREFERRED_NAME = "preferred_name"
    BIRTH_DATE = "birth_date"
    PRISON_NUMBER = "prison_number"
    ESTABLISHMENT = "establishment"
    HALL = "hall"
    CELL = "cell"
    RELEASE_DATE = "release_date"
    RELEASE_KIND = "release_kind"
    TOLD_BY = "told_by"
    SENTENCE = "sentence_length"
    SENTENCED_ON = "sentenced_on"
    WORKER = "worker"
    COMMUNICATION_NEEDS = "communication_needs"


FIELD_WORDS = {
    Field.FULL_NAME: "Name",
    Field.FAMILY_NAME: "Family name",
    Field.GIVEN_NAMES: "Given names",
    Field.PREFERRED_NAME: "Known as",
    Field.BIRTH_DATE: "Birth date",
    Field.PRISON_NUMBER: "Prison number",
    Field.ESTABLISHMENT: "Establishment",
    Field.HALL: "Hall",
    Field.CELL: "Cell",
    Field.RELEASE_DATE: "Release date",
    Field.RELEASE_KIND: "Kind of release",
    Field.TOLD_BY: "Told by",
    Field.SENTENCE: "Sentence length",
    Field.SENTENCED_ON: "Date of sentence",
    Field.WORKER: "Worker",
    Field.COMMUNICATION_NEEDS: "Communication needs",
}
"""What each field is called on screen, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class News:
    """How often a list says something in a field where nothing stood, and how often something else than stood there."""

    added: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column each field is taken from, by the table's heading labels; what is not named is not read."""

    columns: Mapping[Field, str]

    def has_name(self) -> bool:
        """Whether there is a column people can be told by."""
        return Field.FULL_NAME in self.columns or Field.FAMILY_NAME in self.columns

    def with_column(self, field: Field, heading: str | None) -> "ColumnMapping":
        """The mapping with `field` taken from `heading`, or from nowhere; a column serves one field."""
        kept = {f: h for f, h in self.columns.items() if f is not field and h != heading}
        return ColumnMapping(kept if heading is None else kept | {field: heading})

    def unused(self, headings: Sequence[str]) -> tuple[str, ...]:
        """The columns nothing is taken from."""
        return tuple(heading for heading in headings if heading not in self.columns.values())
