"""Shop cart tests

Only the cart tests: 2 of 7.

Note: Split from test_shop.py to stay within the limit of 3 seconds.

Tests in this file:
- test_cart_is_empty
- test_cart_grows
"""


def test_cart_is_empty():
    assert not []


def test_cart_grows():
    assert [1]
