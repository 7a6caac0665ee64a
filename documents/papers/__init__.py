"""The papers of a round, one module each: context, composition, sample, and its registered kind."""
