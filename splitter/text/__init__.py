"""Text without a grammar: lines, strings, names, slices, blocks, import lists."""
