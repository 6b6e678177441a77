"""New rulebooks, principles and rules with their features and cases.

Comes in: what a person has decided on. Goes out: whole texts of files, by path. Always holds: nothing is written here, and
what is handed out has been read, checked and run before.
"""
