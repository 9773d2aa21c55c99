"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


def test_blue_number(numbers):
    assert next(numbers) == 1


def test_red_mark(request):
    request.node.seen = True
    request.config.shop_seen = True


def test_blue_mark(request):
    assert request.config.shop_seen
