"""One JSON request a line, one JSON answer a line, and no line that can stop it."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.release_day.questions import Country, ReleaseKind, ReleaseQuestion
from recovery_desk.usecases.check_date import (
    answer_as_json,
    answer_in_words,
    answer_lines,
    question_from_json,
)
from recovery_desk.usecases.check_date_problems import Asked, RequestNotUnderstood
from recovery_desk.usecases.problem_words import words_for
from tests.unit.release_day.asking import ENGLAND, LAW, SECTION_8, ask

GOOD = '{"due": "2026-12-04", "country": "scotland"}'


def answered(lines: Iterable[str | bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer_lines(lines, LAW.check, LAW.rule_ids)]


def test_the_promise_of_the_json() -> None:
    answer = answer_as_json(ask("2026-12-26", commenced=SECTION_8, sentence_days=100))
    findings = answer.pop("findings")
    assert answer == {
        "due": "2026-12-26",
        "country": "scotland",
        "release_day": "2026-12-23",
        "moved": True,
        "rule": "scotland-2023-s8",
        "citation": (
            "Section 27(7) to (8) of the Prisoners and Criminal Proceedings (Scotland) Act 1993 as amended by section 8"
            " of the Bail and Release from Custody (Scotland) Act 2023"
            " (https://www.legislation.gov.uk/asp/2023/4/section/8)"
        ),
        "steps": [
            {"date": "2026-12-26", "reason": "Saturday"},
            {"date": "2026-12-25", "reason": "Christmas Day"},
            {"date": "2026-12-24", "reason": "the day before Christmas Day"},
        ],
        "may_ask": ["2026-12-22", "2026-12-21"],
        "presumed": None,
    }
    assert isinstance(findings, list)
    assert {tuple(finding) for finding in findings} == {("id", "severity", "text")}
    assert {finding["severity"] for finding in findings} <= {"info", "caution", "hard"}
    assert answer_as_json(ask("2026-12-18", ENGLAND))["presumed"] == "2026-12-17"


def test_every_field_of_a_request_is_read() -> None:
    request = {
        "due": "2026-12-04",
        "country": "england-and-wales",
        "local_holidays": ["2026-09-28", "2026-09-25"],
        "rules": {"scotland-2023-s8": "2027-04-01"},
        "sentence_days": 300,
        "days_served": 120,
        "release_kind": "HDC",
        "as_of": "2026-11-23",
    }
    question = question_from_json(request, LAW.rule_ids)
    assert question == ReleaseQuestion(
        due=question.due,
        country=Country.ENGLAND_AND_WALES,
        local_holidays=question.local_holidays,
        commenced=question.commenced,
        sentence_days=300,
        days_served=120,
        kind=ReleaseKind.HDC,
        as_of=question.as_of,
    )
    assert question.due.isoformat() == "2026-12-04"
    assert {day.isoformat() for day in question.local_holidays} == {"2026-09-28", "2026-09-25"}
    assert {(rule, day.isoformat()) for rule, day in question.commenced} == {("scotland-2023-s8", "2027-04-01")}
    assert question.as_of is not None
    assert question.as_of.isoformat() == "2026-11-23"


def test_fields_may_be_left_out_or_null() -> None:
    short = question_from_json({"due": "2026-12-04", "country": "scotland"})
    names = ("local_holidays", "rules", "sentence_days", "days_served", "release_kind", "as_of")
    nulls = question_from_json({"due": "2026-12-04", "country": "scotland", **dict.fromkeys(names)})
    assert short == nulls


def test_a_bad_line_is_answered_and_the_rest_go_on() -> None:
    first, bad, last = answered([GOOD, '{"due": "2026-02-30", "country": "scotland"}', GOOD])
    assert first == last
    assert first["release_day"] == "2026-12-04"
    assert bad == {"error": "due: “2026-02-30” is not a date like 2026-12-04.", "line": 2}


def test_blank_lines_are_counted_and_passed_over() -> None:
    assert [line.get("line") for line in answered(["", "\n", " \t\r\n", b"", b"\n", GOOD, "x"])] == [None, 7]


def test_bytes_text_line_ends_and_marks_are_one() -> None:
    lines: list[str | bytes] = [
        GOOD,
        GOOD + "\n",
        GOOD.encode(),
        GOOD.encode() + b"\r\n",
        b"\xef\xbb\xbf" + GOOD.encode(),
    ]
    assert len({json.dumps(answer) for answer in answered(lines)}) == 1


def _with(**fields: object) -> str:
    return json.dumps({"due": "2026-12-04", "country": "scotland", **fields})


ODD: list[tuple[str | bytes, Asked]] = [
    ("not json", Asked.NOT_JSON),
    ("{", Asked.NOT_JSON),
    (GOOD + GOOD, Asked.NOT_JSON),
    (b"\xff\xfe\x00", Asked.NOT_JSON),
    (b"\x00", Asked.NOT_JSON),
    ('{"due": NaN, "country": "scotland"}', Asked.NOT_JSON),
    ('{"sentence_days": Infinity}', Asked.NOT_JSON),
    ('{"sentence_days": ' + "9" * 5_000 + "}", Asked.NOT_JSON),
    ("[" * 9_999, Asked.NOT_JSON),
    ('{"a":' * 3_000, Asked.NOT_JSON),
    (" " * 1_000_000 + GOOD, Asked.LINE_TOO_LONG),
    (b"x" * 1_000_000, Asked.LINE_TOO_LONG),
    ("[]", Asked.NOT_AN_OBJECT),
    ("null", Asked.NOT_AN_OBJECT),
    ("7", Asked.NOT_AN_OBJECT),
    ('"2026-12-04"', Asked.NOT_AN_OBJECT),
    ("{}", Asked.MISSING),
    ('{"due": "2026-12-04"}', Asked.MISSING),
    ('{"country": "scotland"}', Asked.MISSING),
    ('{"due": null, "country": "scotland"}', Asked.MISSING),
    ('{"due": "2026-12-04", "due": "2026-12-04", "country": "scotland"}', Asked.REPEATED_FIELD),
    ('{"due": "2026-12-04", "country": "scotland", "rules": {"a": "b", "a": "b"}}', Asked.REPEATED_FIELD),
    (_with(release_day="2026-12-04"), Asked.UNKNOWN_FIELD),
    (_with(due="2026-02-30"), Asked.NOT_A_DATE),
    (_with(due="20261204"), Asked.NOT_A_DATE),
    (_with(due="2026-W49-5"), Asked.NOT_A_DATE),
    (_with(due="04/12/2026"), Asked.NOT_A_DATE),
    (_with(due="2026-12-04T00:00:00"), Asked.NOT_A_DATE),
    (_with(due="٢٠٢٦-١٢-٠٤"), Asked.NOT_A_DATE),
    (_with(due="2026-12-\ud800\ud800"), Asked.NOT_A_DATE),
    (_with(due=20261204), Asked.NOT_A_DATE),
    (_with(due=["2026-12-04"]), Asked.NOT_A_DATE),
    (_with(due={"day": 4}), Asked.NOT_A_DATE),
    (_with(due="0024-01-01"), Asked.YEAR_OUT_OF_RANGE),
    (_with(due="9999-12-31"), Asked.YEAR_OUT_OF_RANGE),
    (_with(as_of="0001-01-01"), Asked.YEAR_OUT_OF_RANGE),
    (_with(as_of=True), Asked.NOT_A_DATE),
    (_with(country="Wales"), Asked.NOT_A_COUNTRY),
    (_with(country=["scotland"]), Asked.NOT_A_COUNTRY),
    (_with(country={}), Asked.NOT_A_COUNTRY),
    (_with(release_kind="holiday"), Asked.NOT_A_KIND),
    (_with(release_kind=3), Asked.NOT_A_KIND),
    (_with(sentence_days="300"), Asked.NOT_DAYS),
    (_with(sentence_days=-1), Asked.NOT_DAYS),
    (_with(sentence_days=1.5), Asked.NOT_DAYS),
    (_with(sentence_days=True), Asked.NOT_DAYS),
    ('{"due": "2026-12-04", "country": "scotland", "days_served": 1e999}', Asked.NOT_DAYS),
    (_with(days_served=10**30), Asked.NOT_DAYS),
    (_with(days_served=10**300), Asked.NOT_DAYS),
    (_with(local_holidays="2026-09-28"), Asked.NOT_A_LIST_OF_DATES),
    (_with(local_holidays={"2026-09-28": 1}), Asked.NOT_A_LIST_OF_DATES),
    (_with(local_holidays=["2026-09-28"] * 501), Asked.NOT_A_LIST_OF_DATES),
    (_with(local_holidays=[None]), Asked.NOT_A_DATE),
    (_with(rules=["scotland-2023-s8"]), Asked.NOT_RULES),
    (_with(rules={"scotland-2023-s9": "2026-01-01"}), Asked.UNKNOWN_RULE),
    (_with(rules={"scotland-1993-s27-7": "2026-01-01"}), Asked.UNKNOWN_RULE),
    (_with(rules={"scotland-2023-s8": None}), Asked.NOT_A_DATE),
    (_with(rules={"scotland-2023-s8": "soon"}), Asked.NOT_A_DATE),
]


@pytest.mark.parametrize(("line", "why"), ODD, ids=range(len(ODD)))
def test_what_is_odd_is_said(line: str | bytes, why: Asked) -> None:
    before, answer, after = answered([GOOD, line, GOOD])
    assert before == after
    assert answer["line"] == 2
    assert len(answer["error"]) < 250
    said = {Asked.NOT_JSON: "not JSON", Asked.LINE_TOO_LONG: "too long", Asked.REPEATED_FIELD: "stands here twice"}
    if why in said:
        assert said[why] in answer["error"]
    else:
        with pytest.raises(RequestNotUnderstood) as refused:
            question_from_json(json.loads(line), LAW.rule_ids)
        assert refused.value.why is why
        assert words_for(refused.value) == answer["error"]


def test_every_way_of_being_odd_was_tried() -> None:
    assert {why for _, why in ODD} == set(Asked)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_FIELD_NAMES = ("due", "country", "local_holidays", "rules", "sentence_days", "days_served", "release_kind", "as_of")


@given(st.lists(st.text() | st.binary() | st.dictionaries(st.sampled_from(_FIELD_NAMES), _JSON).map(json.dumps)))
def test_no_line_stops_it(lines: list[str | bytes]) -> None:
    """Each line that is not blank gets its answer, and the good one at the end gets its own."""
    answers = answered([*lines, GOOD])
    assert len(answers) == sum(bool(line.strip()) for line in lines) + 1
    assert all(("error" in answer) != ("release_day" in answer) for answer in answers)
    assert answers[-1]["release_day"] == "2026-12-04"


def test_different_questions_are_not_answered_from_one_memory() -> None:
    """The text of an answer is kept by the answer it belongs to, over more answers than are kept."""
    requests = [
        _with(due=f"20{year}-{month:02}-{day:02}", country=country)
        for year in range(20, 28)
        for month in range(1, 13)
        for day in range(1, 29)
        for country in Country
    ]
    for request, answer in zip(requests, answered(requests), strict=True):
        asked = json.loads(request)
        assert (answer["due"], answer["country"]) == (asked["due"], asked["country"])


def test_without_rule_ids_no_rule_is_refused() -> None:
    line = _with(rules={"scotland-2099-s1": "2026-01-01"})
    assert "release_day" in json.loads(next(answer_lines([line], LAW.check)))


def test_the_answer_for_a_terminal_says_what_the_json_says() -> None:
    said = "\n".join(answer_in_words(ask("2026-12-25", sentence_days=100)))
    assert "Due Friday 25 December 2026. Released Thursday 24 December 2026" in said
    assert "not Friday 25 December 2026: Christmas Day" in said
    assert "HARD" in said
    assert "https://www.legislation.gov.uk/ukpga/1993/9/section/27" in said
