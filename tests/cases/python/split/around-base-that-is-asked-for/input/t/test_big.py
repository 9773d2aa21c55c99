from unittest import TestCase

from .registry import Other


class Utils:
    def check(self, value):
        self.assertEqual(value, 1)

    def check_all(self, *values):
        for value in values:
            self.check(value)

    def check_none(self, *values):
        for value in values:
            self.assertNotEqual(value, 1)


class Case(Utils, Other, TestCase):
    def setUp(self):
        self.value = 1


class TestAlpha(Case):
    def test_alpha_0(self):
        self.check(self.value)

    def test_alpha_1(self):
        self.check(self.value)

    def test_alpha_2(self):
        self.check(self.value)

    def test_alpha_3(self):
        self.check(self.value)


class TestBeta(Case):
    def test_beta_0(self):
        self.check(self.value)

    def test_beta_1(self):
        self.check(self.value)

    def test_beta_2(self):
        self.check(self.value)

    def test_beta_3(self):
        self.check(self.value)


class TestGamma(Case):
    def test_gamma_0(self):
        self.check(self.value)

    def test_gamma_1(self):
        self.check(self.value)

    def test_gamma_2(self):
        self.check(self.value)

    def test_gamma_3(self):
        self.check(self.value)


class TestOwn(Case):
    def test_own(self):
        self.check(1)
