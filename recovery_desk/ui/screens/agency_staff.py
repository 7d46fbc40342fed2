"""Those of other agencies who meet people inside, and the vetting that lets them in."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.establishments import Establishment, EstablishmentId, EstablishmentIndex
from recovery_desk.domain.release_day.questions import COUNTRY_NAMES
from recovery_desk.domain.vetting import VETTING_KIND_NAMES, AgencyStaff, Vetting, VettingKind
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.card import RecordCard, Row, RowDeed, Tag
from recovery_desk.ui.records.editor import Deed, RecordEditor
from recovery_desk.ui.records.form import Field, FieldKind, Values
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.typed import Refusal
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.frames import column, line, page_of, scrolling
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.keep_agency_staff import StaffEntry
from recovery_desk.usecases.list_meetings import MeetingChoices

_STAFF_FIELDS = (
    Field("name", "Name", needed="Write their name"),
    Field("agency", "Agency", hint="As it is called; empty: as the directory has it"),
    Field("job", "Job"),
    Field("phone", "Phone"),
    Field("email", "Email"),
    Field("left_on", "Left on", FieldKind.DAY, "Empty while they work there", meaning=Meaning.PAST),
    Field("note", "Note", FieldKind.LONG),
)
_KINDS = tuple((text, kind) for kind, text in VETTING_KIND_NAMES.items())
_Found = tuple[Sequence[StaffEntry], MeetingChoices, date]


class AgencyStaffScreen(Screen):
    """One list; each entry with its vetting."""

    name = "agency_staff"
    title = "Agency staff and vetting"
    belongs_to = "meetings"
    stale_after = frozenset({Kind.MEETINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._today = date.min
        self._prisons: Sequence[Establishment] = ()
        self._organisations: list[tuple[str, str]] = []
        self._card = RecordCard(
            "Agency staff", "users", add="Add somebody", add_name="Add a member of agency staff",
            empty="Nobody yet. Add those of other agencies who come in to meet people, with what lets them in.",
        )  # fmt: skip
        self._card.add_wanted.connect(lambda: self._edit_staff(AgencyStaff("", "")))
        inside = column(gap=12)
        inside.addWidget(words(self.title, "title"))
        said = "Nobody is booked for a meeting inside on a day on which their vetting would not let them in."
        inside.addWidget(words(said, "subtle", wrap=True))
        inside.addWidget(self._card)
        foot = line()
        back = button("Back to the meetings", "arrow-left")
        back.clicked.connect(self._back)
        foot.addWidget(back)
        foot.addStretch(1)
        inside.addLayout(foot)
        inside.addStretch(1)
        page = QWidget()
        page.setObjectName("page")
        page.setLayout(inside)
        page_of(self).addWidget(scrolling(page), 1)
        key_within(self, "Esc", self._back)

    def refresh(self) -> None:
        """Reads everybody anew."""
        self.jobs.ask(
            lambda desk: (desk.meetings.staff(), desk.meetings.board.choices(), desk.clock.today()),
            self._show,
            owner=self,
            newest="staff",
        )

    def _show(self, found: _Found) -> None:
        entries, choices, self._today = found
        self._prisons = choices.prisons
        self._organisations = [("None of them", ""), *((each.name, each.id) for each in choices.organisations)]
        self._card.show_rows([row for entry in entries for row in self._rows(entry)])

    def _rows(self, entry: StaffEntry) -> list[Row]:
        staff = entry.staff
        reach = ", ".join(part for part in (staff.job, staff.phone, staff.email) if part)
        tags: list[Tag] = [] if staff.left_on is None else [("Left", Tone.PLAIN, "circle-minus")]
        if not entry.vettings and staff.left_on is None:
            tags.append(("No vetting", Tone.CARE, "circle-alert"))
        head = Row(
            ", ".join(part for part in (staff.name, staff.agency) if part),
            (reach, staff.note),
            tags,
            (
                RowDeed("Add vetting", f"Add vetting of {staff.name}", partial(self._add_vetting, staff), "plus"),
                RowDeed("", f"Change {staff.name}", partial(self._edit_staff, staff), "pencil"),
            ),
            is_past=staff.left_on is not None,
        )
        expiring = entry.expiring(self._today)
        return [
            head,
            *(
                self._vetting_row(staff, vetting, covers, is_expiring=vetting in expiring)
                for vetting, covers in zip(entry.vettings, entry.covers, strict=True)
            ),
        ]

    def _vetting_row(self, staff: AgencyStaff, vetting: Vetting, covers: str, *, is_expiring: bool) -> Row:
        has_ended = vetting.expires_on < self._today
        tags: list[Tag] = [("Ended", Tone.HARD, "circle-x")] if has_ended and is_expiring else []
        if is_expiring and not has_ended:
            tags.append(("Ends soon", Tone.CARE, "clock"))
        change = partial(self._edit_vetting, staff, vetting)
        ends = f"{'Ended' if has_ended else 'Until'} {plain_date(vetting.expires_on)}"
        return Row(
            f"    {VETTING_KIND_NAMES[vetting.kind]}: {covers}",
            (f"    {ends}{f', reference {vetting.reference}' if vetting.reference else ''}", vetting.note),
            tags,
            (
                RowDeed("", f"Change this vetting of {staff.name}", change, "pencil"),
                RowDeed("", f"Take out this vetting of {staff.name}", partial(self._remove, vetting), "trash-2"),
            ),
            is_past=has_ended and not is_expiring,
        )  # fmt: skip

    def _edit_staff(self, staff: AgencyStaff) -> None:
        if self._card.is_editing:
            return

        def make(values: Values) -> Deed:
            return lambda desk: desk.meetings.keep_staff(replace(staff, **values))

        name, agency, *others = _STAFF_FIELDS
        organisation = Field(
            "organisation_id", "Of the directory", FieldKind.CHOICE,
            "Their agency gets its own copy of the papers of meetings they sit in", options=self._organisations,
        )  # fmt: skip
        fields = (name, agency, organisation, *others)
        values = {field.key: getattr(staff, field.key) for field in fields}
        title = staff.name or "Somebody of an agency"
        self._open(title, "agency-staff", staff.id, fields, values, make)

    def _add_vetting(self, staff: AgencyStaff) -> None:
        self._edit_vetting(staff, Vetting("", staff.id, VettingKind.CLEARED, self._today))

    def _edit_vetting(self, staff: AgencyStaff, vetting: Vetting) -> None:
        if self._card.is_editing:
            return
        names = {each.id: each.short_name for each in self._prisons}
        fields = (
            Field("kind", "Kind", FieldKind.CHOICE, options=_KINDS),
            Field("reference", "Reference"),
            Field("granted_on", "From", FieldKind.DAY, "Empty where nobody knows", meaning=Meaning.PAST),
            Field("expires_on", "Until", FieldKind.DAY, needed="Write the last day it holds"),
            Field(
                "establishment_ids", "Prisons", hint="Their names with ; between them: Barlinnie; Low Moss", wide=True,
                read_as=self._prisons_from,
            ),
            Field(
                "every_in", "Or every prison in", FieldKind.CHOICE,
                options=[("Only those named", None), *((text, each) for each, text in COUNTRY_NAMES.items())],
            ),
            Field("note", "Note"),
        )  # fmt: skip
        values = {field.key: getattr(vetting, field.key) for field in fields}
        values["establishment_ids"] = tuple(names.get(each, "") for each in vetting.establishment_ids)
        if not vetting.id:
            values["expires_on"] = None

        def make(values: Values) -> Deed:
            if values["expires_on"] is None:
                raise Refusal("Write the last day it holds")
            return lambda desk: desk.meetings.keep_vetting(replace(vetting, **values))

        title = f"Vetting of {staff.name}"
        self._open(title, "vetting", vetting.id or staff.id, fields, values, make)

    def _prisons_from(self, text: str) -> tuple[EstablishmentId, ...]:
        index = EstablishmentIndex(self._prisons)
        found = []
        for written in (part.strip() for part in text.split(";")):
            if not written:
                continue
            prison = index.find(written)
            if prison is None:
                raise Refusal(f"No one prison is called “{written}”. Write its name as the list of prisons has it")
            found.append(prison.id)
        return tuple(dict.fromkeys(found))

    def _open(
        self, title: str, form: str, about: str, fields: Sequence[Field], values: Values, make: Callable[[Values], Deed]
    ) -> None:
        self._card.open(
            RecordEditor(
                self.bench, title=title, form=form, about=about, fields=fields, values=values,
                make=make,
                today=self._today, changes=(Kind.MEETINGS,),
            )
        )  # fmt: skip

    def _remove(self, vetting: Vetting) -> None:
        self.jobs.ask(
            lambda desk: desk.meetings.keep_vetting.remove(vetting.id),
            lambda _none: self.bench.said.emit("Taken out. The bin keeps it."),
            owner=self,
            changes=(Kind.MEETINGS,),
        )

    def _back(self) -> None:
        if self._card.is_editing:
            self._card.close_editor()
        else:
            self.navigate.emit(Place("meetings"))
