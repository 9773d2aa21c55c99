"""Prove a move of tests that anybody made: pair what was with what is, and tell the rest."""
