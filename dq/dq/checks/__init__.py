"""The check IR: the one meaning of every check, which all engines render."""
