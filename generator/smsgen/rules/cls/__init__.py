"""Clause coverage."""
