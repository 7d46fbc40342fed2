"""Complex cases and detox of one person: the plans with health partners, looked at again and closed."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from recovery_desk.domain.complex_cases import ComplexCase
from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.doses_as_typed import dose_in
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.draft_fields import FieldText, field_text
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.record_history import show_record_history
from recovery_desk.ui.records import complex_cases
from recovery_desk.ui.records.card import RecordCard, Row, RowDeed
from recovery_desk.ui.records.editor import Deed, RecordEditor
from recovery_desk.ui.records.form import Field, Values
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.fields import LabelledField
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.read_complex_cases import CaseView, PersonCases

_CHANGES = (Kind.CASES, Kind.CHECKS)


class ComplexCasePane(Pane):
    """A card with every case; a form in its place where one is written."""

    name = "complex-case"
    title = "Complex case"
    stale_after = frozenset({Kind.CASES, Kind.MEETINGS, Kind.SERVICES, Kind.PEOPLE})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._found: PersonCases | None = None
        self.card = RecordCard(
            "Complex cases and detox",
            "stethoscope",
            add="Begin a case",
            empty="No case is open. Begin one where detox, pregnancy, mental health or a long-term illness needs "
            "health partners who plan together before the day. Doses stay in the health centre’s record.",
        )
        self.card.add.setToolTip("Alt+C")
        self.card.add_wanted.connect(lambda: self.write(None))
        key_within(self, "Alt+C", lambda: self.write(None))
        self.inside.addWidget(self.card)
        self.inside.addStretch(1)

    def refresh(self, person_id: PersonId) -> None:
        """Reads everything anew."""
        self.jobs.ask(
            lambda desk: desk.complex_cases.read.of_person(person_id), self._show, owner=self, newest="complex case"
        )

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self._found = None
        self.card.close_editor()
        self.card.show_rows(())

    def _show(self, found: PersonCases) -> None:
        self._found = found
        rows = [complex_cases.row_of(view, found.today, self._deeds(view)) for view in found.cases]
        if found.flagged:
            begin = RowDeed("Begin", "Begin a case for what is flagged", lambda: self.write(None), "plus")
            said = "An alert says so, and nobody has planned with health partners yet."
            rows.insert(0, Row(f"Flagged: {'; '.join(found.flagged)}", [said], deeds=[begin]))
        self.card.show_rows(rows)

    def _deeds(self, view: CaseView) -> Sequence[RowDeed]:
        case, title = view.case, view.case.title
        history = partial(show_record_history, self.bench, "complex_case", case.id, title, self)
        last = (
            RowDeed("", f"History of {title}", history, "history"),
            RowDeed(
                "", f"Remove {title}", partial(self._do, lambda desk: desk.complex_cases.remove(case.id)), "trash-2"
            ),
        )
        if not case.is_open:
            again = partial(self._do, lambda desk: desk.complex_cases.close.again(case.id))
            return (RowDeed("Open again", f"Open {title} again", again, "undo-2"), *last)
        return (
            RowDeed("Looked at…", f"Say that {title} was looked at again", partial(self.look_again, case), "check"),
            RowDeed("Close…", f"Close {title}", partial(self.close_case, case), "x"),
            RowDeed("", f"Change {title}", partial(self.write, case), "pencil"),
            *last,
        )

    def write(self, case: ComplexCase | None) -> None:
        """The form of a new case, or of one there is."""
        found = self._found
        if found is None:
            return
        shown = case or complex_cases.new_case(found.person_id, found.flagged)
        self._open(
            "Complex case" if case else "New complex case",
            "complex-case",
            shown.id,
            complex_cases.fields(found),
            complex_cases.values_of(shown, found),
            complex_cases.keep(shown, found),
            complex_cases.DATES,
        )

    def look_again(self, case: ComplexCase) -> None:
        """The form of a review."""
        self._open(
            f"Looked at again: {case.title}",
            "complex-case-review",
            case.id,
            complex_cases.REVIEW_FIELDS,
            {},
            complex_cases.keep_review(case),
            complex_cases.REVIEW_DATES,
        )

    def close_case(self, case: ComplexCase) -> None:
        """The form that ends it."""
        self._open(
            f"Close: {case.title}",
            "complex-case-close",
            case.id,
            complex_cases.CLOSE_FIELDS,
            {},
            complex_cases.close(case),
            complex_cases.CLOSE_DATES,
        )

    def _open(
        self,
        title: str,
        form: str,
        case_id: str,
        fields: Sequence[Field],
        values: Mapping[str, object],
        make: Callable[[Values], Deed],
        dates: Mapping[DateOf, str],
    ) -> None:
        found = self._found
        if found is None or self.card.is_editing:
            return
        editor = RecordEditor(
            self.bench,
            title=title,
            form=form,
            about=case_id or found.person_id,
            fields=fields,
            values=values,
            make=make,
            today=found.today,
            changes=_CHANGES,
            dates=dates,
        )
        _watch_for_doses(editor)
        self.card.open(editor)

    def _do(self, deed: Deed) -> None:
        def keep(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        self.jobs.ask(keep, self.bench.said.emit, owner=self, changes=_CHANGES)


def _watch_for_doses(editor: RecordEditor) -> None:
    """Says below a field when a dose is typed into it; it may be kept all the same."""
    for key in complex_cases.WATCHED:
        if key not in editor.form.lines:
            continue
        labelled, text = editor.form.lines[key], field_text(editor.form.drafted[key])

        def look(*_: object, labelled: LabelledField = labelled, text: FieldText = text) -> None:
            dose = dose_in(text.read())
            labelled.show_doubt(
                f"“{dose}” looks like a dose. Doses are not kept here: say where they are kept." if dose else ""
            )

        for changed in text.changed:
            changed.connect(look)
        look()
