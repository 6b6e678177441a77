"""The chaining way: from conditions to findings to rows of the verdict table by forward chaining on durable-rules.

A plan becomes clauses over tokens (`chain`), clauses become rules that durable-rules runs safely (`envelope` and
`ruleset`), and a `Session` takes in what becomes known and reads the answers back (`way`). Only `ruleset` imports
durable-rules, and only when a way is made.
"""

from egnet.chaining.way import Chaining, Session

__all__ = ["Chaining", "Session"]
