"""How each state of things is said to the person, one sentence each. Tables only."""

from rejoinder.decide.situation import Feedback
from rejoinder.model.case import CaseState, Opportunity
from rejoinder.model.person import Policy
from rejoinder.model.reading import Stage
from rejoinder.model.words import Via

STATES = {
    CaseState.APPROACHED: "They wrote to you; you have not applied.",
    CaseState.APPLIED: "You have applied and wait for an answer.",
    CaseState.IN_CONVERSATION: "The application is open: they are talking to you.",
    CaseState.ON_HOLD: "They have put the application on hold.",
    CaseState.OFFERED: "They have made you an offer.",
    CaseState.REJECTED: "They have said no.",
    CaseState.WITHDRAWN: "You withdrew the application.",
}

STAGES = {
    Stage.UNKNOWN: "Nothing tells how far it went.",
    Stage.APPLICATION: "It went as far as an application.",
    Stage.SCREEN: "It went as far as a first call.",
    Stage.ASSESSMENT: "It went as far as a test.",
    Stage.INTERVIEW: "It went as far as an interview.",
    Stage.FINAL: "It went as far as the last round.",
    Stage.OFFER: "It went as far as an offer.",
}

POLICIES = {
    Policy.INTERVIEWED: "You answer where you met somebody.",
    Policy.ALWAYS: "You answer every no.",
    Policy.ASK: "You wish to be asked about each no.",
}

OPPORTUNITIES = {
    Opportunity.JOB: "a job",
    Opportunity.INTERNSHIP: "an internship",
    Opportunity.VOLUNTEERING: "volunteering",
    Opportunity.FREELANCE: "freelance work",
    Opportunity.ACADEMIC: "an academic place",
}

WAYS = {
    "none": "Nobody has said no.",
    Via.MAIL.value: "The no came by mail.",
    Via.PHONE.value: "The no came by phone.",
    Via.LETTER.value: "The no came by post.",
    Via.IN_PERSON.value: "The no was said in person.",
    Via.VIDEO.value: "The no was said in a video call.",
    Via.WEB.value: "The no was shown on a web page.",
    Via.LINKEDIN.value: "The no came over LinkedIn.",
}

FEEDBACK = {
    Feedback.NONE: "Feedback has been neither asked for nor offered.",
    Feedback.OFFERED: "They offered feedback; you have not asked for it.",
    Feedback.REFUSED: "They give no feedback.",
    Feedback.AWAITED: "You asked for feedback and nothing has come since.",
    Feedback.CHASED: "You asked for feedback, and wrote again.",
    Feedback.HEARD: "You asked for feedback, and they have written since.",
    Feedback.GIVEN: "They gave you feedback; you have not thanked them.",
    Feedback.THANKED: "You thanked them for their feedback.",
}
