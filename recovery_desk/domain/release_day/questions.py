"""What may be asked of the law of the release day, and what it answers."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.dates import short_date


class Country(StrEnum):
    """Whose law a release day falls under."""

    SCOTLAND = "scotland"
    ENGLAND_AND_WALES = "england-and-wales"
    NORTHERN_IRELAND = "northern-ireland"


class ReleaseKind(StrEnum):
    """Why somebody is released: the rules reach some kinds and not others."""

    SENTENCE = "sentence"
    HDC = "hdc"
    PAROLE = "parole"
    INDETERMINATE = "indeterminate"
    RECALL = "recall"
    COMPASSIONATE = "compassionate"
    REMAND = "remand"
    BAIL = "bail"
    COURT = "court"


_KIND_AS_WRITTEN: dict[str, ReleaseKind] = {
    **{kind.value: kind for kind in ReleaseKind},
    **dict.fromkeys(
        (
            "sentenced", "automatic", "conditional", "unconditional", "standard", "determinate", "crd", "ard",
            "edl", "ldr", "lib", "lib date", "liberation", "liberation date", "convicted", "short term",
            "long term", "std", "sed", "npd", "mtd", "etd", "earliest date of liberation", "automatic release",
            "conditional release", "sentence end", "time served", "automatic release date", "stp", "ltp",
            "conditional release date", "earliest liberation date", "end of sentence",
        ),
        ReleaseKind.SENTENCE,
    ),
    **dict.fromkeys(("home detention curfew", "tag", "curfew", "hdced", "hdcad", "hdc release"), ReleaseKind.HDC),
    **dict.fromkeys(("parole board", "ped", "apd", "parole release", "on parole"), ReleaseKind.PAROLE),
    **dict.fromkeys(("life", "lifer", "ipp", "olr", "life sentence"), ReleaseKind.INDETERMINATE),
    **dict.fromkeys(("recalled", "ftr", "fixed term recall", "prrd", "recall release"), ReleaseKind.RECALL),
    **dict.fromkeys(("compassionate release", "ercg", "compassion"), ReleaseKind.COMPASSIONATE),
    **dict.fromkeys(("untried", "on remand", "awaiting trial", "awaiting sentence"), ReleaseKind.REMAND),
    **dict.fromkeys(("on bail", "bailed", "bail application"), ReleaseKind.BAIL),
    **dict.fromkeys(("court release", "released from court", "from court", "court date"), ReleaseKind.COURT),
}  # fmt: skip

RULES_DO_NOT_REACH = frozenset({ReleaseKind.REMAND, ReleaseKind.BAIL, ReleaseKind.COURT})
"""Releases a court orders on the day; no Act moves them."""


def release_kind_from(written: str) -> ReleaseKind | None:
    """The kind people mean by "ARD", "Lib date", "untried" …; None when it is none we know."""
    plain = " ".join(re.findall(r"[a-z]+", written.casefold()))
    return _KIND_AS_WRITTEN.get(plain)


class Severity(StrEnum):
    """How much a finding matters; HARD is what makes a day a hard day on the board."""

    INFO = "info"
    CAUTION = "caution"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class ReleaseQuestion:
    """One release to look at.

    `commenced` are (rule id, date) pairs: commencement dates a coordinator has entered for provisions the
    shipped rules do not know to be in force. `sentence_days` is the term, `days_served` the days in custody
    since sentence by the release. `as_of` is the day on which the question is asked.
    """

    due: date
    country: Country
    local_holidays: frozenset[date] = frozenset()
    commenced: frozenset[tuple[str, date]] = frozenset()
    sentence_days: int | None = None
    days_served: int | None = None
    kind: ReleaseKind = ReleaseKind.SENTENCE
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One day stepped over, and what made it no day for a release."""

    date: date
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to know about the day, also when nothing moves."""

    id: str
    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class ReleaseAnswer:
    """What the law makes of a due day.

    `release_day` is the day after mandatory rules; `may_ask` the earlier days the prison may be asked for,
    latest first; `presumed` (England and Wales) the day policy presumes.
    """

    due: date
    country: Country
    release_day: date
    moved: bool
    rule: str | None
    citation: str
    steps: tuple[Step, ...]
    may_ask: tuple[date, ...]
    presumed: date | None
    findings: tuple[Finding, ...]

    @property
    def is_hard_day(self) -> bool:
        """Whether the day the person walks out is one when what they need is shut or about to shut."""
        return any(finding.severity is Severity.HARD for finding in self.findings)

    @property
    def short_reason(self) -> str:
        """A few words for the board: the most telling finding, and what to do about it."""
        hard = [finding for finding in self.findings if finding.severity is Severity.HARD]
        ask = f": ask for {short_date(self.may_ask[0])}" if self.may_ask else ""
        if hard:
            return _TAGS.get(hard[0].id, "Hard day") + ask
        cautions = [finding for finding in self.findings if finding.id in _TAGS]
        if cautions:
            return _TAGS[cautions[0].id]
        if self.moved:
            return f"Moves to {short_date(self.release_day)}"
        return "Good day"


_TAGS = {
    "friday": "Friday",
    "eve-of-holiday": "Day before a holiday",
    "closed-run": "Shut days follow",
    "weekend": "Weekend",
    "public-holiday": "Public holiday",
    "rules-do-not-reach": "Any day: rules do not reach it",
    "long-move": "Check with the prison",
    "beyond-known-holidays": "Holidays not known yet",
    "due-in-the-past": "Day has passed",
}
