"""The audiences of handover sheets from the file that ships with the program (`resources/audiences.toml`)."""

import tomllib

from recovery_desk.domain.audiences import Audience, Audiences, Section
from recovery_desk.resource_files import resource


def load_audiences() -> Audiences:
    """Every audience in the order of the file."""
    content = tomllib.loads(resource("audiences.toml").read_text(encoding="utf-8"))
    return Audiences(
        tuple(
            Audience(
                id=each["id"],
                name=each["name"],
                sections=frozenset(map(Section, each["sections"])),
                without_consent=frozenset(map(Section, each["without_consent"])),
                needs_consent=each["needs_consent"],
                purpose=each["purpose"],
                organisation_kinds=frozenset(each["organisation_kinds"]),
            )
            for each in content["audience"]
        )
    )
