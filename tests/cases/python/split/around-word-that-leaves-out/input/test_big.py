class TestCart:
    def test_slow_0(self):
        assert True

    def test_a_0(self):
        assert True

    def test_b_0(self):
        assert True

    def test_slow_1(self):
        assert True

    def test_a_1(self):
        assert True

    def test_b_1(self):
        assert True


class TestPrice:
    def test_slow_0(self):
        assert True

    def test_a_0(self):
        assert True

    def test_b_0(self):
        assert True

    def test_slow_1(self):
        assert True

    def test_a_1(self):
        assert True

    def test_b_1(self):
        assert True
