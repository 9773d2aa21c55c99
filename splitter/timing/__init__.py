"""How long tests took, from what runners write down; how long parts would take, and what comes of it."""
