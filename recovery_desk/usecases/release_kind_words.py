"""Kinds of release in words."""

from recovery_desk.domain.release_day.questions import ReleaseKind

KIND_WORDS = {
    ReleaseKind.SENTENCE: "End of a sentence, or automatic release",
    ReleaseKind.HDC: "Home detention curfew",
    ReleaseKind.PAROLE: "Parole",
    ReleaseKind.INDETERMINATE: "Life or another indeterminate sentence",
    ReleaseKind.RECALL: "Release after recall",
    ReleaseKind.COMPASSIONATE: "Compassionate release",
    ReleaseKind.REMAND: "Remand",
    ReleaseKind.BAIL: "Bail",
    ReleaseKind.COURT: "Release by a court",
}
