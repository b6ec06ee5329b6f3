"""The guide, first steps, and reports of errors."""
