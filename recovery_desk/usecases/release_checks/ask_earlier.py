"""Asking for an earlier day: writing the request, sending it, recording the answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.consent import Permission, Purpose
from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.early_release import Decision, EarlyReleaseRequest
from recovery_desk.domain.release_day.questions import ReleaseAnswer
from recovery_desk.usecases.keep_person import SetReleaseDate
from recovery_desk.usecases.leaving import leaving
from recovery_desk.usecases.may_share import ConsentFound, MayShare
from recovery_desk.usecases.people_words import permission_in_words
from recovery_desk.usecases.ports import Clock, Ids, Rendered, Store
from recovery_desk.usecases.release_checks.letter import EarlyReleaseLetter, addressee, first_draft, letter_from
from recovery_desk.usecases.release_checks.look import LookAtChecks, OpenRelease
from recovery_desk.usecases.release_checks.problems import (
    DayNotOffered,
    NewDayMissing,
    NoSuchRequest,
    NothingToAskFor,
    RequestSent,
)

LETTER_DRAWN = "early-release request"
"""What the journal says was drawn."""


@dataclass(frozen=True, slots=True)
class AskEarlier:
    """Requests for an earlier day. A letter is a draft until it is sent; then it stays as it went."""

    store: Store
    clock: Clock
    ids: Ids
    look: LookAtChecks

    def draft(self, person_id: PersonId) -> EarlyReleaseRequest:
        """The draft there is, else one filled from the facts; nothing is kept. Raises `NothingToAskFor`."""
        release = self.look.release(person_id)
        answer = release.record.answer
        kept = next((r for r in release.requests if r.sent_on is None), None)
        if kept is not None and answer is not None and kept.release_day == answer.release_day:
            return kept
        if answer is None or not answer.may_ask:
            raise NothingToAskFor
        return self._new(release, answer)

    def keep(self, request: EarlyReleaseRequest) -> EarlyReleaseRequest:
        """Keeps a draft; a new one gets its id. Raises `DayNotOffered`, `NothingToAskFor`, `RequestSent`."""
        self._may_change(request)
        if not request.asked_for:
            raise NothingToAskFor
        late = next((day for day in request.asked_for if day >= request.release_day), None)
        if late is not None:
            raise DayNotOffered(late)
        kept = replace(
            request,
            id=request.id or self.ids.new(),
            written_by=request.written_by or self.store.signed_in.name,
            asked_for=tuple(sorted(request.asked_for, reverse=True)),
        )
        with self.store.saving():
            self.store.records(EarlyReleaseRequest).put(kept)
        return kept

    def send(self, request: EarlyReleaseRequest, on: date | None = None) -> EarlyReleaseRequest:
        """Says that the letter went out, today where no day is given."""
        kept = self.keep(request)
        sent = replace(kept, sent_on=on or self.clock.today())
        with self.store.saving():
            self.store.records(EarlyReleaseRequest).save(sent)
        return sent

    def answer(
        self,
        request_id: str,
        decision: Decision,
        *,
        by: str = "",
        on: date | None = None,
        new_day: date | None = None,
        note: str = "",
    ) -> EarlyReleaseRequest:
        """Records the answer; a new day granted becomes the release date, on the word of who granted it.

        Raises `NoSuchRequest`, `NewDayMissing`, `DayNotOffered`.
        """
        request = self.store.records(EarlyReleaseRequest).get(request_id)
        if request is None:
            raise NoSuchRequest
        if decision is Decision.GRANTED:
            if new_day is None:
                raise NewDayMissing
            if new_day >= request.release_day:
                raise DayNotOffered(new_day)
        answered = replace(
            request,
            decision=decision,
            decided_by=" ".join(by.split()),
            decided_on=on or self.clock.today(),
            new_day=new_day if decision is Decision.GRANTED else None,
            sent_on=request.sent_on or self.clock.today(),
            note=note.strip(),
        )
        with self.store.saving():
            self.store.records(EarlyReleaseRequest).save(answered)
        if answered.new_day is not None:
            self._set_date(answered, answered.new_day)
        return answered

    def _set_date(self, answered: EarlyReleaseRequest, day: date) -> None:
        stay = self.store.episodes.current(answered.person_id)
        before = stay.release if stay is not None else None
        told = answered.decided_by or "Early-release request granted"
        wanted = (
            ReleaseDate(day, told_by=told, told_on=answered.decided_on)
            if before is None
            else replace(before, due=day, told_by=told, told_on=answered.decided_on)
        )
        SetReleaseDate(self.store, self.clock, self.ids)(answered.person_id, wanted)

    def _new(self, release: OpenRelease, answer: ReleaseAnswer) -> EarlyReleaseRequest:
        record = release.record
        asked_for = (answer.suggested,) if answer.suggested else answer.may_ask[:1]
        return EarlyReleaseRequest(
            id="",
            person_id=record.person.id,
            episode_id=record.episode.id if record.episode else "",
            release_day=answer.release_day,
            asked_for=asked_for,
            addressed_to=addressee(record),
            body=first_draft(record, answer, release.checks),
            written_by=self.store.signed_in.name,
            written_at=self.clock.now().replace(microsecond=0),
        )

    def _may_change(self, request: EarlyReleaseRequest) -> None:
        kept = self.store.records(EarlyReleaseRequest).get(request.id) if request.id else None
        if kept is not None and kept.sent_on is not None:
            raise RequestSent


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """The letter as PDF; that it was drawn is written down."""

    store: Store
    clock: Clock
    ask: AskEarlier
    draw: Callable[[EarlyReleaseLetter], Rendered]

    def __call__(self, person_id: PersonId, request: EarlyReleaseRequest | None = None) -> Rendered:
        """The PDF of `content`. Raises `NothingToAskFor`."""
        drawn = self.draw(self.content(person_id, request))
        with self.store.saving():
            self.store.journal.note("drawn", "person", str(person_id), LETTER_DRAWN)
        return drawn

    def agreement(self, person_id: PersonId) -> tuple[str, Permission]:
        """Which prison, and whether it may be told of their release day. The letter is written all the same."""
        prison = self.ask.look.release(person_id).record.establishment
        name = prison.short_name if prison is not None else "The prison"
        return name, MayShare(self.ask.store, self.clock)(person_id, name, Purpose.RELEASE_DAY)

    def consent_found(self, person_id: PersonId) -> ConsentFound:
        """The same in words."""
        name, found = self.agreement(person_id)
        said = f"{permission_in_words(found)}{'' if found.allowed else ' Ask them before it is sent.'}"
        return ConsentFound(f"{name}: {said}", f"The prison: {said}")

    def content(self, person_id: PersonId, request: EarlyReleaseRequest | None = None) -> EarlyReleaseLetter:
        """This request, else the newest that stands, else one filled from the facts.

        Raises `NothingToAskFor`, `RecordRestricted`.
        """
        release = self.ask.look.release(person_id)
        standing = request or next((r for r in release.requests if r.decision is Decision.WAITING), None)
        wanted = standing or self.ask.draft(person_id)
        return leaving(self.ask.store, letter_from(release.record, wanted, self.clock.now()), person_id)
