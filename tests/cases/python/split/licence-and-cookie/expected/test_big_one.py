#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright the authors.
# ruff: noqa: E501

# flake8: noqa

"""Big one tests

Only the one tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_one
- test_b_one

Tests of things: ü.
"""

import os


def test_a_one(): assert os.sep


def test_b_one(): ...
