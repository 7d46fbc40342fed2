import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_desk.usecases.import_caseload import (
    ApplyImport,
    Decision,
    Field,
    ImportPlan,
    PlanImport,
    outcome_as_json,
    outcome_of,
)
from recovery_desk.usecases.import_caseload.fields import News
from recovery_desk.usecases.import_outcome_words import news_in_words
from recovery_desk.usecases.import_problems import PlanOutOfDate, RowsRefused
from tests.fakes import FakeClock, FakeIds, FakeStore
from tests.made_tables import BARLINNIE, PRISONS, MadeTable

HEADINGS = ("Surname", "Forename", "DOB", "SPIN", "Prison", "Lib date")
CRAIG = ("McAllister", "Craig", "14/2/79", "117531", "Barlinnie", "4/12/26")
EWA = ("Nowak", "Ewa", "", "", "Low Moss", "TBC")
BAD = ("Fictional", "Dana", "30 Feb 1980", "soon-to-be-known-number-of-thirty", "Barlinnie", "4/12/26")


class Desk:
    """A fake desk with the two deeds."""

    def __init__(self) -> None:
        self.store = FakeStore(PRISONS)
        self.clock = FakeClock()
        self.apply = ApplyImport(self.store, self.clock, FakeIds())

    def plan(self, *rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> ImportPlan:
        return PlanImport(self.store, self.clock)(MadeTable(headings, *rows))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_list_becomes_people_with_their_stays_in_one_transaction(desk: Desk) -> None:
    outcome = desk.apply(desk.plan(CRAIG, EWA))
    assert (outcome.rows, outcome.created, outcome.matched, outcome.rejected) == (2, 2, 0, ())
    craig, ewa = desk.store.everybody()
    assert (craig.filed_as, craig.prison_number) == ("McAllister, Craig", "117531")
    stay = desk.store.episodes.current(craig.id)
    assert stay is not None
    assert stay.release is not None
    assert (stay.establishment_id, stay.release.due.isoformat(), stay.release.told_by) == (
        BARLINNIE.id,
        "2026-12-04",
        "Caseload list",
    )
    waiting = desk.store.episodes.current(ewa.id)
    assert waiting is not None
    assert waiting.release is None
    assert desk.store.saves == 1
    assert [(note.act, note.new) for note in desk.store.noted()] == [
        ("import", "2 rows: 2 created, 0 matched, 0 left out")
    ]


def test_one_bad_row_refuses_the_file_unless_it_is_left_out(desk: Desk) -> None:
    plan = desk.plan(CRAIG, BAD, EWA)
    with pytest.raises(RowsRefused) as refused:
        desk.apply(plan)
    assert (refused.value.rejected, refused.value.rows) == (1, 3)
    assert desk.store.everybody() == ()
    assert desk.store.noted() == ()
    outcome = desk.apply(plan, skip_bad_rows=True)
    assert (outcome.rows, outcome.created, outcome.matched, len(outcome.rejected)) == (3, 2, 0, 1)


def test_the_json_keeps_its_promise(desk: Desk) -> None:
    assert outcome_as_json(outcome_of(desk.plan(CRAIG, BAD))) == {
        "rows": 2,
        "created": 1,
        "matched": 0,
        "rejected": [
            {
                "row": 3,
                "column": "DOB",
                "problem": "“30 Feb 1980” is not a day in the calendar. "
                "SPIN: “SOON-TO-BE-KNOWN-NUMBER-OF-THIRTY” is too long for a prison number.",
            }
        ],
        "mapping": {
            "family_name": "Surname",
            "given_names": "Forename",
            "birth_date": "DOB",
            "prison_number": "SPIN",
            "establishment": "Prison",
            "release_date": "Lib date",
        },
        "notes": [],
        "changed": 0,
        "changes": {},
    }


def test_a_second_list_says_what_is_new_about_whom_the_desk_knows(desk: Desk) -> None:
    desk.apply(desk.plan(CRAIG, EWA))
    moved = (*CRAIG[:5], "7/12/26")
    dated = ("Nowak", "Ewa", "2/2/1985", "", "Low Moss", "5/12/26")
    plan = desk.plan(moved, dated, ("Whyte", "Sean", "", "", "Barlinnie", "5/12/26"), moved)
    told = outcome_as_json(desk.apply(plan))
    assert (told["rows"], told["created"], told["matched"], told["changed"]) == (4, 1, 3, 2)
    assert told["changes"] == {
        "birth_date": {"added": 1, "changed": 0},
        "release_date": {"added": 1, "changed": 1},
    }
    again = desk.plan(moved, dated)
    assert (outcome_of(again).changed, outcome_of(again).news) == (0, {})


def test_what_is_new_about_somebody_who_is_not_them_is_not_counted(desk: Desk) -> None:
    desk.apply(desk.plan(EWA))
    plan = desk.plan((*EWA[:4], "Low Moss", "5/12/26"))
    assert outcome_of(plan).changed == 1
    assert outcome_of(plan, frozenset({2})).news == {}


@pytest.mark.parametrize(
    ("known", "changed", "news", "said"),
    [
        (0, 0, {}, ""),
        (1, 0, {}, "It says nothing new about the one known."),
        (6, 0, {}, "It says nothing new about who was known."),
        (
            6,
            4,
            {Field.RELEASE_DATE: News(2, 1), Field.HALL: News(0, 3)},
            "It says something new about 4 of the 6 known. Release date: 2 added, 1 changed. Hall: 3 changed.",
        ),
    ],
)
def test_what_is_new_is_said_field_by_field(known: int, changed: int, news: dict[Field, News], said: str) -> None:
    assert news_in_words(known, changed, news) == said


def test_the_same_list_twice_changes_nothing(desk: Desk) -> None:
    desk.apply(desk.plan(CRAIG, EWA))
    before = desk.store.everybody()
    plan = desk.plan(CRAIG, EWA)
    assert [row.decision for row in plan.planned] == [Decision.MATCH, Decision.OFFER]
    assert [row.changes for row in plan.planned] == [(), ()]
    desk.apply(plan)
    assert desk.store.everybody() == before


def test_an_offered_match_can_be_declined(desk: Desk) -> None:
    desk.apply(desk.plan(EWA))
    plan = desk.plan(EWA, CRAIG)
    outcome = desk.apply(plan, not_the_same=frozenset({2}))
    assert (outcome.rows, outcome.created, outcome.matched) == (2, 2, 0)
    assert len(desk.store.everybody()) == 3


def test_a_sure_match_cannot(desk: Desk) -> None:
    desk.apply(desk.plan(CRAIG))
    desk.apply(desk.plan(CRAIG), not_the_same=frozenset({2}))
    assert len(desk.store.everybody()) == 1


def test_a_desk_that_changed_meanwhile_is_not_written_to(desk: Desk) -> None:
    plan = desk.plan(EWA, CRAIG)
    desk.apply(desk.plan(CRAIG))
    with pytest.raises(PlanOutOfDate) as refused:
        desk.apply(plan)
    assert refused.value.row == 3
    assert len(desk.store.everybody()) == 1


def test_cancelling_half_way_leaves_nothing_behind(desk: Desk) -> None:
    plan = desk.plan(*((f"Madeup{n}", "A", "", str(200_000 + n), "", "") for n in range(300)))

    class Cancelled(Exception):
        pass

    def cancel(done: int, _of: int) -> None:
        if done >= 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.apply(plan, report=cancel)
    assert desk.store.everybody() == ()
    assert desk.store.people.with_number("200001") == []


NAMES = st.sampled_from(["Smith", "SMITH", "Nowak", "O'Neil", "Łoś", "-", ""])
ROWS = st.tuples(
    NAMES,
    st.sampled_from(["Ann", "ann", "Bob", ""]),
    st.sampled_from(["1/1/80", "2/2/82", "c. 1980", "", "30/2/80"]),
    st.sampled_from(["1001", "01001", "1002", "A1234BC", "a1234bc", "", "n/a"]),
    st.sampled_from(["Barlinnie", "Low Moss", "Parc", ""]),
    st.sampled_from(["4/12/26", "5/12/26", "TBC", "12/13/26", ""]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=12))
def test_whatever_the_list_counts_add_up_and_a_second_time_makes_nobody(rows: list[tuple[str, ...]]) -> None:
    desk = Desk()
    first = desk.apply(desk.plan(*rows), skip_bad_rows=True)
    assert first.rows == first.created + first.matched + len(first.rejected) == len(rows)
    assert len(desk.store.everybody()) == first.created
    before = desk.store.everybody()
    again_plan = desk.plan(*rows)
    again = desk.apply(again_plan, skip_bad_rows=True)
    assert again.created == 0
    assert again.rows == again.matched + len(again.rejected) == len(rows)
    assert desk.store.everybody() == before
