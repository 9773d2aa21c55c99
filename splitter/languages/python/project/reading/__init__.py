"""What is read around a Python file: configuration, conftests, plugins, other modules, by their texts."""
