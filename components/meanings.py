"""What the words of the vocabularies mean, in one sentence each: for the method page."""

from enum import StrEnum

from components.i18n import N_, _
from data.vocabulary import (
    DealEventKind,
    DealKind,
    DealStatus,
    MeetingKind,
    MembershipStatus,
    ParticipantRole,
    PartyRole,
)

EXPLAINED: dict[type[StrEnum], dict[str, str]] = {
    DealStatus: {
        DealStatus.PROPOSED: N_("One side has offered it; nobody has agreed."),
        DealStatus.ANNOUNCED: N_("Made public with no signed paper that is known, as a headline."),
        DealStatus.MEMORANDUM: N_("A memorandum, a letter of intent: the will, without the duty."),
        DealStatus.SIGNED: N_("A binding agreement has been signed."),
        DealStatus.IN_FORCE: N_("It is being carried out: ratified, financed or delivering."),
        DealStatus.COMPLETED: N_("What was agreed has been delivered or paid."),
        DealStatus.STALLED: N_("It has stopped, and nobody has called it off."),
        DealStatus.CANCELLED: N_("It has been called off."),
    },
    DealKind: {
        DealKind.PURCHASE: N_("Goods or services for money."),
        DealKind.INVESTMENT: N_("Money for a share or a project."),
        DealKind.LOAN: N_("Money to be paid back."),
        DealKind.GRANT: N_("Money that is given."),
        DealKind.FRAMEWORK: N_("Terms for deals that are to follow."),
        DealKind.JOINT_VENTURE: N_("A company that the parties own together."),
        DealKind.CONCESSION: N_("A right to build, run or extract for a time."),
        DealKind.TREATY: N_("An agreement between states under international law."),
        DealKind.ACCESSION: N_("A state joins an accord or an organization."),
        DealKind.DIPLOMATIC: N_("Relations, recognition, borders, peace; no money."),
    },
    PartyRole: {
        PartyRole.BUYER: N_("Pays for goods or services."),
        PartyRole.INVESTOR: N_("Puts money into a project or a company."),
        PartyRole.LENDER: N_("Lends the money."),
        PartyRole.DONOR: N_("Gives the money."),
        PartyRole.SELLER: N_("Is paid for goods or services."),
        PartyRole.HOST: N_("Where an investment lands: the state or the local company."),
        PartyRole.BORROWER: N_("Receives a loan."),
        PartyRole.RECIPIENT: N_("Receives a grant."),
        PartyRole.SIGNATORY: N_("Signs; no money goes through its hands."),
        PartyRole.BROKER: N_("Brings the others together."),
    },
    MeetingKind: {
        MeetingKind.SUMMIT: N_("Several heads of state or government."),
        MeetingKind.BILATERAL: N_("Leaders or officials of two sides."),
        MeetingKind.CALL: N_("By telephone or video."),
        MeetingKind.MINISTERIAL: N_("Ministers of several sides."),
        MeetingKind.TALKS: N_("A round of negotiation, often with a mediator."),
        MeetingKind.SIGNING: N_("A ceremony at which something is signed."),
        MeetingKind.FORUM: N_("A conference of states, companies or experts."),
    },
    ParticipantRole: {
        ParticipantRole.HOST: N_("Receives the others."),
        ParticipantRole.PARTICIPANT: N_("Was there as a side of its own."),
        ParticipantRole.MEDIATOR: N_("Was there to bring the sides together."),
        ParticipantRole.OBSERVER: N_("Was there and was no side."),
        ParticipantRole.INVITED: N_("Was invited and did not come."),
    },
    MembershipStatus: {
        MembershipStatus.MEMBER: N_("Belongs to it with all rights."),
        MembershipStatus.SIGNATORY: N_("Has signed the accord."),
        MembershipStatus.ANNOUNCED: N_("Said to be joining; not yet done."),
        MembershipStatus.CANDIDATE: N_("Has asked to join, or has been asked."),
        MembershipStatus.OBSERVER: N_("Takes part without a vote, partners included."),
        MembershipStatus.SUSPENDED: N_("Its rights are suspended."),
        MembershipStatus.LEFT: N_("Has left it."),
    },
    DealEventKind: {
        DealEventKind.PROPOSED: N_("It was offered."),
        DealEventKind.ANNOUNCED: N_("It was made public."),
        DealEventKind.MEMORANDUM: N_("A memorandum was signed."),
        DealEventKind.SIGNED: N_("A binding agreement was signed."),
        DealEventKind.FINANCED: N_("Its money was arranged."),
        DealEventKind.IN_FORCE: N_("It took effect."),
        DealEventKind.DELIVERY: N_("Something was delivered or paid."),
        DealEventKind.REVISED: N_("Its terms or its total changed."),
        DealEventKind.COMPLETED: N_("All of it was delivered or paid."),
        DealEventKind.STALLED: N_("It stopped."),
        DealEventKind.CANCELLED: N_("It was called off."),
    },
}
"""The sentence of each term, to be translated, by vocabulary."""


def meaning(term: StrEnum) -> str:
    """Return what a term means; one that nobody has explained raises ``KeyError``."""
    return _(EXPLAINED[type(term)][term])
