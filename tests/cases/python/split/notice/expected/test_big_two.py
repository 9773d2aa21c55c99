#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright the authors.
# ruff: noqa: E501

# flake8: noqa

"""Big two tests.

Tests for two only.
Note: Split from test_big.py due to Mojo 0.26.1 heap corruption bug that occurs
after ~15 cumulative tests.

Tests of things: ü.
"""


def test_a_two(): ...


def test_b_two(): ...
