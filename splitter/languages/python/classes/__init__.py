"""Classes of tests that are divided, and members that a share does without."""
