import unittest

from plumbing import Process, Shell


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
