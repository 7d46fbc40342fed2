"""What a folder offers is named in a tuple in its `__init__.py`; nothing lies there unnamed."""

import ast
from pathlib import Path

import pytest

PROGRAM = Path(__file__).resolve().parents[2] / "recovery_desk"
FOLDERS = ("domain/release_day/checks", "printing/forms", "ui/screens", "ui/panes")


def modules_of(folder: Path) -> set[str]:
    """The modules and packages in a folder; what begins with an underscore is private to it."""
    return {
        entry.stem
        for entry in folder.glob("*")
        if not entry.name.startswith("_") and (entry.suffix == ".py" or (entry / "__init__.py").exists())
    }


def origins(tree: ast.Module, package: str) -> dict[str, str]:
    """Each name that `__init__.py` imports from its own folder, and the module it is or comes from."""
    found: dict[str, str] = {}
    for node in tree.body:
        if not isinstance(node, ast.ImportFrom):
            continue
        source = node.module or ""
        inside = (source if node.level else source.removeprefix(package)).removeprefix(".")
        if node.level or source == package or source.startswith(package + "."):
            for alias in node.names:
                found[alias.asname or alias.name] = inside.partition(".")[0] or alias.name
    return found


def named_in_tuples(tree: ast.Module) -> set[str]:
    """Every name inside a tuple that `__init__.py` assigns at its top level."""
    assigned = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Tuple)
    ]
    return {name.id for value in assigned for name in ast.walk(value) if isinstance(name, ast.Name)}


def unnamed(folder: Path, package: str) -> set[str]:
    """The modules of a folder that no tuple in its `__init__.py` names."""
    init = folder / "__init__.py"
    tree = ast.parse(init.read_text(encoding="utf-8") if init.exists() else "")
    origin = origins(tree, package)
    return modules_of(folder) - {origin[name] for name in named_in_tuples(tree) if name in origin}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_module_is_named(folder: str) -> None:
    package = "recovery_desk." + folder.replace("/", ".")
    left_out = sorted(unnamed(PROGRAM / folder, package))
    assert not left_out, f"Name {left_out} in the tuple in recovery_desk/{folder}/__init__.py"


@pytest.mark.parametrize(
    ("init", "expected"),
    [
        ("", {"friday", "eve", "parts"}),
        ("from house.checks import eve, friday, parts\nCHECKS = (friday, eve.check)", {"parts"}),
        (
            "from house.checks.friday import a_friday\nCHECKS: tuple[object, ...] = (a_friday,)",
            {"eve", "parts"},
        ),
        ("from . import eve, friday\nfrom .parts import part\nALL = (friday, eve, (part,))", set()),
        (
            "from house.checks import eve, friday, parts\nCHECKS = [eve, friday, parts]",
            {"friday", "eve", "parts"},
        ),
        ("from elsewhere import friday\nCHECKS = (friday,)", {"friday", "eve", "parts"}),
        ("__all__ = ('friday', 'eve', 'parts')", {"friday", "eve", "parts"}),
    ],
)
def test_a_module_left_out_is_seen(tmp_path: Path, init: str, expected: set[str]) -> None:
    for name in ("friday.py", "eve.py", "_private.py", "notes.md"):
        (tmp_path / name).touch()
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "__init__.py").touch()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__init__.py").write_text(init, encoding="utf-8")
    assert unnamed(tmp_path, "house.checks") == expected
