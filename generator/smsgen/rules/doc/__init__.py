"""Metadata and ids."""
