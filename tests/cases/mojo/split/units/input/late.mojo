fn thing_of[T: AnyType](thing: T) -> Int:
    return 3
