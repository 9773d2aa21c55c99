from test_big import parse


def test_parse(): assert parse
