"""Big title tests.

Tests for title only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

from django.test import TestCase

from .big_helpers import Book


class TestTitle(TestCase):
    def test_title_a(self):
        assert Book.objects.create(title='t').title == 't'

    def test_title_b(self):
        assert Book.objects.create(title='t').title == 't'

    def test_title_c(self):
        assert Book.objects.create(title='t').title == 't'

    def test_title_d(self):
        assert Book.objects.create(title='t').title == 't'
