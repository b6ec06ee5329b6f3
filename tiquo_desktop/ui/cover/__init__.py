"""The cover that hides customers from passers-by until somebody signs in."""
