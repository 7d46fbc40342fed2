"""Reading a PDF back, as a program other than the one that wrote it sees it."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, lines without spaces at their ends."""
    reader = PdfReader(BytesIO(pdf))
    return [
        "\n".join(line.rstrip() for line in page.extract_text().splitlines() if line.strip()) + "\n"
        for page in reader.pages
    ]


def words_of(pdf: bytes) -> str:
    """All words, line ends made spaces."""
    return " ".join(" ".join(pages_of(pdf)).split())


def fonts_of(pdf: bytes) -> Iterator[DictionaryObject]:
    """Every font any page may use."""
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]  # pypdf: any PDF object
            yield font.get_object()
