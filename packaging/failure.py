"""How the development commands say that they cannot go on."""


class Failed(Exception):
    """Something that the person must do first; its text is whole sentences and is all that is printed."""
