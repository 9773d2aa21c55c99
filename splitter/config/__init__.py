"""``[tool.splitter]`` as frozen settings."""
