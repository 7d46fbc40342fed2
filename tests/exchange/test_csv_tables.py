from io import StringIO
from pathlib import Path

import pytest

from recovery_desk.exchange.csv_records import _LONGEST_RECORD, _MOST_LINES, LONGEST_LINE, records
from recovery_desk.exchange.tables import open_table
from recovery_desk.usecases.import_caseload import Table
from recovery_desk.usecases.import_problems import TableRowTooLong, Wrong

LIST = "Surname,Forename,DOB,Prison\nŁoś,Máiri,14/2/79,Barlinnie\nO'Neil,Seán,1/3/80,Low Moss\n"
LATIN = LIST.replace("Łoś", "Løs")


def table_of(folder: Path, content: str | bytes, name: str = "list.csv") -> Table:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_table(path)


def rows_of(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in table.rows()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_letters_survive_however_they_were_saved(tmp_path: Path, encoding: str, ending: str) -> None:
    table = table_of(tmp_path, LIST.replace("\n", ending).encode(encoding))
    assert table.headings == ("Surname", "Forename", "DOB", "Prison")
    assert rows_of(table)[0] == (2, ("Łoś", "Máiri", "14/2/79", "Barlinnie"))
    assert table.rows_at_most >= 2


def test_windows_letters_are_read_also_far_down(tmp_path: Path) -> None:
    content = LATIN + "A,B,1/1/80,Perth\n" * 100_000 + "Élan,Zoë,1/1/80,Perth\n"
    table = table_of(tmp_path, content.encode("cp1252"))
    rows = rows_of(table)
    assert rows[0][1][:2] == ("Løs", "Máiri")
    assert rows[-1] == (100_004, ("Élan", "Zoë", "1/1/80", "Perth"))


def test_a_stray_byte_among_utf_8_is_shown_as_lost_and_no_other_letter_is(tmp_path: Path) -> None:
    table = table_of(tmp_path, LIST.encode() + b"Caf\xe9,Ann,1/1/80,Perth\n")
    assert [cells[0] for _, cells in rows_of(table)] == ["Łoś", "O'Neil", "Caf\ufffd"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    table = table_of(tmp_path, LIST.replace(",", delimiter))
    assert table.headings == ("Surname", "Forename", "DOB", "Prison")
    assert len(rows_of(table)) == 2


def test_semicolons_between_and_commas_inside(tmp_path: Path) -> None:
    table = table_of(tmp_path, "Name;DOB;Notes\nMcAllister, Craig;14/2/79;a, b, c, d\n")
    assert rows_of(table) == [(2, ("McAllister, Craig", "14/2/79", "a, b, c, d"))]


def test_excels_line_about_the_separator_is_no_row(tmp_path: Path) -> None:
    table = table_of(tmp_path, "sep=;\r\nSurname;DOB\r\nNowak;1/1/80\r\n")
    assert rows_of(table) == [(2, ("Nowak", "1/1/80"))]


def test_titles_blank_rows_and_empty_columns_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    table = table_of(
        tmp_path, "North team caseload,,,\n,,,\nSurname,DOB,,\n\nNowak,1/1/80,,\n,,,\n \nFictional,2/2/80,,\n"
    )
    assert table.headings == ("Surname", "DOB")
    assert table.notes == ("The headings are in row 3. What stands above them is left out.",)
    assert [(number, cells[0]) for number, cells in rows_of(table)] == [(5, "Nowak"), (8, "Fictional")]


def test_repeated_and_blank_headings_tell_their_column(tmp_path: Path) -> None:
    table = table_of(tmp_path, "Name,Date,,Date,Name (column A)\nA,1,2,3,4\n")
    assert table.headings == ("Name", "Date", "Column C", "Date (column D)", "Name (column A)")
    assert table.written_headings == ("Name", "Date", "", "Date", "Name (column A)")


def test_line_breaks_in_quotes_belong_to_the_cell_and_count_as_one_row(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'Surname,Notes\nNowak,"one\ntwo, ""three"""\nFictional,x\n')
    assert rows_of(table) == [(2, ("Nowak", 'one\ntwo, "three"')), (3, ("Fictional", "x"))]


def test_a_quotation_mark_left_open_costs_one_row_not_the_rest(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'Surname,Hall\nNowak,"D\nFictional,E\nInvented,F\n')
    read = list(table.rows())
    assert [(row.number, row.cells, dict(row.troubles)) for row in read] == [
        (2, ("Nowak", '"D'), {-1: Wrong.QUOTE_NOT_CLOSED}),
        (3, ("Fictional", "E"), {}),
        (4, ("Invented", "F"), {}),
    ]


def test_two_marks_left_open_do_not_swallow_what_is_between(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'Surname,Hall\nNowak,"D\nFictional,E\nInvented,"F\nMadeup,G\n')
    assert [(row.number, row.cells[0], bool(row.troubles)) for row in table.rows()] == [
        (2, "Nowak", True),
        (3, "Fictional", False),
        (4, "Invented", True),
        (5, "Madeup", False),
    ]


def test_a_mark_left_open_in_a_long_file_is_noticed_soon(tmp_path: Path) -> None:
    content = 'Surname,Hall\nNowak,"D\n' + "Fictional,E\n" * (_MOST_LINES * 3) + '"Nowak"\n'
    read = list(table_of(tmp_path, content).rows())
    assert len(read) == _MOST_LINES * 3 + 2
    assert [row.number for row in read if row.troubles] == [2]


def test_marks_inside_one_line_are_read_as_they_are_meant(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'Surname,Forename\n"Big" Tam,5" Sean\n"Nowak" ,Ewa\n')
    assert rows_of(table) == [(2, ("Big Tam", '5" Sean')), (3, ("Nowak ", "Ewa"))]


def test_a_cell_of_a_megabyte_is_read_whole(tmp_path: Path) -> None:
    long = "x" * 1_000_000
    broken = "\n".join(["y" * 1000] * 500)
    table = table_of(tmp_path, f'Surname,Notes\nNowak,{long}\nFictional,"{broken}"\nInvented,z\n')
    assert [(number, len(cells[1])) for number, cells in rows_of(table)] == [(2, 1_000_000), (3, 500_499), (4, 1)]


def test_a_line_no_list_has_is_refused(tmp_path: Path) -> None:
    assert LONGEST_LINE > _LONGEST_RECORD
    with pytest.raises(TableRowTooLong) as refused:
        list(table_of(tmp_path, "Surname,Notes\nNowak," + "x" * (LONGEST_LINE + 1)).rows())
    assert refused.value.row == 2


def test_zeros_among_the_letters_do_no_harm(tmp_path: Path) -> None:
    assert rows_of(table_of(tmp_path, LIST + "No\x00wak,Ewa,1/1/80,Perth\n"))[-1][1][0] == "No\x00wak"


def test_records_are_numbered_with_blank_lines() -> None:
    read = records(StringIO("a\n\nb", newline=""), ",")
    assert [(number, cells) for number, cells, _ in read] == [(1, ["a"]), (2, []), (3, ["b"])]


def test_a_table_can_be_read_again_and_again(tmp_path: Path) -> None:
    table = table_of(tmp_path, LIST)
    next(table.rows())
    assert rows_of(table) == rows_of(table)
