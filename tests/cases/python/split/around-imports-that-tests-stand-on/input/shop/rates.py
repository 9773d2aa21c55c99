from shop import prices

prices.LOWEST = 2
RATE = 3
