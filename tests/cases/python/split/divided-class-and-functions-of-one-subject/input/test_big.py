class TestBig:
    def test_string_one(self):
        assert 'string'

    def test_string_two(self):
        assert 'string'

    def test_string_three(self):
        assert 'string'

    def test_number_one(self):
        assert 'number'

    def test_number_two(self):
        assert 'number'

    def test_number_three(self):
        assert 'number'

    def test_number_four(self):
        assert 'number'

    def test_number_five(self):
        assert 'number'

    def test_unit_one(self):
        assert 'unit'

    def test_unit_two(self):
        assert 'unit'

    def test_unit_three(self):
        assert 'unit'

    def test_unit_four(self):
        assert 'unit'

    def test_unit_five(self):
        assert 'unit'


def test_string_empty():
    assert 'empty'


def test_string_long():
    assert 'long'


def test_string_short():
    assert 'short'
