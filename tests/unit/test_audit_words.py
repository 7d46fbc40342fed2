import re
from pathlib import Path

import recovery_desk
from recovery_desk.domain.prints import PrintWay
from recovery_desk.usecases.audit_words import ACT_WORDS

SOURCE = Path(recovery_desk.__file__).parent
_NOTED = re.compile(r'journal\.note\(\s*"([a-z-]+)"')


def test_every_deed_that_is_noted_has_words() -> None:
    noted = {act for file in SOURCE.rglob("*.py") for act in _NOTED.findall(file.read_text(encoding="utf-8"))}
    assert {"looked-at", "verified"} <= noted
    assert sorted((noted | {way.value for way in PrintWay}) - ACT_WORDS.keys()) == []
