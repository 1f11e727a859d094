"""Facts → report values, which exporters show. No I/O, no wording."""
