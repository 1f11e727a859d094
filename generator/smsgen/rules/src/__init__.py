"""Bytes and YAML."""
