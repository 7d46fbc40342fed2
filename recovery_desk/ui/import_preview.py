"""A spreadsheet looked at before it is imported: which column is what, what is wrong, and counts that add up."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from recovery_desk.ui.models.lines_model import LinesModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow, side_by_side
from recovery_desk.ui.widgets.frames import Tile, card, column, rule, scrolling
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.import_caseload import (
    FIELD_WORDS,
    Decision,
    Field,
    ImportPlan,
    PlannedRow,
    outcome_of,
)

_NOT_IN_FILE = "Not in this file"
_MOST_NOTES = 6


class ImportPreview(QWidget):
    """Shows one plan."""

    import_wanted = Signal()
    cancelled = Signal()
    save_bad_wanted = Signal()
    mapping_changed = Signal(object)
    """Another `ColumnMapping` was chosen."""

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__()
        self.setObjectName("page")
        self.plan = plan
        self._offered = [row for row in plan.planned if row.decision is Decision.OFFER]
        self._same = LinesModel(("Probably the same person", "Row", "Why, and what would change"), tickable=True)
        self.leave_out = QCheckBox(f"Leave out {_rows(len(plan.rejected))} with problems and import the rest")
        self.choices: dict[Field, QComboBox] = {}
        self._tiles = {
            "rows": Tile("rows in the file", Tone.PLAIN, "row in the file"),
            "created": Tile("somebody new", Tone.GOOD),
            "matched": Tile("already on this desk", Tone.NOTE),
            "rejected": Tile("cannot be imported", Tone.HARD),
        }
        whole = column(self, gap=12)
        whole.addWidget(words(f"Import {plan.name}", "title"))
        tiles = Flow(gap=10)
        for tile in self._tiles.values():
            tiles.addWidget(tile)
        whole.addLayout(tiles)
        across = side_by_side(gap=12)
        across.addWidget(self._mapping_card(), 2)
        across.addWidget(self._findings(), 3)
        whole.addLayout(across, 1)
        whole.addWidget(self._foot())
        self.leave_out.toggled.connect(self._show_ready)
        self._same.dataChanged.connect(self._show_figures)
        self._show_figures()
        self._show_ready()

    @property
    def not_the_same(self) -> frozenset[int]:
        """The row numbers whose offered match was unticked."""
        return frozenset(self._offered[row].number for row in self._same.unticked)

    def _show_figures(self) -> None:
        outcome = outcome_of(self.plan, self.not_the_same)
        self._tiles["rows"].show_figure(outcome.rows)
        self._tiles["created"].show_figure(outcome.created)
        self._tiles["matched"].show_figure(outcome.matched)
        self._tiles["rejected"].show_figure(len(outcome.rejected))

    def _show_ready(self) -> None:
        self.go.setEnabled(bool(self.plan.planned) and (not self.plan.rejected or self.leave_out.isChecked()))

    def _mapping_card(self) -> QFrame:
        box = card()
        whole = column(box, gap=0)
        head = words("Which column is what", "heading")
        head.setContentsMargins(theme.px(16), theme.px(11), theme.px(16), theme.px(11))
        whole.addWidget(head)
        whole.addWidget(rule())
        inside = QWidget()
        inside.setObjectName("bare")
        grid = QGridLayout(inside)
        grid.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        headings = [(_NOT_IN_FILE, ""), *((heading, heading) for heading in self.plan.headings)]
        for row, (field, name) in enumerate(FIELD_WORDS.items()):
            box_ = choice(f"Column for {name.lower()}", headings, self.plan.mapping.columns.get(field, ""))
            box_.setMinimumContentsLength(14)
            box_.activated.connect(lambda _at, field=field: self._choose(field))
            self.choices[field] = box_
            grid.addWidget(words(name), row, 0)
            grid.addWidget(box_, row, 1)
        unused = ", ".join(self.plan.unused_columns) or "none"
        grid.addWidget(words(f"Columns nothing is taken from: {unused}", "small", wrap=True), len(FIELD_WORDS), 0, 1, 2)
        grid.setColumnStretch(1, 1)
        area = scrolling(inside)
        area.setObjectName("bare")
        whole.addWidget(area, 1)
        _yielding(box, 220)
        return box

    def _choose(self, field: Field) -> None:
        heading = str(self.choices[field].currentData()) or None
        self.mapping_changed.emit(self.plan.mapping.with_column(field, heading))

    def _findings(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setAccessibleName("What was found in the file")
        problems = LinesModel(("Row", "Column", "Problem"), parent=self)
        problems.show_lines([(str(p.row), p.column, p.problem) for p in self.plan.problems])
        tabs.addTab(_padded(_table("Problems", problems, (70, 150))), f"Problems ({len(self.plan.problems):,})")
        self._same.show_lines([_offer_line(row) for row in self._offered])
        if self._offered:
            offers = _padded(_table("Probably the same person", self._same, (260, 70)))
            tabs.addTab(offers, f"Probably known ({len(self._offered):,})")
        noted = [(str(row.number), row.draft.filed_as, " ".join(row.notes)) for row in self.plan.planned if row.notes]
        if noted:
            notes = LinesModel(("Row", "Person", "To know"), parent=self)
            notes.show_lines(noted)
            tabs.addTab(_padded(_table("To know", notes, (70, 190))), f"To know ({len(noted):,})")
        changed = [_change_line(row) for row in self.plan.planned if row.changes]
        if changed:
            changes = LinesModel(("Row", "Person", "What changes"), parent=self)
            changes.show_lines(changed)
            tabs.addTab(_padded(_table("What changes", changes, (70, 190))), f"What changes ({len(changed):,})")
        _yielding(tabs, 220)
        return tabs

    def _foot(self) -> QFrame:
        box = card()
        whole: QVBoxLayout = column(box, margin=14, gap=8)
        for note in self.plan.notes[:_MOST_NOTES]:
            whole.addWidget(words(note, wrap=True))
        across = Flow(gap=8)
        self.leave_out.setVisible(bool(self.plan.rejected))
        across.addWidget(self.leave_out)
        if not self.plan.rejected:
            across.addWidget(words("Nothing is wrong with this file.", "subtle"))
        across.spring()
        bad = button("Save rows with problems…", "file-down")
        bad.setVisible(bool(self.plan.rejected))
        leave = button("Cancel")
        self.go = button(f"Import {_rows(len(self.plan.planned))}", "upload", kind="primary")
        bad.clicked.connect(self.save_bad_wanted)
        leave.clicked.connect(self.cancelled)
        self.go.clicked.connect(self.import_wanted)
        for widget in (bad, leave, self.go):
            across.addWidget(widget)
        whole.addLayout(across)
        return box


def _yielding(box: QWidget, least: int) -> None:
    """As high as there is room for, so that the buttons below stay in sight in a small window."""
    box.setMinimumHeight(theme.px(least))
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _offer_line(row: PlannedRow) -> tuple[str, str, str]:
    changes = "; ".join(f"{change.what}: {change.new}" for change in row.changes)
    return row.draft.filed_as, str(row.number), " ".join(part for part in (*row.notes, changes) if part)


def _change_line(row: PlannedRow) -> tuple[str, str, str]:
    said = "; ".join(f"{c.what}: {c.old or 'nothing'} → {c.new}" for c in row.changes)
    return str(row.number), row.draft.filed_as, said


def _table(name: str, model: LinesModel, widths: tuple[int, ...]) -> QTableView:
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(30))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for at, width in enumerate(widths):
        table.setColumnWidth(at, theme.px(width))
    header.setSectionResizeMode(len(widths), QHeaderView.ResizeMode.Stretch)
    return table


def _padded(table: QTableView) -> QWidget:
    """The table, and below it whole what stands shortened in the last column of the chosen line."""
    holder = QWidget()
    holder.setObjectName("page")
    whole = column(holder, gap=6)
    whole.setContentsMargins(0, theme.px(10), 0, 0)
    whole.addWidget(table, 1)
    said = words("", wrap=True)
    whole.addWidget(said)

    def show(index: QModelIndex) -> None:
        said.setText(str(index.siblingAtColumn(table.model().columnCount() - 1).data() or ""))

    table.selectionModel().currentRowChanged.connect(lambda now, _before: show(now))
    table.setCurrentIndex(table.model().index(0, 0))
    return holder
