"""Big plain tests.

Tests for plain only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

from rest_framework.test import APITestCase


class TestPlain(APITestCase):
    def test_plain_a(self):
        assert self.client.get("/view/").status_code == 404

    def test_plain_b(self):
        assert self.client.get("/view/").status_code == 404

    def test_plain_c(self):
        assert self.client.get("/view/").status_code == 404

    def test_plain_d(self):
        assert self.client.get("/view/").status_code == 404
