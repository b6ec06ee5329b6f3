"""The commands: each module takes the parsed arguments to the services and prints what comes."""
