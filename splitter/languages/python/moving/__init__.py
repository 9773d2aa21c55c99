"""What changes where statements go to another module or folder: shared helpers, relative imports, paths."""
