"""Finding a customer: the search pane, results, and scans."""
