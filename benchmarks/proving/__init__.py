"""Hold `splitter prove` against our own splits, and against splits with something broken in them."""
