"""Opening another database: the dialog, recent ones, and what the desk says while none is open."""
