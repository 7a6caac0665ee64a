"""The program `khenthuong`: the office from the command line."""
