from shop.tags import tag


def tagged(name):
    return tag(name).__class__.__name__
