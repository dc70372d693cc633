"""Bytes → Document: encoding, markup, date, language."""
