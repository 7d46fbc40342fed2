"""From the plain tables of the rules file to rules, refusing whatever the engine would not understand.

The file ships with the program, so what is wrong with it is a bug and raises `BadRuleError` with the rule's id.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from recovery_desk.domain.release_day.day_kinds import DAY_KINDS
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.domain.release_day.rules import (
    AskRule,
    Counting,
    MovingRule,
    PolicyRule,
    Provision,
    RuleBook,
)

_T = TypeVar("_T")
_PROVISION_KEYS = frozenset({
    "id", "country", "effect", "direction", "provision", "short", "source", "in_force_from", "in_force_until",
    "not_in_force_when_read", "not_for", "unsure_for",
})  # fmt: skip
_KEYS = {
    "moves": {"excepted", "also_excepted_when_due", "excepted_only_if_sentence_over", "replaces"},
    "may-ask": {"days", "counting", "not_on", "words", "sentence_at_least", "only_before_closed_day"},
    "presumes": {"on", "presumed_day", "presumed_day_for", "served_at_least", "served_not_asked_of", "words"},
}


class BadRuleError(ValueError):
    """The rules file says something the engine has no meaning for."""


def rule_book_from(tables: Mapping[str, object]) -> RuleBook:
    """The rules in `tables`, as `tomllib` reads them: `read_on` and an array of `rule`."""
    moving: list[MovingRule] = []
    asking: list[AskRule] = []
    policies: list[PolicyRule] = []
    for entry in _Table(tables, "rules").tables("rule"):
        effect = entry.one("effect", str)
        if effect not in _KEYS:
            raise BadRuleError(f"{entry.name}: no effect {effect!r}")
        entry.refuse_unknown(_PROVISION_KEYS | _KEYS[effect])
        if effect == "moves":
            moving.append(_moving(entry))
        elif effect == "may-ask":
            asking.append(_asking(entry))
        else:
            policies.append(_policy(entry))
    book = RuleBook(_Table(tables, "rules").one("read_on", date), tuple(moving), tuple(asking), tuple(policies))
    _check_names(book)
    return book


class _Table:
    """One table of the file, read by key with the type expected."""

    def __init__(self, values: Mapping[str, object], name: str) -> None:
        self._values = values
        self.name = str(values.get("id", name))

    def one(self, key: str, kind: type[_T]) -> _T:
        value = self._values.get(key)
        if not isinstance(value, kind):
            raise BadRuleError(f"{self.name}: {key} is {value!r}")
        return value

    def maybe(self, key: str, kind: type[_T]) -> _T | None:
        return self.one(key, kind) if key in self._values else None

    def strings(self, key: str) -> tuple[str, ...]:
        return tuple(str(value) for value in self.maybe(key, list) or ())

    def day_kinds(self, key: str) -> tuple[str, ...]:
        kinds = self.strings(key)
        if unknown := set(kinds) - DAY_KINDS.keys():
            raise BadRuleError(f"{self.name}: {key} knows no {sorted(unknown)}")
        return kinds

    def release_kinds(self, key: str) -> frozenset[ReleaseKind]:
        return frozenset(ReleaseKind(kind) for kind in self.strings(key))

    def tables(self, key: str) -> Sequence["_Table"]:
        return [_Table(value, f"{key} {number}") for number, value in enumerate(self.one(key, list), 1)]

    def refuse_unknown(self, known: frozenset[str]) -> None:
        if unknown := self._values.keys() - known:
            raise BadRuleError(f"{self.name}: nothing reads {sorted(unknown)}")


def _provision(entry: _Table) -> Provision:
    begins = entry.one("in_force_from", object)
    if not isinstance(begins, date) and begins not in {"always", "not known"}:
        raise BadRuleError(f"{entry.name}: in_force_from is {begins!r}")
    if entry.maybe("direction", str) not in {None, "earlier"}:
        raise BadRuleError(f"{entry.name}: nothing moves a release but to an earlier day")
    title = entry.one("provision", str)
    return Provision(
        id=entry.one("id", str),
        country=Country(entry.one("country", str)),
        title=title,
        short_title=entry.maybe("short", str) or title,
        source=entry.one("source", str),
        in_force_from=begins if isinstance(begins, date) else None,
        in_force_until=entry.maybe("in_force_until", date),
        known_in_force=begins != "not known",
        not_in_force_when_read=entry.maybe("not_in_force_when_read", date),
        not_for=entry.release_kinds("not_for"),
        unsure_for=entry.release_kinds("unsure_for"),
    )


def _moving(entry: _Table) -> MovingRule:
    over = entry.maybe("excepted_only_if_sentence_over", dict) or {}
    return MovingRule(
        provision=_provision(entry),
        excepted=entry.day_kinds("excepted"),
        also_excepted_when_due=entry.day_kinds("also_excepted_when_due"),
        excepted_only_over=tuple((str(kind), int(days)) for kind, days in over.items()),
        replaces=frozenset(entry.strings("replaces")),
    )


def _asking(entry: _Table) -> AskRule:
    return AskRule(
        provision=_provision(entry),
        days=entry.one("days", int),
        counting=Counting(entry.one("counting", str)),
        not_on=entry.day_kinds("not_on"),
        words=entry.one("words", str),
        sentence_at_least=entry.maybe("sentence_at_least", int) or 0,
        only_before_closed_day=entry.maybe("only_before_closed_day", bool) or False,
    )


def _policy(entry: _Table) -> PolicyRule:
    return PolicyRule(
        provision=_provision(entry),
        on=entry.one("on", str),
        presumed_day=entry.one("presumed_day", int),
        served_at_least=entry.one("served_at_least", int),
        words=entry.one("words", str),
        served_not_asked_of=entry.release_kinds("served_not_asked_of"),
        presumed_day_for=tuple(
            (ReleaseKind(kind), int(number)) for kind, number in (entry.maybe("presumed_day_for", dict) or {}).items()
        ),
    )


def _check_names(book: RuleBook) -> None:
    ids = [provision.id for provision in book.provisions]
    if len(set(ids)) < len(ids):
        raise BadRuleError("two rules have one id")
    named = {name for rule in book.moving for name in rule.replaces} | {policy.on for policy in book.policies}
    if not named <= set(ids):
        raise BadRuleError(f"rules that are named and not there: {sorted(named - set(ids))}")
