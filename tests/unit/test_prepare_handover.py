"""What the handover sheet is given to say."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer, ReleaseKind, ReleaseQuestion
from recovery_desk.usecases.prepare_handover import PrepareHandover
from recovery_desk.usecases.vault_problems import NoSuchPerson
from tests.fakes import FakeClock, FakeStore

BARLINNIE = Establishment(EstablishmentId("bai"), Country.SCOTLAND, "Barlinnie (HMP)")
MAGHABERRY = Establishment(EstablishmentId("mag"), Country.NORTHERN_IRELAND, "HMP Maghaberry")
MAIRI = Person(PersonId("p1"), "NicLeòid", "Màiri", worker="A. Singh")
DUE = ReleaseDate(date(2026, 12, 5), ReleaseKind.SENTENCE, "Liberations list", date(2026, 11, 20))
STAY = CustodyEpisode(EpisodeId("e1"), MAIRI.id, BARLINNIE.id, "D Hall", "1/22", DUE, sentence_days=200)


class LawThatRemembers:
    """Moves every release one day, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[ReleaseQuestion] = []

    def check(self, question: ReleaseQuestion) -> ReleaseAnswer:
        self.asked.append(question)
        day = question.due.replace(day=question.due.day - 1)
        return ReleaseAnswer(question.due, question.country, day, True, "rule", "", (), (), None, ())


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore((BARLINNIE, MAGHABERRY))
    store.people.add(MAIRI)
    return store


@pytest.fixture
def law() -> LawThatRemembers:
    return LawThatRemembers()


@pytest.fixture
def prepare(store: FakeStore, law: LawThatRemembers) -> PrepareHandover:
    return PrepareHandover(store, law, FakeClock())


def test_the_facts_of_one_person(store: FakeStore, law: LawThatRemembers, prepare: PrepareHandover) -> None:
    store.episodes.add(STAY)
    store.settings.put("service_name", "In-reach")
    store.settings.put("service_phone", "0141 496 0100")
    store.settings.put("marking", "OFFICIAL")
    sheet = prepare(MAIRI.id)
    assert (sheet.person, sheet.establishment, sheet.release) == (MAIRI, BARLINNIE, DUE)
    assert (sheet.establishment_name, sheet.place) == ("HMP Barlinnie", "D Hall 1/22")
    assert sheet.release_day == date(2026, 12, 4)
    assert (sheet.service_name, sheet.service_phone, sheet.prepared_by) == ("In-reach", "0141 496 0100", "M. Kerr")
    assert sheet.marking == "OFFICIAL"
    assert sheet.printed_at == datetime(2026, 11, 23, 9, 0)
    (question,) = law.asked
    assert (question.due, question.country, question.sentence_days) == (DUE.due, Country.SCOTLAND, 200)


def test_printed_in_summer_time(store: FakeStore, law: LawThatRemembers) -> None:
    prepare = PrepareHandover(store, law, FakeClock(date(2026, 7, 1)))
    assert prepare(MAIRI.id).printed_at == datetime(2026, 7, 1, 10, 0)


def test_no_date_is_no_question_to_the_law(store: FakeStore, law: LawThatRemembers, prepare: PrepareHandover) -> None:
    store.episodes.add(replace(STAY, release=None))
    sheet = prepare(MAIRI.id)
    assert (sheet.release, sheet.answer, sheet.release_day) == (None, None, None)
    assert sheet.establishment_name == "HMP Barlinnie"
    assert law.asked == []


def test_somebody_with_no_stay_in_custody_has_a_sheet(store: FakeStore, prepare: PrepareHandover) -> None:
    store.settings.put("country", "england-and-wales")
    sheet = prepare(MAIRI.id)
    assert (sheet.establishment, sheet.establishment_name, sheet.place) == (None, "", "")
    assert sheet.country is Country.ENGLAND_AND_WALES


def test_the_country_is_that_of_the_establishment(store: FakeStore, prepare: PrepareHandover) -> None:
    store.episodes.add(replace(STAY, establishment_id=MAGHABERRY.id))
    assert prepare(MAIRI.id).country is Country.NORTHERN_IRELAND


def test_nobody_has_no_sheet(prepare: PrepareHandover) -> None:
    with pytest.raises(NoSuchPerson):
        prepare(PersonId("nobody"))


def test_preparing_changes_nothing(store: FakeStore, prepare: PrepareHandover) -> None:
    store.episodes.add(STAY)
    prepare(MAIRI.id)
    assert (store.saves, store.noted()) == (0, ())
