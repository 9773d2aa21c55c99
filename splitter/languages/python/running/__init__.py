"""Running test files with pytest, and reading what became of each test."""
