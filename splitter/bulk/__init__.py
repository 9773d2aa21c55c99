"""Many files at once, in other processes or on a cluster."""
