def test_add_one():
    assert "split before"
