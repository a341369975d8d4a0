"""Tests of telling new text from quoted, forwarded, signature and footer, on mails of our own writing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.mail.segment import segment
from rejoinder.model.mail import SegmentRole

PIECES = st.sampled_from([
    "Dear Ada,",
    "We chose someone else.",
    "",
    "",
    "> Are you free?",
    ">> And now?",
    "On 2 March 2026 Jo <j@x> wrote:",
    "Am 02.03.2026 um 09:00 schrieb Jo Marsh:",
    "-----Original Message-----",
    "From: Jo <jo@x.example>",
    "Sent: Monday, 2 March 2026 09:00",
    "To: Ada",
    "Subject: Your application",
    "---------- Forwarded message ---------",
    "Kind regards,",
    "Thanks,",
    "Jo Marsh",
    "-- ",
    "--",
    "P.S. Do write.",
    "Unsubscribe | Privacy policy",
    "_" * 32,
    "Mit freundlichen Grüßen",
    "Sent from my phone",
    "\u2028",
    "\r",
    "\x0b",
    "© 2026 Northwind",
])
ROLES = {
    "+": SegmentRole.NEW,
    ">": SegmentRole.HISTORY,
    "=": SegmentRole.FORWARDED,
    "-": SegmentRole.SIGNATURE,
    "~": SegmentRole.FOOTER,
}


def show(text: str, subject: str = "") -> str:
    """Return a text with the sign of its role before each line that is not empty."""
    signs = {role: sign for sign, role in ROLES.items()}
    return "".join(
        f"{signs[part.role]} {line}\n"
        for part in segment(text, subject=subject)
        for line in part.text.split("\n")
        if line.strip()
    )


def expect(marked: str, subject: str = "") -> None:
    """Assert that a text, given with signs, is told apart as the signs say; a bare line is an empty one."""
    lines = [line.strip() for line in marked.strip().split("\n")]
    text = "\n".join(line[2:] for line in lines)
    assert show(text, subject) == "".join(f"{line}\n" for line in lines if line[2:].strip())


@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=25).map("\n".join)),
    st.sampled_from(["", "Fwd: x", "Re: x"]),
)
def test_joined_the_stretches_are_the_text(text: str, subject: str) -> None:
    """Not a character is lost, added or moved, and no two stretches of one role stand side by side."""
    parts = segment(text, subject=subject)
    assert "".join(part.text for part in parts) == text
    assert all(one.role is not other.role for one, other in pairwise(parts))
    assert all(part.text for part in parts)


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, Mar 2, 2026 at 9:00 AM Jo Marsh <jo@northwind.example> wrote:",
        "On 02/03/2026 09:00, Jo Marsh wrote:",
        "Am Mo., 2. März 2026 um 09:00 Uhr schrieb Jo Marsh <jo@northwind.example>:",
        "Am 02.03.26 um 09:00 schrieb Jo Marsh:",
        "Jo Marsh <jo@northwind.example> schrieb am Mo. 2. März 2026 um 09:00:",
        "Le lun. 2 mars 2026 à 09:00, Jo Marsh <jo@northwind.example> a écrit :",
        "El lun, 2 mar 2026 a las 9:00, Jo Marsh (<jo@northwind.example>) escribió:",
        "Il giorno lun 2 mar 2026 alle ore 09:00 Jo Marsh <jo@northwind.example> ha scritto:",
        "Op ma 2 mrt 2026 om 09:00 schreef Jo Marsh <jo@northwind.example>:",
        "Em seg., 2 de mar. de 2026 às 09:00, Jo Marsh <jo@northwind.example> escreveu:",
        "W dniu 2.03.2026 o 09:00, Jo Marsh pisze:",
        "Wiadomość napisana przez Jo Marsh <jo@northwind.example> w dniu 2 mar 2026, o godz. 09:00:",
        "Il 02/03/2026 09:00, Jo Marsh ha scritto:",
        "pon., 2 mar 2026 o 09:00 Jo Marsh <jo@northwind.example> napisał(a):",
        "Den mån 2 mars 2026 kl 09:00 skrev Jo Marsh <jo@northwind.example>:",
        "ma 2. maalisk. 2026 klo 9.00 Jo Marsh (jo@northwind.example) kirjoitti:",
        "po 2. 3. 2026 v 9:00 odesílatel Jo Marsh <jo@northwind.example> napsal:",
        "Jo Marsh <jo@northwind.example>, 2 Mar 2026 Pzt, 09:00 tarihinde şunu yazdı:",
        "пн, 2 мар. 2026 г. в 09:00, Jo Marsh <jo@northwind.example> писал(а):",
        "2026年3月2日(月) 9:00 Jo Marsh <jo@northwind.example>:",
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "-------- Message d'origine --------",
    ],
)
def test_what_people_answered_is_history(line: str) -> None:
    """The line above a quoted mail is known in many languages, and all below it is history."""
    expect(f"+ That suits me, thank you for asking.\n\n> {line}\n\n> Are you free on Tuesday?\n> Jo Marsh")


@pytest.mark.parametrize(
    "names",
    [
        "From Sent To Subject",
        "Von Gesendet An Betreff",
        "De Envoyé À Objet",
        "De Enviado Para Asunto",
        "Da Inviato A Oggetto",
        "Van Verzonden Aan Onderwerp",
        "De Enviada Para Assunto",
        "Od Wysłano Do Temat",
        "Från Skickat Till Ämne",
        "Fra Sendt Til Emne",
        "Lähettäjä Lähetetty Vastaanottaja Aihe",
        "Od Odesláno Komu Předmět",
        "Kimden Gönderildi Kime Konu",
        "От Отправлено Кому Тема",
    ],
)
@pytest.mark.parametrize("rule", ["", "_" * 32])
def test_outlook_header_blocks_are_history(names: str, rule: str) -> None:
    """A block of sender, time, recipient and subject starts history in many languages."""
    writer, sent, to, subject = names.split()
    block = f"{writer}: Jo Marsh\n> {sent}: 2.3.2026 09:00\n> {to}: Ada Brook\n> {subject}: Your application"
    expect(f"+ That suits me, thank you for asking.\n\n> {rule}\n> {block}\n\n> Are you free?\n> Jo")


def test_an_attribution_may_be_wrapped() -> None:
    """The line above a quoted mail is known when it goes over three lines."""
    expect("""
        + Yes, gladly.
        > On Monday, 2 March 2026 at 09:00,
        > Jo Marsh of the People Team at Northwind
        > <jo@northwind.example> wrote:

        > > Are you free?
        > > Jo
    """)


def test_answers_between_quotes_are_new() -> None:
    """What stands between quoted lines is new."""
    expect("""
        > On 2 March 2026, Jo wrote:
        > > Are you free on Tuesday?
        + Yes, I am.
        > > And where would you like to meet?
        + In your office, please.
    """)


@pytest.mark.parametrize(
    "line",
    [
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "-------- Weitergeleitete Nachricht --------",
        "Anfang der weitergeleiteten Nachricht:",
        "---------- Message transféré ---------",
        "---------- Messaggio inoltrato",
        "Początek przekazywanej wiadomości:",
        "---------- Mensaje reenviado ----------",
        "---------- Doorgestuurd bericht ---------",
    ],
)
def test_forwarded_mail_is_forwarded(line: str) -> None:
    """What stands below a forwarding line is forwarded, but for the history within."""
    expect(f"""
        + This came today.

        = {line}
        = From: Jo Marsh <jo@northwind.example>
        = Date: Mon, 2 Mar 2026
        = Subject: Your application
        = To: Ada

        = Dear Ada,
        = we chose someone else.
        = Kind regards
        = Jo

        > On 1 March 2026, Ada Brook <ada@seeker.example> wrote:
        > > Is there news?
    """)


def test_outlook_forwards_by_the_subject() -> None:
    """A header block is forwarded mail, not history, where the subject says Fwd, WG or TR."""
    for subject in ("Fwd: No", "FW: No", "WG: Nein", "TR: Non"):
        block = "= From: Jo <jo@x.example>\n= Sent: 2 March 2026\n= To: Ada\n= Subject: No"
        expect(f"+ See below.\n\n{block}\n\n= Dear Ada,\n= no.", subject)


@pytest.mark.parametrize(
    "sign_off",
    [
        "Kind regards,",
        "Best",
        "Yours sincerely",
        "All the best!",
        "Warmest regards",
        "Cheers,",
        "Many thanks,",
        "Mit freundlichen Grüßen",
        "Viele Grüße aus Köln",
        "Beste Gruesse",
        "MfG",
        "Herzlichen Dank und beste Grüße",
        "Cordialement,",
        "Bien à vous,",
        "Sincères salutations",
        "Atentamente,",
        "Un cordial saludo",
        "Cordiali saluti",
        "Un caro saluto,",
        "Con i migliori saluti",
        "Porgiamo distinti saluti",
        "Met vriendelijke groet,",
        "Atenciosamente,",
        "Z poważaniem",
        "Pozdrawiamy serdecznie",
        "Z wyrazami szacunku,",
        "Łączę wyrazy szacunku",
        "Med vänliga hälsningar",
        "Med venlig hilsen",
        "Ystävällisin terveisin",
        "S pozdravem",
        "Saygılarımla",
        "С уважением,",
        "Veuillez agréer, Madame, l'expression de nos salutations distinguées.",
    ],
)
def test_a_sign_off_starts_a_signature(sign_off: str) -> None:
    """A sign-off with name, title and numbers below it is a signature in many languages."""
    expect(f"""
        + Dear Ada,
        + we were glad to meet you, and have chosen someone else.

        - {sign_off}

        - Jo Marsh
        - Head of People, Northwind Ltd.
        - T: +44 20 7946 0000
        - www.northwind.example
    """)


def test_a_signature_swallows_no_sentence() -> None:
    """A postscript, an invitation below the name and facts of a meeting are new."""
    expect("""
        + We have chosen someone else.

        - Kind regards,
        - Jo Marsh

        + P.S. Do look at our page in the autumn.

        - Best,
        - Jo
        + We would be glad to hear from you again when you have worked with
        + larger teams.

        + When: Tuesday, 10:00
        + Where: Room 5
    """)


def test_thanks_alone_ends_no_letter() -> None:
    """A line of thanks is a sign-off only above a name."""
    expect("""
        + Hello Jo,
        + Thank you!
        + I have read your letter and will call on Tuesday.
        - Thanks,
        - Ada Brook
    """)


def test_a_greeting_is_no_sign_off() -> None:
    """A word of greeting that may also close a letter opens it in the first line."""
    expect("""
        + Saludos,
        + hemos recibido su solicitud y la estamos leyendo.
    """)


def test_the_standard_delimiter_starts_a_signature() -> None:
    """Two dashes and a space start a signature (RFC 3676), two dashes a short one."""
    assert show("Yes, I am free.\n-- \nAda Brook\n") == "+ Yes, I am free.\n- -- \n- Ada Brook\n"
    assert show("Yes, I am free.\n--\nAda Brook\n") == "+ Yes, I am free.\n- --\n- Ada Brook\n"


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Von meinem iPad gesendet",
        "Envoyé de mon téléphone",
        "Inviato da iPhone",
        "Wysłane z iPhone’a",
    ],
)
def test_what_a_telephone_adds_is_signature(line: str) -> None:
    """The line that a telephone adds is no text of the writer."""
    expect(f"+ Yes, I am free on Tuesday.\n\n- {line}")


def test_footers_are_footers() -> None:
    """Notices, wrapped or not, and the lines below them are a footer."""
    expect("""
        + Thank you for your interest in Northwind. We have chosen someone else.

        - Sincerely,
        - The People Team

        ~ This e-mail and any attachments are confidential and intended solely for
        ~ the addressee. If you have received it in error, tell the sender and
        ~ delete it at once.

        ~ Unsubscribe | Help
        ~ Northwind Ltd, 12 High Street, Leeds
    """)
    expect("""
        + Vielen Dank für Ihr Interesse. Wir haben uns für jemand anderen entschieden.
        - Mit freundlichen Grüßen
        - Jo Marsh
        ~ Northwind GmbH, Sitz der Gesellschaft: Köln
        ~ Geschäftsführer: Ina Lind, Amtsgericht Köln HRB 12345
    """)


def test_what_is_said_to_the_candidate_is_no_footer() -> None:
    """A promise that names a privacy policy, and a short mail all of notices, are new."""
    expect("""
        + We keep your application on file in line with our privacy policy.
        - Kind regards
        - Jo Marsh
    """)
    expect("+ Unsubscribe\n+ © 2026 Northwind")
    expect("+ You receive this e-mail because you applied at Northwind. Please do not reply to it.")


def test_lines_that_look_like_quoted_fields_are_new() -> None:
    """Times of an appointment and a list of pointers are neither header block nor quote."""
    expect("""
        + Your visit
        + Date: 3 March 2026
        + From: 9:00
        + To: 17:00
        + Subject: a day with the team

        + > Plan the way

        + From: the north, take the A1. To: the south, the A3.
    """)
    expect("+ As Jo wrote:\n\n+ the door is on the left.")


def test_quoted_text_below_nothing_is_doubtful_and_new() -> None:
    """Where no new text stands above an attribution without quote signs, nothing is called history."""
    expect(
        "+ On 2 March 2026 at 09:00 Jo Marsh <jo@x.example> wrote:\n\n+ Dear Ada,\n+ we chose someone else."
    )
