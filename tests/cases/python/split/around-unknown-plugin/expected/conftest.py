pytest_plugins = ["sorting"]
