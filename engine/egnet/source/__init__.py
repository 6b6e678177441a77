"""YAML text as nodes with positions.

Comes in: a file or a text. Goes out: nodes that say what stands where, and diagnostics for all that egnet refuses.
Always holds: bad input never raises; scalars stay the text that was written and are given types by later stages.
"""
