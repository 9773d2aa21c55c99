"""Pipes shell tests.

Tests for shell only.
Note: Split from test_pipes.py.
"""

import unittest

from plumbing import Shell


class ShellTests(unittest.TestCase):
    def test_echo(self):
        self.assertEqual(Shell("echo 1").output, "1")

    def test_quotes(self):
        self.assertEqual(Shell("echo '1'").output, "1")

    def test_glob(self):
        self.assertEqual(Shell("echo *").output, "*")

    def test_home(self):
        self.assertEqual(Shell("echo ~").output, "~")

    def test_spaces(self):
        self.assertEqual(Shell("echo 1 2").output, "1 2")
