"""Which files are over the limit, without splitting them."""
