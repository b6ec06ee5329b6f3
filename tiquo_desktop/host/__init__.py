"""The operating system as the application sees it: folders, files, logging, bundled resources.

A leaf: every other layer but domain may import it, it imports none of them.
"""
