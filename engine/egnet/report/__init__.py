"""Reports: the analysis as a document, from decided records."""
