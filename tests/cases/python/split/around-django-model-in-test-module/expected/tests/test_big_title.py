"""Big title tests

Only the title tests: 4 of 8.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- TestTitle::test_title_a
- TestTitle::test_title_b
- TestTitle::test_title_c
- TestTitle::test_title_d
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
