from t.test_big import Utils
from unittest import TestCase


class TestX(Utils, TestCase):
    def test_x(self):
        self.check(1)
