import os
import unittest

import lib


class FileTestCase(unittest.TestCase):
    def tearDown(self):
        for path in os.listdir(lib.UPLOADS):
            os.unlink(os.path.join(lib.UPLOADS, path))

    def test_default_build(self):
        lib.save('default_build')

    def test_default_create(self):
        lib.save('default_create')

    def test_with_content(self):
        lib.save('with_content')

    def test_with_file(self):
        lib.save('with_file')

    def test_with_path(self):
        lib.save('with_path')

    def test_with_file_empty_path(self):
        lib.save('with_file_empty_path')

    def test_with_path_empty_file(self):
        lib.save('with_path_empty_file')

    def test_error_both_file_and_path(self):
        with self.assertRaises(TypeError):
            lib.save()

    def test_override_filename_with_path(self):
        lib.save('override_filename_with_path')

    def test_existing_file(self):
        lib.save('existing_file')

    def test_no_file(self):
        lib.save('no_file')
