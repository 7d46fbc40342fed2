"""A recovery inclusion meeting going on: one person on the screen at a time, keys only."""

from datetime import date

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import minutes_in_words
from recovery_desk.domain.inclusion import InclusionState
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.inclusion.attendance_page import AttendancePage
from recovery_desk.ui.inclusion.closing_page import ClosingPage
from recovery_desk.ui.inclusion.forms import INCLUSION_CHANGES
from recovery_desk.ui.inclusion.papers import preview_paper
from recovery_desk.ui.inclusion.person_page import PersonPage
from recovery_desk.ui.inclusion.somebody_else import SomebodyElse
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow, is_large
from recovery_desk.ui.widgets.frames import column, empty_of, page_of, titled
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.inclusion.meeting import MeetingNow
from recovery_desk.usecases.inclusion.sheets import MINUTES

_Page = AttendancePage | PersonPage | ClosingPage


class InclusionMeetingScreen(Screen):
    """Who is here, then person after person in the order of the agenda, then closing."""

    name = "inclusion_meeting"
    title = "Recovery inclusion meeting"
    belongs_to = "meetings"
    stale_after = frozenset({Kind.MEETINGS, Kind.TASKS, Kind.PEOPLE})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._meeting_id = ""
        self._now: MeetingNow | None = None
        self._today = date.min
        self._at = -1
        self.page: _Page | None = None
        self.dialog: SomebodyElse | None = None
        self._subtitle = words("", "subtle", wrap=is_large())
        self._holder = column(gap=0)
        self._nothing = words(
            "No meeting goes on. Begin one on the screen of recovery inclusion meetings.", "subtle", wrap=True
        )
        self._lay_out()
        for key, deed in (
            ("PgDown", self.on),
            ("PgUp", self.back),
            ("Ctrl+PgDown", self.look_on),
            ("Alt+H", lambda: self._turn_to(0)),
            ("Alt+P", self.add_person),
            ("Alt+E", self.to_the_end),
            ("Esc", self.leave),
        ):
            key_within(self, key, deed)

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        self._title = titled(self.title, self._subtitle)
        head.addWidget(self._title)
        head.spring()
        for text, picture, key, deed in (
            ("Who is here", "users", "Alt+H", lambda: self._turn_to(0)),
            ("Somebody else…", "user-plus", "Alt+P: somebody who is not on the agenda", self.add_person),
            ("To the end", "list-checks", "Alt+E", self.to_the_end),
            ("Back", "chevron-left", "Page Up", self.back),
        ):
            made = button(text, picture, tip=key, name=text.rstrip("…"))
            made.clicked.connect(deed)
            head.addWidget(made)
        self._next = button("Next", "chevron-right", kind="primary", tip="Page Down: talked about, on to the next")
        self._next.clicked.connect(self.on)
        head.addWidget(self._next)
        whole.addLayout(head)
        whole.addWidget(self._nothing)
        whole.addLayout(self._holder, 1)

    def enter(self, place: Place) -> None:
        """The meeting asked for, or the one that goes on; where one was, it goes on there."""
        if place.text and place.text != self._meeting_id:
            self._meeting_id, self._at, self._now = place.text, -1, None
            self._stale = True
        self._stale = self._stale or not self._meeting_id
        self.freshen()
        if self.page is not None:
            self.page.start()

    def refresh(self) -> None:
        """Reads the meeting anew; what is being typed stays."""
        wanted = self._meeting_id

        def read(desk: Desk) -> tuple[MeetingNow | None, date]:
            meeting_id = wanted or _going_on(desk)
            now = desk.inclusion.read(meeting_id) if meeting_id else None
            desk.note_look(*(each.item.person_id for each in now.people) if now else ())
            return now, desk.clock.today()

        self.jobs.ask(read, lambda found: self._show(*found), owner=self, newest="meeting")

    def _show(self, now: MeetingNow | None, today: date) -> None:
        self._today = today
        is_on = now is not None and now.meeting.state is InclusionState.OPEN
        self._nothing.setVisible(not is_on)
        if now is None or not is_on:
            self._now, self.page, self._meeting_id = None, None, ""
            empty_of(self._holder)
            self._subtitle.setText("")
            return
        self._meeting_id = now.meeting.id
        was_new, self._now = self._now is None, now
        if self._at < 0:
            self._at = _first_to_come(now)
        self._at = min(self._at, len(now.people) + 1)
        if was_new or self.page is None:
            self._build()
        else:
            self._update()
        self._say_where()

    def _update(self) -> None:
        """The same page with what is new on it."""
        now, page = self._now, self.page
        if now is None:
            return
        if isinstance(page, AttendancePage):
            page.show_now(now)
        elif isinstance(page, PersonPage):
            person = next((each for each in now.people if each.item.id == page.item.id), None)
            if person is None:
                self._build()
            else:
                self._at = 1 + now.people.index(person)
                page.show_person(person)
        else:
            self._build()

    def _build(self) -> None:
        now = self._now
        if now is None:
            return
        empty_of(self._holder)
        self.page = self._page_at(now, self._at)
        self._holder.addWidget(self.page)
        self.page.show()
        self.page.start()

    def _page_at(self, now: MeetingNow, at: int) -> _Page:
        if at == 0:
            page = AttendancePage(self.bench, now)
            page.kept.connect(self.refresh)
            return page
        if at > len(now.people):
            closing = ClosingPage(now)
            closing.close_wanted.connect(self.close_meeting)
            return closing
        return PersonPage(self.bench, now, now.people[at - 1], self._today)

    def _say_where(self) -> None:
        now = self._now
        if now is None:
            return
        said = [now.series.name]
        if 0 < self._at <= len(now.people):
            item = now.people[self._at - 1].item
            begins = minutes_in_words(now.meeting.start + item.starts_after)
            said.append(f"{self._at} of {len(now.people)}")
            said.append(f"{begins}, {so_many(item.minutes, 'minute')}" if item.minutes else "no time planned")
        said.append(f"{now.discussed} of {len(now.people)} talked about")
        self._subtitle.setText(" · ".join(said))
        self._next.setEnabled(self._at <= len(now.people))

    def _turn_to(self, at: int) -> None:
        if self._now is None or at == self._at or not 0 <= at <= len(self._now.people) + 1:
            return
        self._at = at
        self._build()
        self._say_where()

    def on(self) -> None:
        """What is typed is kept, this person is talked about; on to the next."""
        at, page = self._at, self.page
        if isinstance(page, PersonPage):
            page.keep_all(lambda: self._turn_to(at + 1))
        else:
            self._turn_to(at + 1)

    def look_on(self) -> None:
        """The next, without saying that this one is talked about; what is typed stays a draft."""
        self._turn_to(self._at + 1)

    def back(self) -> None:
        """The one before; what is typed stays a draft."""
        self._turn_to(self._at - 1)

    def to_the_end(self) -> None:
        """Closing, whatever is left."""
        if self._now is not None:
            self._turn_to(len(self._now.people) + 1)

    def leave(self) -> None:
        """The meeting goes on; one can come back to it."""
        self.navigate.emit(Place("inclusion"))

    def add_person(self) -> None:
        """Somebody who is not on the agenda."""
        if self._now is None:
            return
        meeting_id = self._now.meeting.id
        self.dialog = SomebodyElse(self.bench, self)
        self.dialog.chosen.connect(lambda person_id: self._add(meeting_id, person_id))
        self.dialog.open()

    def _add(self, meeting_id: str, person_id: PersonId) -> None:
        def work(desk: Desk) -> MeetingNow:
            desk.inclusion.run.add_person(meeting_id, person_id)
            return desk.inclusion.read(meeting_id)

        def done(now: MeetingNow) -> None:
            self._now = now
            self._turn_to(len(now.people))

        self.jobs.ask(work, done, owner=self, changes=INCLUSION_CHANGES)

    def close_meeting(self) -> None:
        """The chair closes it; its minutes are shown, ready to print."""
        now = self._now
        if now is None:
            return
        meeting_id = now.meeting.id

        def closed(_meeting: object) -> None:
            self.bench.said.emit("The meeting is closed.")
            owner = self.window()
            self.navigate.emit(Place("inclusion"))
            preview_paper(self.bench, MINUTES, meeting_id, "", owner)

        self.jobs.ask(lambda desk: desk.inclusion.run.close(meeting_id), closed, owner=self, changes=INCLUSION_CHANGES)


def _going_on(desk: Desk) -> str:
    found = (entry.next for entry in desk.inclusion.series())
    return next((each.id for each in found if each is not None and each.state is InclusionState.OPEN), "")


def _first_to_come(now: MeetingNow) -> int:
    """Who is here, where the meeting has just begun; else the first nobody came to yet; else closing."""
    if not now.discussed:
        return 0
    return next((at for at, each in enumerate(now.people, start=1) if not each.item.is_discussed), len(now.people) + 1)
