import sys
import unittest


class ShopCase(unittest.TestCase):
    def setUp(self):
        module = sys.modules[type(self).__module__]
        self.rates = getattr(module, "RATES", {})
        self.label = module.LABEL
