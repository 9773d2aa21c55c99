"""Damage rendered parts at random: the proof must reject whatever changes what the tests mean."""
