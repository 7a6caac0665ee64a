"""A unit's list as a file, the blank workbook, and earlier awards looked up."""
