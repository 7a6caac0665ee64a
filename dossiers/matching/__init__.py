"""Whether two nominees, or two achievements, are the same: names, keys, earlier awards."""
