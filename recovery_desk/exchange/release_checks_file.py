"""The check list that ships with the program."""

import tomllib

from recovery_desk.domain.release_day.check_book import CheckDefinition, check_definitions_from
from recovery_desk.resource_files import resource


def load_check_list() -> tuple[CheckDefinition, ...]:
    """`resources/release_checks.toml`, read once where the desk is wired."""
    return check_definitions_from(tomllib.loads(resource("release_checks.toml").read_text(encoding="utf-8")))
