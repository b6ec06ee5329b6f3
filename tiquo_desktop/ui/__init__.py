"""The window: Qt widgets, models, delegates and theme. No SQL."""
