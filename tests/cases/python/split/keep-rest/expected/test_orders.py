RATE = 0.2


# ==== Taxes ====


def test_tax_rate():
    assert RATE < 1


# ==== Mails ====


class TestMails:
    def test_welcome_mail(self):
        assert "welcome".islower()


def test_empty_mail():
    assert "" == ""
