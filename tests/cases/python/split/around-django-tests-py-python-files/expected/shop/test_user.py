"""User tests

Only the user tests: 6 of 12.

Note: Split from tests.py to stay within the limit of 6 tests.

Tests in this file:
- UserTests::test_user_a
- UserTests::test_user_b
- UserTests::test_user_c
- UserTests::test_user_d
- UserTests::test_user_e
- UserTests::test_user_f
"""

from django.contrib.auth.models import User
from django.test import TestCase


class UserTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = User.objects.create(username="ann")

    def test_user_a(self):
        self.assertEqual(self.user.username, "ann")

    def test_user_b(self):
        self.assertEqual(self.user.username, "ann")

    def test_user_c(self):
        self.assertEqual(self.user.username, "ann")

    def test_user_d(self):
        self.assertEqual(self.user.username, "ann")

    def test_user_e(self):
        self.assertEqual(self.user.username, "ann")

    def test_user_f(self):
        self.assertEqual(self.user.username, "ann")
