def main() raises:
    print("it works")
