"""Tables of many records read block by block: cells in, plain columns and codes out."""
