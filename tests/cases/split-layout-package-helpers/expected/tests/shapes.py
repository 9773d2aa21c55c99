"""Shapes for the tests."""
