"""Model model tests.

Tests for model only.
Note: Split from test_model.py, as it was over the limit of 3 tests.
"""

from tests_of_fields import FieldTests


class ModelTests(FieldTests):
    def test_saves(self):
        assert self.field.saved()

    def test_loads(self):
        assert self.field.loaded()


class InheritedModelTests(ModelTests):
    def test_parent(self):
        assert self.field.parent
