"""The version of the package, as reports and plan files name it."""

VERSION = "0.1.0"
