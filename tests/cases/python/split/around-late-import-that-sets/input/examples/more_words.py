from parsers import Parser

blanks = Parser.blanks
