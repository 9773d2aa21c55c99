#!/bin/sh
HERE=$(dirname "$0")
QUICK="small
  big"

one() {
    pytest -q "$HERE"/tests/test_"$1".py
}

for suite in $QUICK; do
    one "$suite"
done
for suite in gui cli; do
    pytest -q "tests/test_${suite}.py"
done
pytest -q tests/test_$LAST.py
