from matplotlib.testing.decorators import image_comparison


@image_comparison(["one.png"])
def test_one(): ...


@image_comparison(["two.png"])
def test_two(): ...
