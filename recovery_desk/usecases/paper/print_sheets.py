"""Printing sheets about one person or about hundreds: read everything, draw it anywhere, then write down what left.

Reading and writing belong to the thread that owns the desk; drawing needs neither and may run beside it.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.list_releases import ListReleases
from recovery_desk.usecases.may_share import ConsentFound, must_not_be_restricted
from recovery_desk.usecases.merge_people import now_part_of
from recovery_desk.usecases.open_person import OpenPerson, PersonRecord
from recovery_desk.usecases.paper.pack_content import PersonSheets, PreparedPack, SheetOptions, Skipped
from recovery_desk.usecases.paper_problems import NoSuchSheet, PlainSavesForbidden
from recovery_desk.usecases.people_problems import PutIntoAnother
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.prepare_handover import Withheld
from recovery_desk.usecases.problem_words import words_for

Report = Callable[[int, int], None]

AGREED_PASSPHRASE = "pdf_passphrase/"  # noqa: S105 - the name of a setting
"""How the settings begin that hold a passphrase agreed with an audience."""

PLAIN_SAVES = "plain_saves"
"""The setting by which a coordinator forbids saving sheets without encryption: "no"."""


@dataclass(frozen=True, slots=True)
class PreparedSheet:
    """The content of one sheet, which form draws it, for whom and how large, and what its reader will not see.

    `consent` is what was found of the person's agreement to whoever gets it; None where it is for themselves.
    """

    form: str
    content: object
    withheld: tuple[Withheld, ...] = ()
    audience: str = ""
    size: str = ""
    consent: ConsentFound | None = None


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A sheet that can be asked for. `is_for_the_person` ones carry no marking and are theirs to keep."""

    id: str
    name: str
    prepare: Callable[[PersonId, SheetOptions], PreparedSheet]
    is_for_the_person: bool = False
    has_audiences: bool = False
    has_sizes: bool = False


@dataclass(frozen=True, slots=True)
class PackWanted:
    """What a pack is to hold. `own` are the sheets of people who get others than the rest."""

    people: tuple[PersonId, ...]
    sheets: tuple[str, ...]
    options: SheetOptions = field(default_factory=SheetOptions)
    own: Mapping[PersonId, tuple[str, ...]] | None = None
    has_index: bool = True
    is_bound: bool = False


@dataclass(frozen=True, slots=True)
class PrepareSheets:
    """Reads what sheets say; draws nothing, writes nothing."""

    store: Store
    clock: Clock
    kinds: tuple[SheetKind, ...]
    open_person: OpenPerson
    list_releases: ListReleases

    def kind(self, sheet: str) -> SheetKind:
        """A kind of sheet by its id; raises `NoSuchSheet`."""
        for kind in self.kinds:
            if kind.id == sheet:
                return kind
        raise NoSuchSheet(sheet, tuple(kind.id for kind in self.kinds))

    def due_out(self, first: date, days: int) -> tuple[PersonId, ...]:
        """Everybody due out in so many days from `first`, in the order of the board."""
        board = self.list_releases(first, first + timedelta(days=days - 1))
        return tuple(release.row.person_id for release in board.releases)

    def one(self, person_id: PersonId, sheet: str, options: SheetOptions) -> PreparedSheet:
        """One sheet; raises `NoSuchSheet`, `NoSuchPerson`, `RecordRestricted` and what the sheet itself refuses."""
        kind = self.kind(sheet)
        must_not_be_restricted(self.store, person_id)
        return kind.prepare(person_id, options)

    def pack(self, wanted: PackWanted, report: Callable[[int, int], None] = lambda _done, _of: None) -> PreparedPack:
        """Everybody's sheets. Whoever, and whichever sheet, cannot be prepared is in `skipped`."""
        for sheet in (*wanted.sheets, *(s for own in (wanted.own or {}).values() for s in own)):
            self.kind(sheet)
        settings = read_settings(self.store.settings)
        people: list[PersonSheets] = []
        skipped: list[Skipped] = []
        for number, person_id in enumerate(dict.fromkeys(wanted.people)):
            report(number, len(wanted.people))
            prepared, missing = self._person(person_id, wanted)
            people += prepared
            skipped += missing
        return PreparedPack(
            people=tuple(people),
            skipped=tuple(skipped),
            marking=settings.marking,
            prepared_by=self.store.signed_in.name,
            printed_at=uk_time(self.clock.now()),
            has_index=wanted.has_index,
            is_bound=wanted.is_bound,
        )

    def _person(self, person_id: PersonId, wanted: PackWanted) -> tuple[Sequence[PersonSheets], Sequence[Skipped]]:
        """The sheets there are of somebody, if any, and why others are missing."""
        try:
            record = self.open_person(person_id)
        except UserFacingError as problem:
            return (), (Skipped(person_id, "Somebody not on this desk", words_for(problem)),)
        made: list[tuple[SheetKind, PreparedSheet]] = []
        refused: list[tuple[str, str]] = []
        sheets = (wanted.own or {}).get(person_id, wanted.sheets)
        for kind in map(self.kind, sheets):
            try:
                made.append((kind, self.one(person_id, kind.id, wanted.options)))
            except UserFacingError as problem:
                refused.append((kind.name, words_for(problem)))
        if made:
            missing = [f"{name} only: {why}" for name, why in refused]
        else:
            missing = list(dict.fromkeys(why for _, why in refused)) or ["No sheet was chosen for this person."]
        skipped = [Skipped(person_id, record.person.filed_as, why) for why in missing]
        return [_person_sheets(record, made)] if made else (), skipped


def _person_sheets(record: PersonRecord, made: Sequence[tuple[SheetKind, PreparedSheet]]) -> PersonSheets:
    return PersonSheets(
        person_id=record.person.id,
        filed_as=record.person.filed_as,
        establishment=record.establishment.short_name if record.establishment else "",
        release_day=record.answer.release_day if record.answer else None,
        sheets=tuple((sheet.form, sheet.content) for _, sheet in made),
        names=tuple(kind.name for kind, _ in made),
        ids=tuple(kind.id for kind, _ in made),
        audiences=tuple(sheet.audience for _, sheet in made),
        sizes=tuple(sheet.size for _, sheet in made),
        withheld=tuple(each for _, sheet in made for each in sheet.withheld),
        consents=tuple(sheet.consent for _, sheet in made if sheet.consent),
    )


@dataclass(frozen=True, slots=True)
class NotePrints:
    """Writes down what was printed or saved, person by person: the print log, and the audit with it."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(
        self, people: Sequence[PersonSheets], way: PrintWay, leaving: Callable[[], None] = lambda: None
    ) -> None:
        """One record for each sheet of each person, all or nothing.

        `leaving` puts the file where it goes: nothing is written down where that fails, and nothing leaves that could
        not be written down. Raises `PlainSavesForbidden`, `PutIntoAnother`.
        """
        if way is PrintWay.SAVED_PLAIN and self.store.settings.get(PLAIN_SAVES) == "no":
            raise PlainSavesForbidden
        for person in people:
            into = now_part_of(self.store, person.person_id)
            if into != person.person_id:
                raise PutIntoAnother(into)
        now, by = self.clock.now(), self.store.signed_in.name
        pack = self.ids.new() if len(people) > 1 else ""
        records = self.store.records(PrintRecord)
        with self.store.saving():
            for person in people:
                made = Counter((r.sheet, r.audience) for r in records.of(person.person_id))
                for at, sheet in enumerate(person.ids):
                    audience = person.audiences[at] if person.audiences else ""
                    record = PrintRecord(
                        id=self.ids.new(),
                        person_id=person.person_id,
                        sheet=sheet,
                        audience=audience,
                        size=person.sizes[at] if person.sizes else "",
                        copy=made[sheet, audience] + 1,
                        way=way,
                        at=now,
                        by=by,
                        pack=pack,
                    )
                    records.add(record)
                    self.store.journal.note(way.value, "person", str(person.person_id), f"{sheet} {audience}".strip())
            leaving()


@dataclass(frozen=True, slots=True)
class LockSheets:
    """The passphrase of a saved sheet, and whether one may be saved without."""

    store: Store
    lock: Callable[[bytes, str, Report | None], bytes]
    new_passphrase: Callable[[], str]

    def __call__(self, pdf: bytes, passphrase: str, report: Report | None = None) -> bytes:
        """The file as it may lie about: only the passphrase opens it. It needs no desk, and may run beside it."""
        return self.lock(pdf, passphrase, report)

    def suggested(self, audience: str = "") -> str:
        """The passphrase agreed with an audience, else a new one to read out over the phone, kept nowhere."""
        agreed = self.store.settings.get(AGREED_PASSPHRASE + audience) if audience else ""
        return agreed or self.new_passphrase()

    def may_save_plain(self) -> bool:
        """Whether sheets may be saved without encryption on this desk."""
        return self.store.settings.get(PLAIN_SAVES) != "no"

    def check_plain(self) -> None:
        """Raises `PlainSavesForbidden` where the coordinator has forbidden it."""
        if not self.may_save_plain():
            raise PlainSavesForbidden
