"""Catalogues on the network that know works: asked by identifier or title, their answers made into sources."""
