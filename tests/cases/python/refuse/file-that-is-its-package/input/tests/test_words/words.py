WORDS = ["one", "two"]
