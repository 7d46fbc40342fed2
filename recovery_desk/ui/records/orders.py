"""Orders served outside as a form and as rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from recovery_desk.domain.community_orders import CommunityOrder, OrderKind
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.dates import plain_date, short_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.sentence_as_typed import SentenceUnit, sentence_days_from
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.card import Row, RowDeed, Tag
from recovery_desk.ui.records.editor import Deed
from recovery_desk.ui.records.form import Field, FieldKind, Values
from recovery_desk.ui.typed import Refusal
from recovery_desk.usecases.people_words import ORDER_WORDS

DATES = {DateOf.ORDER_START: "started_on", DateOf.ORDER_REVIEW: "reviews", DateOf.ORDER_END: "ended_on"}
_UNCLEAR = "Enter the length in days, like 540; with the start also months and years, like 18 months"


FIELDS = (
    Field("kind", "Kind of order", FieldKind.CHOICE, options=[(text, kind) for kind, text in ORDER_WORDS.items()]),
    Field("court", "Court"),
    Field("started_on", "Made on", FieldKind.DAY, meaning=Meaning.PAST),
    Field("length", "How long", hint="18 months, or in days"),
    Field("reviews", "Court reviews", FieldKind.DAYS, "Several with ; between them: 4/12/26; 8/1/27", wide=True),
    Field("testing", "Testing", hint="What is tested, how often, and by whom", wide=True),
    Field("ended_on", "Ended on", FieldKind.DAY, meaning=Meaning.PAST),
    Field("note", "Anything else", FieldKind.LONG),
)


def values_of(order: CommunityOrder) -> dict[str, Any]:
    """What stands in the form."""
    length = so_many(order.length_days, "day") if order.length_days else ""
    return {field.key: getattr(order, field.key) for field in FIELDS if field.key != "length"} | {"length": length}


def new_order(person_id: PersonId) -> CommunityOrder:
    """An empty one."""
    return CommunityOrder("", person_id, OrderKind.DTTO)


def keep(order: CommunityOrder) -> Callable[[Values], Deed]:
    """What was read as the deed that keeps it."""

    def make(values: Values) -> Deed:
        rest = {key: value for key, value in values.items() if key != "length"}
        kept = replace(order, **rest, length_days=length_of(values["length"], values["started_on"]))
        return lambda desk: desk.record.keep_order(kept)

    return make


def length_of(text: str, started_on: date | None) -> int | None:
    """The length in days; raises `Refusal`."""
    if not text:
        return None
    days = sentence_days_from(text, started_on, SentenceUnit.DAYS)
    if days is None:
        raise Refusal(_UNCLEAR)
    return days


def row_of(order: CommunityOrder, today: date, edit: Callable[[], None]) -> Row:
    """An order in the list."""
    told = [order.court, f"from {plain_date(order.started_on)}" if order.started_on else ""]
    until = order.runs_until
    if until:
        told.append(f"until {plain_date(until)}")
    review = order.next_review(today)
    reviews = "" if review is None else f"Next court review {short_date(review)} {review.year}"
    tags: list[Tag] = []
    running = order.is_running_on(today)
    tags.append(("In force", Tone.NOTE, "gavel") if running else ("Over", Tone.PLAIN, "check"))
    return Row(
        ORDER_WORDS[order.kind],
        [
            " · ".join(part for part in told if part),
            reviews,
            f"Testing: {order.testing}" if order.testing else "",
            order.note,
        ],
        tags,
        [RowDeed("", f"Change the order {ORDER_WORDS[order.kind]}", edit, "pencil")],
        is_past=not running,
    )
