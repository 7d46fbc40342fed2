"""openpyxl's reader, without the charts. Imported only when a workbook is opened: it costs a fifth of a second."""

from io import BytesIO

from openpyxl.chartsheet.chartsheet import Chartsheet
from openpyxl.packaging.relationship import Relationship
from openpyxl.reader.excel import ExcelReader


class WorkbookReader(ExcelReader):
    """Reads sheets of cells only: a chart that openpyxl cannot read must not keep a list from being read."""

    def __init__(self, content: bytes, *, data_only: bool) -> None:
        super().__init__(BytesIO(content), read_only=True, data_only=data_only, keep_links=False)

    def read_chartsheet(self, sheet: Chartsheet, rel: Relationship) -> None:
        """Leaves the chart where it is."""
