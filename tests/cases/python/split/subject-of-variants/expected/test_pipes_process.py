"""Pipes process tests.

Tests for process only.
Note: Split from test_pipes.py.
"""

import unittest

from plumbing import Process


class ProcessTestCase(unittest.TestCase):
    poll = True

    def test_start(self):
        self.assertTrue(Process(poll=self.poll).start())

    def test_stop(self):
        self.assertTrue(Process(poll=self.poll).stop())

    def test_wait(self):
        self.assertEqual(Process(poll=self.poll).wait(), 0)


class ProcessTestCaseNoPoll(ProcessTestCase):
    poll = False


class ProcessTestCaseWithoutPoll(ProcessTestCase):
    def test_start(self):
        self.assertTrue(Process().start())

    def test_stop(self):
        self.assertTrue(Process().stop())

    def test_wait(self):
        self.assertEqual(Process().wait(), 0)
