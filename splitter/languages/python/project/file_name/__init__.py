"""What hangs on the name of a test file, and on where it stands."""
