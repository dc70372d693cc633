"""Dragoman: who did what to whom, when, where, and on whose word."""
