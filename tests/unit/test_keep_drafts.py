from datetime import UTC, datetime

from recovery_desk.domain.drafts import Draft
from recovery_desk.usecases.keep_drafts import DraftDeeds
from tests.fakes import FakeClock, FakeStore

BEFORE = datetime(2026, 1, 1, tzinfo=UTC)


def deeds() -> DraftDeeds:
    return DraftDeeds(FakeStore(), FakeClock())


def test_what_is_typed_comes_back_with_the_time_it_was_kept() -> None:
    desk = deeds()
    desk.keep(Draft("note", "p1", {"text": "Seen in D Hall"}, BEFORE))
    draft = desk.read("note", "p1")
    assert draft is not None
    assert draft.fields == {"text": "Seen in D Hall"}
    assert draft.kept_at == FakeClock().now()
    assert desk.read("note", "p2") is None


def test_a_form_that_says_what_it_opened_with_is_no_draft() -> None:
    desk = deeds()
    desk.keep(Draft("note", "", {"text": "Seen"}, BEFORE))
    desk.keep(Draft("note", "", {}, BEFORE))
    assert desk.left_open() == []


def test_a_draft_is_gone_when_it_is_saved_or_thrown_away() -> None:
    desk = deeds()
    desk.keep(Draft("note", "", {"text": "Seen"}, BEFORE))
    desk.drop("note")
    desk.drop("note")
    assert desk.read("note") is None


def test_a_draft_is_recognised_by_its_longest_text() -> None:
    draft = Draft("note", "", {"kind": "visit", "text": "Seen in\nD Hall"}, BEFORE)
    assert draft.words == "Seen in D Hall"
