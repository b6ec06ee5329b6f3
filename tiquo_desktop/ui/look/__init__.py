"""The look: theme, tokens, and the small widgets that everything is made of."""
