#!/bin/sh
for file in tests/test_big.py tests/test_other.py; do pytest "$file"; done
