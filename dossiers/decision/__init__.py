"""The rules of signing and issuing: proposal, decision, what it leans on."""
