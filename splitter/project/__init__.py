"""What is around a file, read statically."""
