"""Judges beside the rules: the model of the extra `model`, and a service that the user names."""
