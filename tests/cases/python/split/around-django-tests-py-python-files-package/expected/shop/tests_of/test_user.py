"""User tests.

Tests for user only.
Note: Split from tests.py, as it was over the limit of 6 tests.
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
