"""What the product is about: customers, their activity, and the rules for both.

Standard library only. Nothing here knows of SQL, Qt, files or the network.
"""
