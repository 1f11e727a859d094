"""Decides what a site shows, gathers it, builds it and serves its preview."""
