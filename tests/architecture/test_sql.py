"""SQL is written in storage only, reaches the database by one door, and is never put together from values."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
DOOR = "recovery_desk/storage/connection.py"
SQL = re.compile(
    r"\b(?:SELECT .+ FROM|INSERT (?:OR \w+ )?INTO|REPLACE INTO|UPDATE \w+ SET|DELETE FROM"
    r"|(?:CREATE|DROP|ALTER) (?:TEMP |UNIQUE |VIRTUAL )?(?:TABLE|INDEX|TRIGGER|VIEW)"
    r"|VACUUM|PRAGMA|ATTACH|DETACH|ORDER BY|LIMIT \?|WHERE \S|AND)\b",
    re.DOTALL,
)
# The functions that put SQL together from more than constants, and why no value can get in.
PUT_TOGETHER = {
    "audit.py:page": "conditions written out in it, columns from a tuple in it; the values go beside them",
    "caseload.py:_sorted": "the columns of an order, from a table beside it; the lines go beside them",
    "caseload.py:page": "one of two conditions written out; the columns of an order, from a table beside it",
    "caseload_filter.py:_numbers": "indexes and conditions written out beside it; the values go beside them",
    "caseload_filter.py:_read": "conditions written out below it; the values go beside them",
    "history.py:about": "one of two conditions written out in it; the values go beside them",
    "connection.py:_prepare": "the names of pragmas and their values, from tuples beside it",
    "connection.py:cipher_versions": "the names of pragmas, from a tuple in it",
    "day_out.py:_found": "the columns and name of a table, from a tuple; conditions written out in the class",
    "journal.py:_insert": "names that _triggers gives it",
    "journal.py:_line_of": "tables and columns as the schema names them",
    "journal.py:_triggers": "tables and columns as the schema names them",
    "likeness.py:_queries": "no SQL but a query of the index, whose every word _quoted has quoted; it goes in beside",
    "meetings.py:(module)": "the columns of two tables, which are the fields of their dataclasses",
    "prison_day.py:(module)": "the columns of a table, which are the fields of its dataclass",
    "merging.py:_put_back": "tables and columns checked against the schema by undo; the values go beside them",
    "merging.py:_take_out": "likewise",
    "merging.py:counts": "tables and columns as the schema names them",
    "migrate.py:_run": "the number of a migration",
    "today.py:without_contact": "a condition written out in it; the values go beside it",
    "search.py:_notes_nearly": "what _beginning and _query give it; it goes in by ?",
    "search.py:notes": "what _beginning gives it; it goes in by ?",
    "slips.py:_all": "folded words of letters and digits, each quoted, as FTS5 reads them; it goes in by ?",
    "slips.py:beginning": "likewise",
    "slips.py:whole": "likewise",
    "records.py:__init__": "a table as storage/tables names it, and the fields of its dataclass",
    "records.py:of_many": "a table and its order as storage/tables names them; the values go beside them",
    "records.py:first": "a table's order, as storage/tables names it",
    "records.py:where": "fields of the dataclass, checked against it; the values go beside them",
    "repositories.py:_found": "a column, written out by its two callers",
    "rows_as_journaled.py:_ids": "a table and a column as the schema names them",
    "rows_as_journaled.py:insert": "a table and its columns as the schema names them",
    "rows_as_journaled.py:read": "a table and its columns as the schema names them",
    "rows_as_journaled.py:take_out": "a table as the schema names it",
    "salvaging.py:_rows_of": "what _copied gives it",
    "salvaging.py:_copied": "tables and columns as the schema names them",
    "salvaging.py:_readable": "what _copied gives it",
    "snapshots.py:_counts": "tables as the schema names them",
    "wholeness.py:_all_of": "tables and columns as the schema names them",
    "wholeness.py:_lists": "columns as the schema names them",
}


def pieces(node: ast.expr) -> list[ast.expr]:
    """What a string is put together from; nothing when it is not put together at all."""
    if isinstance(node, ast.JoinedStr):
        return [part.value if isinstance(part, ast.FormattedValue) else part for part in node.values]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return [piece for side in (node.left, node.right) for piece in pieces(side) or [side]]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"join", "format"}:
        return [node.func.value, *node.args]
    return []


def is_ours(piece: ast.expr) -> bool:
    """Whether a piece is text, or a constant by its name: `_COLUMNS`, `self._COLUMNS`."""
    name = piece.id if isinstance(piece, ast.Name) else piece.attr if isinstance(piece, ast.Attribute) else ""
    return isinstance(piece, ast.Constant) or (bool(name) and name == name.upper())


def puts_sql_together(node: ast.AST) -> bool:
    """Whether this expression makes SQL from something that is not a constant of ours."""
    parts = pieces(node) if isinstance(node, ast.expr) else []
    text = " ".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return bool(SQL.search(text)) and not all(is_ours(part) for part in parts)


def functions_that_do(tree: ast.AST, within: str = "(module)") -> Iterator[str]:
    """The names of the functions that put SQL together."""
    for node in ast.iter_child_nodes(tree):
        name = node.name if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else within
        if puts_sql_together(node):
            yield name
        yield from functions_that_do(node, name)


def modules(room: str = "") -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((CHECKOUT / "recovery_desk" / room).rglob("*.py")):
        yield path.relative_to(CHECKOUT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def found_in_storage() -> set[str]:
    return {
        f"{name.removeprefix('recovery_desk/storage/')}:{function}"
        for name, tree in modules("storage")
        for function in functions_that_do(tree)
    }


def test_no_function_puts_sql_together_that_is_not_known_to() -> None:
    unknown = sorted(found_in_storage() - PUT_TOGETHER.keys())
    assert not unknown, f"Use ? for values. If only names of ours can get in, say so in PUT_TOGETHER: {unknown}"


def test_the_list_of_those_that_do_is_not_longer_than_needed() -> None:
    assert sorted(PUT_TOGETHER.keys() - found_in_storage()) == []


def test_only_storage_writes_sql() -> None:
    statement = re.compile(r"\s*(SELECT\s.+\sFROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA)\s", re.DOTALL)
    written = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        if not name.startswith("recovery_desk/storage/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and statement.match(node.value)
    ]
    assert not written


def test_statements_reach_the_database_by_one_door() -> None:
    """And never by `executescript`, which commits behind one's back."""
    doors = [
        f"{name}:{node.lineno} {node.func.attr}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ({"executescript"} if name == DOOR else {"execute", "executemany", "executescript"})
    ]
    assert not doors


@pytest.mark.parametrize(
    "line",
    [
        'f"SELECT * FROM person WHERE name = {name}"',
        '"DELETE FROM person WHERE id = " + person_id',
        "\"SELECT id FROM person WHERE name = '%s'\" % name",
        '"SELECT id FROM person ORDER BY {}".format(column)',
        '" AND ".join(conditions)',
        'f"PRAGMA {pragma}"',
        'f"SELECT {_COLUMNS} FROM person {where} LIMIT ?"',
    ],
)
def test_sql_from_values_is_seen(line: str) -> None:
    assert list(functions_that_do(ast.parse(f"def find(): return {line}"))) == ["find"]


@pytest.mark.parametrize(
    "line",
    [
        '"SELECT * FROM person WHERE name = ?"',
        'f"SELECT {_COLUMNS} FROM person WHERE id = ?"',
        'f"INSERT INTO person ({self._COLUMNS}) VALUES (?, ?)"',
        'f"{name} and company"',
        '", ".join(names)',
        "first + second",
    ],
)
def test_other_strings_may_be_put_together(line: str) -> None:
    assert list(functions_that_do(ast.parse(f"def find(): return {line}"))) == []
