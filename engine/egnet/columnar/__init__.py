"""The columnar way: a batch of records as columns of small codes, each distinct look decided once by the definition."""
