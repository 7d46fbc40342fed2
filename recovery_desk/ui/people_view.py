"""What the list of people is narrowed to, in which columns and order: shown as chips, kept as views."""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta

from recovery_desk.usecases.caseload_columns import USUAL
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadStatus

STATUS_WORDS = {
    CaseloadStatus.INSIDE: "In custody",
    CaseloadStatus.JUST_OUT: "First 21 days out",
    CaseloadStatus.LEFT: "Left longer ago",
}


@dataclass(frozen=True, slots=True)
class PeopleView:
    """`due_in` and `quiet_for` are days from whatever today is, so that a view kept stays true."""

    text: str = ""
    establishment: str = ""
    hall: str = ""
    worker: str = ""
    due_in: int | None = None
    undated: bool = False
    alerts: bool = False
    quiet_for: int | None = None
    status: str = ""
    columns: tuple[str, ...] = USUAL
    order: str = CaseloadOrder.NAME.value
    descending: bool = False

    def on(self, today: date) -> CaseloadFilter:
        """The filter as it is meant on a day."""
        return CaseloadFilter(
            text=self.text,
            establishment=self.establishment,
            due_from=None if self.due_in is None else today,
            due_to=None if self.due_in is None else today + timedelta(days=self.due_in),
            without_date=self.undated,
            hall=self.hall,
            worker=self.worker,
            with_alerts=self.alerts,
            no_contact_since=None if self.quiet_for is None else today - timedelta(days=self.quiet_for),
            status=CaseloadStatus(self.status) if self.status else None,
            today=today,
            or_near=True,
        )

    @property
    def chips(self) -> tuple[tuple[str, "PeopleView"], ...]:
        """Each filter in words, and the view without it."""
        told = (
            (self.establishment, replace(self, establishment="", hall="")),
            (self.hall, replace(self, hall="")),
            (f"Worker: {self.worker}" if self.worker else "", replace(self, worker="")),
            (f"Due out in {self.due_in} days" if self.due_in is not None else "", replace(self, due_in=None)),
            ("No release date known" if self.undated else "", replace(self, undated=False)),
            ("With alerts" if self.alerts else "", replace(self, alerts=False)),
            (f"No contact for {self.quiet_for} days" if self.quiet_for else "", replace(self, quiet_for=None)),
            (STATUS_WORDS[CaseloadStatus(self.status)] if self.status else "", replace(self, status="")),
        )
        return tuple((words, without) for words, without in told if words)

    @property
    def is_narrowed(self) -> bool:
        """Whether anybody may be left out."""
        return bool(self.text or self.chips)

    def as_text(self) -> str:
        """For keeping."""
        return json.dumps(asdict(self))


def view_from(text: str) -> PeopleView:
    """A view that was kept; what this program does not know in it is left out."""
    known = {field.name for field in fields(PeopleView)}
    content = {name: value for name, value in json.loads(text).items() if name in known}
    content["columns"] = tuple(content.get("columns", USUAL))
    return PeopleView(**content)
