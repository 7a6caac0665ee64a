"""What each paper of a round says: from facts of the register to its context."""
