#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright the authors.
# ruff: noqa: E501

# flake8: noqa
"""Tests of things: ü."""

import os


def test_a_one(): assert os.sep


def test_a_two(): ...


def test_b_one(): ...


def test_b_two(): ...
