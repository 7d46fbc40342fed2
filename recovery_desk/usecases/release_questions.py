"""From what the desk knows of a person to the question the law of the release day answers."""

from dataclasses import replace
from datetime import date
from typing import Protocol

from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer, ReleaseQuestion
from recovery_desk.usecases.desk_settings import DeskSettings
from recovery_desk.usecases.ports import CaseloadRow


class Law(Protocol):
    """The engine of the release day."""

    def check(self, question: ReleaseQuestion) -> ReleaseAnswer:
        """What the law makes of one release."""


def ask(law: Law, question: ReleaseQuestion, sentenced_on: date | None) -> ReleaseAnswer:
    """The law's answer, the days served counted to the day on which mandatory rules let the person out.

    A policy that asks for 28 days served means those: whoever is brought forward serves fewer than to the day due.
    """
    answer = law.check(question)
    if sentenced_on is None or not answer.moved:
        return answer
    return law.check(replace(question, days_served=_days_served(sentenced_on, answer.release_day)))


def question_for(row: CaseloadRow, settings: DeskSettings, as_of: date, area: str = "") -> ReleaseQuestion | None:
    """The question for one line of the caseload; None while no release date is known.

    The law is that of the country the establishment is in; where no establishment is known, the desk's own. The
    local holidays are those of the area they will live in; all of the country's where that is not known.
    """
    if row.due is None:
        return None
    country = row.country or settings.country
    return ReleaseQuestion(
        due=row.due,
        country=country,
        local_holidays=settings.holidays_in(country, area),
        commenced=settings.commenced,
        sentence_days=row.sentence_days,
        days_served=_days_served(row.sentenced_on, row.due),
        kind=row.kind,
        as_of=asked_on(row.due, as_of),
    )


def asked_on(due: date, today: date) -> date:
    """The day the question is asked; of somebody who is out already, the day they were due.

    So the board says which day they really walked out, and no day that has passed can be asked for.
    """
    return min(due, today)


def _days_served(sentenced_on: date | None, by: date) -> int | None:
    return None if sentenced_on is None else max(0, (by - sentenced_on).days)


def country_of(row: CaseloadRow, settings: DeskSettings) -> Country:
    """Whose law and whose check list this person's release falls under."""
    return row.country or settings.country
