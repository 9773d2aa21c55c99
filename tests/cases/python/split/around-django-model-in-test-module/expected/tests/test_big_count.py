"""Big count tests

Only the count tests: 4 of 8.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- TestCount::test_count_a
- TestCount::test_count_b
- TestCount::test_count_c
- TestCount::test_count_d
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
