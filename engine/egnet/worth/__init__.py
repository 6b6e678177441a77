"""What a move costs and is worth: business cases, benefits that were promised, and what a set of moves adds up to.

Comes in: YAML files of business cases and benefits, and decided records. Goes out: tables, cash flows, break-even years
and findings. Always holds: money spent is positive and money saved negative, as the documents print it; amounts are
intervals with exact ends; every figure has a source.
"""
