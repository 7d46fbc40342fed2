"""What may be asked of the law of the release day, and what it answers."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from recovery_desk.domain.dates import short_date


class Country(StrEnum):
    """Whose law a release day falls under."""

    SCOTLAND = "scotland"
    ENGLAND_AND_WALES = "england-and-wales"
    NORTHERN_IRELAND = "northern-ireland"

    __hash__ = str.__hash__
    """That of an enumeration is Python code, and answers are looked up by it a million times."""


COUNTRY_NAMES = {
    Country.SCOTLAND: "Scotland",
    Country.ENGLAND_AND_WALES: "England and Wales",
    Country.NORTHERN_IRELAND: "Northern Ireland",
}
"""How each country is called on screen and paper."""


class ReleaseKind(StrEnum):
    """Why somebody is released: the rules reach some kinds and not others.

    CHILD is the sentence of somebody under 18, for whom the English scheme presumes more.
    """

    SENTENCE = "sentence"
    HDC = "hdc"
    PAROLE = "parole"
    INDETERMINATE = "indeterminate"
    RECALL = "recall"
    COMPASSIONATE = "compassionate"
    REMAND = "remand"
    BAIL = "bail"
    COURT = "court"
    CHILD = "child"

    __hash__ = str.__hash__


_KIND_AS_WRITTEN: dict[str, ReleaseKind] = {
    **{kind.value: kind for kind in ReleaseKind},
    **dict.fromkeys(
        (
            "sentenced", "automatic", "conditional", "unconditional", "standard", "determinate", "crd", "ard",
            "edl", "ldr", "lib", "lib date", "liberation", "liberation date", "convicted", "short term",
            "long term", "std", "sed", "npd", "mtd", "etd", "earliest date of liberation", "automatic release",
            "conditional release", "sentence end", "time served", "automatic release date", "stp", "ltp",
            "conditional release date", "earliest liberation date", "end of sentence", "adult",
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
    **dict.fromkeys(("dto", "detention and training order", "young person"), ReleaseKind.CHILD),
}  # fmt: skip


RULES_DO_NOT_REACH = frozenset({ReleaseKind.REMAND, ReleaseKind.BAIL, ReleaseKind.COURT})
"""Releases a court or the police order on the day; no Act moves them."""


def release_kind_from(written: str) -> ReleaseKind | None:
    """The kind people mean by "ARD", "Lib date", "untried" …; None when it is none we know."""
    if written in _KIND_AS_WRITTEN:
        return _KIND_AS_WRITTEN[written]
    plain = " ".join(re.findall(r"[a-z]+", written.casefold()))
    return _KIND_AS_WRITTEN.get(plain)


class Severity(StrEnum):
    """How much a finding matters; HARD is what makes a day a hard day on the board."""

    INFO = "info"
    CAUTION = "caution"
    HARD = "hard"


FIRST_YEAR, LAST_YEAR = 1994, 2100
"""The years answered for: from the 1993 Act being wholly in force to as far as holidays can be worked out."""


@dataclass(frozen=True, slots=True)
class ReleaseQuestion:
    """One release to look at.

    `commenced` are (rule id, date) pairs: commencement dates a coordinator has entered for provisions the
    shipped rules do not know to be in force. `sentence_days` is the term, `days_served` the days in custody
    since sentence by the release. `as_of` is the day on which the question is asked: a day due before it is
    not worked out, and days to ask for before it are left out.
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

    `release_day` is the day after mandatory rules; `rule` the mandatory rule that reaches this release, None
    where none does, and `citation` what it says and where, also when it leaves the day alone. `steps` are the
    days stepped over. `may_ask` are the earlier days the prison may be asked for, latest first; `suggested`
    the latest of them that is not a hard day itself. `presumed` (England and Wales) is the day policy presumes.
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
    kind: ReleaseKind = ReleaseKind.SENTENCE
    suggested: date | None = None

    def said_of(self, kind: ReleaseKind) -> "ReleaseAnswer":
        """The same answer for a kind of release that the rules cannot tell from this one, called by its name."""
        if kind is self.kind and not any(KIND_SAID in finding.text for finding in self.findings):
            return self
        name = KIND_NAMES[kind]
        named = (replace(finding, text=finding.text.replace(KIND_SAID, name)) for finding in self.findings)
        return replace(self, kind=kind, findings=tuple(named))

    @property
    def is_hard_day(self) -> bool:
        """Whether the day the person walks out is one when what they need is shut or about to shut."""
        return any(finding.severity is Severity.HARD for finding in self.findings)

    @property
    def short_reason(self) -> str:
        """A few words for the board: the most telling finding, and what to do about it."""
        ids = [finding.id for finding in self.findings]
        if "rules-do-not-reach" in ids:
            return f"{KIND_NAMES[self.kind]}: rules do not reach it"
        hard = [finding.id for finding in self.findings if finding.severity is Severity.HARD]
        if hard:
            return _TAGS[hard[0]] + self._what_to_do
        if self.moved:
            return f"Moves to {short_date(self.release_day)}: {self.steps[0].reason}"
        return next((_TAGS[finding] for finding in ids if finding in _TAGS), "Good day")

    @property
    def _what_to_do(self) -> str:
        if self.presumed:
            return f" — policy presumes {short_date(self.presumed)}"
        return f" — ask for {short_date(self.suggested)}" if self.suggested else ""


KIND_SAID = "{kind}"
"""Where a finding says the kind of release, until `ReleaseAnswer.said_of` puts its name there."""

KIND_NAMES = {
    ReleaseKind.SENTENCE: "End of the custodial part",
    ReleaseKind.HDC: "Home detention curfew",
    ReleaseKind.PAROLE: "Parole Board release",
    ReleaseKind.INDETERMINATE: "Life or indeterminate sentence",
    ReleaseKind.RECALL: "Release after recall",
    ReleaseKind.COMPASSIONATE: "Compassionate release",
    ReleaseKind.REMAND: "Remand",
    ReleaseKind.BAIL: "Bail",
    ReleaseKind.COURT: "Court",
    ReleaseKind.CHILD: "Sentence of a child",
}
"""How each kind is called on screen and paper."""

_TAGS = {
    "date-unlikely": "Check the date",
    "due-in-the-past": "Day has passed",
    "moved-into-the-past": "Moved day has passed",
    "friday": "Friday",
    "eve-of-holiday": "Day before a holiday",
    "closed-run": "Shut days follow",
    "weekend": "Weekend",
    "public-holiday": "Public holiday",
    "no-rule-known": "No rule known: check",
    "easter-monday": "Holiday in places",
    "long-move": "Check with the prison",
    "rule-may-not-reach": "Check with the prison",
    "moved-before-rule-began": "Check with the prison",
    "scheme-shuts-out": "Friday scheme does not apply",
    "beyond-known-holidays": "Holidays not known yet",
}
