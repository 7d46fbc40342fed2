"""Sheets prepared for one person or for many, and what is written down once they left."""

from dataclasses import replace
from datetime import date

import pytest

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.domain.release_day.questions import ReleaseAnswer, ReleaseQuestion
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.exchange.audiences_file import load_audiences
from recovery_desk.usecases.day_out_problems import NoPickupOfTheirs
from recovery_desk.usecases.keep_person import NameMissing
from recovery_desk.usecases.list_releases import ListReleases
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.paper.my_release_day import first_name
from recovery_desk.usecases.paper.pack_content import PersonSheets, SheetOptions, withheld_in_words
from recovery_desk.usecases.paper.paper_settings import ChangePaperSettings, PaperSettings, ReadPaperSettings
from recovery_desk.usecases.paper.print_sheets import (
    PLAIN_SAVES,
    LockSheets,
    NotePrints,
    PackWanted,
    PreparedSheet,
    PrepareSheets,
    SheetKind,
)
from recovery_desk.usecases.paper_problems import NoSuchSheet, PlainSavesForbidden
from recovery_desk.usecases.prepare_handover import Withheld
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.worker_problems import CoordinatorOnly
from tests.fakes import FakeClock, FakeIds, FakeStore

ANNA, BERT, CARA = (PersonId(name) for name in ("anna", "bert", "cara"))
OPTIONS = SheetOptions("driver")


class StillLaw:
    """Moves nobody."""

    def check(self, question: ReleaseQuestion) -> ReleaseAnswer:
        return ReleaseAnswer(question.due, question.country, question.due, False, None, "", (), (), None, ())


def sheet(person_id: PersonId, options: SheetOptions) -> PreparedSheet:
    if person_id == BERT:
        raise NameMissing
    return PreparedSheet("form", f"{person_id} for {options.audience}")


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore()
    for number, person_id in enumerate((ANNA, BERT, CARA)):
        store.people.add(Person(person_id, person_id.title()))
        release = ReleaseDate(date(2026, 11, 25 + number))
        store.episodes.add(CustodyEpisode(EpisodeId(f"e{number}"), person_id, release=release))
    return store


@pytest.fixture
def prepare(store: FakeStore) -> PrepareSheets:
    clock, law = FakeClock(), StillLaw()
    kinds = (SheetKind("sheet", "A sheet", sheet), SheetKind("other", "Another", sheet))
    return PrepareSheets(store, clock, kinds, OpenPerson(store, law, clock), ListReleases(store, law, clock))


def test_a_pack_lists_who_is_in_it_and_who_is_not_and_why(prepare: PrepareSheets) -> None:
    told: list[tuple[int, int]] = []
    wanted = PackWanted((ANNA, BERT, CARA, ANNA, PersonId("nobody")), ("sheet",), OPTIONS)
    pack = prepare.pack(wanted, lambda done, of: told.append((done, of)))
    assert [person.person_id for person in pack.people] == [ANNA, CARA]
    assert pack.people[0].sheets == (("form", "anna for driver"),)
    assert pack.people[0].release_day == date(2026, 11, 25)
    assert [(each.person_id, each.reason[:4]) for each in pack.skipped] == [(BERT, "Give"), ("nobody", "Nobo")]
    assert [done for done, _ in told] == [0, 1, 2, 3]


def test_somebody_may_get_other_sheets_than_the_rest(prepare: PrepareSheets) -> None:
    wanted = PackWanted((ANNA, CARA), ("sheet",), OPTIONS, own={CARA: ("sheet", "other"), ANNA: ()})
    pack = prepare.pack(wanted)
    assert pack.people[0].ids == ("sheet", "other")
    assert pack.skipped[0].reason == "No sheet was chosen for this person."


def test_one_sheet_that_cannot_be_made_costs_nobody_the_others(prepare: PrepareSheets) -> None:
    def refused(_person_id: PersonId, _options: SheetOptions) -> PreparedSheet:
        raise NoPickupOfTheirs

    pickup = SheetKind("pickup", "Pickup sheet", refused)
    pack = replace(prepare, kinds=(*prepare.kinds, pickup)).pack(PackWanted((ANNA, BERT), ("sheet", "pickup"), OPTIONS))
    assert [(each.person_id, each.ids) for each in pack.people] == [(ANNA, ("sheet",))]
    theirs = [each.reason for each in pack.skipped if each.person_id == ANNA]
    assert theirs == [f"Pickup sheet only: {words_for(NoPickupOfTheirs())}"]
    assert len([each for each in pack.skipped if each.person_id == BERT]) == 2, "two reasons, and nothing printed"


def test_a_sheet_nobody_prints_is_refused_before_anything_is_read(prepare: PrepareSheets) -> None:
    with pytest.raises(NoSuchSheet) as refused:
        prepare.pack(PackWanted((ANNA,), ("poem",), OPTIONS))
    assert refused.value.known == ("sheet", "other")
    with pytest.raises(UserFacingError):
        prepare.one(ANNA, "poem", OPTIONS)


def test_everybody_due_out_in_so_many_days(prepare: PrepareSheets) -> None:
    assert prepare.due_out(date(2026, 11, 25), 2) == (ANNA, BERT)
    assert prepare.due_out(date(2026, 11, 28), 2) == ()


def test_what_left_is_written_down_with_its_copy(store: FakeStore) -> None:
    note = NotePrints(store, FakeClock(), FakeIds())
    anna = PersonSheets(ANNA, "Anna", "", None, (("form", ""),), ("A sheet",), ("sheet",), ("driver",), ("large",))
    cara = PersonSheets(CARA, "Cara", "", None, (("form", ""),), ("A sheet",), ("sheet",), ("driver",), ("large",))
    note((anna,), PrintWay.PRINTED)
    note((anna, cara), PrintWay.SAVED)
    kept = store.records(PrintRecord).where()
    assert [(r.person_id, r.copy, r.way, bool(r.pack)) for r in kept] == [
        (ANNA, 1, PrintWay.PRINTED, False),
        (ANNA, 2, PrintWay.SAVED, True),
        (CARA, 1, PrintWay.SAVED, True),
    ]
    assert {r.pack for r in kept if r.pack} == {kept[1].pack}
    assert [(entry.act, entry.new) for entry in store.noted()] == [
        ("printed", "sheet driver"),
        ("saved", "sheet driver"),
        ("saved", "sheet driver"),
    ]


def test_what_could_not_be_written_is_not_written_down_and_what_may_not_leave_does_not(store: FakeStore) -> None:
    note = NotePrints(store, FakeClock(), FakeIds())
    anna = PersonSheets(ANNA, "Anna", "", None, (("form", ""),), ("A sheet",), ("sheet",))
    left: list[str] = []

    def full() -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        note((anna,), PrintWay.SAVED, full)
    assert list(store.records(PrintRecord).where()) == []
    with store.saving():
        store.settings.put("plain_saves", "no")
    with pytest.raises(PlainSavesForbidden):
        note((anna,), PrintWay.SAVED_PLAIN, lambda: left.append("file"))
    assert left == []


def test_what_is_withheld_is_said_with_the_reason_and_of_many_with_the_names() -> None:
    no_consent = (Withheld("Birth date", "No consent."), Withheld("Goals", "No consent."))
    anna = PersonSheets(ANNA, "Anna", "", None, (), (), withheld=no_consent)
    cara = PersonSheets(CARA, "Cara", "", None, (), (), withheld=(Withheld("Number", "Not for driver."),))
    assert withheld_in_words((anna,)) == ("No consent: birth date, goals.",)
    assert withheld_in_words((anna, cara)) == (
        "No consent: birth date, goals. From 1 of 2: Anna.",
        "Not for driver: number. From 1 of 2: Cara.",
    )
    crowd = [PersonSheets(ANNA, f"Anna {at}", "", None, (), (), withheld=no_consent) for at in range(8)]
    assert withheld_in_words(crowd)[0].endswith("From 8 of 8: Anna 0; Anna 1; Anna 2; Anna 3; Anna 4 and 3 more.")


def test_a_coordinator_may_forbid_saving_without_encryption(store: FakeStore) -> None:
    lock = LockSheets(store, lambda pdf, passphrase, _report: pdf + passphrase.encode(), lambda: "k7mw")
    lock.check_plain()
    store.settings.put(PLAIN_SAVES, "no")
    with pytest.raises(PlainSavesForbidden):
        lock.check_plain()
    assert lock(b"%PDF", lock.suggested()) == b"%PDFk7mw"


def test_paper_settings_come_back_as_they_were_kept_and_only_a_coordinator_keeps_them(store: FakeStore) -> None:
    audiences = load_audiences()
    read, change = ReadPaperSettings(store, audiences), ChangePaperSettings(store, audiences)
    assert read() == PaperSettings()
    wanted = PaperSettings(False, True, True, {"housing": "four ordinary words"})
    change(wanted)
    assert read() == wanted
    lock = LockSheets(store, lambda pdf, _passphrase, _report: pdf, lambda: "new")
    assert (lock.suggested("housing"), lock.suggested("driver"), lock.suggested()) == (
        "four ordinary words",
        "new",
        "new",
    )
    change(PaperSettings())
    assert read() == PaperSettings()
    store.signed_in = Worker(WorkerId("w"), "A Worker", Role.WORKER)
    with pytest.raises(CoordinatorOnly):
        change(wanted)
    assert read() == PaperSettings()


@pytest.mark.parametrize(
    ("name", "said"),
    [("Morag Kerr", "Morag"), ("M. Kerr", "M. Kerr"), ("M Kerr", "M Kerr"), ("Morag", "Morag"), ("", "")],
)
def test_people_are_met_by_their_first_name_where_there_is_one(name: str, said: str) -> None:
    assert first_name(name) == said
