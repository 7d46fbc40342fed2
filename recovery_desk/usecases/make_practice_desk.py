"""A made-up caseload: the same people for the same arguments, nobody real.

Like the records of a service of some years: whatever the number of people, about sixty are due out in the
next four weeks; most have left long ago.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.pathways import Library
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.usecases.desk_settings import DeskSettings, LocalHoliday, write_settings
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.practice import AREAS
from recovery_desk.usecases.practice.scene import Scene

MOST_PEOPLE = 100_000

_FAMILY = [
    "McAllister",
    "Docherty",
    "Whyte",
    "Nowak",
    "Hamilton",
    "Okafor",
    "Kowalczyk",
    "Campbell",
    "Ferguson",
    "Murray",
    "Paterson",
    "Gallagher",
    "Reid",
    "Sinclair",
    "Drummond",
    "O'Neill",
    "MacLeod",
    "Nguyễn",
    "Łukasiewicz",
    "Țurcanu",
    "Griffiths",
    "Llewellyn",
    "Hughes",
    "Khan",
    "Singh",
    "Ahmed",
    "Stewart",
    "Robertson",
    "Kerr",
    "Boyle",
    "Quigley",
    "Devlin",
    "Lennox",
    "Rennie",
    "Baxter",
    "Colquhoun",
    "Żak",
    "Петренко",
    "Ivanauskas",
    "Mensah",
    "Adeyemi",
    "Baptiste",
    "Clarke",
    "Fairweather",
    "Thornton",
    "Haddow",
    "Strang",
    "Auld",
    "Geddes",
    "Nic-Dhòmhnaill",
]
_GIVEN = [
    "Craig",
    "Ryan",
    "Sean",
    "Paweł",
    "Dean",
    "James",
    "Kevin",
    "Mark",
    "Stephen",
    "Gary",
    "Alan",
    "Jordan",
    "Liam",
    "Connor",
    "Callum",
    "Andrew",
    "William",
    "Tam",
    "Kyle",
    "Darren",
    "Màiri",
    "Siân",
    "Łukasz",
    "Ștefan",
    "Minh",
    "Олена",
    "Tomasz",
    "Aisha",
    "Grace",
    "Nicole",
    "Kelly",
    "Donna",
    "Michelle",
    "Karen",
    "Shona",
    "Eilidh",
    "Leanne",
    "Stacey",
    "Megan",
    "Rhys",
    "Dafydd",
    "Imran",
    "Kwame",
    "Femi",
    "Joseph",
    "Daniel",
    "Scott",
    "Ross",
    "Fraser",
    "Hamish",
]
_HALLS = ("A Hall", "B Hall", "C Hall", "D Hall", "E Hall", "Kelvin", "Clyde", "Letham")
_TOLD_BY = (
    "Prison case administration",
    "Personal officer",
    "Prison social work",
    "Caseload spreadsheet",
    "Records office",
)
_WORKERS = ("M. Kerr", "J. Boyle", "A. Singh", "P. Lang", "S. Imrie")
_NEEDS = (
    "", "", "", "", "Prefers easy read; short words, spoken first.", "Dyslexic: go through papers together.",
    "Hearing aid on the left; face them when you speak.", "Polish interpreter for anything to be signed.",
    "Autistic: no surprises, say what happens next.", "Large print.",
)  # fmt: skip
_KINDS = (ReleaseKind.SENTENCE,) * 16 + (
    ReleaseKind.REMAND,
    ReleaseKind.RECALL,
    ReleaseKind.HDC,
    ReleaseKind.PAROLE,
)
_FOUR_WEEKS, _DUE_SOON = 28, 60
_KNOWN = 400
"""As many as a service works with at a time; those after them left long ago."""
_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class MakePracticeDesk:
    """Fills an empty practice vault."""

    store: Store
    ids: Ids
    library: Library
    clock: Clock

    def __call__(
        self,
        people: int,
        seed: int,
        today: date,
        report: Callable[[int, int], None] = lambda _done, _of: None,
    ) -> None:
        """Adds `people` made-up people as they would be known on `today`."""
        random = Random(f"{seed}/{people}/{today.isoformat()}")  # noqa: S311 - made up, not secret
        prisons = _prisons(self.store.establishments.all())
        with self.store.saving():
            write_settings(self.store.settings, _settings(today))
        known: list[tuple[Person, CustodyEpisode]] = []
        for start in range(0, people, _BATCH):
            report(start, people)
            with self.store.saving():
                for number in range(start, min(start + _BATCH, people)):
                    added = self._add(random, number, people, today, prisons)
                    if number < _KNOWN:
                        known.append(added)
        for fill in AREAS:
            with self.store.saving():
                fill(Scene(self.store, self.ids, random, today, tuple(known), self.library, self.clock))
        report(people, people)

    def _add(
        self, random: Random, number: int, people: int, today: date, prisons: Sequence[Establishment]
    ) -> tuple[Person, CustodyEpisode]:
        person = _person(random, PersonId(self.ids.new()), number, today)
        establishment = random.choice(prisons)
        release = _release(random, number, people, today)
        sentenced = None
        if release is not None and release.kind is not ReleaseKind.REMAND and random.random() < 0.8:
            sentenced = release.due - timedelta(days=random.choice((20, 60, 120, 240, 480, 900)))
        episode = CustodyEpisode(
            EpisodeId(self.ids.new()),
            person.id,
            establishment.id,
            hall=random.choice(_HALLS),
            cell=f"{random.randint(1, 4)}/{random.randint(1, 32):02}",
            release=release,
            sentence_days=None if sentenced is None or release is None else (release.due - sentenced).days * 2,
            sentenced_on=sentenced,
        )
        self.store.people.add(person)
        self.store.episodes.add(episode)
        return person, episode


def _settings(today: date) -> DeskSettings:
    glasgow_fair = date(today.year, 7, 1)
    while glasgow_fair.weekday() != 0 or glasgow_fair.day < 13:
        glasgow_fair += timedelta(days=1)
    return DeskSettings(
        country=Country.SCOTLAND,
        service_name="Made-up Recovery Service",
        service_phone="0141 496 0100",
        local_holidays=(LocalHoliday(Country.SCOTLAND, "Glasgow", glasgow_fair, "Fair Monday"),),
    )


def _prisons(known: Sequence[Establishment]) -> tuple[Establishment, ...]:
    """Mostly a few Scottish prisons, some in England, one or two in Northern Ireland."""
    near = [e for e in known if e.country is Country.SCOTLAND and ("Barlinnie" in e.name or "Low Moss" in e.name)]
    scottish = [e for e in known if e.country is Country.SCOTLAND]
    english = [e for e in known if e.country is Country.ENGLAND_AND_WALES][:6]
    irish = [e for e in known if e.country is Country.NORTHERN_IRELAND][:1]
    return tuple(near * 10 + scottish + english + irish)


def _person(random: Random, person_id: PersonId, number: int, today: date) -> Person:
    born = today - timedelta(days=random.randint(19 * 365, 66 * 365))
    precision = BirthDatePrecision.EXACT if random.random() < 0.94 else BirthDatePrecision.APPROXIMATE
    given = random.choice(_GIVEN)
    return Person(
        person_id,
        family_name=random.choice(_FAMILY),
        given_names=given if random.random() < 0.7 else f"{given} {random.choice(_GIVEN)}",
        preferred_name=random.choice(("", "", "", "", "Mac", "Wee Tam", "Dee", "Jo")),
        birth_date=born,
        birth_date_precision=precision,
        prison_number=str(100_000 + number),
        communication_needs=random.choice(_NEEDS),
        worker=random.choice(_WORKERS),
    )


def _release(random: Random, number: int, people: int, today: date) -> ReleaseDate | None:
    """The first sixty leave within four weeks, some later this year, the rest of a long caseload have left."""
    told_on = today - timedelta(days=random.randint(1, 60))
    kind, told_by = random.choice(_KINDS), random.choice(_TOLD_BY)
    if number < min(_DUE_SOON, max(1, people // 3)):
        return ReleaseDate(today + timedelta(days=random.randint(0, _FOUR_WEEKS - 1)), kind, told_by, told_on)
    if number < 2 * _DUE_SOON and number % 10 == 0:
        return None
    if number < 6 * _DUE_SOON:
        return ReleaseDate(today + timedelta(days=random.randint(_FOUR_WEEKS + 31, 700)), kind, told_by, told_on)
    left = today - timedelta(days=random.randint(1, 3_600))
    return ReleaseDate(left, kind, told_by, left - timedelta(days=30))
