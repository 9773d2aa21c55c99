"""Json tests

4 tests in several files, by what they are about.

Note: Split from test_json.py to stay within the limit of 2 tests.
"""
