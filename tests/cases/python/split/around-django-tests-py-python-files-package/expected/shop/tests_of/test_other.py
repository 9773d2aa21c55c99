"""Other tests

Only the other tests: 6 of 12.

Note: Split from tests.py to stay within the limit of 6 tests.

Tests in this file:
- OtherTests::test_other_a
- OtherTests::test_other_b
- OtherTests::test_other_c
- OtherTests::test_other_d
- OtherTests::test_other_e
- OtherTests::test_other_f
"""

from django.contrib.auth.models import User
from django.test import TestCase


class OtherTests(TestCase):
    def test_other_a(self):
        self.assertFalse(User.objects.exists())

    def test_other_b(self):
        self.assertFalse(User.objects.exists())

    def test_other_c(self):
        self.assertFalse(User.objects.exists())

    def test_other_d(self):
        self.assertFalse(User.objects.exists())

    def test_other_e(self):
        self.assertFalse(User.objects.exists())

    def test_other_f(self):
        self.assertFalse(User.objects.exists())
