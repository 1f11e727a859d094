"""Packs a set for an auditor."""
