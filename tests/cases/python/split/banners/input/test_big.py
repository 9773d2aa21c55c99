import os

# =====================
# Helpers
# =====================


def helper():
    return os.sep


# =====================
# Adding
# =====================


def test_add_one(): assert helper()


# own comment
def test_add_two(): ...


# ---- Subtracting ----

# def test_sub_zero():
#     commented out

def test_sub_one(): assert helper()


def test_sub_two(): ...


def test_add_three(): ...

# the end
