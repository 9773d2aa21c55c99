#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright the authors.
# ruff: noqa: E501

# flake8: noqa

"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests of things: ü.
"""

import os


def test_a_one(): assert os.sep


def test_b_one(): ...
