# The tests of this file are elsewhere: it was split due to slow runs. See #7.
# - test_big_add.py (2 tests)
# - test_big_sub.py (2 tests)
