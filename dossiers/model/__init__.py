"""The nouns of a dossier's way: dossier, round, people, events, errors, and the table of moves."""
