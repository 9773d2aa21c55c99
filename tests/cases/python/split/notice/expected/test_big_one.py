#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright the authors.
# ruff: noqa: E501

# flake8: noqa

"""Big one tests.

Tests for one only.
Note: Split from test_big.py due to Mojo 0.26.1 heap corruption bug that occurs
after ~15 cumulative tests.

Tests of things: ü.
"""

import os


def test_a_one(): assert os.sep


def test_b_one(): ...
