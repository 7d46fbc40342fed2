"""Asking the law about one date, or a million: JSON requests in, JSON answers out."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import NoReturn, TypeVar

from recovery_desk.domain.dates import long_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.release_day.questions import (
    FIRST_YEAR,
    KIND_NAMES,
    KIND_SAID,
    LAST_YEAR,
    Country,
    ReleaseAnswer,
    ReleaseKind,
    ReleaseQuestion,
    release_kind_from,
)
from recovery_desk.usecases.check_date_problems import Asked, RequestNotUnderstood
from recovery_desk.usecases.problem_words import words_for

_Name = TypeVar("_Name")
_Kept = TypeVar("_Kept")

Check = Callable[[ReleaseQuestion], ReleaseAnswer]

_LONGEST_LINE = 20_000
_LONGEST_SENTENCE_DAYS = 36_525
_MOST_LOCAL_HOLIDAYS = 500
_ORDINARY_LINE = 300
_MOST_KEPT = 200_000
_MOST_DAYS = 20_000
_ISO_LENGTH = len("2026-12-04")
_FIELDS = frozenset({
    "due", "country", "local_holidays", "rules", "sentence_days", "days_served", "release_kind", "as_of",
})  # fmt: skip
_NO_DATES: frozenset[date] = frozenset()
_NO_RULES: frozenset[tuple[str, date]] = frozenset()
_COUNTRIES = {country.value: country for country in Country}


def answer_as_json(answer: ReleaseAnswer) -> dict[str, object]:
    """The answer as `check-date --json` promises it; dates as ISO text."""
    return {
        "due": answer.due.isoformat(),
        "country": answer.country.value,
        "release_day": answer.release_day.isoformat(),
        "moved": answer.moved,
        "rule": answer.rule,
        "citation": answer.citation,
        "steps": [{"date": step.date.isoformat(), "reason": step.reason} for step in answer.steps],
        "may_ask": [day.isoformat() for day in answer.may_ask],
        "presumed": answer.presumed.isoformat() if answer.presumed else None,
        "findings": [
            {"id": finding.id, "severity": finding.severity.value, "text": finding.text} for finding in answer.findings
        ],
    }


def answer_in_words(answer: ReleaseAnswer) -> Iterator[str]:
    """The answer for somebody reading a terminal, a line at a time."""
    yield f"Due {long_date(answer.due)}. Released {long_date(answer.release_day)}: {answer.short_reason}."
    for step in answer.steps:
        yield f"  not {long_date(step.date)}: {step.reason}"
    for finding in answer.findings:
        yield f"{finding.severity.value.upper():8}{finding.text}"
    yield f"Source: {answer.citation}"


def answer_lines(lines: Iterable[str | bytes], check: Check, rule_ids: frozenset[str] | None = None) -> Iterator[str]:
    """One JSON answer for each JSON request, in order, as they come.

    A request that cannot be understood is answered with `error` and its `line` number, and the rest go on.
    Blank lines are counted and passed over. `rule_ids` are the rules that a date may be given for; without
    them no rule is refused. Lines longer than 20,000 characters are not looked into.
    """
    answered: dict[str | bytes, tuple[str, str]] = {}
    texts: dict[int, tuple[ReleaseAnswer, str]] = {}
    for number, line in enumerate(lines, 1):
        said = answered.get(line)
        if said is None:
            if line.isspace() or not line:
                continue
            try:
                question = question_from_json(_read(line), rule_ids)
                said = (_as_text(check(question), texts), KIND_NAMES[question.kind])
            except UserFacingError as problem:
                yield json.dumps({"error": words_for(problem), "line": number})
                continue
            if len(line) <= _ORDINARY_LINE:
                _keep(answered, line, said)
        text, kind = said
        yield text.replace(KIND_SAID, kind)


def _as_text(answer: ReleaseAnswer, texts: dict[int, tuple[ReleaseAnswer, str]]) -> str:
    """The answer as JSON, made once: the law gives the same object for the same case.

    The answer is kept beside its text, so that no other object can have its id.
    """
    kept = texts.get(id(answer))
    if kept is None:
        kept = (answer, _encode(answer_as_json(answer)))
        _keep(texts, id(answer), kept)
    return kept[1]


def _keep(memory: dict[_Name, _Kept], name: _Name, kept: _Kept) -> None:
    if len(memory) >= _MOST_KEPT:
        for oldest in list(islice(memory, _MOST_KEPT // 2)):
            del memory[oldest]
    memory[name] = kept


def question_from_json(request: object, rule_ids: frozenset[str] | None = None) -> ReleaseQuestion:
    """The question in a request object; raises `RequestNotUnderstood` with what is odd about it.

    `due` and `country` are needed; any other field may be left out or null. `rule_ids` as in `answer_lines`.
    """
    if not isinstance(request, dict):
        _refuse(Asked.NOT_AN_OBJECT)
    if not request.keys() <= _FIELDS:
        unknown = next(name for name in request if name not in _FIELDS)
        _refuse(Asked.UNKNOWN_FIELD, str(unknown))
    get = request.get
    kind, local, rules, as_of = get("release_kind"), get("local_holidays"), get("rules"), get("as_of")
    return ReleaseQuestion(
        due=_date("due", _needed("due", get("due"))),
        country=_country(_needed("country", get("country"))),
        local_holidays=_NO_DATES if local is None else _local_holidays(local),
        commenced=_NO_RULES if rules is None else _rules(rules, rule_ids),
        sentence_days=_days("sentence_days", get("sentence_days")),
        days_served=_days("days_served", get("days_served")),
        kind=ReleaseKind.SENTENCE if kind is None else _kind(kind),
        as_of=None if as_of is None else _date("as_of", as_of),
    )


def _read(line: str | bytes) -> object:
    if len(line) > _LONGEST_LINE:
        _refuse(Asked.LINE_TOO_LONG)
    try:
        text = line.decode("utf-8-sig") if isinstance(line, bytes) else line
        return _DECODER.decode(text.strip())
    except (ValueError, RecursionError):
        _refuse(Asked.NOT_JSON)


def _without_repeats(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) < len(pairs):
        names = [name for name, _ in pairs]
        _refuse(Asked.REPEATED_FIELD, next(name for name in names if names.count(name) > 1))
    return read


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_encode = json.JSONEncoder().encode
_DECODER = json.JSONDecoder(object_pairs_hook=_without_repeats, parse_constant=_no_constant)


def _needed(field: str, value: object) -> object:
    if value is None:
        _refuse(Asked.MISSING, field)
    return value


def _date(field: str, value: object) -> date:
    day = _day(value) if isinstance(value, str) else None
    if day is None:
        _refuse(Asked.NOT_A_DATE, field, value)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        _refuse(Asked.YEAR_OUT_OF_RANGE, field, value)
    return day


@lru_cache(_MOST_DAYS)
def _day(written: str) -> date | None:
    # fromisoformat alone would take 20261204 and 2026-W49-5 too.
    if len(written) != _ISO_LENGTH or not written[4] == written[7] == "-":
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _country(value: object) -> Country:
    if not isinstance(value, str) or value not in _COUNTRIES:
        _refuse(Asked.NOT_A_COUNTRY, "country", value)
    return _COUNTRIES[value]


def _kind(value: object) -> ReleaseKind:
    kind = release_kind_from(value) if isinstance(value, str) else None
    if kind is None:
        _refuse(Asked.NOT_A_KIND, "release_kind", value)
    return kind


def _days(field: str, value: object) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= _LONGEST_SENTENCE_DAYS:
        _refuse(Asked.NOT_DAYS, field, value)
    return value


def _local_holidays(value: object) -> frozenset[date]:
    if not isinstance(value, list) or len(value) > _MOST_LOCAL_HOLIDAYS:
        _refuse(Asked.NOT_A_LIST_OF_DATES, "local_holidays", value)
    return frozenset(_date("local_holidays", day) for day in value)


def _rules(value: object, rule_ids: frozenset[str] | None) -> frozenset[tuple[str, date]]:
    if not isinstance(value, Mapping):
        _refuse(Asked.NOT_RULES, "rules", value)
    if rule_ids is not None and (unknown := value.keys() - rule_ids):
        _refuse(Asked.UNKNOWN_RULE, "rules", min(unknown))
    return frozenset((name, _date("rules", day)) for name, day in value.items())


def _refuse(why: Asked, field: str = "", value: object = None) -> NoReturn:
    raise RequestNotUnderstood(why, field, value) from None
