"""What egnet says about bad input: a position, a stable code, a message and what to do about it.

Comes in: spans of text that someone wrote. Goes out: diagnostics, and plain text for the terminal.
Always holds: a diagnostic is a value; nothing here prints, reads files or decides whether to go on.
"""
