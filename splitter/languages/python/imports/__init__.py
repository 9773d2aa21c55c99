"""Import statements: their names, the blocks that they stand in, and which of them a part needs."""
