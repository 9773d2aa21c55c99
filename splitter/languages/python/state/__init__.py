"""State that the tests of one file share."""
