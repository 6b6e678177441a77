"""The decision record: what is kept of a decision, so that it can be read, compared and made again."""
