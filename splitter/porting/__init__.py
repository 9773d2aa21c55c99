"""What a branch or a patch makes of a file that was split is carried to its parts, unit by unit."""
