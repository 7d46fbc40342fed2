"""Four hard days from the date somebody told us to the day that was granted, over a real vault and real paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from recovery_desk import app as wiring
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.check_records import CheckState, Tenure
from recovery_desk.domain.release_day.early_release import Decision
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.desk_settings import LocalHoliday
from recovery_desk.usecases.release_checks.record import CheckEntry

QUICK = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
ONE_DAY = timedelta(days=1)
SEPTEMBER_WEEKEND = (date(2026, 9, 25), date(2026, 9, 28))


@dataclass(frozen=True)
class Walk:
    """What the prison said on `today`, and what must come of it.

    `said` is what the finding that makes the day hard says, `label` what the calendar says of the day they walk out.
    """

    today: date
    due: date
    walks_out: date
    said: str
    label: str

    @property
    def may_ask(self) -> tuple[date, date]:
        """None of the four has a shut day just before it."""
        return self.walks_out - ONE_DAY, self.walks_out - 2 * ONE_DAY


WALKS = {
    "a Friday in December": Walk(
        date(2026, 11, 23), date(2026, 12, 4), date(2026, 12, 4),
        "Most places then shut until Monday 7 December.", "Friday",
    ),
    "Good Friday": Walk(
        date(2027, 3, 1), date(2027, 3, 26), date(2027, 3, 25),
        "the day before a public holiday (Good Friday)", "Before Good Friday",
    ),
    "2 January": Walk(
        date(2026, 12, 1), date(2027, 1, 2), date(2026, 12, 31),
        "the day before a public holiday (New Year", "Before New Year's Day",
    ),
    "the September weekend in Glasgow": Walk(
        date(2026, 9, 1), date(2026, 9, 28), date(2026, 9, 24),
        "the day before a local public holiday", "Before Glasgow September weekend",
    ),
}  # fmt: skip


@contextmanager
def open_desk(folder: Path, today: date) -> Iterator[Desk]:
    clock = FixedClock(today)
    vault = wiring.new_vault(folder, "four ordinary words here", "M. Kerr", clock, QUICK)
    try:
        yield wiring.desk_over(vault, clock)
    finally:
        vault.close()


def register(desk: Desk, due: date) -> PersonId:
    barlinnie = next(each for each in desk.store.establishments.all() if "Barlinnie" in each.name)
    stay = CustodyEpisode(EpisodeId(""), PersonId(""), barlinnie.id, release=ReleaseDate(due, told_by="Records office"))
    return desk.register_person(Person(PersonId(""), "McAllister", "Craig", "Mac", worker="M. Kerr"), stay)


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("name", WALKS)
def test_from_the_date_told_to_the_day_granted(name: str, tmp_path: Path) -> None:
    walk = WALKS[name]
    with open_desk(tmp_path, walk.today) as desk:
        for day in SEPTEMBER_WEEKEND:
            desk.checks.holidays.add(LocalHoliday(Country.SCOTLAND, "Glasgow", day, "September weekend"))
        craig = register(desk, walk.due)

        answer = desk.open_person(craig).answer
        assert answer is not None
        assert (answer.release_day, answer.may_ask) == (walk.walks_out, walk.may_ask)
        assert answer.is_hard_day
        assert any(walk.said in finding.text for finding in answer.findings), [f.text for f in answer.findings]

        checks = desk.checks.of(craig)
        hard = checks.line("hard-day")
        assert hard is not None
        assert hard.state is CheckState.FAILED
        assert not checks.is_ready

        bed = CheckEntry(
            CheckState.DONE, place="Bellgrove", tenure=Tenure.HOSTEL, confirmed_by="the hostel", at_time="9pm"
        )
        desk.checks.record(craig, "address", bed)
        month = {each.day: each for each in desk.checks.board.month(walk.walks_out)}
        assert month[walk.walks_out].hard == walk.label
        assert [each.row.called for each in month[walk.walks_out].releases] == ["Mac"]

        draft = desk.checks.ask_earlier.draft(craig)
        paper = words_of(desk.checks.print_request(craig, draft).pdf)
        assert "The Governor HMP Barlinnie" in paper
        assert "Craig McAllister" in paper
        assert walk.said in paper
        assert "First dose after release" in paper
        assert "Somewhere to sleep tonight" not in paper

        sent = desk.checks.ask_earlier.send(draft)
        (ready,) = desk.checks.board(walk.walks_out, walk.walks_out).releases
        assert ready.checks.next_to_do
        waiting = ready.checks.line("hard-day")
        assert waiting is not None
        assert waiting.state is CheckState.NOT_DONE

        granted = walk.may_ask[0]
        desk.checks.ask_earlier.answer(sent.id, Decision.GRANTED, by="Governor", new_day=granted)
        release = desk.open_person(craig)
        assert release.answer is not None
        assert release.answer.release_day == granted
        assert release.episode is not None
        assert release.episode.release is not None
        assert release.episode.release.told_by == "Governor"
        assert desk.checks.board(walk.walks_out, walk.walks_out + ONE_DAY).releases == ()
        after = desk.checks.of(craig).line("hard-day")
        assert after is not None
        assert (after.state is CheckState.DONE) is (not release.answer.is_hard_day)
        written = {(entry.act, entry.entity) for entry in desk.store.journal.about(craig)}
        assert ("drawn", "person") in written
        assert {"early_release_request", "check_record", "custody_episode"} <= {entity for _, entity in written}


def test_the_same_monday_is_no_holiday_for_somebody_who_goes_home_to_inverness(tmp_path: Path) -> None:
    monday = SEPTEMBER_WEEKEND[1]
    with open_desk(tmp_path, date(2026, 9, 1)) as desk:
        desk.checks.holidays.add(LocalHoliday(Country.SCOTLAND, "Glasgow", monday, "September weekend"))
        craig = register(desk, monday)
        desk.checks.set_area(craig, "Inverness")
        answer = desk.open_person(craig).answer
        assert answer is not None
        assert answer.release_day == monday
        assert not answer.is_hard_day
