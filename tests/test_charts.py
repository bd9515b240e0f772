"""The charts draw what they are given."""

from pages.components import charts


def test_bars_keep_their_order_and_heights() -> None:
    chart = charts.bars(["over 200", "1 to 20"], [2, 5], "Working days", "Motions")
    assert list(chart.data[0].x) == ["over 200", "1 to 20"]
    assert list(chart.data[0].y) == [2, 5]
    assert chart.layout.xaxis.type == "category"
    assert chart.layout.xaxis.title.text == "Working days"


def test_steps_go_down_at_the_end_of_each_stretch_and_hold_beyond_the_last() -> None:
    chart = charts.steps([0, 100, 250], [1.0, 0.5, 0.25], "Days", "Still open")
    line = chart.data[0]
    assert line.line.shape == "hv"
    assert list(line.x)[:3] == [0, 100, 250]
    assert line.x[-1] > 250
    assert list(line.y) == [1.0, 0.5, 0.25, 0.25]


def test_nothing_to_draw_is_no_error() -> None:
    assert len(charts.bars([], [], "a", "b").data[0].x) == 0
    assert len(charts.steps([], [], "a", "b").data[0].x) == 0


def test_a_chart_cannot_be_dragged_out_of_view() -> None:
    chart = charts.bars(["a"], [1], "a", "b")
    assert chart.layout.dragmode is False
    assert chart.layout.xaxis.fixedrange is True
