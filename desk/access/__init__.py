"""Who may do what on the desk: middleware, rules, visibility, request checks."""
