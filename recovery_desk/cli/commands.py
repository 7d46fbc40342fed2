"""What each file of commands is given to hang its commands on."""

import argparse
from dataclasses import dataclass, field

from recovery_desk.cli.arguments import Parser, folder


@dataclass(frozen=True, slots=True)
class Shared:
    """The options many commands have: where the data is, the passphrase on standard input, answers in JSON."""

    data: Parser
    secret: Parser
    as_json: Parser

    @property
    def on_a_desk(self) -> list[Parser]:
        """For a command that opens a desk."""
        return [self.data, self.secret]

    @property
    def all(self) -> list[Parser]:
        """For one that can answer in JSON too."""
        return [self.data, self.secret, self.as_json]


def shared_options() -> Shared:
    """Made once for all commands."""
    data = Parser(add_help=False)
    data.add_argument("--data", type=folder, metavar="DIR", default=argparse.SUPPRESS, help="where the data is")
    secret = Parser(add_help=False)
    secret.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help="read the passphrase from the first line of standard input",
    )
    as_json = Parser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="answer in JSON")
    return Shared(data, secret, as_json)


@dataclass(frozen=True, slots=True)
class Commands:
    """The commands so far; `add` hangs one on, `add_to` one under a word like `print` or `import`."""

    parsers: "argparse._SubParsersAction[Parser]"
    shared: Shared
    _groups: dict[str, "argparse._SubParsersAction[Parser]"] = field(default_factory=dict)

    def add(self, name: str, about: str = "", parents: list[Parser] | None = None) -> Parser:
        """A command of one word; without `about` it is not listed."""
        if not about:
            return self.parsers.add_parser(name, parents=parents or [])
        return self.parsers.add_parser(name, parents=parents or [], help=about)

    def add_to(self, group: str, name: str, about: str, parents: list[Parser]) -> Parser:
        """A command of two words, like `print handover`."""
        if group not in self._groups:
            made = self.parsers.add_parser(group, help=_GROUPS[group])
            self._groups[group] = made.add_subparsers(title="what", metavar="WHAT", required=True)
        return self._groups[group].add_parser(name, parents=parents, help=about)


_GROUPS = {
    "import": "bring records in from a file",
    "export": "take records out to a file",
    "print": "sheets as PDF",
    "note": "notes",
    "referral": "how somebody came to the service, and what came of it",
    "consent": "what a person agreed may be shared",
    "need": "what one person needs",
    "goal": "what one person wants, and the steps there",
    "worker": "who works at the desk",
    "keys": "recovery key, data key, key files",
    "show": "look at what is recorded",
}
