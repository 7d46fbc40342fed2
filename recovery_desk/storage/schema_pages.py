"""The pages on which a SQLite file lists its tables, mended in memory: without one of them no table could be read.

A vault is made by the same statements in the same order as any other of its schema, so the list lies on the same pages
in a new one: a damaged page of it is taken from there. Where the list was made in other steps, by updates, a page that
says nothing stands in: the tables listed on it are lost, and every other can be read.
"""

from collections.abc import Collection, Iterator

from recovery_desk.storage.pages import PAGE

_HEADER = 100
"""Bytes of the file's own header, before the first page's content."""
_LEAF, _BRANCH = 0x0D, 0x05
_SIZE, _FREE = slice(28, 32), slice(32, 40)
_RESERVED = 80
_LOST = bytes((6, 0x17, 0x15, 0x15, 0x08, 0x00)) + b"indexlostlost"
"""A line of the list that names nothing: type, name, table, root page 0, no statement."""


def mended(content: bytes, damaged: Collection[int], fresh: bytes) -> bytes:
    """The plain file with its list of tables readable; `fresh` is a new, empty one of the same schema."""
    pages = bytearray(content)
    if 1 in damaged:
        pages[:PAGE] = fresh[:PAGE]
        pages[_SIZE] = (len(pages) // PAGE).to_bytes(4, "big")
        pages[_FREE] = bytes(8)
    listed = dict(_below(fresh, 1))
    for number, key in list(_below(pages, 1)):
        if number in damaged and number * PAGE <= len(pages):
            at = slice((number - 1) * PAGE, number * PAGE)
            pages[at] = fresh[at] if number in listed and fresh[at.start] == _LEAF else _says_nothing(key)
    return bytes(pages)


def _below(content: bytes | bytearray, number: int) -> Iterator[tuple[int, int]]:
    """The pages under a branch of the list, with the greatest number of a line on each."""
    at = (number - 1) * PAGE
    start = at + (_HEADER if number == 1 else 0)
    if len(content) < at + PAGE or content[start] != _BRANCH:
        return
    many = int.from_bytes(content[start + 3 : start + 5], "big")
    last, greatest = int.from_bytes(content[start + 8 : start + 12], "big"), 0
    for cell in range(min(many, PAGE // 6)):
        pointer = start + 12 + 2 * cell
        place = at + int.from_bytes(content[pointer : pointer + 2], "big")
        child, greatest = int.from_bytes(content[place : place + 4], "big"), _varint(content, place + 4)
        yield child, greatest
        yield from _below(content, child) if child > number else ()
    yield last, greatest + 1
    yield from _below(content, last) if last > number else ()


def _says_nothing(key: int) -> bytes:
    """A page of the list with one line on it."""
    cell = bytes((len(_LOST), min(key, 0x7F))) + _LOST
    place = PAGE - _RESERVED - len(cell)
    head = bytes((_LEAF, 0, 0, 0, 1)) + place.to_bytes(2, "big") + b"\0" + place.to_bytes(2, "big")
    return head.ljust(place, b"\0") + cell + bytes(_RESERVED)


def _varint(content: bytes | bytearray, at: int) -> int:
    value = 0
    for byte in content[at : at + 9]:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value
