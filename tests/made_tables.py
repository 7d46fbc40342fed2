"""Lists of made-up people, as the importer sees them."""

from collections.abc import Iterator, Sequence

from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.usecases.import_caseload import TableRow

BARLINNIE = Establishment(EstablishmentId("barlinnie"), Country.SCOTLAND, "HMP Barlinnie")
LOW_MOSS = Establishment(EstablishmentId("low-moss"), Country.SCOTLAND, "HMP Low Moss")
PARC = Establishment(EstablishmentId("parc"), Country.ENGLAND_AND_WALES, "Parc (HMP & YOI)", "PRI")
PARC_YOUNG = Establishment(EstablishmentId("parc-yoi"), Country.ENGLAND_AND_WALES, "Parc (HMYOI)", "PYI")
USK = Establishment(EstablishmentId("usk"), Country.ENGLAND_AND_WALES, "Usk (HMP)", "UKI")
PRISONS = (BARLINNIE, LOW_MOSS, PARC, PARC_YOUNG, USK)


class MadeTable:
    """A table in memory: headings in row 1, and the rows below them."""

    name = "list.csv"
    notes: tuple[str, ...] = ()
    serials_later = 0

    def __init__(self, headings: Sequence[str], *rows: Sequence[str], labels: Sequence[str] = ()) -> None:
        self.written_headings = tuple(headings)
        self.headings = tuple(labels or headings)
        self._rows = rows

    @property
    def rows_at_most(self) -> int:
        return len(self._rows)

    def rows(self) -> Iterator[TableRow]:
        for number, cells in enumerate(self._rows, 2):
            yield TableRow(number, tuple(cells))
