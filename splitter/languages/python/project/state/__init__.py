"""State that tests share outside of their file, and in what fixtures and conftests set up."""
