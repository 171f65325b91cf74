"""Trains the model of the extra `model`: does this text support this claim, and which of its words does it not?"""
