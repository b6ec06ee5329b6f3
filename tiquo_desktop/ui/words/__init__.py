"""Words for people: languages, vocabulary, moments, reasons and errors."""
