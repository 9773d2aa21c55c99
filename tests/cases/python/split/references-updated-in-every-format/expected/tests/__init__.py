__all__ = ["test_big_add", "test_big_sub", "test_other"]
