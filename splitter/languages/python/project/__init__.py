"""What pytest and unittest see around a file."""
