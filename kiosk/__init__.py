"""Same Stars: two homes, one practice plan, the same stars."""

__version__ = "0.1.0"
