"""Bytes in: files, web pages and feeds, each under a guard. Nothing here knows what a document is."""
