"""Feature files: sentences about tasks and verdicts, run against a rulebook.

Comes in: Gherkin in Danish or English. Goes out: for each scenario whether egnet finds what it says.
Always holds: a name that the rulebook does not know is an error in the sentence, never a pass.
"""
