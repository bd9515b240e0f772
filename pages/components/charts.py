"""The charts: numbers in, a figure out. Each shows what a table and a sentence beside it say too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

INK, QUIET, ACCENT, LINE = "#1c1c1a", "#8a8984", "#1f4e6b", "#e4e3df"
STILL: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}


def bars(labels: Sequence[str], heights: Sequence[float], across: str, up: str) -> go.Figure:
    """Upright bars, one a label, in the order given."""
    marks = go.Bar(x=list(labels), y=list(heights), marker={"color": ACCENT})
    chart = _figure(marks, across, up, {"type": "category"})
    return chart.update_layout(yaxis={"nticks": 1 + int(min(5, max(heights, default=1)))})


def steps(days: Sequence[int], shares: Sequence[float], across: str, up: str) -> go.Figure:
    """A survival curve: the share, from 0 to 1, that is still open after so many days; it steps down at each end."""
    line = {"color": ACCENT, "width": 2, "shape": "hv"}
    # The last share holds on beyond the last day; without a stretch of it the last step would fall on the frame.
    to = [*days, days[-1] * 1.05 + 1] if days else []
    marks = go.Scatter(x=to, y=[*shares, *shares[-1:]], mode="lines", line=line)
    chart = _figure(marks, across, up, {"rangemode": "tozero"})
    return chart.update_layout(yaxis={"range": [0, 1.02], "tickformat": ".0%"})


def _figure(marks: Any, across: str, up: str, below: dict[str, Any]) -> go.Figure:
    """A plain figure: two named axes, a light grid, nothing to drag."""
    axis = {"zeroline": False, "linecolor": QUIET, "fixedrange": True, "automargin": True, "gridcolor": LINE}
    layout = {
        "height": 280,
        "margin": {"l": 8, "r": 8, "t": 16, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "Source Sans, sans-serif", "size": 14, "color": INK},
        "xaxis": axis | {"title": {"text": across}, "showgrid": False} | below,
        "yaxis": axis | {"title": {"text": up}, "rangemode": "tozero"},
        "bargap": 0.15,
        "dragmode": False,
        "showlegend": False,
    }
    return go.Figure(marks, layout)
