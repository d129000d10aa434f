"""Measurements that print tables; not part of the suite."""
