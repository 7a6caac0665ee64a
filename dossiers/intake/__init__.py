"""The rules of reception and appraisal: what comes in, what is missing, what is held."""
