class Parser:
    blanks = " \n"

    @staticmethod
    def set_default_blanks(blanks):
        Parser.blanks = blanks
