from dataclasses import replace
from datetime import date, timedelta

import pytest

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.usecases.import_caseload import (
    ApplyImport,
    ColumnMapping,
    Decision,
    Draft,
    Field,
    ImportPlan,
    PlanImport,
)
from recovery_desk.usecases.import_problems import MappingNotUnderstood, NoNameColumn, NoRows
from tests.fakes import FakeClock, FakeIds, FakeStore
from tests.made_tables import BARLINNIE, LOW_MOSS, PRISONS, MadeTable

HEADINGS = ("Surname", "Forename", "DOB", "SPIN", "Prison", "Lib date")
CRAIG = ("McAllister", "Craig", "14/2/79", "117531", "Barlinnie", "4/12/26")
CRAIGS_BIRTH = date(1979, 2, 14)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore(PRISONS)


def plan_of(store: FakeStore, *rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> ImportPlan:
    return PlanImport(store, FakeClock())(MadeTable(headings, *rows))


def draft_of(store: FakeStore, headings: tuple[str, ...], *cells: str) -> Draft:
    plan = plan_of(store, cells, headings=headings)
    assert not plan.problems
    return plan.planned[0].draft


def problem_of(store: FakeStore, headings: tuple[str, ...], *cells: str) -> tuple[str, str]:
    (problem,) = plan_of(store, cells, headings=headings).problems
    return problem.column, problem.problem


def known(store: FakeStore, stay: CustodyEpisode | None = None, **fields: object) -> Person:
    person = replace(
        Person(PersonId("craig"), "McAllister", "Craig", "", CRAIGS_BIRTH, BirthDatePrecision.EXACT, "117531"),
        **fields,  # type: ignore[arg-type]
    )
    store.people.add(person)
    if stay:
        store.episodes.add(replace(stay, person_id=person.id))
    return person


STAY = CustodyEpisode(
    EpisodeId("stay"),
    PersonId("craig"),
    BARLINNIE.id,
    release=ReleaseDate(date(2026, 12, 4), ReleaseKind.SENTENCE, "SPS", date(2026, 11, 1)),
)


def test_a_row_says_who_somebody_is_and_when_they_are_due_out(store: FakeStore) -> None:
    headings = (
        *HEADINGS, "Known as", "Hall", "Cell", "Release type", "Told by", "Sentence (days)", "Date of sentence",
        "Key worker", "Communication needs",
    )  # fmt: skip
    cells = (*CRAIG, "Shug", "D", "1/22", "HDC", "SPS", "540", "1/6/26", "Dana Fictional", "Large print")
    assert draft_of(store, headings, *cells) == Draft(
        family_name="McAllister",
        given_names="Craig",
        preferred_name="Shug",
        birth_date=CRAIGS_BIRTH,
        birth_date_precision=BirthDatePrecision.EXACT,
        prison_number="117531",
        communication_needs="Large print",
        worker="Dana Fictional",
        establishment_id=BARLINNIE.id,
        hall="D",
        cell="1/22",
        due=date(2026, 12, 4),
        kind=ReleaseKind.HDC,
        told_by="SPS",
        sentence_days=540,
        sentenced_on=date(2026, 6, 1),
    )


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("HDCED", "4/12/26", "kind", ReleaseKind.HDC),
        ("PRRD", "4/12/26", "kind", ReleaseKind.RECALL),
        ("Lib date", "4/12/26", "kind", None),
        ("Sentence (months)", "18", "sentence_days", None),
        ("Sentence length", "18 months", "sentence_days", None),
        ("Sentence length", "540", "sentence_days", 540),
        ("SPIN", "117531.0", "prison_number", "117531"),
        ("SPIN", " a1234bc ", "prison_number", "A1234BC"),
        ("SPIN", "SPIN 090000", "prison_number", "090000"),
        ("SPIN", '="090000"', "prison_number", "090000"),
        ("SPIN", "n/a", "prison_number", ""),
        ("DOB", "unknown", "birth_date", None),
        ("DOB", "c. 1985", "birth_date_precision", BirthDatePrecision.APPROXIMATE),
        ("Prison", "HMP BARLINNIE", "establishment_id", BARLINNIE.id),
        ("Prison", "hmp lowmoss", "establishment_id", LOW_MOSS.id),
        ("Prison", "Barlinnie, Glasgow", "establishment_id", BARLINNIE.id),
        ("Prison", "-", "establishment_id", None),
        ("Lib date", "TBC", "due", None),
        ("Hall", "=D", "hall", "=D"),
    ],
)
def test_cells_are_read_as_people_write_them(
    store: FakeStore, heading: str, cell: str, field: str, value: object
) -> None:
    assert getattr(draft_of(store, ("Name", heading), "Craig McAllister", cell), field) == value


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        ("DOB", "30 Feb 1980", "not a day in the calendar"),
        ("DOB", "1/1/2020", "6 years old"),
        ("DOB", "1/1/2027", "in the future"),
        ("Lib date", "4/12/0024", "year that cannot be right"),
        ("Lib date", "12/13/2026", "day first"),
        ("Lib date", "#REF!", "shows #REF!"),
        ("SPIN", "1.17531E+05", "shortened"),
        ("SPIN", "1" * 30, "too long"),
        ("Prison", "Barlinie", "Did you mean HMP Barlinnie?"),
        ("Prison", "Parc", "could be"),
        ("Prison", "U", "no establishment"),
        ("Prison", "Atlantis", "three-letter code"),
        ("Release type", "whenever", "no kind of release"),
        ("Hall", "D" * 300, "too long: 300 characters"),
        ("Cell", "\ufffd1/2", "letters that were lost"),
        ("Notes", "x" * 1_000_000, "1,000,000 characters"),
    ],
)
def test_what_cannot_be_right_is_one_line_with_its_column(store: FakeStore, heading: str, cell: str, said: str) -> None:
    column, problem = problem_of(store, ("Name", heading), "Craig McAllister", cell)
    assert column == heading
    assert said in problem


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "no name"),
        ("-", "no name"),
        ("12345", "no letters"),
        ('=HYPERLINK("https://example.org","Craig")', "formula"),
        ("Craig McAllister (DOB 1980)", "more in it than a name"),
        ("McAllister " * 500, "too long"),
        ("x" * 1_000_000, "1,000,000 characters"),
    ],
)
def test_what_is_no_name_is_refused_once(store: FakeStore, name: str, said: str) -> None:
    column, problem = problem_of(store, ("Name", "Hall"), name, "D")
    assert (column, said in problem) == ("Name", True)


def test_hostile_names_are_kept_as_the_people_they_are(store: FakeStore) -> None:
    names = ["\u202eCraig McAllister", "محمد علي", "Łukasz Żółć", "Robert'); DROP TABLE person;--", "<b>Ann</b> O'Neil"]
    plan = plan_of(store, *((name,) for name in names), headings=("Name",))
    assert not plan.problems
    assert [row.draft.filed_as for row in plan.planned][:3] == ["McAllister, Craig", "علي, محمد", "Żółć, Łukasz"]
    assert plan.planned[4].draft.given_names == "<b>Ann</b>"


def test_every_problem_of_a_row_is_told_and_a_sentence_after_the_release_is_one(store: FakeStore) -> None:
    headings = ("Name", "DOB", "Lib date", "Date of sentence")
    plan = plan_of(store, ("Craig McAllister", "soon", "4/12/25", "1/6/26"), headings=headings)
    assert [problem.column for problem in plan.problems] == ["DOB", "Date of sentence"]
    assert (plan.rows, plan.created, plan.matched, len(plan.rejected)) == (1, 0, 0, 1)


def test_more_cells_than_headings_are_a_comma_too_many(store: FakeStore) -> None:
    _, problem = problem_of(store, ("Name", "Hall"), "McAllister", " Craig", "D")
    assert "1 more cell than" in problem
    assert plan_of(store, ("Craig McAllister", "D", "", " "), headings=("Name", "Hall")).created == 1


def test_people_who_are_out_by_the_list_are_taken_with_a_note(store: FakeStore) -> None:
    plan = plan_of(store, ("Craig McAllister", "4/12/25"), headings=("Name", "Lib date"))
    assert plan.planned[0].notes == ("The release date, 4 December 2025, has passed.",)
    assert "1 row has a release date that passed." in plan.notes


def test_month_first_dates_are_pointed_out_for_the_whole_column(store: FakeStore) -> None:
    rows = [("A One", "12/13/2026"), ("B Two", "12/14/2026"), ("C Three", "4/12/26")]
    plan = plan_of(store, *rows, headings=("Name", "Lib date"))
    assert any("“Lib date”" in note and "12/13/2026: 2." in note for note in plan.notes)


def test_columns_that_stay_behind_are_named(store: FakeStore) -> None:
    plan = plan_of(store, ("A One", "x", "y"), headings=("Name", "Favourite tea", "Problem"))
    without_day, not_used = plan.notes
    assert without_day.startswith("No column was taken for the release date")
    assert not_used == "Not imported: “Favourite tea”."


def test_the_mapping_can_be_changed(store: FakeStore) -> None:
    table = MadeTable(("Who", "Out"), ("Craig McAllister", "4/12/26"))
    planning = PlanImport(store, FakeClock())
    with pytest.raises(NoNameColumn):
        planning(table)
    plan = planning(table, ColumnMapping({Field.FULL_NAME: "Who", Field.RELEASE_DATE: "Out"}))
    assert plan.planned[0].draft.due == date(2026, 12, 4)
    for columns in ({Field.FULL_NAME: "Nobody"}, {Field.FULL_NAME: "Who", Field.HALL: "Who"}):
        with pytest.raises(MappingNotUnderstood):
            planning(table, ColumnMapping(columns))


def test_headings_alone_are_said_to_be_alone(store: FakeStore) -> None:
    with pytest.raises(NoRows):
        plan_of(store)


def test_the_same_number_is_the_same_person_and_only_what_differs_changes(store: FakeStore) -> None:
    known(store, STAY)
    row = plan_of(store, ("MCALLISTER", "CRAIG", "", "117531", "Low Moss", "11/12/26")).planned[0]
    assert (row.decision, row.person_id) == (Decision.MATCH, "craig")
    assert [(c.what, c.old, c.new) for c in row.changes] == [
        ("Establishment", "HMP Barlinnie", "HMP Low Moss"),
        ("Release date", "4 December 2026", "11 December 2026"),
        ("Told by", "SPS", "Caseload list"),
    ]


def test_zeros_a_spreadsheet_ate_do_not_make_another_person(store: FakeStore) -> None:
    known(store, prison_number="090000")
    row = plan_of(store, ("McAllister", "Craig", "", "90000", "", "")).planned[0]
    assert (row.decision, row.changes) == (Decision.MATCH, ())


def test_a_name_and_birth_date_are_a_match_and_bring_the_number(store: FakeStore) -> None:
    known(store, prison_number="")
    row = plan_of(store, (*CRAIG[:4], "", "")).planned[0]
    assert (row.decision, [c.what for c in row.changes]) == (Decision.MATCH, ["Prison number"])


def test_a_name_alone_is_only_offered_and_not_against_the_establishment(store: FakeStore) -> None:
    known(store, STAY, prison_number="")
    assert plan_of(store, ("McAllister", "Craig", "", "", "", "")).planned[0].decision is Decision.OFFER
    _, problem = problem_of(store, HEADINGS, "McAllister", "Craig", "", "", "Low Moss", "")
    assert "Add a prison number or a birth date" in problem


def test_what_contradicts_is_somebody_else(store: FakeStore) -> None:
    known(store)
    others = plan_of(
        store,
        ("McAllister", "Craig", "15/2/79", "", "", ""),
        ("McAllister", "Craig", "14/2/79", "200001", "", ""),
    )
    assert [row.decision for row in others.planned] == [Decision.CREATE, Decision.CREATE]
    assert "has the number 117531" in others.planned[1].notes[0]


def test_a_number_of_somebody_else_is_a_problem(store: FakeStore) -> None:
    known(store)
    column, problem = problem_of(store, HEADINGS, "Nowak", "Ewa", "1/1/90", "117531", "", "")
    assert (column, "somebody with another name" in problem) == ("SPIN", True)
    married = plan_of(store, ("Smith", "Craig", "14/2/79", "117531", "", "")).planned[0]
    assert [(c.old, c.new) for c in married.changes] == [("McAllister", "Smith")]


def test_several_namesakes_are_never_chosen_between(store: FakeStore) -> None:
    known(store, prison_number="", birth_date=None, birth_date_precision=BirthDatePrecision.UNKNOWN)
    known(store, id=PersonId("b"), prison_number="", birth_date=None, birth_date_precision=BirthDatePrecision.UNKNOWN)
    _, problem = problem_of(store, HEADINGS, "McAllister", "Craig", "", "", "", "")
    assert "Several people here could be meant" in problem


def test_rows_of_one_file_that_say_the_same_count_once_and_others_are_problems(store: FakeStore) -> None:
    plan = plan_of(
        store,
        CRAIG,
        CRAIG,
        (*CRAIG[:5], "5/12/26"),
        ("Nowak", "Ewa", "", "", "", ""),
        ("Nowak", "Ewa", "", "", "Barlinnie", ""),
        ("McAllister", "Craig", "14/2/79", "", "", ""),
    )
    assert [(row.number, row.decision, row.repeats) for row in plan.planned] == [
        (2, Decision.CREATE, 0),
        (3, Decision.REPEAT, 2),
        (5, Decision.CREATE, 0),
    ]
    assert [(p.row, p.column, p.problem.split(" ")[1]) for p in plan.problems] == [
        (4, "SPIN", "2"),
        (6, "Surname", "5"),
        (7, "Surname", "2"),
    ]
    assert (plan.rows, plan.created, plan.matched, len(plan.rejected)) == (6, 2, 1, 3)


def test_two_rows_may_not_change_one_person(store: FakeStore) -> None:
    known(store)
    plan = plan_of(store, CRAIG, ("McAllister", "Craig", "", "", "", ""))
    assert [row.decision for row in plan.planned] == [Decision.MATCH]
    assert "Row 2 seems to be the same person" in plan.problems[0].problem


def test_blank_cells_take_nothing_away(store: FakeStore) -> None:
    known(store, STAY, worker="Dana Fictional")
    row = plan_of(store, ("McAllister", "Craig", "", "117531", "", ""), headings=HEADINGS).planned[0]
    assert row.changes == ()


def test_a_sentence_after_the_old_release_begins_a_new_stay(store: FakeStore) -> None:
    person = known(store, STAY)
    headings = (*HEADINGS[:4], "Date of sentence", "Lib date")
    later = FakeClock(date(2027, 6, 1))
    plan = PlanImport(store, later)(MadeTable(headings, (*CRAIG[:4], "1/5/27", "1/9/27")))
    ApplyImport(store, later, FakeIds())(plan)
    old, new = store.episodes.all(person.id)
    assert old == STAY
    assert (new.sentenced_on, new.establishment_id) == (date(2027, 5, 1), None)


def test_progress_is_told_and_cancelling_stops_the_reading(store: FakeStore) -> None:
    told: list[tuple[int, int]] = []
    table = MadeTable(("Name",), *((f"Made Up{n}",) for n in range(1_000)))
    PlanImport(store, FakeClock())(table, report=lambda done, of: told.append((done, of)))
    assert told[-1] == (1_000, 1_000)
    assert len(told) == 6

    class Cancelled(Exception):
        pass

    def cancel(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        PlanImport(store, FakeClock())(table, report=cancel)


def test_a_release_told_again_keeps_who_told_it_first(store: FakeStore) -> None:
    known(store, STAY)
    clock = FakeClock(FakeClock().today() + timedelta(days=1))
    plan = PlanImport(store, clock)(MadeTable(HEADINGS, CRAIG))
    assert plan.planned[0].changes == ()


@pytest.mark.parametrize("heading", ["NOMIS / Pris No", "NOMIS", "Noms ID", "Pris. No.", "Prison No.", "NOMIS/NOMS No"])
def test_headings_of_the_prison_number(heading: str) -> None:
    assert draft_of(FakeStore(), ("Surname", heading), "Żak", "A1234BC").prison_number == "A1234BC"
