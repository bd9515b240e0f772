"""The forms of words that commit somebody, a rule each; where several fit the same words, the first one has them."""

from __future__ import annotations

import re
from itertools import count

from etl.transform.pledges.rule import Take, words

# What may stand between a modal and its verb: adverbs, and a parenthesis between commas.
_ADVERB = (
    r"(?!(?:re|sup|ap|com|multi|im|f|al|re)ply\b|(?:rely|rally|tally|ally)\b)"
    r"(?:also|not|never|now|then|therefore|thus|soon|only|always|still|just|again|together|each|all|"
    r"both|first|however|too|"
    r"instead|once|at least|in turn|of course|in effect|in addition|in due course|in future|in time|where possible|"
    r"nevertheless|nonetheless|since|today|already|more than|as well|yet|"
    r"go on to|next (?:week|month|year)|this (?:year|month|week|spring|summer|"
    r"autumn|winter)|[a-z-]+ly)"
)
_FILL = rf"(?:\s+{_ADVERB}\b|\s*,[^,;:.]{{1,90}},)*"
_BE_ADVERB = rf"(?:\s+{_ADVERB}\b)*"
# A contraction is found at its letters, as every word is, and begins at its apostrophe all the same.
_AM = r"(?:(?:\b(?:am|is|are|remains?|been|being|be)|(?<=[’'])(?:m|re))\b" + _BE_ADVERB + ")"
_HAVE = r"(?:(?:\b(?:has|have|had)|(?<=[’'])ve)\b" + _FILL + ")"
# No verb, whatever comes before it: "have listened to what they say".
_NO_VERB = r"(?!(?:what|which|whom|whose|the|an?|our|their|its|his|her|my|your|this|that|these|those|it|them|us|you)\b)"
_TO = rf"\s+to\b(?:{_FILL})\s+(?P<verb>{_NO_VERB}[a-z][a-z-]*)"
# The words by which a sentence is chosen for a rule before its pattern is tried.
_CONTRACTED = tuple(
    f"{who}{mark}"
    for who in (
        *("I", "We", "we", "It", "it", "They", "they", "He", "he", "She", "she", "That", "that", "There", "there"),
        *("You", "you", "This", "this", "who", "Who"),
    )
    for mark in ("’", "'")
)
_WILL = ("will", "shall", "Will", "won’t", "won't", "shan’t", "shan't", *(f"{who}ll" for who in _CONTRACTED))
# Looked for letter by letter, so without what a rule looks at in any case: whether a word begins here.
WILL_AT = re.compile(r"will\b|Will\b|shall\b|’ll\b|'ll\b|won[’']t\b|shan[’']t\b")
# After what is no letter, so that a text is passed over from blank to blank; what comes next is one group.
BE_AT = re.compile(
    rf"[^A-Za-z0-9_](?<!\w)(?:am|is|are|remains?|been|being|be|m|re)\b(?={_BE_ADVERB}\s+(?P<next>[a-z-]+))"
)
# What may be an adverb after a form of “to be”, and its forms, by their words alone.
ADVERBS = frozenset(re.findall(r"[a-z]+", _ADVERB))
EXPECTS = "expects that, with a day"
HAPPENS = "happens on a day"
DUE = "is due on a day"
_BE = ("am", "is", "are", *(f"{who}{end}" for who in _CONTRACTED for end in ("m", "re", "s")))
FORMS_OF_BE = frozenset({*_BE, "remain", "remains", "been", "being", "be"})
_WHEN = (
    r"(?:for|in|by|on|at|from|before|after|until|till|during|within|later|this|next|early|late|mid|"
    r"shortly|soon|over|around|"
    r"towards?|no later|as soon|annually|every|following|once|when|across)\b"
)


def _re(pattern: str) -> re.Pattern[str]:
    """The pattern, its several groups `verb` numbered, since a name may stand only once."""
    number = count()
    return re.compile(re.sub(r"\(\?P<verb>", lambda _: f"(?P<verb{next(number)}>", pattern))


TAKES: tuple[Take, ...] = (
    Take(
        "will go on",
        "“will continue to …” promises to go on doing a named thing",
        frozenset(_WILL),
        _re(
            rf"(?:\b(?:will|shall)|[’']ll)\b(?:{_FILL})"
            r"\s+(?P<verb>continue|remain|keep|maintain|retain|go on|carry on|preserve|sustain)\b"
        ),
        (
            "The Fire Brigade will continue to visit every school in the borough.",
            "Free travel for carers will remain in place.",
            "We will keep the hostel open.",
        ),
        ("The ferry continues to run.",),
        nature="continuing",
        at_will=True,
        also=words("continue remain keep maintain retain go carry preserve sustain"),
    ),
    Take(
        "will not do",
        "“will not …”, “will never …” and “no … will” promise that something does not happen",
        frozenset(_WILL),
        _re(
            r"(?:\b(?:will|shall)|[’']ll)\b(?:(?:\s+[a-z]+ly|\s+therefore|\s+also)?\s+(?:not|never|no longer)"
            rf"{_FILL})\s+(?P<verb>[a-z][a-z-]*)|\b(?:won|shan)[’']t\b(?:{_FILL})\s+(?P<verb>[a-z][a-z-]*)"
        ),
        (
            "We will not shut the library on Saturdays.",
            "The Council will never sell the park.",
            "We won't raise the fee.",
            "We shan’t raise the fee.",
        ),
        ("The ferry did not stop.",),
        nature="negative",
        at_will=True,
        also=frozenset({"not", "never", "no", "won’t", "won't", "shan’t", "shan't"}),
    ),
    Take(
        "will be doing",
        "“will be …ing” announces an act to come",
        frozenset(_WILL),
        _re(rf"(?:\b(?:will|shall)|[’']ll)\b(?:{_FILL}\s+be{_BE_ADVERB})\s+(?P<verb>[a-z-]{{2,}}ing)\b"),
        ("Officers will be visiting all nine estates.", "I will also shortly be writing to the operators."),
        at_will=True,
        also=words("be"),
    ),
    Take(
        "will be done",
        "“will be …” with a passive verb promises that something is done, whoever does it",
        frozenset(_WILL),
        _re(
            rf"(?:\b(?:will|shall)|[’']ll)\b(?:{_FILL}\s+(?:be|get){_BE_ADVERB})\s+"
            r"(?P<verb>(?:re-?)?[a-z-]+ed|made|set|put|held|given|taken|sent|brought|begun|built|paid|"
            r"kept|told|written|shown|"
            r"done|drawn|run|met|found|led|laid|let|shut|cut|spent|sold|bought|taught|seen|heard|chosen|undertaken|"
            r"borne|dealt|dug|fed|fought|frozen|grown|hung|known|lent|lit|lost|overseen|read|rebuilt|reset|rewritten|"
            r"ridden|risen|sought|split|spread|stuck|swept|thrown|withdrawn|won|worn|broken|driven|forgotten|"
            r"hidden)\b"
        ),
        (
            "That’ll be done in May.",
            "A review will be carried out by the transport authority.",
            "The results will then be put on our website.",
        ),
        ("The review was carried out in May.",),
        at_will=True,
        also=words("be get"),
    ),
    Take(
        "will do",
        "“will” or “shall” with a verb commits its subject to an act or a state to come",
        frozenset(_WILL),
        _re(rf"(?:\b(?:will|shall)|[’']ll|^Will)\b(?:{_FILL})\s+(?:I\s+)?(?P<verb>[a-z][a-z-]*)"),
        (
            "The police will put two more officers in the park.",
            "Nor will we sell the land.",
            "Nor will I sell the land.",
            "The contract will, subject to a vote, run for nine years.",
        ),
        ("It is a matter of goodwill.",),
        at_will=True,
    ),
    Take(
        "says yes",
        "“Yes, I will.” promises what was asked for",
        frozenset(_WILL),
        _re(
            r"(?:^|(?<=[,;:–—] )|(?<=[.:,]  ))(?:[Yy]es,?\s+)?(?:I|[Ww]e)\s+"
            r"(?:certainly\s+|gladly\s+|of course\s+)?(?P<at>will|shall)"
            r"(?:\s+(?:indeed|of course|certainly|do so))?(?=[.!;]?\s*$)"
        ),
        ("Yes, I will.", "As soon as there is something to tell, we shall.", "Yes, we certainly will."),
        ("Boats will come and boats will go.", "I wish that I knew whether we will.", "It is what I said we will."),
        ends=("will", "shall", "indeed", "course", "certainly", "so"),
    ),
    Take(
        "is committed to",
        "somebody is bound, or has bound themselves, to an act",
        words(
            """
            commit commits committed pledge pledges pledged promise promises promised guarantee guarantees
            guaranteed undertake undertakes undertaken
            """
        ),
        _re(
            rf"(?:{_AM}|(?<=[’'])s)\s+committed\s+to\s+(?:the\s+(?:target|goal|aim|delivery|introduction|creation|"
            rf"publication)\b|"
            rf"(?!having\b)(?:[a-z]+ly\s+|further\s+|both\s+|also\s+)?(?P<verb>[a-z-]+ing|continue|do|"
            rf"make|keep|get|build|deliver|work|ensure|support)\b)"
            rf"|{_HAVE}\s+(?:committed|pledged|promised|guaranteed)(?:,[^,]{{1,70}},)?\s+"
            r"(?:to|that|£|up to|a\b|an\b|further|funding|over|nearly|almost|more|not\b|ourselves|itself|it will)"
            rf"|{_HAVE}\s+undertaken\s+(?:not\s+)?(?:to|that)\b"
            r"|\b(?:commits|pledges|promises|guarantees|undertakes)\s+(?:to\b|that\b|scoping)"
            r"|\bcommits\s+(?:the\s+)?[A-Z]\w*(?:\s[A-Z]\w+){0,3}\s+to\b"
            r"|\b(?:I|[Ww]e)\s+(?:(?:do|also|hereby|however|therefore|can)\s+){0,2}"
            r"(?P<at>commit|pledge|promise|guarantee|undertake)\s+(?:to\b|that\b)"
        ),
        (
            "We do however undertake to test lower speeds.",
            "The Brigade has undertaken to train every recruit in first aid.",
            "I have, however, committed to opening the site.",
            "The Government is committed to replacing the scheme.",
            "We pledge to halve the backlog.",
            "The Mayor’s committed to opening the site.",
            "We’ve undertaken not to shut the site.",
            "The plan commits Harrow to opening nine sites.",
        ),
        (
            "We are committed to good design.",
            "In 2019 the company committed to a review.",
            "The firm is not committed to moving.",
        ),
    ),
    Take(
        "is going to",
        "“is going to” and “is about to” announce an act",
        words("going about"),
        _re(rf"(?:{_AM}|(?<=[’'])s|\b(?:is|are)n[’']t)\s+(?:going|about){_TO}"),
        (
            "We are going to mend the bridge.",
            "TfL’s going to mend the bridge.",
            "We aren’t going to sell the bridge.",
            "The borough is about to let the contract.",
        ),
        ("We are going to Ealing.",),
        also=words("to"),
    ),
    Take(
        "gives its word",
        "somebody has given an undertaking, an assurance or a promise",
        words("given give gave"),
        _re(
            rf"(?:{_HAVE}\s+given|\bgives?)\s+(?:(?:me|us|you|Members|the Assembly)\s+)?(?:an?|my|our|"
            rf"its|his|her|their)\s+(?:\w+\s+)?"
            rf"(?:undertaking|commitment|promise|word|pledge|guarantee){_TO}"
        ),
        ("The contractor has given us an undertaking to finish the work.",),
        ("The contractor has given us a reason to wait.",),
    ),
    Take(
        "is determined to, with a day",
        "a resolve to do something by a time to come",
        words("determined resolved"),
        _re(rf"{_AM}\s+(?:determined|resolved){_TO}"),
        ("I am determined to end this by 2031.",),
        ("I am determined to end this.",),
        needs_limit=True,
        after_be=words("determined resolved"),
    ),
    Take(
        "would, on a condition",
        "“subject to …, X would …” promises an act should the condition be met",
        words("would"),
        _re(
            r"(?:\b[Ss]ubject to|^Should)\s[^,;]{3,160},[^,;:]{1,80}?\b(?P<at>would)\s+(?P<verb>(?!be (?:able|"
            r"happy|glad|pleased)|like|need|want)[a-z]+)"
        ),
        (
            "Subject to a vote, the borough would open a second hall.",
            "Should the trial succeed, we would extend it to Hounslow.",
        ),
        ("Subject to a vote, we would be happy to come.", "The borough would open a hall."),
        strength="conditional",
    ),
    Take(
        "committed, with a day",
        "a commitment made earlier, for a time that is still to come",
        words("committed pledged promised"),
        _re(
            r"\b(?:I|[Ww]e|[Gg]overnment|[Mm]ayor|[Mm]anifesto|"
            r"[Dd]epartment)\s+(?:also\s+)?(?P<at>committed|pledged|promised)\s+to\s+(?P<verb>[a-z]+)"
        ),
        ("In our plan we committed to hiring ninety wardens over the next five years.",),
        ("In 2019 we committed to a review.",),
        needs_limit=True,
    ),
    Take(
        "has agreed to",
        "somebody has agreed or decided to do something",
        words("agreed decided resolved opted arranged volunteered decision"),
        _re(
            rf"{_HAVE}\s+(?:agreed|decided|resolved|opted|arranged|volunteered)(?: in principle)?"
            rf"(?:,[^,]{{1,70}},)?(?:\s+not)?{_TO}"
            rf"|\b(?:sets? out|announces?|confirms?)\s+[^.;:]{{0,40}}\bdecision{_TO}"
        ),
        (
            "Both boroughs have agreed to share their data.",
            "I have decided to extend the scheme to Hounslow.",
            "The Trust has agreed in principle to share its data.",
            "We have agreed not to raise the fee.",
        ),
        ("The panel agreed to meet in 2019.",),
        also=words("to"),
    ),
    Take(
        "has been asked to",
        "the task has been given to somebody: a promise handed on",
        words(
            """
            asked instructed directed tasked told commissioned requested mandated charged asking instructing
            directing tasking ordered
            """
        ),
        _re(
            rf"(?:{_HAVE}|\bam\b{_BE_ADVERB})\s+(?:today\s+)?(?:asked(?! for\b)|instructed|directed|tasked|"
            rf"told(?!\s+(?:me|us|you)\b)|requested|"
            rf"mandated|charged|asking|instructing|directing|tasking)\s+(?:[^.;:]{{2,90}}?){_TO}"
            r"|(?:\b(?:I|[Ww]e|[Mm]ayor|[Mm]inister)(?: (?:have|has)|[’']ve)) "
            r"(?P<at>(?:also |therefore )?(?:asked|requested|(?:directed|instructed|ordered)(?= that))) (?:for|that)\b"
            rf"|(?:\bhas|\bhave)\b{_BE_ADVERB}\s+been\s+(?:asked|instructed|directed|tasked|told|"
            rf"commissioned|requested|"
            rf"mandated)(?:\s+by\s[^,.;]{{2,50}}?)?{_TO}"
        ),
        (
            "I have asked the Deputy Mayor to visit the centre.",
            "Inspector Gale has been asked to report to your committee.",
            "TfL has been told to look at the fares again.",
            "I’ve asked for a report on it.",
            "I have directed that every claim be looked at on the day.",
        ),
        (
            "Crossrail was asked to look at three stations.",
            "Members asked me to explain.",
            "The firm has asked for more time to count.",
        ),
    ),
    Take(
        "is planning to",
        "somebody is planning, preparing or looking to do something: a soft promise",
        words("planning aiming intending proposing looking preparing seeking minded planned intended"),
        _re(rf"{_AM}\s+(?:planning|aiming|intending|proposing|looking|preparing|seeking|minded|planned|intended){_TO}"),
        (
            "We are looking to hire more wardens.",
            "The hall is planned to open in May.",
        ),
        ("We are planning a fair.",),
        strength="soft",
        after_be=words("planning aiming intending proposing looking preparing seeking minded planned intended"),
    ),
    Take(
        "plans to",
        "a plan, aim or intention to do something: a soft promise",
        words(
            """
            plan plans Plans aim aims intend intends intention propose proposes proposal look looks looking mean
            """
        ),
        _re(
            r"\b(?:(?:plans?|aims?|intends?|proposes?)\b(?:\s+(?:also|now|then|shortly|soon|still|both|[a-z]+ly))?"
            + _TO
            + rf"|(?:plan|intention|aim|ambition)\s+is\s+for\s+[^.;,]{{2,60}}?{_TO}"
            + rf"|look(?:s|ing)?(?!\s+to\s+others\b){_TO}"
            + r"|intends?\s+(?:that|for)\b"
            + rf"|(?:plan|intention|proposal)\s+(?:is|remains|will be)\b(?:\s+(?:now|still))?{_TO}"
            + rf"|\b(?:I|[Ww]e)\s+(?P<at>mean){_TO}"
            + rf"|[Pp]lans are (?:in place|under way|underway|being [a-z]+(?: up)?){_TO}|[Ii]ntention that\b"
            + rf"|(?:the|with the|with an|our|my|its|their|has|have|has an|set out its|"
            rf"[A-Z]\w+[’']s)\s+intention{_TO}"
            + r"|(?:has|have) (?:every|the) intention of\s+(?P<verb>[a-z]+ing)\b"
            + r"|plans?\s+(?:the|a|an|its|our)\s+(?:next|new|further|second|third|full)\s+(?P<verb>[a-z]+))"
        ),
        (
            "The borough plans to open a second market hall.",
            "We aim to answer nine letters in ten within a week.",
            "The Government also intends shortly to amend the order.",
            "The plan is to move the stop nearer to the school.",
            "The intention is for the map to be published in May.",
            "I have every intention of keeping the pier open.",
        ),
        (
            "The plan to close the yard was dropped.",
            "The scheme is intended for those in work.",
            "The map looks to the next set of piers.",
            "They look to us and to others for help.",
        ),
        strength="soft",
    ),
    Take(
        "target by a day",
        "a stated target with the day by which it is to be met",
        words("target targets ambition aim goal objective plans view date given set confident"),
        _re(
            r"\b(?:target|ambition|aim|goal|objective)s?\s+(?:of|to|is|for|that)\b|\b(?:has|"
            r"have) plans for\b|\btarget date\b"
            r"|\b(?:completion|opening|start|launch|delivery|publication|"
            r"closing) date (?:for [^.;,]{2,40} )?(?:is|remains)\b"
            r"|\b(?:has|have)\s+(?:given\s+(?:itself|themselves|ourselves)|set\s+(?:itself|ourselves))\s+until\b"
            r"|\bconfident of\s+[a-z]+ing\b"
        ),
        (
            "Southern Rail has the target of nine more lifts by the end of 2031.",
            "The completion date is now May 2031.",
            "The Board has given itself until the end of May 2031 to decide.",
            "We are confident of finishing by May 2031.",
        ),
        ("The target of the campaign was the young.",),
        strength="soft",
        needs_limit=True,
    ),
    Take(
        "is to do",
        "“is to” and “are to” with a verb say what has been settled for the future",
        words("is are am"),
        _re(rf"\b(?:is|are|(?<=I )am)\b(?!\s+to say\b)(?:\s+(?:also|now|then|both|each|all|shortly|soon))?{_TO}"),
        ("A second ferry is to enter service next spring.", "The winners are to be named in May.", "I am to visit it."),
        ("The aim is to cut waste.", "If we are to succeed, we need help.", "The work is too costly."),
        also=words("to"),
        after_be=words("to"),
    ),
    Take(
        "expects to",
        "an expectation about one's own act, or a hope to do it: a soft promise",
        words("expect expects expecting hope hopes hoping hopeful anticipate anticipates anticipating"),
        _re(
            rf"\b(?:expects?|hopes?|anticipates?)(?:\s+(?:also|now|soon|shortly))?{_TO}"
            rf"|{_AM}\s+(?:expecting|hoping|anticipating|hopeful){_TO}"
        ),
        ("TfL expects to open the new stop in June.", "We hope to publish the map by the spring."),
        ("We hope that it helps.", "Nobody expects the work to fail."),
        strength="soft",
        also=words("to"),
    ),
    Take(
        EXPECTS,
        "somebody expects a thing to be done by a time to come: a soft promise",
        words(
            """
            propose proposes proposed expect expects expected anticipate anticipates anticipated envisage
            envisages envisaged intend intends intended hope hopes confident
            """
        ),
        _re(
            r"\b(?:I|[Ww]e) expect\s+(?=[A-Z]\w+(?: [A-Z]\w+){0,4} to\b)"
            r"|\b(?:I|[Ww]e|[A-Z]\w+|[Dd]epartment|[Gg]overnment|[Cc]ouncil|is)\s+(?:also\s+|now\s+|currently\s+)?"
            r"(?:hopes?\s+that\b(?=[^.;]*\bwill\b)|(?:is|am|are)\s+confident\s+that\b(?=[^.;]*\bwill\b)|expects?|"
            r"anticipates?|envisages?|intends?|proposes?|expected|anticipated|envisaged|"
            r"intended|proposed)\s+"
            r"(?:that\s+)?(?=(?:the|this|these|it|its|a|an|our|his|her|their|any|work|all|both|each|one)\b)"
        ),
        (
            "We expect the works to end in May 2031.",
            "I expect TfL to report by May 2031.",
            "TfL hopes that it will open in May 2031.",
            "It is anticipated that the order will be made this autumn.",
        ),
        ("We hope that it will help.", "We expect the firm to be open with tenants.", "I expect that it rains."),
        strength="soft",
        needs_limit=True,
    ),
    Take(
        "is due to",
        "a thing is due, expected, planned or scheduled: a soft promise",
        words("due expected planned scheduled anticipated programmed timetabled slated track course set"),
        _re(
            rf"(?:{_AM}|\bhas been\b{_BE_ADVERB}|\bhave been\b{_BE_ADVERB})\s+(?:due|expected|planned|"
            rf"scheduled|anticipated|"
            rf"programmed|timetabled|slated|on track|on course|on schedule|set){_TO}"
        ),
        (
            "The new depot is due to open in mid-June.",
            "The last two reports are expected to conclude by the summer.",
        ),
        ("The delay was due to the frost.", "Numbers are expected to fall."),
        strength="soft",
        also=words("to"),
        after_be=words("due expected planned scheduled anticipated programmed timetabled slated on set"),
    ),
    Take(
        DUE,
        "something is due, expected, planned or scheduled for a time to come: a soft promise",
        words(
            """
            due expected planned scheduled anticipated programmed timetabled slated earmarked track course set
            pencilled booked timed fixed arranged
            """
        ),
        _re(
            r"\b(?:due|expected|planned|scheduled|anticipated|programmed|timetabled|slated|earmarked|"
            r"on track|on course|(?:set|pencilled in|booked|timed|fixed)(?= for\b))\s+"
            rf"(?:for [a-z]+\s+|annually\s+|to\s+(?:[a-z-]+\s+){{1,6}})?{_WHEN}"
            r"|\bon track (?:for|to)\b|\bset to be [a-z]+|\b(?:has|have) been arranged for\b"
        ),
        (
            "A survey of the trees is planned for the autumn.",
            "The next round is expected in March.",
            "Trials planned across the next two years are open to all.",
            "The code is due for publication in May.",
            "A meeting with the owners has been arranged for 17 May.",
        ),
        ("Where rent is due, it is paid weekly.", "The works were planned on the basis of need."),
        strength="soft",
        needs_limit=True,
    ),
    Take(
        "is considering",
        "an open question that somebody has undertaken to settle: a soft promise",
        words("considering exploring assessing examining looking reviewing"),
        _re(
            rf"{_AM}\s+(?:(?:considering|exploring)\s+(?P<verb>(?!existing\b|ongoing\b|remaining\b)[a-z]{{3,}}ing)\b|"
            r"(?:considering|exploring|assessing|examining|looking (?:at|into)|reviewing)\s+"
            r"(?P<verb>whether|how|(?:the |all |various )?options|if|the case|the feasibility|the scope|the potential|"
            r"the possibility|next steps)\b)"
        ),
        (
            "The GLA is considering whether to reopen the fund.",
            "We are now exploring how to widen the scheme.",
            "We are considering opening it.",
            "The Council is considering the options for the pier.",
        ),
        ("The committee considered whether to meet.",),
        strength="soft",
        after_be=words("considering exploring assessing examining looking reviewing"),
    ),
    Take(
        "is bringing in",
        "“is introducing” and the like announce an act that is under way and not yet done",
        words(
            """
            arranging introducing publishing legislating bringing launching implementing abolishing rolling
            """
        ),
        _re(
            rf"(?:\b(?:am|is|are)\b|(?<=[’'])(?:m|re)\b){_BE_ADVERB}\s+"
            r"(?P<verb>introducing|publishing|legislating|bringing forward|launching|implementing|"
            r"bringing in|abolishing|rolling out|arranging (?:for|to))\b"
        ),
        (
            "We are introducing a new permit for coaches.",
            "The Home Office is publishing a code that will bind all forces.",
        ),
        ("TfL has been introducing cleaner buses since 2012.",),
        needs_agent=True,
        after_be=words(
            "introducing publishing legislating bringing launching implementing abolishing rolling arranging"
        ),
    ),
    Take(
        "is required to, with a day",
        "a duty of somebody to act by a time to come",
        words("required obliged"),
        _re(rf"\b(?:is|are)\b{_BE_ADVERB}\s+(?:required|obliged)(?:\s+(?:by|under)\s[^.;,]{{2,40}}?)?{_TO}"),
        ("The Council is required to publish its accounts by 30 June 2031.",),
        ("Drivers are required to hold a licence.",),
        needs_limit=True,
        needs_agent=True,
        after_be=words("required obliged"),
    ),
    Take(
        "is being done, with a day",
        "“is being …” with a time to come says by when it is done",
        words("being"),
        _re(
            rf"\b(?:is|are)\b{_BE_ADVERB}\s+being\s+(?P<verb>[a-z-]+ed|built|rebuilt|drawn up|set up|"
            rf"put|made)\b[^.;]{{0,120}}?"
            r"\b(?:before|until|next|later|by\s(?:the\s)?(?:end|early|mid|late|[Ss]pring|[Ss]ummer|"
            r"[Aa]utumn|[Ww]inter|[A-Z][a-z]+ 2|2))"
        ),
        ("The bridge is being rebuilt by the end of 2031.",),
        ("The bridge is being rebuilt.",),
        needs_limit=True,
        after_be=words("being"),
    ),
    Take(
        "is doing, with a day",
        "“is …ing” with a time to come announces an act",
        frozenset(_BE),
        _re(
            rf"(?:\b(?:am|is|are)\b|(?<=[’'])(?:m|re)\b){_BE_ADVERB}\s+(?P<verb>(?!being\b|going\b|"
            rf"according\b)[a-z-]{{2,}}ing)\b"
        ),
        ("I am meeting the drivers next week.", "We are extending the scheme until March 2030."),
        ("I am meeting the drivers often.",),
        needs_limit=True,
        after_be=words("-ing"),
    ),
    Take(
        "you can expect, with a day",
        "it tells the reader what to expect by a time to come",
        words("expect forward"),
        _re(r"\b(?:[Yy]ou|[A-Z]?[a-z]+s) (?:can|may|should) (?:therefore |now )?(?:expect|look forward to)\b"),
        ("You can expect a full answer by 9 June 2031.", "Riders can look forward to new cabins from May 2031."),
        ("You can expect no less.",),
        strength="soft",
        needs_limit=True,
    ),
    Take(
        HAPPENS,
        "the present tense with a day to come states what the timetable holds",
        words(
            """
            enter enters arrive arrives join follow
            follows opens closes begins starts commences ends launches takes comes come goes resumes reopens
            concludes completes applies runs gets open close begin start commence resume reopen go get
            """
        ),
        _re(
            r"\b(?P<verb>follows|arrives|opens|closes|begins|starts|commences|ends|launches|takes effect|takes place|"
            r"comes? into (?:force|effect)|goes live|resumes|reopens|concludes|completes|applies|runs|"
            r"gets? (?:under way|going)|goes ahead|goes (?:up|down)(?: to £?[\d.]+(?: \w+)?)?|"
            r"takes over|enters service|goes? (?:to|before) (?:the )?[A-Z][^.;,]{2,40}?|"
            r"(?<=[a-z]s )(?<!\bis )(?<!\bwas )(?<!\bhas )(?<!\bits )(?<!\bas )(?<!\bthis )(?<!always )"
            r"(?:open|close|begin|start|commence|resume|reopen|go live|enter service|arrive|follow|join (?:the|our|"
            r"us)[^.;,]{0,30}?)|"
            r"(?<=of which )arrive|"
            r"(?<=[a-z] )(?<!\bto )(?<!\bwill )(?<!\band )(?<!\bor )(?<!\bcan )(?<!\bnot )(?<!\bmay )resume)\s+"
            r"(?:fully\s+)?(?=(?:in|on|from|until|next|this|later|early|at (?:the end of|midnight|noon|\d)|"
            r"by)\b(?! £))"
        ),
        (
            "The Harrow depot follows in October.",
            "The plan goes to the Board in May.",
            "Nine more wardens join the team in May.",
            "The consultation closes at midnight on 12 May.",
            "The new licence takes effect from 1 June.",
            "Trials get going this spring.",
            "The first of the new boats arrives in May.",
            "The night works resume in May.",
            "Two ferries enter service this autumn.",
            "The fund goes up to £3.5 million from October.",
        ),
        ("The day begins with a song.", "The line ends at Ealing.", "The park is open in May."),
        needs_limit=True,
    ),
    Take(
        "stays or moves, with a day",
        "the present tense with a day to come says where a thing stays until then, or moves from then on",
        words("stays remains remain stay returns return moves move switches switch transfers transfer passes pass"),
        _re(
            r"(?<!\bto )\b(?:(?P<verb>stays?|remains?)\s+(?!to\b)[^.;,]{0,50}?\s?(?=until\b|till\b)"
            r"|(?P<verb>returns?|moves?|switch(?:es)?|transfers?|pass(?:es)?)\s+(?:back\s+)?to\s+(?:the|its|their|a|an)\s[^.;,]{2,50}?\s"
            r"(?=(?:in|on|from|next|this|later)\b))"
        ),
        (
            "The second crane stays at Barking until May 2031.",
            "Trains return to their old platform from 4 May 2031.",
        ),
        (
            "The crane stays at Barking.",
            "Crews return to their base in vans.",
            "The duty to stay until May 2031 is hard.",
        ),
        needs_limit=True,
    ),
    Take(
        "has been extended, with a day",
        "what has been extended up to a time to come is kept until then, what has been put off is done then",
        words("extended renewed prolonged stay remain run continue put brought pushed postponed deferred rescheduled"),
        _re(
            r"\b(?:has|have)\s+(?:(?:now|since|also)\s+)?(?:been\s+)?(?:(?P<verb>extended|renewed|prolonged)\s+"
            r"(?=[^.;,]{0,90}?\b(?:until|till|to|up to|into)\b)"
            r"|(?P<verb>put\s+(?:back|off)|(?:brought|put)\s+forward|pushed\s+back|postponed|deferred|rescheduled)\s+"
            r"(?=[^.;]{0,60}?\b(?:until|till|to|for)\b))"
            r"|\bcan\s+(?:now\s+)?(?P<verb>stay|remain|run|continue)\s+(?=[^.;,]{0,40}?\b(?:until|up to|to)\b)"
        ),
        (
            "The grant has been extended until May 2031.",
            "The hostel can stay open up to and including May 2031.",
            "TfL has brought forward the start to May 2031.",
            "The start has been put back to May 2031.",
        ),
        ("The deadline has been extended.", "It has been extended to all."),
        needs_limit=True,
    ),
    Take(
        "has approved, with a day",
        "something has been approved that begins or is done at a time to come",
        words("approval approved go-ahead consent"),
        _re(
            rf"{_HAVE}\s+(?:(?:also|now|today)\s+)?(?P<verb>approved|given\s+(?:(?:its|his|her|their|my|our|the|"
            rf"formal)\s+)*"
            r"(?:approval|consent|go-ahead))\b(?=[^.;]{3,90}\bto\s+(?:run|start|begin|open|last|be\s+[a-z]+ed)\b)"
        ),
        ("The borough has given its approval to a trial, to run for nine months from May 2031.",),
        ("The borough has given its approval to a trial.", "The borough has approved the trial."),
        needs_limit=True,
    ),
    Take(
        "has agreed to it",
        "what was put to somebody, they have agreed to do",
        words("accepted agreed accepted. agreed."),
        _re(
            r"(?<=, and )(?:he|she|they|it|the [A-Z][\w ]{1,40}?|[A-Z]\w+)\s(?P<at>has|have)\s(?:now\s|since\s|"
            r"kindly\s)?"
            r"(?P<verb>agreed|accepted)(?:\s(?:to (?:do so|do this|this|it|that)|this|it|that))?(?=[.;])"
        ),
        ("I have put it to TfL that the gate be left open, and it has agreed.",),
        ("I have put it to TfL that the gate is old, and it has replied.", "We met, and it has agreed a date."),
        also=words("and"),
    ),
    Take(
        "has resolved that",
        "a body has resolved that something be done: the verb stands bare, without “will”",
        words("resolved agreed decided"),
        _re(
            r"(?<!\bis )(?<!\bare )\b(?P<at>resolved|agreed|decided)\s+that\s+(?:the\s+|our\s+|"
            r"its\s+)?[\w’' -]{2,40}?(?:,[^,;:]{2,40},)?\s"
            r"(?P<verb>be(?!\s(?:noted|received|thanked|welcomed)\b)|publish|bring|report|consult|write|meet|"
            r"review|draw up|"
            r"prepare|invite|appoint|pay|provide)\b(?!\s(?:is|was|are|were|has|had|will|would|should)\b)"
        ),
        (
            "The committee resolved that Harrow publish, by May 2031, a guide.",
            "We have agreed that a guide be drawn up.",
        ),
        ("The committee agreed that the report is good.", "The committee resolved that the tariff be noted."),
        also=words("that"),
    ),
    Take(
        "stands ready to",
        "somebody declares that they are ready to act when it is called for",
        words("stand stands"),
        _re(rf"\bstands?\s+ready{_TO}"),
        ("We stand ready to shut the gate should it rain.",),
        ("They stand ready.",),
        strength="conditional",
        needs_agent=True,
    ),
    Take(
        "should be ready, with a day",
        "“should” said of when a thing is finished or begins states an expectation: a soft promise",
        words("should ought"),
        _re(
            r"\b(?:should|ought to)\s+(?:(?:now|then|therefore|also|all|"
            r"both)\s+){0,2}(?:be\s+(?:\w+ly\s+)?(?P<verb>complete|completed|"
            r"finished|ready|wrapped up|in (?:place|service|use|operation|force)|open|let|signed|done|over|back|"
            r"available|live|known|operational|up and running|with you|under way|concluded)\b|"
            r"have\s+(?P<verb>(?:been\s+)?[a-z]+ed|our|my|the|your|a|an)\b|"
            r"(?P<verb>begin|start|open|arrive|finish|conclude|reach you|go live|take no (?:longer|more) than)\b)"
        ),
        (
            "The gates should be ready by May 2031.",
            "The first contracts should be let in the new year.",
            "You should have our answer by the end of May.",
        ),
        ("The gates should be shut by May 2031.", "The gates should be ready."),
        strength="soft",
        needs_limit=True,
    ),
    Take(
        "committed to do",
        "a commitment made earlier to an act, with nothing said that puts it in the past",
        words("committed"),
        _re(
            r"\bcommitted\s+to\s+"
            r"(?P<verb>publish|consult|review|introduce|legislate|open|build|mend|replace|report|share|provide|"
            r"fund)\b"
        ),
        ("Harrow committed to publish every reply.",),
        ("In 2019 Harrow committed to publish every reply.", "The Panel heard from a firm committed to publish it."),
    ),
    Take(
        "means to",
        "“means to” states what somebody intends: a soft promise",
        words("means"),
        _re(rf"(?<!\ba )(?<!\bthe )(?<!\bno )(?<!\ball )(?<!\bany )(?<!\bby )\bmeans\b{_TO}"),
        ("The Council means to double the fund.",),
        ("A fare cap is a means to fill buses.",),
        strength="soft",
        needs_agent=True,
    ),
    Take(
        "has set money aside, with a day",
        "money has been put by for a time to come",
        words("aside earmarked allocated ringfenced ring-fenced reserved committed budget Budget"),
        _re(
            rf"{_HAVE}\s+(?P<verb>"
            r"been (?:set aside|earmarked|allocated|ring-?fenced|reserved|committed)(?= (?:for|to)\b)|"
            r"set aside|earmarked|allocated|ring-?fenced|reserved)\s+"
            r"(?=(?:[a-z]+\s+){0,4}(?:£|\d|(?:money|funds|funding)\b)|(?:for|to)\b)"
            r"|\b[Bb]udget\s+(?P<verb>proposes|provides|sets aside|allocates)\s+(?=(?:a further\s+|another\s+)?£)"
        ),
        (
            "The borough has earmarked £450,000 for the scheme in 2031/32.",
            "£18 million has been set aside for the pilot in 2031/32.",
            "Over the next nine years £18 million has been committed to the pilot.",
            "My draft budget proposes £18 million for it in 2031/32.",
        ),
        ("The borough has earmarked £450,000 for the scheme.",),
        needs_limit=True,
    ),
    Take(
        "is guaranteed, with a day",
        "it is assured up to a time to come",
        words("guaranteed secured assured funded open available place"),
        _re(
            r"\b(?:is|are)\s+(?:now\s+)?(?P<verb>guaranteed|secured|assured|funded|(?:open|available|in place)"
            r"(?:\s+(?:for|to)\s+[a-z]+)?(?=\s+(?:until|up to)\b))\s+(?=(?:for|until|to|up to|through)\b)"
        ),
        ("Funding for the hostel is guaranteed until March 2031.", "The fund is open for bids until 9 May 2031."),
        ("A reply is guaranteed to all.", "The fund is open to all until they are served."),
        needs_limit=True,
        after_be=words("guaranteed secured assured funded open available in"),
    ),
    Take(
        "announced that it would, with a day",
        "it recalls an announcement of what is done by a time still to come",
        words("would"),
        _re(
            r"\b(?:announced|confirmed)\s+(?:(?:today|yesterday|in \w+(?: \d{4})?|on \d{1,2} \w+(?: \d{4})?)\s+)?"
            r"that\s+"
            r"[^.;]{2,90}?\b(?P<at>would)\s+(?P<verb>(?!be able\b|not\b|have\b)[a-z]+)"
        ),
        ("The Government announced in May that the fund would reopen in June 2031.",),
        ("The Government announced that the fund would help.", "I told you that it would open in June 2031."),
        needs_limit=True,
    ),
    Take(
        "rises from a day",
        "an amount that is to go up or down from a time to come",
        words("increasing rising"),
        _re(r"\b(?P<verb>increasing|rising)\s+to\s+£[\d.,]+(?:\s\w+){0,4}?\s+(?=from\b)"),
        ("The grant is £400 a year, increasing to £440 from 1 April 2031.",),
        ("The grant is £400 a year, rising to £440 with age in June 2031.",),
        needs_limit=True,
    ),
    Take(
        "is likely to, with a day",
        "it is likely that something is begun or done by a time to come: a soft promise",
        words("likely"),
        _re(
            r"\b(?:is|are)\s+(?:now\s+|most\s+)?likely\s+to\s+(?P<verb>begin|start|open|reopen|commence|conclude|"
            r"launch|"
            r"take place|go (?:live|out|to)|come into (?:force|effect)|be (?:published|announced|completed|"
            r"opened|laid|"
            r"introduced|held|issued|launched|ready|made|finished|signed|let))\b"
        ),
        ("The sale is likely to begin in May 2031.",),
        ("The sale is likely to begin slowly.", "Fares are likely to rise in May 2031."),
        strength="soft",
        needs_limit=True,
    ),
    Take(
        "can, from a day",
        "what people may do from a stated day is open to them from then on",
        words("From"),
        _re(
            r"^From\s(?:[^.;,]{1,30},\s)?[^.;,]{0,30}\b(?:\d{1,4}|January|February|March|April|May|June|July|August|"
            r"September|October|November|December|next \w+|spring|summer|autumn|winter)\b[^.;,]{0,12},?"
            r"\s[^.;,]{2,70}?\b(?P<at>can)\s+(?!now\b)(?P<verb>[a-z]+)"
        ),
        ("From 6 April 2031, tenants can book a visit.", "From Monday 2 May tenants can book a visit."),
        ("From the roof, tenants can see the river in May.",),
        needs_limit=True,
    ),
    Take(
        "must, from a day",
        "a duty that begins on a stated day",
        words("must"),
        _re(r"(?<=[Ff]rom )[^.;]{4,300}?\b(?P<at>must)\s+(?P<verb>[a-z]+)"),
        ("From May 2031 all vans must meet the standard.",),
        ("Cyclists must stop at red lights.",),
        needs_limit=True,
        also=words("From from"),
    ),
    Take(
        "to be done by a day",
        "“…, to be opened by May” says of a thing what is done by a time to come",
        words("be follow"),
        # The words before it are looked at last, since a text is searched fastest for plain letters.
        _re(
            r"to (?:be(?:(?<=, to be)|(?<=– to be)|"
            r"(?<=[a-z] to be))(?<!need to be)(?<!needs to be)(?<!has to be)(?<!have to be)"
            r"(?<!had to be)(?<!ought to be)(?<!likely to be)(?<!seem to be)(?<!continue to be)"
            r"(?<!was to be)(?<!were to be)"
            r"\s+(?P<verb>(?:[a-z]+ly )?[a-z]+ed|set up|begun|made|held|built)\b"
            r"|(?<=\bto )(?:follow|be (?:in place|operational|ready|complete|live|open))\b)"
        ),
        (
            "Funding for nine hubs, to be opened by May 2031, is in hand.",
            "Nine hubs are open, with two to follow in May.",
        ),
        ("Nine hubs have to be opened by May 2031.",),
        needs_limit=True,
        also=words("to"),
    ),
)
