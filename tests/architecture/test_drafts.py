"""Every field somebody types into is kept as a draft, or stands here with the reason why not."""

import ast
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "recovery_desk" / "ui"
MAKES_FIELDS = {"text_field", "long_field", "QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox", "QRadioButton"}
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

NOT_KEPT_BESIDE_OTHERS = {
    ("paper_settings_form.py", "Passphrase for "): "a passphrase: drafts left open are shown by their words",
    ("view_pin_form.py", "name"): "a PIN",
}
"""Fields of a form whose others are kept: the file, how the name of the field begins, and why."""


def called(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def named_in(node: ast.AST) -> set[str]:
    return {called(each) for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute)} - {"self"}


def targets(node: ast.Assign | ast.AnnAssign) -> set[str]:
    whole = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {name for each in whole for name in named_in(each)}


def hands_on(nodes: list[ast.AST], keeping: set[str]) -> set[str]:
    """The functions that give what they are given to a keeper."""
    found = set()
    for node in nodes:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("__"):
            given = {each.arg for each in node.args.args} - {"self"}
            calls = [each for each in ast.walk(node) if isinstance(each, ast.Call) and called(each.func) in keeping]
            if any(given & named_in(call) for call in calls):
                found.add(node.name)
    return found


def fields_no_draft_reaches(tree: ast.Module) -> list[str]:
    """Of a file that keeps drafts: the fields that never come, by any name, into what it hands to a keeper."""
    nodes = list(ast.walk(tree))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    keeping = KEEPS_DRAFTS | {"FormField"}
    keepers = [call for call in calls if called(call.func) in keeping | hands_on(nodes, keeping)]
    inside = {id(node) for call in keepers for node in ast.walk(call)}
    kept = {name for call in keepers for name in named_in(call)}
    made = [node for node in nodes if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None]
    many = -1
    while many != len(kept):
        many = len(kept)
        kept |= {name for each in made if targets(each) & kept and each.value for name in named_in(each.value)}
    for node in nodes:
        named = node.name if isinstance(node, ast.FunctionDef) else ""
        names = targets(node) if isinstance(node, ast.Assign | ast.AnnAssign) else {named}
        if names & kept:
            inside |= {id(each) for each in ast.walk(node)}
    lost = [call for call in calls if called(call.func) in MAKES_FIELDS and id(call) not in inside]
    return [ast.unparse(call.args[0]).removeprefix("f").strip("'") if call.args else "" for call in lost]


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


def test_no_field_is_left_out_beside_others_that_are_kept() -> None:
    lost = set()
    for path in UI.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(UI).as_posix()
        if names_in(path) & KEEPS_DRAFTS and name not in NOT_KEPT:
            lost |= {(name, field.partition("{")[0]) for field in fields_no_draft_reaches(tree)}
    assert lost == set(NOT_KEPT_BESIDE_OTHERS)


def test_a_field_beside_others_is_seen() -> None:
    source = """
class Form:
    def __init__(self):
        self.name = text_field("Name")
        self.draft = DraftKeeper(bench, fields={"name": self.name, "more": self.made()})
    def made(self):
        return long_field("More")
    def rename(self):
        field = text_field(f"New name of {self.who}")
"""
    assert fields_no_draft_reaches(ast.parse(source)) == ["New name of {self.who}"]
