"""What ``prove`` found, in forms of its own; the others are those of ``check``."""
