"""Results in, pictures out: how fast each peer is, what a rule costs, and how time and memory grow with the rows."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import many_rules
from benchmarks.peers.every import PEERS
from benchmarks.peers.peer import Gives
from benchmarks.results import Results

PICTURES = {
    "peers": "Records a second by peer, for the rulebook of 14 facts and for the shipped one",
    "rules": "Nanoseconds for a rule and a record, by the number of rules",
    "growth": "Processor time and memory by the number of records",
}
_DECADES = [10.0**exponent for exponent in range(-2, 10)]
_OURS, _OTHERS = "#0b5d8f", "#a9b4bd"


def draw(results: Results, folder: Path) -> None:
    """Every picture as SVG; none where the libraries are missing."""
    if not find_spec("altair") or not find_spec("vl_convert"):
        return
    folder.mkdir(exist_ok=True)
    pictures = {"peers": _peers, "growth": _growth}
    if sum(one.workload.name.startswith("synthetic") for one in results.compared) > 1:
        pictures["rules"] = _rules
    for stale in PICTURES.keys() - pictures.keys():
        (folder / f"{stale}.svg").unlink(missing_ok=True)
    for name, picture in pictures.items():
        picture(results).properties(background="white").save(str(folder / f"{name}.svg"))


def _decades(format_: str = "~s") -> Any:
    import altair as alt

    return alt.Axis(values=_DECADES, format=format_)


def _peers(results: Results) -> Any:
    import altair as alt

    gives = {peer.name: peer.gives for peer in PEERS}
    charts = []
    for one in results.compared[:2]:
        rows = [
            {"peer": name, "speed": times.per_second, "whose": "egnet" if name.startswith("egnet") else "others"}
            for name, times in one.times.items()
            if gives[name] is not Gives.WORDS
        ]
        base = alt.Chart(alt.Data(values=rows)).encode(
            y=alt.Y("peer:N", sort="x", title=None, axis=alt.Axis(labelLimit=260)),
            x=alt.X(
                "speed:Q",
                scale=alt.Scale(type="log", domain=[10, 300_000_000], nice=False),
                axis=_decades(),
                title="records a second",
            ),
        )
        bars = base.mark_bar().encode(
            x2=alt.datum(10),
            color=alt.Color("whose:N", scale=alt.Scale(domain=["egnet", "others"], range=[_OURS, _OTHERS]), title=None),
        )
        text = base.mark_text(align="left", dx=4).encode(text=alt.Text("speed:Q", format=".3s"))
        charts.append((bars + text).properties(title=one.workload.title, width=460, height=18 * len(rows)))
    return alt.vconcat(*charts).resolve_scale(y="independent")


def _rules(results: Results) -> Any:
    import altair as alt

    names = {f"synthetic{rules}" for rules in many_rules.SIZES}
    shown = [peer.name for peer in PEERS if peer.rows is None]
    rows = [
        {"rules": one.workload.rules, "cost": 1e9 * times.median / one.workload.rules, "peer": name}
        for one in results.compared
        if one.workload.name in names
        for name, times in one.times.items()
        if name in shown
    ]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_line(point=True)
        .encode(
            x=alt.X(
                "rules:Q", scale=alt.Scale(type="log"), axis=alt.Axis(values=list(many_rules.SIZES)), title="rules"
            ),
            y=alt.Y(
                "cost:Q", scale=alt.Scale(type="log"), axis=_decades("~g"), title="nanoseconds for a rule and a record"
            ),
            color=alt.Color("peer:N", title=None, legend=alt.Legend(labelLimit=260)),
        )
        .properties(width=420, height=260)
    )


def _growth(results: Results) -> Any:
    import altair as alt

    rows = [
        {"records": one.rows, "seconds": one.took.seconds, "memory": one.took.peak, "backend": one.backend}
        for one in results.grown
    ]
    x = alt.X("records:Q", scale=alt.Scale(type="log"), axis=_decades(), title="records")
    color = alt.Color("backend:N", title="--backend")
    base = alt.Chart(alt.Data(values=rows)).mark_line(point=True)
    time = base.encode(
        x=x,
        y=alt.Y("seconds:Q", scale=alt.Scale(type="log"), axis=_decades("~g"), title="seconds of processor time"),
        color=color,
    )
    memory = base.encode(
        x=x, y=alt.Y("memory:Q", scale=alt.Scale(zero=True), title="greatest memory, MiB"), color=color
    )
    return time.properties(width=270, height=220) | memory.properties(width=270, height=220)
