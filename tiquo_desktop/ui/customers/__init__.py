"""The open customer, and the dialogs that add and edit one."""
