"""What an assistant may ask for, as tools of the Model Context Protocol (https://modelcontextprotocol.io).

Nothing is written unless the server is told so when it is started, and nothing outside of its folder is read.
"""
