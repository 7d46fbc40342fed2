import pytest

from recovery_desk.usecases.import_caseload import ColumnMapping, Field
from recovery_desk.usecases.import_caseload.headings import HEADINGS, KINDS_OF_HEADING
from recovery_desk.usecases.import_caseload.mapping import (
    guess_mapping,
    heading_score,
    is_problem_column,
    plain_heading,
)


def guessed(*headings: str, sample: tuple[tuple[str, ...], ...] = ()) -> dict[str, str]:
    mapping = guess_mapping(headings, headings, sample, lambda text: "Barlinnie" in text)
    return {field.value: heading for field, heading in mapping.columns.items()}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Surname", "family_name"), ("FAMILY NAME", "family_name"), ("last_name", "family_name"),
        ("LastName", "family_name"), ("Forename(s)", "given_names"), ("First Name", "given_names"),
        ("Given", "given_names"), ("Full name", "full_name"), ("Known as", "preferred_name"),
        ("D.O.B.", "birth_date"), ("DOB (dd/mm/yyyy)", "birth_date"), ("Date of Birth *", "birth_date"),
        ("SPIN", "prison_number"), ("Prison no.", "prison_number"), ("NOMIS", "prison_number"),
        ("SPS No", "prison_number"), ("Prison", "establishment"), ("Establishment:", "establishment"),
        ("Hall", "hall"), ("Wing", "hall"), ("House Block", "hall"), ("Cell", "cell"),
        ("Liberation date", "release_date"), ("Lib. date", "release_date"), ("EDL", "release_date"),
        ("CRD", "release_date"), ("ARD", "release_date"), ("Due out", "release_date"), ("HDCED", "release_date"),
        ("Release type", "release_kind"), ("Told by", "told_by"), ("Source", "told_by"),
        ("Sentence length (days)", "sentence_length"), ("Date of sentence", "sentenced_on"),
        ("Key worker", "worker"), ("Communication needs", "communication_needs"),
    ],
)  # fmt: skip
def test_headings_people_write_are_known(heading: str, field: str) -> None:
    assert guessed(heading) == {field: heading}


@pytest.mark.parametrize("heading", ["Notes", "Phone number", "Address", "SLED", "Next of kin", "", "Age", "Tel"])
def test_other_headings_stay_behind(heading: str) -> None:
    assert guessed(heading) == {}


def test_name_beside_a_first_name_is_the_family_name() -> None:
    assert guessed("Name", "First name") == {"family_name": "Name", "given_names": "First name"}


def test_the_plainest_of_several_columns_is_taken_whatever_their_order() -> None:
    assert guessed("HDCED", "CRD", "Release date")["release_date"] == "Release date"
    assert guessed("Name", "Surname", "Forename") == {"family_name": "Surname", "given_names": "Forename"}


def test_a_heading_that_may_mean_anything_counts_only_when_its_cells_bear_it_out() -> None:
    assert guessed("Name", "Status", sample=(("A", "Untried"), ("B", "Convicted")))["release_kind"] == "Status"
    assert "release_kind" not in guessed("Name", "Status", sample=(("A", "Open"), ("B", "Closed")))
    assert guessed("Name", "Location", sample=(("A", "HMP Barlinnie"),))["establishment"] == "Location"
    assert "establishment" not in guessed("Name", "Location", sample=(("A", "D 1/22"),))
    assert guessed("Name", "No", sample=(("A", "117531"),))["prison_number"] == "No"
    assert "prison_number" not in guessed("No", "Name", sample=(("1", "A"), ("2", "B")))


def test_a_title_is_no_heading_and_a_row_of_headings_is() -> None:
    assert heading_score(["Caseload of the north team, November 2026"]) == 0
    assert heading_score(["Surname", "Forename", "DOB", "Notes"]) == 3
    assert heading_score(["McAllister", "Craig", "14/02/1979", "Barlinnie"]) == 0


def test_the_column_of_problems_is_known_again() -> None:
    assert is_problem_column("Problem")
    assert not is_problem_column("Problems at home")


def test_every_synonym_is_written_as_it_is_compared_and_belongs_to_one_field() -> None:
    everyone = [heading for headings in HEADINGS.values() for heading in headings]
    assert [h for h in everyone if plain_heading(h) != h] == []
    assert len(everyone) == len(set(everyone))
    assert set(KINDS_OF_HEADING) <= set(HEADINGS[Field.RELEASE_DATE])


def test_a_column_serves_one_field() -> None:
    mapping = ColumnMapping({Field.FAMILY_NAME: "A", Field.HALL: "B"})
    assert mapping.with_column(Field.CELL, "B").columns == {Field.FAMILY_NAME: "A", Field.CELL: "B"}
    assert mapping.with_column(Field.HALL, None).columns == {Field.FAMILY_NAME: "A"}
    assert mapping.unused(("A", "B", "C")) == ("C",)
