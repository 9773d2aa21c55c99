"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=10)

    class Meta:
        app_label = "tests"
