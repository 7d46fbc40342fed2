"""The day due: which, what kind of release, whose word it is, and where they will live."""

from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.release_day.form_card import FormCard
from recovery_desk.ui.release_form import ReleaseForm
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.fields import LabelledField, focus_soon, suggest, text_field
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.open_person import PersonRecord

DATE_FORM = "release-date"
_ABOUT = (
    "An empty date says that it is not known. Every earlier date is kept in the history. The desk never works a date "
    "out from a sentence: enter what the prison told you."
)


class DateForm(FormCard):
    """The fields of a release date, kept as the person's."""

    def __init__(self, bench: Bench, record: PersonRecord, areas: tuple[str, ...]) -> None:
        super().__init__(bench, "Release date")
        self._person_id, self._area_before = record.person.id, record.area
        self.form = ReleaseForm()
        self.form.fill(record.episode.release if record.episode else None)
        self.inside.addWidget(self.form)
        self._area = text_field("Area they will live in", text=record.area)
        suggest(self._area, areas)
        hint = "Which local public holidays count: the test is where they will live. Empty means not known."
        self.inside.addWidget(LabelledField("Area they will live in", self._area, hint))
        self.inside.addWidget(words(_ABOUT, "small", wrap=True))
        self.put_buttons()
        fields = {name: getattr(self.form, name) for name in ("due", "kind", "told_by", "told_on")}
        self.keep_drafts(DATE_FORM, self._person_id, {**fields, "area": self._area})
        focus_soon(self.form.due.field)

    def save(self) -> None:
        """Keeps the date and the area."""
        self.jobs.ask(lambda desk: desk.clock.today(), self._save_seen_from, owner=self, newest="today")

    def _save_seen_from(self, today: object) -> None:
        release, problems = self.form.read(today)  # type: ignore[arg-type]  # a date, from the clock
        self.summary.show_problems(problems)
        if not problems:
            self._keep(release)

    def _keep(self, release: ReleaseDate | None) -> None:
        person_id, area = self._person_id, self._area.text()
        changes_area = area.strip() != self._area_before

        def keep(desk: Desk) -> str:
            desk.set_release_date(person_id, release)
            if changes_area:
                desk.checks.set_area(person_id, area)
            return saved_at(desk)

        self.jobs.ask(
            keep, self.done, owner=self, failed=self.refused, changes=(Kind.RELEASES, Kind.CHECKS), newest="save"
        )
