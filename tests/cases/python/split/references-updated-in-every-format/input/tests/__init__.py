__all__ = ["test_big", "test_other"]
