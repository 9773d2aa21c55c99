#!/bin/sh
for file in tests/test_big_add.py tests/test_big_sub.py tests/test_other.py; do pytest "$file"; done
