"""The provisions that wait for a commencement date, from the rules that ship with the program."""

import tomllib
from functools import cache

from recovery_desk.domain.release_day.rule_book import rule_book_from
from recovery_desk.domain.release_day.rules import Provision
from recovery_desk.resource_files import resource


@cache
def rule_switches() -> tuple[Provision, ...]:
    """What Settings offers to switch on; read once, the file does not change while the program runs."""
    written = tomllib.loads(resource("release_rules.toml").read_text(encoding="utf-8"))
    return rule_book_from(written).switches
