"""Json tests.

Tests in several files, by what they are about.
Note: Split from test_json.py, as it was over the limit of 2 tests.
"""
