"""Takes over what was filled in elsewhere: reads a file, says what each row means, judges it, writes all or nothing."""
