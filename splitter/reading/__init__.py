"""Bytes from the disk: one file as a source, and which files there are."""
