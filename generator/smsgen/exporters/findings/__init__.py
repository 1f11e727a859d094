"""The report of a check in six formats, one module each: pure functions from the report to a text.

What stands in the wording comes partly from documents and file names, so each format makes it harmless in its own way.
"""
