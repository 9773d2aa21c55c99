"""What a project says of its limit: the decision record, and the block in a document for contributors.

Generated text stands between marks, ``<!-- splitter:begin NAME -->`` and ``<!-- splitter:end NAME -->``.
What is outside of them belongs to people and is never changed.
"""
