"""The program itself: composition root, command line and window start."""
