"""Every peer, in the order of the tables."""

from __future__ import annotations

from benchmarks.peers import (
    cel,
    duckdb_sql,
    durable_raw,
    egnet_ways,
    numpy_blocks,
    open_fisca,
    plain_python,
    polars_by_hand,
    polars_written,
    zen_engine,
)
from benchmarks.peers.peer import Peer

PEERS: list[Peer] = [
    *egnet_ways.PEERS,
    *durable_raw.PEERS,
    *zen_engine.PEERS,
    *cel.PEERS,
    *plain_python.PEERS,
    *duckdb_sql.PEERS,
    *open_fisca.PEERS,
    *polars_written.PEERS,
    *polars_by_hand.PEERS,
    *numpy_blocks.PEERS,
]
