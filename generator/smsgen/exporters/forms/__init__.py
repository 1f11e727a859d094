"""A form as a file to fill in, in each format that people and programs use."""
