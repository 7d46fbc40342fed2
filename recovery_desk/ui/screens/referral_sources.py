"""The kinds of source a referral can come from: renamed, hidden, added to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from recovery_desk.domain.referrals import ReferralSource
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.card import RecordCard, Row, RowDeed
from recovery_desk.ui.records.editor import Deed, RecordEditor
from recovery_desk.ui.records.form import Field, FieldKind, Values
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.frames import line, page_of
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words

_FIELDS = (
    Field("name", "Name", needed="Write what this kind of source is called", wide=True),
    Field("is_hidden", "Not offered any more; referrals made with it keep it", FieldKind.TICK),
)
_Found = tuple[Sequence[ReferralSource], date]


class ReferralSources(Screen):
    """One list."""

    name = "referral_sources"
    title = "Where referrals come from"
    stale_after = frozenset({Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._today = date.min
        self._card = RecordCard("Kinds of source", "log-in", add="Add kind", add_name="Add a kind of source")
        self._card.add_wanted.connect(lambda: self._edit(ReferralSource("", "")))
        whole = page_of(self)
        whole.addWidget(words(self.title, "title"))
        whole.addWidget(
            words(
                "A coordinator renames them as the service says it. Counts keep together, whatever a kind is called.",
                "subtle",
                wrap=True,
            )
        )
        whole.addWidget(self._card)
        foot = line()
        self._way_back = "new_person"
        self._back_button = button("Back to the referral", "arrow-left")
        self._back_button.clicked.connect(self._back)
        foot.addWidget(self._back_button)
        foot.addStretch(1)
        whole.addLayout(foot)
        whole.addStretch(1)
        key_within(self, "Esc", self._back)

    def enter(self, place: Place) -> None:
        """Reached from a referral, or from Settings."""
        self._way_back = place.text or "new_person"
        said = "Back to Settings" if place.text == "settings" else "Back to the referral"
        self._back_button.setText(f" {said}")
        self._back_button.setAccessibleName(said)
        super().enter(place)

    def refresh(self) -> None:
        """Reads the kinds anew."""
        self.jobs.ask(
            lambda desk: (desk.record.list_sources(with_hidden=True), desk.clock.today()),
            self._show,
            owner=self,
            newest="sources",
        )

    def _show(self, found: _Found) -> None:
        sources, self._today = found
        self._card.show_rows(
            [
                Row(
                    source.name,
                    tags=[("Not offered", Tone.PLAIN, "eye-off")] if source.is_hidden else [],
                    deeds=[RowDeed("", f"Change {source.name}", partial(self._edit, source), "pencil")],
                    is_past=source.is_hidden,
                )
                for source in sources
            ]
        )

    def _edit(self, source: ReferralSource) -> None:
        if self._card.is_editing:
            return

        def make(values: Values) -> Deed:
            return lambda desk: desk.record.keep_source(replace(source, **values))

        self._card.open(
            RecordEditor(
                self.bench,
                title=source.name or "New kind of source",
                form="referral-source",
                about=source.id,
                fields=_FIELDS,
                values={"name": source.name, "is_hidden": source.is_hidden},
                make=make,
                today=self._today,
                changes=(Kind.SETTINGS,),
            )
        )

    def _back(self) -> None:
        if self._card.is_editing:
            self._card.close_editor()
        else:
            self.navigate.emit(Place(self._way_back))
