"""Where the objects of a construct tree go, and the record of each."""
