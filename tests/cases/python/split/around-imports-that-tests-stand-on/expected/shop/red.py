from shop.tags import Tag


class Red(Tag):
    pass
