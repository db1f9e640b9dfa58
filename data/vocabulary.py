"""The closed vocabularies of the dataset, spelled as the CSV files spell them.

Each member's value is what stands in a cell. What a reader sees instead is worded, in two
languages, by ``components.wording``; how a term is drawn is decided by ``geo.palette``.
"""

from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    LEADER = "leader"
    OFFICIAL = "official"
    COMPANY = "company"
    FUND = "fund"
    ORGANIZATION = "organization"
    BLOC = "bloc"
    ARMED_GROUP = "armed_group"


class DealKind(StrEnum):
    """What an agreement is, in law or in trade."""

    PURCHASE = "purchase"
    INVESTMENT = "investment"
    LOAN = "loan"
    GRANT = "grant"
    FRAMEWORK = "framework"
    JOINT_VENTURE = "joint_venture"
    CONCESSION = "concession"
    TREATY = "treaty"
    ACCESSION = "accession"
    DIPLOMATIC = "diplomatic"


class DealStatus(StrEnum):
    """How firm an agreement is: a ladder of six rungs, and two states beside it."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    MEMORANDUM = "memorandum"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    COMPLETED = "completed"
    STALLED = "stalled"
    CANCELLED = "cancelled"


class PartyRole(StrEnum):
    """What a party does in a deal; money goes from the payers to the receivers."""

    BUYER = "buyer"
    INVESTOR = "investor"
    LENDER = "lender"
    DONOR = "donor"
    SELLER = "seller"
    HOST = "host"
    BORROWER = "borrower"
    RECIPIENT = "recipient"
    SIGNATORY = "signatory"
    BROKER = "broker"


PAYER_ROLES = (PartyRole.BUYER, PartyRole.INVESTOR, PartyRole.LENDER, PartyRole.DONOR)
RECEIVER_ROLES = (PartyRole.SELLER, PartyRole.HOST, PartyRole.BORROWER, PartyRole.RECIPIENT)


class MeetingKind(StrEnum):
    """What sort of meeting it is."""

    SUMMIT = "summit"
    BILATERAL = "bilateral"
    CALL = "call"
    MINISTERIAL = "ministerial"
    TALKS = "talks"
    SIGNING = "signing"
    FORUM = "forum"


class MeetingFormat(StrEnum):
    """How the participants met."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIRTUAL = "virtual"


class MeetingStatus(StrEnum):
    """Whether the meeting took place."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class ParticipantRole(StrEnum):
    """What an actor does at a meeting; an invited actor did not come."""

    HOST = "host"
    PARTICIPANT = "participant"
    MEDIATOR = "mediator"
    OBSERVER = "observer"
    INVITED = "invited"


class MembershipStatus(StrEnum):
    """An actor's standing in a bloc or an accord."""

    MEMBER = "member"
    SIGNATORY = "signatory"
    ANNOUNCED = "announced"
    CANDIDATE = "candidate"
    OBSERVER = "observer"
    SUSPENDED = "suspended"
    LEFT = "left"


class DealEventKind(StrEnum):
    """One dated step in a deal's life."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    MEMORANDUM = "memorandum"
    SIGNED = "signed"
    FINANCED = "financed"
    IN_FORCE = "in_force"
    DELIVERY = "delivery"
    REVISED = "revised"
    COMPLETED = "completed"
    STALLED = "stalled"
    CANCELLED = "cancelled"


class DatePrecision(StrEnum):
    """How finely a date is known; the cell then holds the first day of the month or year."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class SourceKind(StrEnum):
    """Who publishes the page that a row rests on."""

    WIRE = "wire"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    GOVERNMENT = "government"
    THINK_TANK = "think_tank"
    COMPANY = "company"
    INTERNATIONAL_ORGANIZATION = "international_organization"
    ENCYCLOPEDIA = "encyclopedia"
    AGGREGATOR = "aggregator"


class Lens(StrEnum):
    """How firm a deal must be to be counted: the one site-wide counting setting."""

    HEADLINE = "headline"
    MEMORANDUM = "memorandum"
    SIGNED = "signed"
    IN_FORCE = "in_force"


class Estimate(StrEnum):
    """Which of a deal's three figures is shown: the lowest stated, the best, the highest."""

    LOW = "low"
    BEST = "best"
    HIGH = "high"


class EvidenceGrade(StrEnum):
    """How well a deal is attested, best first; worked out by ``data.evidence``."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class CountrySide(StrEnum):
    """Where a chosen country must stand in a row for the row to be kept."""

    ANY = "any"
    PAYER = "payer"
    RECEIVER = "receiver"
    VENUE = "venue"


class ThemeMatch(StrEnum):
    """Whether a chosen theme must be a row's main theme or may be any of its themes."""

    MAIN = "main"
    ANY = "any"
