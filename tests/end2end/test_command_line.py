import json
import re
from pathlib import Path

import pytest
from pypdf import PasswordType, PdfReader

from tests.end2end.program import PASSPHRASE, Program

CHECK_DATE_KEYS = [
    "due",
    "country",
    "release_day",
    "moved",
    "rule",
    "citation",
    "steps",
    "may_ask",
    "presumed",
    "findings",
]


def test_a_friday_in_scotland_may_be_asked_earlier(program: Program) -> None:
    done = program("check-date", "2026-12-04", "--country", "scotland", "--json")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert list(answer) == CHECK_DATE_KEYS
    assert (answer["release_day"], answer["moved"]) == ("2026-12-04", False)
    assert answer["may_ask"] == ["2026-12-03", "2026-12-02"]
    assert any(finding["id"] == "friday" for finding in answer["findings"])


def test_a_rule_is_switched_on_and_a_local_holiday_counts(program: Program) -> None:
    switched = program(
        "check-date", "2026-12-04", "--country", "scotland", "--rule", "scotland-2023-s8=2026-12-01", "--json"
    )
    assert json.loads(switched.stdout)["release_day"] == "2026-12-03"
    local = program("check-date", "2026-09-28", "--country", "scotland", "--local-holiday", "2026-09-28", "--json")
    assert json.loads(local.stdout)["release_day"] == "2026-09-25"


def test_many_dates_in_one_go_and_a_bad_line_stops_nothing(program: Program) -> None:
    lines = [
        '{"due": "2026-12-04", "country": "scotland"}',
        "not json",
        '{"due": "2026-12-26", "country": "scotland"}',
    ]
    done = program("check-date", "-", say="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [("error" in answer) for answer in answers] == [False, True, False]
    assert answers[2]["release_day"] == "2026-12-24"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check-date", "2026-02-30"),
        ("check-date", "2026-12-04", "--country", "wales"),
        ("check-date", "2026-12-04", "--release-kind", "escape"),
        ("releases", "--from", "yesterday"),
        ("practice", "--people", "100001"),
        ("print", "handover"),
        ("nonsense",),
    ],
)
def test_misuse_is_two_and_says_why(program: Program, arguments: tuple[str, ...]) -> None:
    done = program(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_arguments_make_the_same_people(program: Program, practice: Path, tmp_path: Path) -> None:
    program("practice", "--data", tmp_path / "again", "--people", 40, "--seed", 3, "--today", "2026-11-23")
    listed = [
        program(
            "releases",
            "--data",
            where,
            "--from",
            "2026-11-23",
            "--to",
            "2026-12-31",
            "--json",
            "--passphrase-stdin",
            say=PASSPHRASE + "\n",
        ).stdout
        for where in (practice, tmp_path / "again")
    ]
    assert listed[0] == listed[1]
    releases = json.loads(listed[0])
    assert len(releases) == 13
    for release in releases:
        assert {"person_id", "name", "establishment", "due", "release_day", "findings"} <= release.keys()
        assert release["release_day"] <= release["due"]


def test_releases_are_never_shown_without_the_passphrase(program: Program, practice: Path) -> None:
    wrong = program("releases", "--data", practice, "--passphrase-stdin", say="practice desk onlyy\n")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr == "That passphrase does not open this desk.\n"
    none = program("releases", "--data", practice)
    assert none.returncode == 1
    assert "--passphrase-stdin" in none.stderr


def test_a_handover_sheet_is_printed_once(program: Program, practice: Path, tmp_path: Path) -> None:
    listed = program(
        "releases",
        "--data",
        practice,
        "--from",
        "2026-11-23",
        "--to",
        "2026-12-31",
        "--json",
        "--passphrase-stdin",
        say=PASSPHRASE + "\n",
    )
    person = json.loads(listed.stdout)[0]
    out = tmp_path / "sheet.pdf"
    order = (
        "print",
        "handover",
        "--data",
        practice,
        "--person",
        person["person_id"],
        "--out",
        out,
        "--passphrase-stdin",
    )
    locked = program(*order, say=PASSPHRASE + "\n")
    assert locked.returncode == 0, locked.stderr
    kept = PdfReader(out)
    assert kept.is_encrypted
    assert kept.decrypt(locked.stdout.rpartition(": ")[2].strip()) is not PasswordType.NOT_DECRYPTED
    assert person["name"].partition(",")[0] in kept.pages[0].extract_text()
    out.unlink()
    plain = (*order, "--plain")
    done = program(*plain, say=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    assert "not encrypted" in done.stderr
    reader = PdfReader(out)
    assert person["name"].partition(",")[0] in reader.pages[0].extract_text()
    assert person["name"].partition(",")[0] not in str(reader.metadata)
    first = out.read_bytes()
    again = program(*plain, say=PASSPHRASE + "\n")
    assert again.returncode == 1
    assert "--force" in again.stderr
    assert out.read_bytes() == first
    assert program(*plain, "--force", say=PASSPHRASE + "\n").returncode == 0


def test_a_pack_holds_everybody_who_is_due_out(program: Program, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    done = program(
        *("print", "pack", "--data", practice, "--from", "2026-11-23", "--to", "2026-12-06"),
        *("--sheets", "handover,my-release-day,plan", "--out", out, "--plain", "--json", "--passphrase-stdin"),
        say=PASSPHRASE + "\n",
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["people"] > 1
    assert told["skipped"] == []
    assert told["pages"] == len(PdfReader(out).pages) >= 3 * told["people"]
    refused = program(
        *("print", "pack", "--data", practice, "--sheets", "poem", "--out", tmp_path / "no.pdf", "--passphrase-stdin"),
        say=PASSPHRASE + "\n",
    )
    assert refused.returncode == 1
    assert "poem" in refused.stderr
    assert not (tmp_path / "no.pdf").exists()


def test_nobody_has_that_id(program: Program, practice: Path, tmp_path: Path) -> None:
    done = program(
        "print",
        "handover",
        "--data",
        practice,
        "--person",
        "nobody",
        "--out",
        tmp_path / "x.pdf",
        "--passphrase-stdin",
        say=PASSPHRASE + "\n",
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nobody on this desk has “nobody” as id, prison number or name." in done.stderr
    assert not (tmp_path / "x.pdf").exists()


def test_somebody_is_named_as_the_board_shows_them(program: Program, practice: Path) -> None:
    desk = ("--data", practice, "--passphrase-stdin")
    days = ("--from", "2026-11-23", "--to", "2026-12-31")
    board = program("releases", *desk, *days, say=PASSPHRASE).stdout
    listed = json.loads(program("releases", *desk, *days, "--json", say=PASSPHRASE).stdout)
    person = next(each for each in listed if each["prison_number"])
    assert person["prison_number"] in board
    by_id = program("checks", "--person", person["person_id"], *desk, "--json", say=PASSPHRASE).stdout
    for named in (person["prison_number"], person["name"]):
        done = program("checks", "--person", named, *desk, "--json", say=PASSPHRASE)
        assert (done.returncode, done.stdout) == (0, by_id), done.stderr
    for command in (("show", "person", person["name"]), ("plan", "--person", person["name"])):
        assert program(*command, *desk, "--json", say=PASSPHRASE).returncode == 0
    taken = program("export", "audit", "--person", "nobody", "--out", practice / "no.csv", *desk, say=PASSPHRASE)
    assert (taken.returncode, (practice / "no.csv").exists()) == (1, False)


def test_a_spreadsheet_goes_in_once(program: Program, tmp_path: Path) -> None:
    desk, file = tmp_path / "desk", tmp_path / "caseload.csv"
    assert (
        program("start", "--data", desk, "--worker", "M. Kerr", "--passphrase-stdin", say=PASSPHRASE + "\n").returncode
        == 0
    )
    file.write_bytes(
        "Known as;Surname;Forename;Prison;SPIN;Lib date\r\n"
        "Mac;McAllister;Craig;barlinnie;117531;4/12/26\r\n"
        ";Nowak;Pawe\u0142;HMP LOW MOSS;121340;04.12.2026\r\n"
        ";Whyte;Sean;Nowhere;120977;31/02/2026\r\n".encode("utf-8-sig")
    )
    order = ("import", "caseload", file, "--data", desk, "--json", "--passphrase-stdin")
    refused = program(*order, say=PASSPHRASE + "\n")
    assert refused.returncode == 1
    looked = json.loads(program(*order, "--dry-run", say=PASSPHRASE + "\n").stdout)
    assert (looked["rows"], looked["created"], looked["matched"], len(looked["rejected"])) == (3, 2, 0, 1)
    assert looked["rejected"][0]["row"] == 4
    kept = json.loads(program(*order, "--skip-bad-rows", say=PASSPHRASE + "\n").stdout)
    assert (kept["rows"], kept["created"], kept["matched"], len(kept["rejected"])) == (3, 2, 0, 1)
    again = json.loads(program(*order, "--skip-bad-rows", say=PASSPHRASE + "\n").stdout)
    assert (again["rows"], again["created"], again["matched"], len(again["rejected"])) == (3, 0, 2, 1)
    releases = json.loads(
        program(
            "releases",
            "--data",
            desk,
            "--from",
            "2026-12-01",
            "--to",
            "2026-12-31",
            "--json",
            "--passphrase-stdin",
            say=PASSPHRASE + "\n",
        ).stdout
    )
    assert [(release["name"], release["establishment"]) for release in releases] == [
        ("McAllister, Craig", "HMP Barlinnie"),
        ("Nowak, Pawe\u0142", "HMP Low Moss"),
    ]


def test_the_doctor_tells_versions_and_no_names(program: Program, practice: Path) -> None:
    done = program("doctor", "--data", practice, "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert re.match(r"4\.\d+", found["SQLCipher"])
    assert "openssl" in found["SQLCipher provider"].lower()
    assert found["Desk"] == "there is one"
    assert not any(str(value).startswith("missing") for value in found.values())


def test_no_window_is_opened_where_nobody_could_see_it(program: Program, tmp_path: Path) -> None:
    done = program("--data", tmp_path, env={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert done.returncode == 1
    assert "no screen" in done.stderr


def test_a_folder_without_a_desk_says_what_to_do(program: Program, tmp_path: Path) -> None:
    done = program("releases", "--data", tmp_path, "--passphrase-stdin", say="x\n")
    assert done.returncode == 1
    assert "recovery-desk start" in done.stderr
    assert list(tmp_path.iterdir()) == []


def somebody_due_out(program: Program, practice: Path) -> str:
    listed = program(
        "releases", "--data", practice, "--passphrase-stdin", "--json", "--from", "2026-11-23", "--to", "2026-12-20",
        say=PASSPHRASE,
    )  # fmt: skip
    return next(str(each["person_id"]) for each in json.loads(listed.stdout) if each["may_ask"])


def test_checks_are_listed_recorded_and_listed_again(program: Program, practice: Path) -> None:
    person = somebody_due_out(program, practice)
    desk = ("--data", practice, "--passphrase-stdin")
    listed = program("checks", "--person", person, *desk, "--json", say=PASSPHRASE)
    checks = {check["check"]: check for check in json.loads(listed.stdout)}
    assert len(checks) == 26
    for check in checks.values():
        assert check.keys() >= {"check", "state", "text", "due", "owner", "source"}
        assert check["state"] in {"done", "not-done", "not-known", "not-needed", "failed"}
    refused = program("check", "gp", "not-needed", "--person", person, *desk, "--note", "", say=PASSPHRASE)
    assert refused.returncode == 1
    nothing = ("--place", "", "--note", "", "--confirmed-by", "")
    ticked = program("check", "gp", "done", "--person", person, *desk, *nothing, say=PASSPHRASE)
    assert ticked.stdout.count("ecorded by M. Kerr") == 1, "said twice"
    vital = next(each for each in ("naloxone", "first-dose", "gate-pickup") if checks[each]["recorded_by"] is None)
    bare = program("check", vital, "done", "--person", person, *desk, *nothing, say=PASSPHRASE)
    assert bare.returncode == 1
    assert "Write down what it rests on before it is done: " in bare.stderr
    assert "--place" in bare.stderr
    kept = program(
        "check", "address", "done", "--person", person, *desk, "--place", "3 Duke Street", "--tenure", "family",
        "--confirmed-by", "his sister", "--at", "9pm", "--note", "", say=PASSPHRASE,
    )  # fmt: skip
    assert kept.returncode == 0, kept.stderr
    assert kept.stdout.count("ecorded by M. Kerr") == 1
    listed = program("checks", "--person", person, *desk, "--json", say=PASSPHRASE)
    (address,) = (check for check in json.loads(listed.stdout) if check["check"] == "address")
    assert address["state"] == "done"
    assert address["text"].startswith("3 Duke Street, with family, confirmed by his sister, 21:00")
    assert address["recorded_by"] == "M. Kerr"
    said = program("checks", "--person", person, *desk, say=PASSPHRASE)
    assert "Somewhere to sleep tonight: 3 Duke Street" in said.stdout


def test_the_request_for_an_earlier_day_is_printed(program: Program, practice: Path, tmp_path: Path) -> None:
    person = somebody_due_out(program, practice)
    out = tmp_path / "request.pdf"
    done = program(
        "print", "early-release-request", "--person", person, "--out", out, "--data", practice, "--passphrase-stdin",
        "--plain", say=PASSPHRASE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Request for release before" in PdfReader(out).pages[0].extract_text()
