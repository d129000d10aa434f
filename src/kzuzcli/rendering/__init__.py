"""Results as rich renderables, a module a verb. Returns, never prints; every text goes through safe.py."""
