"""The cheap look before the reader."""

import pytest

from rejoinder.read import sift


@pytest.mark.parametrize(
    ("subject", "sender", "text"),
    [
        ("", "no-reply@ats.greenhouse.io", ""),
        ("Update", "jobs@acme.example", ""),
        ("Your application", "a@b.example", ""),
        ("", "a@b.example", "we have filled the vacancy"),
        ("AW: Ihre Bewerbung", "a@b.example", ""),
        ("", "a@b.example", "Votre candidature a retenu notre attention"),
    ],
)
def test_job_mail_passes(subject: str, sender: str, text: str) -> None:
    """A sender of job mail, a word in the subject or in the text is each enough."""
    assert sift(subject, sender, text)


@pytest.mark.parametrize(
    ("subject", "sender", "text"),
    [
        ("Dinner on Friday?", "mila@friends.example", "Shall we try the new café by the river?"),
        ("Your parcel is on its way", "post@parcels.example", "It arrives tomorrow before noon."),
        ("", "", ""),
    ],
)
def test_other_mail_does_not(subject: str, sender: str, text: str) -> None:
    """Mail with nothing of a job search in it is not read any further."""
    assert not sift(subject, sender, text)
