def pytest_ignore_collect(collection_path):
    return True if collection_path.name.endswith("_beta.py") else None
