import unittest


class TestFlow(unittest.TestCase):
    token = None
    limit = 3

    def test_1_login(self):
        TestFlow.token = "x"

    def test_2_plain(self):
        self.assertEqual(self.limit, 3)

    def test_3_more(self):
        self.assertEqual(self.token, "x")

    def test_4_plain(self):
        self.assertTrue(1)

    def test_5_end(self):
        self.assertEqual(type(self).token, "x")
