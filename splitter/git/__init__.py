"""A split as a commit, or as renames merged together so that blame follows every line."""
