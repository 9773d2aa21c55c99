"""The page for whoever must approve a split: where each line went, and what is no move."""
