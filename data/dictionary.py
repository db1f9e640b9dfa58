"""What tables and columns mean, in English and in Arabic: the words of the codebook."""

from typing import NamedTuple


class Words(NamedTuple):
    """A text in both languages."""

    en: str
    ar: str


TABLE_WORDS: dict[str, Words] = {
    "themes": Words(
        "A subject that deals and meetings are about.", "موضوع تدور حوله الصفقات واللقاءات."
    ),
    "actors": Words(
        "A state, a person, a company, a fund, an organization or a bloc.",
        "دولة أو شخص أو شركة أو صندوق أو منظمة أو تكتل.",
    ),
    "places": Words("A city or a site.", "مدينة أو موقع."),
    "sources": Words("A published page that rows rest on.", "صفحة منشورة تستند إليها الصفوف."),
    "deals": Words("An agreement, with or without a price.", "اتفاق، بثمن معلن أو من دونه."),
    "deal_parties": Words("One party of one deal.", "طرف واحد في صفقة واحدة."),
    "deal_events": Words("One dated step in a deal's life.", "خطوة مؤرخة في مسار صفقة."),
    "claims": Words("A figure that somebody states for a deal.", "رقم تذكره جهة ما لصفقة."),
    "meetings": Words("A meeting, a call or a summit.", "لقاء أو اتصال أو قمة."),
    "meeting_participants": Words("One actor at one meeting.", "جهة واحدة في لقاء واحد."),
    "memberships": Words(
        "An actor's standing in a bloc or an accord.", "صفة جهة في تكتل أو اتفاق."
    ),
}

_SHARED: dict[str, Words] = {
    "name_en": Words("Name in English.", "الاسم بالإنجليزية."),
    "name_ar": Words("Name in Arabic.", "الاسم بالعربية."),
    "title_en": Words(
        "Title in English, in our own neutral words.", "العنوان بالإنجليزية بصياغة محايدة."
    ),
    "title_ar": Words(
        "Title in Arabic, in our own neutral words.", "العنوان بالعربية بصياغة محايدة."
    ),
    "summary_en": Words("What the sources say, in English.", "ما تقوله المصادر بالإنجليزية."),
    "summary_ar": Words("What the sources say, in Arabic.", "ما تقوله المصادر بالعربية."),
    "sources": Words(
        "The pages that say what the row says, joined by semicolons.",
        "الصفحات التي تقول ما يقوله الصف، تفصل بينها فاصلة منقوطة.",
    ),
    "theme": Words("The main theme.", "المحور الرئيسي."),
    "other_themes": Words(
        "Further themes, joined by semicolons.", "محاور أخرى تفصل بينها فاصلة منقوطة."
    ),
    "date_precision": Words(
        "How finely the date is known; the cell then holds the first day of the month or year.",
        "مدى دقة التاريخ؛ وتحمل الخانة عندئذ أول يوم من الشهر أو السنة.",
    ),
    "theme_id": Words("Id of the theme.", "معرّف المحور."),
    "actor_id": Words(
        "Id of the actor; a state's is its country code in lower case.",
        "معرّف الجهة؛ ومعرّف الدولة رمزها بحروف صغيرة.",
    ),
    "place_id": Words("Id of the place.", "معرّف المكان."),
    "source_id": Words("Id of the source.", "معرّف المصدر."),
    "deal_id": Words("Id of the deal.", "معرّف الصفقة."),
    "meeting_id": Words("Id of the meeting.", "معرّف اللقاء."),
}

_OWN: dict[tuple[str, str], Words] = {
    ("actors", "kind"): Words("What the actor is.", "نوع الجهة."),
    ("actors", "country"): Words(
        "The state that the actor belongs to, by its ISO 3166-1 alpha-3 code (Kosovo is XKX); "
        "empty for blocs and international organizations.",
        "الدولة التي تنتمي إليها الجهة برمزها الثلاثي وفق ISO 3166-1 (كوسوفو XKX)؛ وتبقى فارغة "
        "للتكتلات والمنظمات الدولية.",
    ),
    ("actors", "role_en"): Words(
        "Office or line of business, in English.", "المنصب أو النشاط بالإنجليزية."
    ),
    ("actors", "role_ar"): Words(
        "Office or line of business, in Arabic.", "المنصب أو النشاط بالعربية."
    ),
    ("actors", "aliases"): Words(
        "Other names and spellings in either script, joined by semicolons; for finding the actor.",
        "أسماء وتهجئات أخرى بأي من الخطين تفصل بينها فاصلة منقوطة؛ للعثور على الجهة.",
    ),
    ("places", "country"): Words(
        "The country code (ISO 3166-1 alpha-3).", "رمز الدولة الثلاثي (ISO 3166-1)."
    ),
    ("places", "latitude"): Words("Degrees north of the equator.", "درجات شمال خط الاستواء."),
    ("places", "longitude"): Words("Degrees east of Greenwich.", "درجات شرق غرينتش."),
    ("sources", "publisher"): Words("Who published the page.", "ناشر الصفحة."),
    ("sources", "title"): Words("The page's own headline.", "عنوان الصفحة كما نُشر."),
    ("sources", "url"): Words("The page's address.", "عنوان الصفحة على الشبكة."),
    ("sources", "published_on"): Words("The day of publication, if known.", "يوم النشر إن عُرف."),
    ("sources", "language"): Words("The page's language (ISO 639-1).", "لغة الصفحة (ISO 639-1)."),
    ("sources", "kind"): Words("What sort of publisher it is.", "نوع الناشر."),
    ("deals", "kind"): Words(
        "What the agreement is, in law or in trade.", "نوع الاتفاق قانونًا أو تجارةً."
    ),
    ("deals", "status"): Words(
        "How firm it is, as the sources show it: a ladder from proposed to completed; stalled "
        "and cancelled stand beside it.",
        "مدى رسوخه كما تُظهر المصادر: سلّم من المقترح إلى المنجز، ويقف المتعثر والملغى خارجه.",
    ),
    ("deals", "announced_on"): Words("The day it was made public.", "يوم إعلانه."),
    ("deals", "value_usd_m"): Words(
        "The figure best supported; empty if undisclosed, never 0.",
        "الرقم الأوثق؛ وتبقى الخانة فارغة إن لم يُعلن، ولا تكون صفرًا.",
    ),
    ("deals", "value_low_usd_m"): Words("The lowest figure of a source.", "أدنى رقم في المصادر."),
    ("deals", "value_high_usd_m"): Words("The highest figure of a source.", "أعلى رقم في المصادر."),
    ("deals", "value_note"): Words(
        "The original currency, what the figure covers, or why it is doubtful.",
        "العملة الأصلية وما يشمله الرقم وسبب الشك فيه.",
    ),
    ("deals", "value_note_ar"): Words(
        "The same note in Arabic; where it is empty, the English one is shown.",
        "الملاحظة نفسها بالعربية؛ وإن خلت الخانة عُرضت الإنجليزية.",
    ),
    ("deals", "horizon_years"): Words(
        "Over how many years the figure is to be paid or invested, where a source states it.",
        "عدد السنوات التي يُدفع الرقم أو يُستثمر خلالها، إن ذكره مصدر.",
    ),
    ("deals", "part_of"): Words(
        "The package that holds this deal; sums count its money once.",
        "الحزمة التي تضم هذه الصفقة؛ ولا يُحسب مالها إلا مرة واحدة.",
    ),
    ("deal_parties", "role"): Words(
        "What the party does: money goes from buyer, investor, lender and donor to seller, host, "
        "borrower and recipient; signatories and brokers move none.",
        "دور الطرف: ينتقل المال من المشتري والمستثمر والمقرض والمانح إلى البائع والمضيف "
        "والمقترض والمتلقي؛ ولا ينقل الموقّع والوسيط مالًا.",
    ),
    ("deal_events", "event"): Words("Which step it is.", "نوع الخطوة."),
    ("deal_events", "happened_on"): Words("The day of the step.", "يوم الخطوة."),
    ("deal_events", "amount_usd_m"): Words(
        "The money that the step concerns: arranged, delivered, or the new total.",
        "المال الذي تعنيه الخطوة: المدبَّر أو المسلَّم أو المجموع الجديد.",
    ),
    ("claims", "claim_id"): Words("Id of the claim.", "معرّف الرقم المذكور."),
    ("claims", "claimant_id"): Words("The actor who states the figure.", "الجهة التي تذكر الرقم."),
    ("claims", "claimed_on"): Words("The day it was stated.", "يوم ذكره."),
    ("claims", "value_usd_m"): Words("The figure stated.", "الرقم المذكور."),
    ("claims", "covers_en"): Words(
        "What the figure counts, in English.", "ما يشمله الرقم بالإنجليزية."
    ),
    ("claims", "covers_ar"): Words(
        "What the figure counts, in Arabic.", "ما يشمله الرقم بالعربية."
    ),
    ("meetings", "kind"): Words("What sort of meeting it is.", "نوع اللقاء."),
    ("meetings", "format"): Words("How the participants met.", "صيغة اللقاء."),
    ("meetings", "status"): Words("Whether it took place.", "هل انعقد اللقاء."),
    ("meetings", "start_on"): Words("The first day.", "اليوم الأول."),
    ("meetings", "end_on"): Words("The last day, if it is known.", "اليوم الأخير إن عُرف."),
    ("meeting_participants", "role"): Words(
        "What the actor does there; an invited actor did not come.",
        "دور الجهة فيه؛ والمدعو هو من لم يحضر.",
    ),
    ("memberships", "member_id"): Words("The actor that is a member.", "الجهة العضو."),
    ("memberships", "bloc_id"): Words("The bloc or accord.", "التكتل أو الاتفاق."),
    ("memberships", "status"): Words("The standing in it.", "الصفة فيه."),
    ("memberships", "since"): Words("The day from which it holds.", "اليوم الذي تسري منه."),
    ("memberships", "until"): Words("The day on which it ended.", "اليوم الذي انتهت فيه."),
}


def column_words(table: str, column: str) -> Words:
    """Return what a column means; a column without words raises ``KeyError``."""
    return _OWN.get((table, column)) or _SHARED[column]
