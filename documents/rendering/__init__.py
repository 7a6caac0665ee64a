"""How a template is filled fast: read and compiled once, its constant parts packed once.

`documents.render` is the way in.
"""
