"""Other tests.

Note: Split from tests.py, as it was over the limit of 6 tests.
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
