LARGEST, SMALLEST = 9, 1
may_be_a_fixture = None
