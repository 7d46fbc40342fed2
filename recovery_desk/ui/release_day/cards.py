"""The cards beside the checks: the law step by step, what to know, the date, the route."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from recovery_desk.domain.dates import day_and_month, long_date, plain_date
from recovery_desk.domain.release_day.early_release import DECISION_WORDS, EarlyReleaseRequest
from recovery_desk.domain.release_day.questions import Finding, ReleaseAnswer
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.release_words import SEVERITY_TONES
from recovery_desk.ui.route_words import headline_tone, timeline_stops
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.frames import card, column, image, line, rule, tag
from recovery_desk.ui.widgets.route_timeline import RouteTimeline
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.open_person import PersonRecord
from recovery_desk.usecases.plan_route import RoutePlan
from recovery_desk.usecases.release_in_words import most_telling_first, told_by
from recovery_desk.usecases.release_kind_words import KIND_WORDS

_PICTURES = {Tone.HARD: "circle-x", Tone.CARE: "circle-alert", Tone.NOTE: "info"}


def card_head(picture: str, title: str, *flags: QWidget) -> QVBoxLayout:
    """A card's icon, name, and what stands beside it."""
    head = line(gap=8)
    head.setContentsMargins(theme.px(16), theme.px(11), theme.px(12), theme.px(11))
    head.addWidget(image(picture, "text", 18))
    head.addWidget(words(title, "heading"))
    for flag in flags:
        head.addWidget(flag)
        if flag is flags[0]:
            head.addStretch(1)
    if not flags:
        head.addStretch(1)
    whole = column()
    whole.addLayout(head)
    return whole


def why_card(answer: ReleaseAnswer) -> QFrame:
    """The day due, each day stepped over, the day they walk out, by which law; then everything there is to know."""
    box = card()
    whole = column(box, gap=0)
    whole.addLayout(card_head("scale", "Why? The law, step by step"))
    steps = [("Due", long_date(answer.due))]
    steps += [(day_and_month(step.date), f"stepped over: {step.reason}") for step in answer.steps]
    steps.append(("Release day", long_date(answer.release_day) + ("" if answer.moved else ", not moved")))
    steps.append(("By", answer.citation or "No rule known here moves this day."))
    whole.addWidget(rule())
    whole.addLayout(_facts(steps))
    for finding in most_telling_first(answer):
        whole.addWidget(rule())
        whole.addWidget(_finding(finding))
    return box


def date_card(record: PersonRecord, requests: Sequence[EarlyReleaseRequest]) -> QFrame:
    """The date, whose word it is, and what became of asking for another."""
    box = card()
    whole = column(box, gap=0)
    whole.addLayout(card_head("calendar-days", "The date"))
    whole.addWidget(rule())
    whole.addLayout(_facts(_date_facts(record, requests)))
    return box


def route_card(plan: RoutePlan, suggested: Sequence[QWidget], *buttons: QWidget) -> QFrame:
    """The day's stops with their times, which of them do not fit, and below what would be better."""
    box = card()
    whole = column(box, gap=0)
    flag = tag(plan.headline, headline_tone(plan))
    whole.addLayout(card_head("route", "Release-day route", flag, *buttons))
    whole.addWidget(rule())
    inside = column(margin=12, gap=8)
    if plan.stops:
        timeline = RouteTimeline()
        timeline.show_stops(timeline_stops(plan))
        inside.addWidget(timeline)
        for row in suggested:
            inside.addWidget(row)
    else:
        inside.addWidget(words("No stops yet. Lay the route out under Day out.", "subtle", wrap=True))
    whole.addLayout(inside)
    return box


def _finding(finding: Finding) -> QWidget:
    row = QWidget()
    row.setObjectName("bare")
    across = line(row, gap=10)
    across.setContentsMargins(theme.px(16), theme.px(9), theme.px(16), theme.px(9))
    tone = SEVERITY_TONES[finding.severity]
    across.addWidget(image(_PICTURES[tone], tone.value, 18), alignment=Qt.AlignmentFlag.AlignTop)
    across.addWidget(copyable(finding.text, "strong" if tone is Tone.HARD else ""), 1)
    return row


def _facts(facts: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(14))
    grid.setHorizontalSpacing(theme.px(20))
    grid.setVerticalSpacing(theme.px(7))
    for row, (name, text) in enumerate(facts):
        grid.addWidget(words(name, "subtle"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(copyable(text), row, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _date_facts(record: PersonRecord, requests: Sequence[EarlyReleaseRequest]) -> list[tuple[str, str]]:
    answer = record.answer
    release = record.episode.release if record.episode else None
    if answer is None or release is None:
        return []
    facts = [("Due", long_date(release.due)), ("Kind", KIND_WORDS[release.kind])]
    facts.append(("Walks out", long_date(answer.release_day)))
    if answer.may_ask:
        facts.append(("May ask for", ", ".join(day_and_month(day) for day in answer.may_ask)))
    facts.append(("Told by", told_by(release)))
    facts.append(("Will live in", record.area or "Not known: every local holiday of the country counts"))
    facts += [("Asked earlier", _asked(request)) for request in requests]
    return facts


def _asked(request: EarlyReleaseRequest) -> str:
    days = " or ".join(day_and_month(day) for day in request.asked_for)
    if request.sent_on is None:
        return f"{days}: a draft of {plain_date(request.written_at.date())}, not sent"
    said = f"{days}, sent {plain_date(request.sent_on)}. {DECISION_WORDS[request.decision]}"
    if request.decided_on is not None:
        by = f" by {request.decided_by}" if request.decided_by else ""
        said += f"{by} on {plain_date(request.decided_on)}"
    if request.new_day is not None:
        said += f", for {long_date(request.new_day)}"
    return f"{said}: {request.note}" if request.note else f"{said}."
