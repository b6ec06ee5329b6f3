"""Chips, dates, and the sentence that says what is shown."""
