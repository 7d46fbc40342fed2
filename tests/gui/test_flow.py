"""What a row does when it becomes several."""

from PySide6.QtWidgets import QPushButton, QWidget

from recovery_desk.ui.widgets.flow import Flow


def rows(width: int, *, before: int, after: int, each: int = 100) -> list[int]:
    """How many buttons of one width stand on each line."""
    holder = QWidget()
    flow = Flow(holder, gap=0)
    made = [QPushButton() for _ in range(before + after)]
    for at, one in enumerate(made):
        if at == before:
            flow.spring()
        one.setFixedSize(each, 20)
        flow.addWidget(one)
    holder.resize(width, 200)
    holder.show()
    tops = [one.y() for one in made]
    return [tops.count(top) for top in sorted(set(tops))]


def test_what_stands_at_the_right_edge_wraps_together(driver: object) -> None:
    del driver
    assert rows(430, before=1, after=4) == [1, 4]


def test_nothing_is_left_alone_on_the_last_line(driver: object) -> None:
    del driver
    assert rows(330, before=4, after=0) == [2, 2]
    assert rows(430, before=5, after=0) == [3, 2]
