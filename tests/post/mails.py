"""Mails as a server holds them: a no, and mail that is none of a search's business."""


def a_no(number: int) -> bytes:
    """Return a rejection of an organisation of its own."""
    return f"""\
From: Mina Sorel <mina.sorel@corp{number}.example>
To: ada@contoso.example
Date: Tue, 3 Mar 2026 10:00:00 +0000
Message-ID: <no-{number}@corp{number}.example>
Subject: Your application as Data Analyst at Corp{number}
Content-Type: text/plain; charset=utf-8

Dear Ada,

thank you for the interview. Unfortunately we have decided to go ahead with another candidate.

Kind regards
Mina Sorel
Corp{number}
""".replace("\n", "\r\n").encode()


def an_advertisement(number: int) -> bytes:
    """Return a mail about shoes, with a large picture."""
    head = f"""\
From: Shoe shop <news@shoes.example>
To: ada@contoso.example
Date: Mon, 2 Mar 2026 10:00:00 +0000
Message-ID: <ad-{number}@shoes.example>
Subject: New shoes, number {number}
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

"""
    picture = (
        "\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + "iVBORw0KGgo=\n" * 40_000
    )
    return (
        (head + "Our new shoes are here, and they are red.\n" * 60 + picture + "--b--\n")
        .replace("\n", "\r\n")
        .encode()
    )
