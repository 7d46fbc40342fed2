"""The structure of a PDF: which words are a heading, a line, a cell (ISO 32000-1, 14.7 and 14.8).

Screen readers and programs that read a sheet aloud go by it. Every piece of text on a page is either inside an element
of this tree or marked as furniture, which they pass over.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference

from recovery_desk.printing.page import Slice, Tag

_FURNITURE = "/Artifact BMC"


class Element(PDFObject):
    """One node of the tree; its kids are elements, or pieces of a page by page and number."""

    __RefOnly__ = 1

    def __init__(self, root: "Root", kind: str, parent: "Element | Root", extra: str = "") -> None:
        self._root = root
        self._head = f"<< /Type /StructElem /S /{kind}{extra} /P ".encode() + parent.reference
        self.kids: list[bytes | tuple[int, int]] = []
        root.file.Reference(self)
        self.reference: bytes = b"%d 0 R" % root.file.objectcounter
        if isinstance(parent, Element):
            parent.kids.append(self.reference)

    def format(self, document: Any) -> bytes:
        """The object as PDF writes it; reportlab calls this when the file is finished."""
        page = self._root.page
        kids = b" ".join(
            kid if isinstance(kid, bytes) else b"<< /Type /MCR /Pg %s /MCID %d >>" % (page(kid[0], document), kid[1])
            for kid in self.kids
        )
        return b"%s /K [%s] >>" % (self._head, kids)


class Root(PDFObject):
    """The root of the tree, with the way from each piece of a page back to its element."""

    __RefOnly__ = 1

    def __init__(self, document: Any) -> None:
        self.file = document
        document.Reference(self)
        self.reference: bytes = b"%d 0 R" % document.objectcounter
        self.document = Element(self, "Document", self)
        self.pages: list[PDFObjectReference] = []
        self.pieces: list[list[bytes]] = []
        self._written: dict[int, bytes] = {}

    def page(self, at: int, document: Any) -> bytes:
        """The reference to a page, which has its number only once it is finished."""
        if at not in self._written:
            self._written[at] = self.pages[at].format(document)
        return self._written[at]

    def format(self, document: Any) -> bytes:
        """The object as PDF writes it."""
        del document
        numbers = b"\n".join(b"%d [%s]" % (page, b" ".join(pieces)) for page, pieces in enumerate(self.pieces))
        return b"<< /Type /StructTreeRoot /K %s /ParentTree << /Nums [%s] >> /ParentTreeNextKey %d >>" % (
            self.document.reference,
            numbers,
            len(self.pieces),
        )


class Structure:
    """Builds the tree while pages are drawn."""

    def __init__(self, document: Any) -> None:
        self._root = Root(document)
        document.Catalog.StructTreeRoot = self._root
        self._sheet = self._root.document
        self._above: tuple[Tag, Element] | None = None
        self._table: Element | None = None
        self._cells: dict[int, Element] = {}

    def begin_sheet(self) -> None:
        """What follows is about somebody else, or another sheet."""
        self._sheet = Element(self._root, "Sect", self._root.document)
        self._above = self._table = None
        self._cells = {}

    def last_sheet_to_front(self) -> None:
        """The sheet begun last is read first."""
        kids = self._root.document.kids
        kids.insert(0, kids.pop())

    def begin_page(self, page: PDFObjectReference) -> int:
        """Pieces are on this page now; answers the page's number in the tree."""
        self._root.pages.append(page)
        self._root.pieces.append([])
        return len(self._root.pieces) - 1

    def pieces(self, part: Slice) -> list[tuple[str, Sequence[int]]]:
        """How the texts of a slice are marked: for each piece its opening words and which texts it holds."""
        everything = range(len(part.texts))
        if part.tag is Tag.FURNITURE or not part.texts:
            return [(_FURNITURE, everything)] if part.texts else []
        if part.tag is Tag.ROW:
            return self._row(part)
        if part.tag is Tag.LIST:
            return self._list(part)
        self._table = None
        if not (part.joins and self._above is not None and self._above[0] is part.tag):
            self._above = (part.tag, Element(self._root, part.tag.value, self._sheet))
        said = [at for at in everything if not part.texts[at].cell]
        notes = [at for at in everything if part.texts[at].cell]
        found: list[tuple[str, Sequence[int]]] = [(self._piece(self._above[1], part.tag.value), said)]
        if notes:
            found.append((self._piece(Element(self._root, "P", self._sheet), "P"), notes))
        return found

    def _row(self, part: Slice) -> list[tuple[str, Sequence[int]]]:
        if self._table is None:
            self._table = Element(self._root, "Table", self._sheet)
        if not part.joins:
            row = Element(self._root, "TR", self._table)
            self._cells = {
                at: Element(
                    self._root,
                    "TH" if head else "TD",
                    row,
                    f" /A << /O /Table /Scope /{head} >>" if head else "",
                )
                for at, head in enumerate(part.heads)
            }
        self._above = None
        return [
            (self._piece(self._cells[cell], "TD"), [at for at, text in enumerate(part.texts) if text.cell == cell])
            for cell in sorted({text.cell for text in part.texts})
        ]

    def _list(self, part: Slice) -> list[tuple[str, Sequence[int]]]:
        self._above = self._table = None
        made = Element(self._root, "L", self._sheet)
        found: list[tuple[str, Sequence[int]]] = []
        for item in sorted({text.cell for text in part.texts}):
            body = Element(self._root, "LBody", Element(self._root, "LI", made))
            found.append((self._piece(body, "LBody"), [at for at, t in enumerate(part.texts) if t.cell == item]))
        return found

    def _piece(self, element: Element, name: str) -> str:
        pieces = self._root.pieces[-1]
        number = len(pieces)
        pieces.append(element.reference)
        element.kids.append((len(self._root.pieces) - 1, number))
        return f"/{name} << /MCID {number} >> BDC"
