"""What holds for any question, also with local holidays, lengths, kinds and a day of asking."""

import json
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_desk.domain.release_day.engine import _answer
from recovery_desk.domain.release_day.public_holidays import Area
from recovery_desk.domain.release_day.questions import Country, ReleaseKind, ReleaseQuestion
from recovery_desk.usecases.check_date import answer_as_json, answer_lines
from tests.unit.release_day.asking import CALENDARS, FIRST, LAST, LAW, SECTION_8

DAY = timedelta(days=1)


@st.composite
def questions(draw: st.DrawFn) -> ReleaseQuestion:
    due = draw(st.dates(FIRST, LAST))
    near = st.integers(-400, 60).map(lambda days: due + DAY * days)
    close = st.integers(-30, 5).map(lambda days: due + DAY * days)
    local = draw(st.frozensets(near, max_size=3)) | draw(st.frozensets(close, max_size=25))
    return ReleaseQuestion(
        due=due,
        country=draw(st.sampled_from(Country)),
        local_holidays=local,
        commenced=draw(st.sampled_from([frozenset(), SECTION_8, frozenset({("scotland-2023-s8", due)})])),
        sentence_days=draw(st.none() | st.integers(0, 40) | st.integers(0, 9_000)),
        days_served=draw(st.none() | st.integers(0, 40) | st.integers(0, 9_000)),
        kind=draw(st.sampled_from(ReleaseKind)),
        as_of=draw(st.none() | near),
    )


@given(questions())
@settings(max_examples=400, deadline=None)
def test_an_answer_is_never_later_and_always_explained(question: ReleaseQuestion) -> None:
    answer = LAW.check(question)
    area = Area(CALENDARS[question.country], question.local_holidays)
    assert answer.release_day <= answer.due == question.due
    between = [answer.due - DAY * back for back in range((answer.due - answer.release_day).days)]
    assert [step.date for step in answer.steps] == between
    assert list(answer.may_ask) == sorted(set(answer.may_ask), reverse=True)
    for day in answer.may_ask:
        assert day < answer.release_day
        assert day.weekday() < 5
        assert CALENDARS[question.country].name(day) is None
        assert question.as_of is None or day >= question.as_of
        if question.country is Country.SCOTLAND:
            assert not area.is_shut(day)
    assert len(answer.may_ask) <= 2
    assert answer.presumed is None or answer.presumed in answer.may_ask
    assert answer.short_reason
    for finding in answer.findings:
        assert "{" not in finding.text
        assert finding.text == finding.text.strip()


@given(questions())
@settings(max_examples=1_000, deadline=None)
def test_what_is_left_out_of_a_question_makes_no_difference(question: ReleaseQuestion) -> None:
    """Answers are shared between questions no rule can tell apart: each is what the whole question would get."""
    shared, whole = LAW.check(question), _answer(LAW._read(question)).said_of(question.kind)
    assert shared == whole


@given(questions())
@settings(max_examples=100, deadline=None)
def test_the_same_question_gives_the_same_object(question: ReleaseQuestion) -> None:
    assert LAW.unnamed(question) is LAW.unnamed(question)


@given(questions())
@settings(max_examples=400, deadline=None)
def test_a_million_lines_answer_as_one_question_does(question: ReleaseQuestion) -> None:
    """The stream shares texts between kinds of release and puts the kind's name in last."""
    for kind in ReleaseKind:
        asked = replace(question, kind=kind)
        line = json.dumps({
            "due": asked.due.isoformat(),
            "country": asked.country.value,
            "local_holidays": [day.isoformat() for day in sorted(asked.local_holidays)],
            "rules": {name: day.isoformat() for name, day in asked.commenced},
            "sentence_days": asked.sentence_days,
            "days_served": asked.days_served,
            "release_kind": kind.value,
            "as_of": asked.as_of.isoformat() if asked.as_of else None,
        })  # fmt: skip
        (said,) = answer_lines([line], LAW.unnamed, LAW.rule_ids)
        assert json.loads(said) == json.loads(json.dumps(answer_as_json(LAW.check(asked))))
