"""How each sheet is called wherever it is named: in the print centre, the print log, at the close of the day."""

from recovery_desk.domain.prison_day import DAY_SHEET_NAMES

OF_A_PERSON = {
    "handover": "Handover sheet",
    "my-release-day": "My release day",
    "plan": "My plan",
    "early-release-request": "Early-release request",
    "court-plan": "If released from court",
    "pickup": "Pickup sheet, A5",
    "out-there": "What's out there near you",
}
OF_A_MEETING = {"agenda": "Agenda", "minutes": "Minutes"}
"""Sheets about several people at once, which no person's page offers."""

SHEET_NAMES = {**OF_A_MEETING, **{kind.value: name for kind, name in DAY_SHEET_NAMES.items()}, **OF_A_PERSON}
