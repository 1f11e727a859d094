"""The command `sms`: parses, calls one use case, prints. No decision about a set is made here.

Libraries and use cases are imported inside the functions that need them, so that `sms check` starts at once.
"""
