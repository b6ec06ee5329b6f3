"""Commands, and the bars, menus and lists that offer them."""
