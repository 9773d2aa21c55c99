"""Big count tests.

Tests for count only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

from django.test import TestCase

from .big_helpers import Book


class TestCount(TestCase):
    def test_count_a(self):
        Book.objects.create(title='t')
        assert Book.objects.count() == 1

    def test_count_b(self):
        Book.objects.create(title='t')
        assert Book.objects.count() == 1

    def test_count_c(self):
        Book.objects.create(title='t')
        assert Book.objects.count() == 1

    def test_count_d(self):
        Book.objects.create(title='t')
        assert Book.objects.count() == 1
