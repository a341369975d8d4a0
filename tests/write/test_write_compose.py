"""Letters rest on the record, and say what a wise person would say."""

import re
from datetime import timedelta
from itertools import product

import pytest
from casework import NO, NOW, OKAFOR, a_case, a_draft, a_letter, an_entry, our_letter
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.case import Case
from rejoinder.model.draft import Draft, Severity
from rejoinder.model.mail import Invite
from rejoinder.model.person import Register, Voice
from rejoinder.model.reading import (
    ActName,
    Contact,
    FeedbackPoint,
    Kind,
    KindWord,
    KindWordType,
    Polarity,
    Reason,
    Stage,
    Theme,
)
from rejoinder.model.step import Channel, MessageKind
from rejoinder.model.words import Happening, Via
from rejoinder.write.realise import count_words

SIE = (
    "Guten Tag Jordan Marsh,\n\nwir haben anders entschieden. Wir danken Ihnen.\n\nViele Grüße\nAnna Weber\n"
)
WEBER = Contact(name="Anna Weber", title="Personalreferentin", email="anna.weber@nordlicht.example")

KIND_WORDS = {
    "none": (),
    "praise": (KindWord(text="We were impressed by your portfolio.", type=KindWordType.PRAISE),),
    "reapply": (KindWord(text="Please apply again.", type=KindWordType.REAPPLY),),
    "on_file": (KindWord(text="We will keep your details.", type=KindWordType.ON_FILE),),
    "stay": (KindWord(text="Let us stay in touch.", type=KindWordType.STAY_IN_TOUCH),),
}
ADVICE = FeedbackPoint(text="Show one project.", polarity=Polarity.ADVICE, theme=Theme.EXPERIENCE)
STAGES = (Stage.APPLICATION, Stage.SCREEN, Stage.ASSESSMENT, Stage.INTERVIEW, Stage.FINAL)
NAMES = (("Contoso", "Data Analyst"), ("Contoso", None), (None, "Data Analyst"), (None, None))
MAILS = (MessageKind.REPLY, MessageKind.KEEP_WARM, MessageKind.RECONNECT, MessageKind.FEEDBACK_THANKS)


def grid() -> list[tuple[str, Stage, Register, str, tuple[str | None, str | None], bool]]:
    """Return combinations of language, stage, register, kind words, names and whether a person signed."""
    everything = product(("en", "de"), STAGES, Register, KIND_WORDS, NAMES, (True, False))
    return list(everything)


def draft_of(  # noqa: PLR0917 the axes of the grid
    language: str,
    stage: Stage,
    register: Register,
    words: str,
    names: tuple[str | None, str | None],
    signed: bool,  # noqa: FBT001 an axis of the grid
    *,
    kind: MessageKind = MessageKind.REPLY,
    number: int = 1,
) -> tuple[Case, Draft]:
    """Compose one letter of the grid."""
    contact = (OKAFOR if language == "en" else WEBER) if signed else None
    letter = a_letter(
        NO if language == "en" else SIE,
        stage=stage,
        language=language,
        contact=contact,
        organization=names[0],
        role=names[1],
        kind_words=KIND_WORDS[words],
        feedback=(ADVICE,) if kind is MessageKind.FEEDBACK_THANKS else (),
    )
    case = a_case(letter, number=number, organization=names[0], role=names[1])
    to = (contact.email if contact else None) or "jobs@contoso.example"
    voice = Voice(name="Jordan Marsh", register=register)
    return case, a_draft(case, kind, to=to, voice=voice)


ALL = [
    (axes, kind, *draft_of(*axes, kind=kind, number=number))
    for number, axes in enumerate(grid())
    for kind in (MAILS[number % 4], MessageKind.REPLY)
]


def test_no_placeholder_ever_leaves() -> None:
    """Nothing in braces, brackets or angle brackets is left in any letter of the grid."""
    assert not [
        draft.body for _, _, _, draft in ALL if re.search(r"[{}\[\]<>|]|\bNone\b", draft.body + draft.subject)
    ]


def test_own_letters_pass_the_checker() -> None:
    """The checker finds nothing that blocks or improves in a letter of our own."""
    troubled = [
        (draft.body, finding)
        for *_, draft in ALL
        for finding in draft.findings
        if finding.severity is not Severity.NOTE
    ]
    assert not troubled, troubled[0]


def test_letters_with_a_name_in_the_record_are_specific() -> None:
    """A reply names the role or the organisation where the record holds one of them."""
    for axes, kind, _, draft in ALL:
        if any(axes[4]) and kind is MessageKind.REPLY:
            assert {"role", "organization"} & {fact.name for one in draft.sentences for fact in one.facts}


def test_every_name_and_number_is_a_fact() -> None:
    """Capitalised names of the case and all digits in a sentence are in the facts of that sentence."""
    for *_, draft in ALL:
        for sentence in draft.sentences:
            held = " ".join(fact.value for fact in sentence.facts)
            names = re.findall(r"Contoso|Data Analyst|Okafor|Weber|Jordan Marsh|\d+", sentence.text)
            assert all(name in held for name in names), sentence


def test_body_is_made_of_its_sentences() -> None:
    """Every sentence of a draft stands in its body word for word."""
    assert all(sentence.text in draft.body for *_, draft in ALL for sentence in draft.sentences)


def test_replies_after_an_interview_have_their_length() -> None:
    """A reply after an interview has 80 to 160 words, one after a first screening less than 90."""
    for axes, kind, _, draft in ALL:
        if kind is not MessageKind.REPLY:
            continue
        words = count_words(draft.body)
        talked = axes[1] in {Stage.INTERVIEW, Stage.FINAL}
        assert 80 <= words <= 160 if talked else 25 <= words <= 90, draft.body


def test_the_same_case_gives_the_same_letter() -> None:
    """Composing twice gives equal drafts."""
    axes = grid()[37]
    assert draft_of(*axes) == draft_of(*axes)


def test_neighbouring_cases_share_hardly_a_sentence() -> None:
    """Of ten letters to ten organisations, hardly two share a sentence of more than eight words."""
    drafts = [
        a_draft(a_case(a_letter(organization=f"Firm {n}"), number=n, organization=f"Firm {n}"))
        for n in range(10, 20)
    ]
    shared = [
        sentence.text
        for n, draft in enumerate(drafts)
        for sentence in draft.sentences
        if count_words(sentence.text) > 8 and any(sentence.text in other.body for other in drafts[n + 1 :])
    ]
    assert len(shared) <= 12


def test_no_interview_no_thanks_for_one() -> None:
    """A letter after a first screening neither thanks for an interview nor voices disappointment."""
    for axes, kind, _, draft in ALL:
        if axes[1] is Stage.APPLICATION and kind is MessageKind.REPLY:
            assert not re.search(r"interview|Gespräch|hoped|gehofft|sorry|schade", draft.body, re.IGNORECASE)


@pytest.mark.parametrize("language", ["en", "de"])
def test_refused_feedback_is_not_asked_for(language: str) -> None:
    """Where the letter says that there is no individual feedback, none is asked for."""
    refusal = ((ActName.REFUSES_FEEDBACK, "We cannot give individual feedback."),)
    for number in range(12):
        case = a_case(a_letter(language=language, acts=refusal), number=number)
        body = a_draft(case).body
        assert not re.search(r"\?|grateful for|welcome a word|wüsste|Rückmeldung bitten", body), body
        assert re.search(r"feedback|comment|Rückmeldung|Bewerbungen", body)


def test_a_given_feedback_is_thanked_for_and_not_asked_for() -> None:
    """A rejection that carries feedback is thanked for it by its theme."""
    point = FeedbackPoint(text="answers were long", polarity=Polarity.WEAKNESS, theme=Theme.COMMUNICATION)
    body = a_draft(a_case(a_letter(feedback=(point,)))).body
    assert "how I explain things" in body
    assert "?" not in body


def test_a_remark_without_a_theme_is_not_thanked_for_as_feedback() -> None:
    """A sentence of a rejection that was only perhaps feedback does not make a false thanks."""
    remark = FeedbackPoint(text="I wrote this myself", polarity=Polarity.ADVICE, theme=Theme.OTHER)
    drafts = [a_draft(a_case(a_letter(feedback=(remark,)), number=number)) for number in range(12)]
    assert not [
        one for draft in drafts for one in draft.sentences for fact in one.facts if "given" in fact.name
    ]


def test_an_offer_of_feedback_is_taken_up() -> None:
    """Where they offer feedback, the letter accepts the offer."""
    offer = ((ActName.OFFERS_FEEDBACK, "Let us know if you would like feedback."),)
    assert re.search(r"offer", a_draft(a_case(a_letter(acts=offer))).body)


def test_an_answer_is_used_in_the_letter() -> None:
    """What the person remembers stands in the letter, with its question as the source."""
    draft = a_draft(a_case(a_letter(), answers=(("interview-moment", "How your team plans a release."),)))
    used = [one for one in draft.sentences if "how your team plans a release." in one.text]
    assert [fact.source for fact in used[0].facts] == ["answer:interview-moment"]
    assert "interview-moment" not in {question.id for question in draft.questions}


@pytest.mark.parametrize("nothing", ["", "no", "Nothing.", "-"])
def test_an_answer_that_says_nothing_is_left_out(nothing: str) -> None:
    """An empty or negative answer neither enters the letter nor is asked for again."""
    draft = a_draft(a_case(a_letter(), answers=(("interview-moment", nothing),)))
    assert not [fact for one in draft.sentences for fact in one.facts if fact.source.startswith("answer")]
    assert nothing == "-" or "interview-moment" not in {question.id for question in draft.questions}


def test_at_most_three_questions_are_asked() -> None:
    """A draft never asks more than three questions."""
    assert all(len(draft.questions) <= 3 for *_, draft in ALL)


def test_english_names_get_their_article() -> None:
    """A University of Leeds is spoken of with its article."""
    for number in range(9):
        letter = a_letter(organization="University of Leeds")
        body = a_draft(a_case(letter, number=number, organization="University of Leeds")).body
        assert not re.search(r"(?:at|with|join) University", body)


def test_a_call_is_thanked_for_in_the_language_of_the_log() -> None:
    """A call with no mail at all is thanked for in the language in which it was logged."""
    call = an_entry(Happening.REJECTION, text="Frau Weber hat angerufen, es hat leider nicht geklappt")
    draft = a_draft(a_case(call, role="Bürokraft (Teilzeit)"))
    assert draft.language == "de"
    assert re.search(r"Anruf|angerufen|am Telefon|telefonisch", draft.body)


def test_a_linkedin_note_keeps_the_limit() -> None:
    """A note has at most 300 characters and no address, however long the names are."""
    for number, role in product(
        range(6), ("Analyst", "Head of International Regulatory Affairs and Public Policy")
    ):
        letter = a_letter(role=role, organization="The Royal Society of Very Long Names and Titles")
        case = a_case(
            letter, number=number, role=role, organization="The Royal Society of Very Long Names and Titles"
        )
        draft = a_draft(case, MessageKind.LINKEDIN_NOTE, to="Adaeze Okafor", channel=Channel.LINKEDIN)
        assert len(draft.body) <= 300
        assert "@" not in draft.body
        assert draft.headers == ()


def test_a_phone_script_has_its_turns() -> None:
    """A script has an opening, two likely turns and a closing, and thanks for the call."""
    call = an_entry(Happening.REJECTION, via=Via.PHONE)
    case = a_case(an_entry(Happening.INTERVIEW, number=3, days_ago=9), call)
    draft = a_draft(case, MessageKind.PHONE_SCRIPT, to="Adaeze Okafor", channel=Channel.PHONE)
    assert [line for line in draft.body.splitlines() if line.endswith(":")][1:3] == [
        "If they tell you what was missing:",
        "If they cannot give feedback:",
    ]
    assert "log:7" in {fact.source for one in draft.sentences for fact in one.facts}


def test_a_follow_up_names_the_request_and_presses_nobody() -> None:
    """A follow-up recalls the earlier request, and lets them off."""
    letter = a_letter(days_ago=20)
    asked = our_letter("Could you give me some feedback?", asks=True, days_ago=15)
    case = a_case(letter, asked)
    draft = a_draft(case, MessageKind.FOLLOW_UP, about=asked)
    assert "feedback" in draft.body
    assert ("In-Reply-To", "<ours-15@seeker.example>") in draft.headers
    assert not [one for one in draft.findings if one.severity is not Severity.NOTE]


def test_thanks_for_feedback_names_the_point() -> None:
    """Thanks for feedback name its theme and what the person will do."""
    point = FeedbackPoint(text="more structure", polarity=Polarity.ADVICE, theme=Theme.PREPARATION)
    letter = a_letter(kind=Kind.FEEDBACK, feedback=(point,))
    case = a_case(letter, answers=(("feedback-plan", "I will run two practice interviews."),))
    body = a_draft(case, MessageKind.FEEDBACK_THANKS).body
    assert "preparation" in body
    assert "I will run two practice interviews." in body


def test_what_was_said_before_is_not_said_again() -> None:
    """A sentence that the person sent in this thread before is not used once more."""
    first = a_draft(a_case(a_letter()))
    again = a_draft(a_case(a_letter(), our_letter(first.body)), about=a_letter())
    before = {one.text for one in first.sentences if count_words(one.text) > 6}
    assert not before & {one.text for one in again.sentences}


def test_other_languages_fall_back_to_english_and_say_so() -> None:
    """A letter in a language without a book is answered in English, with a note."""
    draft = a_draft(a_case(a_letter(language="sv")))
    assert draft.language == "en"
    assert "B-language" in {finding.rule for finding in draft.findings}


def test_a_wished_language_wins() -> None:
    """The language that is asked for is used, whatever theirs is."""
    assert a_draft(a_case(a_letter()), language="de").language == "de"


def test_an_agency_is_not_taken_for_the_employer() -> None:
    """No letter to an agency speaks of working for the agency."""
    for number in range(8):
        letter = a_letter(organization="Halvorsen Talent")
        body = a_draft(a_case(letter, number=number, organization="Halvorsen Talent", agency=True)).body
        assert not re.search(r"(?:at|with|join) Halvorsen", body)


def test_another_candidate_is_wished_well_and_never_compared() -> None:
    """Where someone else was chosen, the letter accepts it without comparing."""
    reason = (Reason(text="We chose another candidate.", theme=Theme.OTHER_CANDIDATE),)
    for number in range(8):
        draft = a_draft(a_case(a_letter(reasons=reason), number=number))
        assert not [one for one in draft.findings if one.rule == "D-comparing"]


@pytest.mark.parametrize(
    ("days_ago", "method", "thanked"), [(5, "REQUEST", True), (-3, "REQUEST", False), (5, "CANCEL", False)]
)
def test_only_an_interview_that_took_place_is_thanked_for(days_ago: int, method: str, thanked: bool) -> None:  # noqa: FBT001
    """An interview that was called off, or set for after the rejection, is not thanked for."""
    invite = Invite(method=method, start=NOW - timedelta(days=days_ago))
    invitation = a_letter(kind=Kind.INTERVIEW, message_id="invite@contoso.example", days_ago=9, invite=invite)
    case = a_case(invitation, a_letter(stage=Stage.APPLICATION, days_ago=2))
    assert ("interview" in a_draft(case).body) is thanked


@given(st.text(max_size=200))
def test_any_answer_can_be_put_into_a_letter(answer: str) -> None:
    """Whatever the person answers, the letter is composed, and the answer stands in it or not at all."""
    draft = a_draft(a_case(a_letter(), answers=(("interview-moment", answer), ("wanted-roles", answer))))
    assert all(sentence.text in draft.body for sentence in draft.sentences)


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80))
def test_any_name_can_be_put_into_a_letter(organization: str, role: str) -> None:
    """Whatever organisation and role are called, the letter is composed and its subject is one line."""
    letter = a_letter(organization=organization, role=role, contact=None)
    draft = a_draft(a_case(letter, organization=organization, role=role), to="jobs@contoso.example")
    assert len(draft.subject.splitlines()) == 1
    assert draft.body


@pytest.mark.parametrize(
    ("name", "language", "greeting"),
    [
        ("Frau Dr. Anna von Berg", "de", "Guten Tag Frau Dr. von Berg,"),
        ("Julia Roth von Contoso", "de", "Guten Tag Julia Roth,"),
        ("María García López", "es", "Buenos días, María García López:"),
        ("Sra. María García López", "es", "Buenos días, Sra. María García López:"),
        ("Sra. García", "es", "Buenos días, Sra. García:"),
        ("Jean-Pierre de La Fontaine", "fr", "Bonjour Jean-Pierre de La Fontaine,"),
        ("Mary Jane O'Neill", "en", "Dear Mary Jane O'Neill,"),
        ("Ms Mary B. O'Neill", "en", "Dear Ms O'Neill,"),
        ("Jan van der Meer via Lever", "en", "Dear Jan van der Meer,"),
    ],
)
def test_a_name_is_said_as_people_say_it(name: str, language: str, greeting: str) -> None:
    """No part of a name is lost or taken for the organisation; two surnames stay together."""
    contact = Contact(name=name, email="adaeze.okafor@contoso.example")
    case = a_case(a_letter("Nein." if language == "de" else "No.", language=language, contact=contact))
    assert a_draft(case, language=language).body.splitlines()[0] == greeting
