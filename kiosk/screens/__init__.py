"""The screens, one a file: they read the household, and hand plain values to widgets."""
