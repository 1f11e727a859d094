"""Verifies the approvals of a commit and its history."""
