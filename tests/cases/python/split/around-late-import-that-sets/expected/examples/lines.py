from parsers import Parser

Parser.set_default_blanks(" \t")
