"""Task records: from files to typed values, parts and wholes brought together."""
