"""From a referral to an agreed plan on paper without a window: the same deeds, asked for as another program would."""

import io
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recovery_desk import app
from recovery_desk.cli import run
from recovery_desk.clocks import SystemClock
from recovery_desk.storage.key_derivation import KdfParameters
from tests.end2end.program import PASSPHRASE

QUICK = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)


def days_ago(many: int) -> str:
    """Commands look at the clock of the machine."""
    return (SystemClock().today() - timedelta(days=many)).isoformat()


class Asked:
    """A desk asked by commands; `text` is what follows the passphrase on standard input.

    In this process, which the other tests of commands leave to the real program: forty starts take a minute.
    """

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder, self._capsys, self._monkeypatch = folder, capsys, monkeypatch

    def __call__(self, *arguments: object, text: str = "") -> Any:
        return json.loads(self.said(*arguments, "--json", text=text))

    def said(self, *arguments: object, text: str = "") -> str:
        code, said, aside = self._run(arguments, text)
        assert code == 0, aside
        return said

    def answer(self, *arguments: object) -> str:
        """What is said, whether it is yes or no."""
        return self._run(arguments, "")[1]

    def refused(self, *arguments: object, text: str = "") -> str:
        code, said, aside = self._run(arguments, text)
        assert (code, said) == (1, "")
        return aside

    def _run(self, arguments: tuple[object, ...], text: str) -> tuple[int, str, str]:
        stdin = io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n{text}".encode()))
        self._monkeypatch.setattr(sys, "stdin", stdin)
        code = run([*map(str, arguments), "--data", str(self._folder), "--passphrase-stdin"])
        said = self._capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Asked:
    folder = tmp_path / "desk"
    app.make_practice_vault(folder, 4, 1, date(2026, 11, 23), PASSPHRASE, kdf=QUICK).close()
    return Asked(folder, capsys, monkeypatch)


def test_from_a_referral_to_an_agreed_plan_on_paper(ask: Asked, tmp_path: Path) -> None:
    somebody = ("--family", "Quillfeather", "--given", "Morven", "--born", "about 1985", "--number", "900001")
    referral = ask("referral", "add", *somebody, "--source", "self", "--on", days_ago(22), text="Wants a worker\n")
    person = referral["person_id"]
    assert (referral["reason"], referral["agrees"], referral["outcome"]) == ("Wants a worker", "not-asked", "waiting")
    again = ask.refused("referral", "add", *somebody, text="The same person\n")
    assert f"may be on this desk already:\n  {person}  900001, no establishment known" in again

    ask("note", "add", "--person", person, "--kind", "seen", "--at", f"{days_ago(19)}T10:00", text="Met on the hall\n")
    [referral] = ask("referral", "list", "--person", person)
    assert (referral["first_contact_on"], referral["days_to_first_contact"]) == (days_ago(19), 3)
    assert ask("referral", "outcome", referral["id"], "accepted", "--on", days_ago(19))["outcome"] == "accepted"

    shipped = ask("need", "library", "--pathway", "accommodation")[0]["needs"][0]
    [found] = ask("need", "add", "--person", person, "--pathway", "accommodation", "--need", shipped["need"])
    assert (found["text"], found["library"], found["status"]) == (shipped["text"], shipped["need"], "not-started")
    own = ask("need", "add", "--person", person, "--pathway", "health", text="New glasses\n\nA dentist who waits\n")
    assert [need["text"] for need in own] == ["New glasses", "A dentist who waits"]
    [none] = ask("need", "add", "--person", person, "--pathway", "finance-and-id", "--none-found")
    assert none["none_found"] is True
    assert "none found" in ask.refused("need", "add", "--person", person, "--pathway", "health", "--none-found")
    [met] = ask("need", "set", found["id"], "--status", "in-progress", "--who", "us", "--who", "person")
    assert (met["status"], met["responsible"]) == ("in-progress", ["us", "person"])
    assert len(ask("need", "list", "--person", person)) == 4

    assert "no goal" in ask.refused("agree", "yes", "--person", person)
    add = ("goal", "add", "--person", person, "--pathway", "accommodation", "--strengths", "Kept a flat for six years")
    goal = ask(*add, "--review", days_ago(-24), text="A door of my own\n")
    step = ask("goal", "step", goal["id"], "--who", "Morven", "--by", days_ago(-7), text="Fill in the form\n")
    ask("goal", "step", goal["id"], text="Ring the housing office\n")
    later = ask("goal", "add", "--person", person, "--status", "later", text="Swim again\n")
    done = ask("goal", "done", step["id"], "--outcome", "Handed in")
    assert (done["status"], done["outcome"], done["due"]) == ("done", "Handed in", days_ago(-7))
    ask("goal", "set", later["id"], "--words", "Swim in the sea", "--move", "-1")
    assert [each["text"] for each in ask("goal", "list", "--person", person)] == ["Swim in the sea", "A door of my own"]

    assert "Write down why" in ask.refused("agree", "no", "--person", person)
    said_no = ask("agree", "no", "--person", person, text="The sea is too cold\n")
    assert (said_no["version"], said_no["agreed"], said_no["reason"]) == (1, "no", "The sea is too cold")
    ask("goal", "set", later["id"], "--status", "set-aside", "--ending", "Too cold")
    agreed = ask("agree", "yes", "--person", person, "--review", days_ago(-24))
    assert (agreed["version"], agreed["agreed"]) == (2, "yes")

    plan = ask("plan", "--person", person)
    assert (plan["changed_since_asked"], plan["review_on"]) == (False, days_ago(-24))
    assert [step["text"] for step in plan["goals"][0]["steps"]] == ["Fill in the form", "Ring the housing office"]
    assert [answer["agreed"] for answer in plan["answers"]] == ["yes", "no"]
    for number, arguments in enumerate((("plan", "--plain"), ("plan-version", "--version", "2"))):
        out = tmp_path / f"{number}.pdf"
        ask.said("print", arguments[0], "--person", person, *arguments[1:], "--out", out)
        assert out.read_bytes().startswith(b"%PDF")

    history = [deed["what"] for deed in ask("history", "--person", person)]
    assert len(history) > 15
    assert ask("need", "remove", own[1]["id"])[0]["text"] == "A dentist who waits"
    assert ask("goal", "remove-step", step["id"])["text"] == "Fill in the form"
    assert ask("goal", "remove", goal["id"])["text"] == "A door of my own"
    assert len(ask("bin")) == 3


def test_consent_is_asked_for_given_and_taken_back(ask: Asked) -> None:
    person = ask("search", "100001")[0]["id"]
    before = len(ask("consent", "list", "--person", person))
    add = ("consent", "add", "--person", person, "--with", "Made-up Homes", "--for", "housing")
    may = ("may-share", "--person", person, "--with", "made-up homes", "--for", "housing")
    asked = ask(*add, "--asked", "--until", "2099-01-01")
    assert (asked["stands"], asked["signed_on"], asked["ends_on"]) == ("asked", None, "2099-01-01")
    assert "The person was asked and has not answered yet." in ask.answer(*may)
    waiting = next(each for each in ask("today", "--close")["sections"] if each["name"] == "unanswered")
    assert person in [line["person_id"] for line in waiting["lines"]]
    assert ask("consent", "agreed", asked["id"], "--on", days_ago(3))["stands"] == "holds"
    assert ask(*may) == {"allowed": True, "why": "agreed", "consent": asked["id"]}
    assert ask("consent", "take-back", asked["id"])["stands"] == "taken-back"
    assert "The person has taken their agreement back." in ask.answer(*may)
    assert "They took that back." in ask.refused("consent", "agreed", asked["id"])
    assert ask(*add, "--how", "spoken", "--on", days_ago(2))["given_how"] == "spoken"
    assert len(ask("consent", "list", "--person", person)) == before + 2
    assert "it goes with no --on" in ask.refused(*add, "--asked", "--on", days_ago(2))
    for deed in ("agreed", "take-back"):
        assert "There is no consent nothing." in ask.refused("consent", deed, "nothing")


def test_what_is_not_known_is_refused_with_what_is(ask: Asked) -> None:
    person = ask("search", "100001")[0]["id"]
    health = ("need", "add", "--person", person, "--pathway")
    assert "“wealth” is none of: accommodation" in ask.refused(*health, "wealth", text="A coat\n")
    assert "“gp-of-mine” is none of:" in ask.refused(*health, "health", "--need", "gp-of-mine")
    assert "Write down the need first" in ask.refused(*health, "health", text="  \n")
    assert "Write down the goal first" in ask.refused("goal", "add", "--person", person, text="")
    assert "“luck” is none of:" in ask.refused("goal", "add", "--person", person, "--tag", "luck", text="Win\n")
    for command in (("need", "set", "nobody"), ("goal", "set", "nobody"), ("goal", "done", "nobody")):
        assert f"There is no {'step' if 'done' in command else command[0]} nobody." in ask.refused(*command)
    assert "Give --person WHO for somebody known, or --family NAME" in ask.refused("referral", "add", text="Why\n")
    assert "“moon” is none of:" in ask.refused("referral", "add", "--person", person, "--source", "moon")
    assert "is not UTF-8" not in ask.refused("referral", "outcome", "nothing", "accepted")
