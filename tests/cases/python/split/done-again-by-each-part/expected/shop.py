import os

PLACE = os.environ.get("SHOP_PLACE", "")


def open_since():
    return 1905
