"""Clinics: slots around breaks, what is in the way said before anything is booked, all or nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.clinics import MOST_SLOTS, Clinic
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.meetings import Meeting, MeetingPlace
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prison_day import joined
from recovery_desk.usecases import prison_day_problems as problems
from recovery_desk.usecases.problem_words import words_for
from tests.unit.test_prison_day import BAR, KEY_WORKER, LOW_MOSS, TODAY, Prison

A, B, C, D = (PersonId(name) for name in "abcd")
CLINIC = Clinic(BAR, TODAY, 600, 720, 30, room="Room 2", staff_id="lang", purpose="First talk")
MINUTES = st.integers(0, 1440)


@pytest.fixture
def prison() -> Prison:
    return Prison()


@given(MINUTES, MINUTES, st.integers(5, 240), st.lists(st.tuples(MINUTES, st.integers(1, 120)), max_size=4))
def test_slots_never_overlap_nor_touch_a_break(
    starts: int, ends: int, minutes: int, breaks: list[tuple[int, int]]
) -> None:
    pauses = joined((at, at + long) for at, long in breaks)
    slots = replace(CLINIC, starts=starts, ends=ends, minutes=minutes, breaks=pauses).slots
    assert len(slots) <= MOST_SLOTS
    for at, slot in enumerate(slots):
        assert starts <= slot
        assert slot + minutes <= ends
        assert at == 0 or slots[at - 1] + minutes <= slot
        assert not any(slot < until and begins < slot + minutes for begins, until in pauses)


def test_a_clinic_is_booked_in_the_order_given(prison: Prison) -> None:
    made = prison.deeds.book_clinic(replace(CLINIC, breaks=((630, 645),)), [C, A, B])
    assert [(each.person_id, each.start) for each in made] == [(C, 600), (A, 645), (B, 675)]
    assert len(prison.store.records(Meeting).where()) == 3
    assert {(each.room, each.staff_id, each.purpose) for each in made} == {("Room 2", "lang", "First talk")}
    assert prison.store.saves == 1


def test_clashes_of_person_staff_and_room_are_said_slot_by_slot(prison: Prison) -> None:
    prison.meets(replace(KEY_WORKER, start=610))
    prison.meets(replace(KEY_WORKER, id="m2", person_id=D, staff_id="", worker="M. Kerr", start=635))
    plan = prison.deeds.lay_out_clinic(CLINIC, [B, A, C])
    assert plan.slots[0].in_the_way == (
        "They have another meeting from 10:10 to 10:40, with P. Lang, Community recovery team.",
    )
    assert plan.slots[1].in_the_way == (
        "P. Lang, Community recovery team meets Sam PersonB from 10:10 to 10:40.",
        "Room 2 is taken from 10:10 to 10:40, for Sam PersonB.",
        "Room 2 is taken from 10:35 to 11:05, for Sam PersonD.",
    )
    assert (plan.in_the_way, plan.can_be_booked, [each.person for each in plan.slots][3]) == (3, 0, None)


def test_all_or_nothing_or_what_nothing_is_in_the_way_of(prison: Prison) -> None:
    prison.meets(replace(KEY_WORKER, start=600, place=MeetingPlace.HEALTH_CENTRE, room=""))
    with pytest.raises(problems.ClinicStillClashes) as refused:
        prison.deeds.book_clinic(CLINIC, [A, B])
    assert words_for(refused.value).startswith("1 of these slots cannot be booked yet, so none was.")
    assert len(prison.store.records(Meeting).where()) == 1
    made = prison.deeds.book_clinic(CLINIC, [A, B], leave_out_clashing=True)
    assert [each.person_id for each in made] == [B]


def test_vetting_that_does_not_reach_stands_in_every_slot(prison: Prison) -> None:
    plan = prison.deeds.lay_out_clinic(replace(CLINIC, day=TODAY + timedelta(days=1)), [A, B])
    assert all("their vetting there ends on 23 November 2026" in each.in_the_way[0] for each in plan.slots[:2])
    with pytest.raises(problems.ClinicNeedsPeople):
        prison.deeds.book_clinic(replace(CLINIC, day=TODAY + timedelta(days=1)), [A, B], leave_out_clashing=True)


def test_twice_in_one_clinic_or_in_another_prison_is_said(prison: Prison) -> None:
    stay = prison.store.episodes.current(C)
    assert stay is not None
    prison.store.episodes.save(replace(stay, establishment_id=LOW_MOSS.id))
    plan = prison.deeds.lay_out_clinic(CLINIC, [A, A, C])
    assert plan.slots[1].in_the_way == ("They are in this clinic already.",)
    assert plan.slots[2].in_the_way == ("They are in HMP Low Moss.",)


def test_who_has_no_slot_is_named_and_nothing_is_booked_silently(prison: Prison) -> None:
    plan = prison.deeds.lay_out_clinic(replace(CLINIC, ends=660), [A, B, C])
    assert [each.id for each in plan.without_slot] == [C]
    with pytest.raises(problems.ClinicStillClashes):
        prison.deeds.book_clinic(replace(CLINIC, ends=660), [A, B, C])


@pytest.mark.parametrize("wrong", [{"minutes": 0}, {"ends": 600}, {"ends": 620}, {"ends": 1500}, {"minutes": 300}])
def test_a_clinic_that_cannot_be(prison: Prison, wrong: dict[str, int]) -> None:
    with pytest.raises(UserFacingError) as refused:
        prison.deeds.lay_out_clinic(replace(CLINIC, **wrong), [A])  # type: ignore[arg-type]
    assert "slots of 5 to 240 minutes" in words_for(refused.value)
