"""Every field somebody types into is kept as a draft, or stands here with the reason why not."""

import ast
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "recovery_desk" / "ui"
MAKES_FIELDS = {"text_field", "long_field", "QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox"}
KEEPS_DRAFTS = {"DraftKeeper", "draft_of", "keep_drafts", "FieldsForm", "FormDialog", "FormCard", "RecordEditor"}
NOT_KEPT = {
    "doors/backup.py": "before a desk is open there is nowhere to keep it",
    "doors/by_recovery.py": "before a desk is open there is nowhere to keep it",
    "doors/start.py": "before a desk is open there is nowhere to keep it",
    "doors/unlock.py": "before a desk is open there is nowhere to keep it",
    "key_cards.py": "a key typed to prove that it was written down",
    "new_passphrase.py": "a passphrase",
    "save_sheet.py": "the passphrase of a file that is being saved",
    "prison_day/key_in.py": "a code and a letter of a printed list, kept with Enter",
    "screens/audit.py": "the days a list is narrowed to",
    "widgets/fields.py": "makes fields for others",
    "screens/services.py": "the day a list is narrowed to",
    "widgets/names_field.py": "a field of several parts, kept by the form it stands in",
    "widgets/several.py": "a field of several parts, kept by the form it stands in",
    "widgets/period.py": "the days a list is narrowed to",
    "widgets/door_page.py": "a passphrase",
}
PARTS_OF_FORMS = {
    "day_out/after_forms.py": "meetings/forms.py",
    "note_form.py": "quick_note.py",
    "person_form.py": "records/edit_person.py",
    "records/form.py": "records/editor.py",
    "release_form.py": "screens/new_person.py",
}
"""Fields that one file makes and the form of another keeps."""


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    bases = {base for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for base in node.bases}
    every = called | bases
    return {node.id for node in every if isinstance(node, ast.Name)} | {
        node.attr for node in every if isinstance(node, ast.Attribute)
    }


def test_every_field_is_kept_as_it_is_typed() -> None:
    found = {path.relative_to(UI).as_posix(): names_in(path) for path in UI.rglob("*.py")}
    unkept = {
        name
        for name, names in found.items()
        if names & MAKES_FIELDS and not names & KEEPS_DRAFTS and name not in NOT_KEPT and name not in PARTS_OF_FORMS
    }
    assert unkept == set()
    for part, form in PARTS_OF_FORMS.items():
        assert found[part] & MAKES_FIELDS, part
        assert found[form] & KEEPS_DRAFTS, form
    assert not [name for name in NOT_KEPT if name not in found or not found[name] & MAKES_FIELDS]
