"""Writes files of the set whole or not at all, and says why a change is refused."""
