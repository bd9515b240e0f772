"""Where a form of words that could commit somebody commits nobody, one rule a circumstance, tried in this order."""

from __future__ import annotations

import re

from etl.transform.pledges.lexicon import AWARENESS, EFFECTS, FORESEEN, PREDICTIONS
from etl.transform.pledges.rule import Leave, Subject, either, words
from etl.transform.pledges.takes import EXPECTS, HAPPENS

_THINGS: frozenset[Subject] = frozenset({"thing", "public"})
_WILL = frozenset({"is going to", "will do", "will be done", "will be doing", "will go on", "will not do"})
# What is planned, expected, agreed or under way, which a “not” undoes.
_SETTLED = frozenset(
    {
        "plans to",
        "is planning to",
        "expects to",
        "is due to",
        "is due on a day",
        "is to do",
        "is committed to",
        "has agreed to",
        "has been asked to",
        "is considering",
        "is doing, with a day",
        "is bringing in",
    }
)


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# A line that denies: “No change is proposed.”
NOT_SO = _re(r"(?i)^(?:no|none|not|nothing|never|n/a|-|–)\b")

LEAVES: tuple[Leave, ...] = (
    Leave(
        "a noun",
        "“will” is the noun here",
        ("The will of the Assembly is plain.", "There is no political will to pay for it."),
        ("The Mayor will of course pay for it.",),
        cues=words("the The a political free good strong collective public popular own no last"),
        before=_re(r"\b(?:[Tt]he|a|political|free|good|strong|collective|public|popular|own|no|last)$"),
        group=_re(r"will\s+(?:of(?! course)|to|and|is|was|or|in|there)\b"),
    ),
    Leave(
        "there will be",
        "it foresees that something will exist, and nobody is bound to bring it about",
        (
            "There will always be some delays.",
            "There will remain a duty to report.",
            "There will be no winners.",
        ),
        (
            "There will be a public inquiry into the fire.",
            "There will be no exemption for barges.",
            "By May 2031 there will be over 90 crossings.",
        ),
        cues=either("there"),
        before=_re(r"\b[Tt]here,?$"),
        group=_re(
            r"(?:will|shall|(?:is|are|am) going to)\b(?:,?\s+(?:always|of course|still|inevitably|"
            r"also),?)*\s+(?:remain|"
            r"exist|come|be)\s+(?:(?<!be )|"
            r"(?!(?:no (?:further )?(?:cuts?|reductions?|closures?|changes?|increases?|redundancies|"
            r"withdrawals?|exemptions?|exceptions?|charges?|fees?|sales?|redevelopments?)|an?|two|three|four|five|further|new|more|another|over|opportunit\w+)\b))"
        ),
        unless_limit=True,
    ),
    Leave(
        "a quoted request",
        "it repeats what was asked for",
        (
            "The motion says that the Mayor will freeze all fares.",
            "You ask whether TfL will reopen the yard.",
            "You would like boats to be banned by May.",
        ),
        ("You asked about the yard; TfL will reopen it.",),
        cues=either(
            """
            motion assembly text recommendation amendment question petition you member members campaigner
            campaigners inquiry
            """
        ),
        before=_re(
            r"\b(?:motion|Assembly|text|recommendation|amendment|question|petition|[Yy]ou|Members?|"
            r"campaigners?|Inquiry)\b"
            r"[^,;:]{0,60}\b(?:say|says|said|ask|asks|asked|asking|call|calls|called|propos\w+|"
            r"suggest\w*|request\w*|demand\w*|would like|would wish|"
            r"state|states|require|requires|want|wants|recommend\w*)\b[^,;]*$"
        ),
    ),
    Leave(
        "a quoted request",
        "it repeats what was asked for",
        ("The Assembly resolved that a guide be drawn up.",),
        ("Our board resolved that a guide be drawn up.",),
        before=_re(r"\b(?:Assembly|motion|Members?|[Yy]ou|Plenary)\b"),
        takes=frozenset({"has resolved that"}),
    ),
    Leave(
        "an opinion or a hope",
        "it says what somebody hopes, believes, knows or reckons, not what anybody will do",
        (
            "We hope that the new lifts will help.",
            "I believe these rules will strike a fair balance.",
            "The office predicts that nine sites will close.",
            "It means the fee will fall on the largest firms.",
        ),
        ("We know that there is more to do, and we will do it.", "I hope you agree; the GLA will pay."),
        takes=_WILL | {"is due to", "is due on a day", "is to do", "must, from a day", "to be done by a day"},
        embedded=frozenset({"that", "bare"}),
    ),
    Leave(
        "an embedded question",
        "it describes what a document or a talk is about: how, where or what something will be",
        ("The report sets out how the money will be spent.", "Officers can explain where buses will stop."),
        ("How it is spent will be set out in May.",),
        embedded=frozenset({"question"}),
        takes=_WILL
        | {"is to do", "plans to", "is planning to", "is due to", "must, from a day", "to be done by a day"},
    ),
    Leave(
        "an embedded question",
        "it describes what a document or a talk is about: how, where or what something will be",
        ("This is what we have committed to and when.", "What the Mayor has agreed to is set out below."),
        ("What the Mayor has agreed to do is to mend it.",),
        before=_re(r"(?i)\bwhat\s[^,;]{1,40}$"),
        group=_re(r"[^.;]{1,30}?\bto(?:\s+and\b|\s+is\s+(?!to\b)|\s+(?:by|before)\s+when\b|[.;:]|$)"),
        takes=frozenset({"is committed to", "has agreed to"}),
    ),
    Leave(
        "a clause that only describes",
        "the words stand in a relative clause that tells which thing is meant",
        ("The needs that will arise are many.", "We had advice on a tool that will help owners."),
        ("The plan, which will be published in May, has nine parts.",),
        embedded=frozenset({"relative"}),
        unless_limit=True,
    ),
    Leave(
        "a clause that only describes",
        "the words stand in a relative clause that tells which thing is meant",
        ("There is help for those who are due to arrive in the next few months.",),
        ("The crews, who are due to arrive in May, number nine.",),
        embedded=frozenset({"relative"}),
        before=_re(
            r"\b(?:those|people|anyone|families|residents|children|tenants|pupils|patients|"
            r"anybody)(?: \w+)? (?:who|that)$"
        ),
        takes=frozenset({"is due to", "is due on a day", "is planning to", "plans to"}),
    ),
    Leave(
        "a condition, not an act",
        "the words stand in the condition and not in what follows from it",
        ("If we are to succeed, we need help.", "We need time if the plan is to work."),
        ("If the tests succeed, the school will open.",),
        embedded=frozenset({"condition"}),
    ),
    Leave(
        "will be able to",
        "it says what will be possible, not what will be done",
        ("Residents will be able to pay online.", "We will be unable to help."),
        ("TfL will be opening the gate.",),
        group=_re(r"(?:will|shall|(?:is|are|am) going to)\b(?:\s+\w+){0,3}?\s+be\s+(?:better\s+|un)?able\b"),
        needs="able",
    ),
    Leave(
        "a prediction",
        "it foresees how things will turn out",
        (
            "Costs will vary from place to place.",
            "Much will depend on the weather.",
            "In 2031 the tax will lead to higher rents.",
        ),
        verbs=FORESEEN,
        subjects=_THINGS,
        takes=_WILL,
    ),
    Leave(
        "how things behave",
        "it says what happens to things by their nature",
        ("A boat that comes in before six will wake nine people.",),
        ("A boat that comes in May will carry nine people.", "Every boat that lacks a horn will get one."),
        before=_re(
            r"^An? \w+ (?:that|which|who) (?!will\b)[a-z]+s (?!(?:in|on|by|next|from) (?:[A-Z\d]|the\b|next\b))[^,;]*$"
        ),
        takes=frozenset({"will do"}),
        unless_limit=True,
    ),
    Leave(
        "a courtesy",
        "it is a courtesy",
        ("This is to acknowledge your letter of 4 May.", "This letter is to confirm that it came."),
        ("This is to open in May.",),
        before=_re(r"\b[Tt]his(?: (?:letter|note|e-?mail|reply|message))?$"),
        verbs=words("acknowledge confirm thank inform tell say let advise notify reply respond"),
        takes=frozenset({"is to do"}),
    ),
    Leave(
        "how things behave",
        "it says what happens to things by their nature",
        ("Once a tank fails, the oil will burn fiercely.", "Old iron mains will crack when a frost is hard."),
        ("We will break the contract.",),
        verbs=words(
            """
            complain grumble quarrel squabble bolt flee burn crack freeze leak rust rot melt corrode erode explode
            collapse crumble swell ignite flood
            """
        ),
        subjects=frozenset({"thing"}),
        takes=frozenset({"will do"}),
    ),
    Leave(
        "a quoted request",
        "it is the request that is being answered",
        ("The Mayor has asked that the Port answer this motion, and I do so for its chair.",),
        ("The Mayor has asked that the Port answer every letter within a week.",),
        group=_re(
            r"asked (?:that|for)\b[^,;]{0,80}?\b(?:answer|reply|respond|write|response)\b[^,;]{0,20}?"
            r"\b(?:this|your|the Assembly[’']s) (?:motion|letter|question|points?)\b"
        ),
        takes=frozenset({"has been asked to"}),
    ),
    Leave(
        "the words of a rule",
        "it says what a rule of law provides",
        ("The law is about to change.", "The rules on moorings will change in May."),
        ("We will change the law in May.",),
        cues=either("law laws legislation regulations rules"),
        before=_re(r"(?i)^the (?:law|laws|legislation|regulations|rules)(?: (?:on|about|for) [\w ]{2,40})?$"),
        verbs=words("change"),
    ),
    Leave(
        "a wish",
        "it tells what somebody wishes to see",
        ("I cannot meet your wish to see the piers open on every day of every summer by 2031.",),
        ("The piers open on 4 May.",),
        before=_re(r"\b(?:see|seeing|have|having|keep|keeping|get|getting)\s(?:the|all|its|our|their)\s[^,;]*$"),
        takes=frozenset({HAPPENS}),
    ),
    Leave(
        "what is heard",
        "it tells what the writer has been told",
        ("I am told by those who know the bay that they moor there to early May.",),
        ("The crews have been told by the Port to moor there.",),
        before=_re(r"\b(?:I|[Ww]e)$"),
        group=_re(r"(?:am|are|was|were|have been)\s+(?:\w+ly\s+)?(?:told|informed|advised)\s+(?:by|that)\b"),
        takes=frozenset({"has been asked to"}),
    ),
    Leave(
        "an announcement",
        "it announces something here and now",
        ("Today I am announcing the fees for 2031/32.", "Today we are setting out the fares until May 2031."),
        ("I am announcing the fees in May.",),
        group=_re(r"(?:am|are)\s+(?:announcing|publishing|laying|confirming|launching|setting out)\b"),
        sentence=_re(r"(?i)^.{0,60}\btoday\b"),
        takes=frozenset({"is doing, with a day"}),
    ),
    Leave(
        "told before",
        "it takes up a plan made known before",
        ("Since we announced our intention to sell the pier in May we have had nine bids.",),
        ("We have announced our intention to sell the pier.",),
        before=_re(
            r"\b(?:[Ss]ince|[Ww]hen|[Aa]fter)\s+(?:\w+\s+){1,3}(?:announced|declared|stated|set out|confirmed)$"
        ),
        takes=frozenset({"plans to"}),
    ),
    Leave(
        "a quoted request",
        "it is the request that is being answered",
        (
            "We the undersigned want a footbridge to be built by May.",
            "“We, the undersigned, want it to be built by May.",
        ),
        ("The undersigned bodies will build it by May.",),
        sentence=_re(r"[\W]*(?:I|[Ww]e),?\s+the undersigned\b"),
    ),
    Leave(
        "a prediction",
        "it foresees how things will turn out",
        ("The silting is not going to be wholly solved in weeks.", "It will not be easy."),
        ("The fault will not be mended before May.",),
        group=_re(
            r"(?:(?:will|shall) not|won[’']t|(?:is|are|am) not going to)\s+be\s+(?:\w+ly\s+)?"
            r"(?:solved|put right|won|cured|easy|quick|simple|straightforward)\b"
        ),
        takes=_WILL,
    ),
    Leave(
        "a prediction",
        "it foresees how things will turn out",
        ("Licensing by the Council will mean that rents rise.", "The force will differ from others."),
        ("The force will meet residents.",),
        verbs=PREDICTIONS,
        takes=_WILL,
    ),
    Leave(
        "what is needed",
        "it says what is or will be needed, under the law or by nature",
        (
            "This will require new legislation.",
            "Each school will need to decide.",
            "We will have to wait.",
            "Time will be needed.",
        ),
        (
            "Operators will be required to publish their fares.",
            "The code will require firms to publish their fares.",
        ),
        group=_re(
            r"(?:will|shall|(?:is|are|am) going to)\b(?:\s+(?:also|always|not|still|first|therefore|inevitably|"
            r"clearly|"
            r"naturally))*\s+(?:need|needs|have to|be needed|be necessary|be required(?! to\b)|"
            r"require(?!\s+(?:[\w’'-]+[\s,]+){1,12}to\s+(?!be\b)\w)|be dependent|depend|not need|"
            r"never need|only need)\b"
        ),
        subjects=_THINGS | {"none"},
    ),
    Leave(
        "what is needed",
        "it says what is or will be needed, under the law or by nature",
        (
            "We will have to wait.",
            "TfL will need more time.",
        ),
        ("From May TfL will require a tenth of the seats to be kept free.",),
        group=_re(
            r"(?:will|shall|(?:is|are|am) going to)\b(?:\s+(?:also|always|not|still|first|therefore|inevitably|"
            r"clearly|"
            r"naturally))*\s+(?:need|needs|have to|be needed|be necessary|be required(?! to\b)|"
            r"require(?!\s+(?:[\w’'-]+[\s,]+){1,12}to\s+(?:(?!be\b)\w|be (?:let|kept|sold|built|made|paid|shown|"
            r"published|used|set|given|[a-z]+ed)\b))|be dependent|depend|not need|"
            r"never need|only need)\b"
        ),
        subjects=frozenset({"agent"}),
    ),
    Leave(
        "what somebody will know",
        "it tells the reader what somebody knows, wants or feels",
        ("Members will recall the fire of 2019.", "You will be aware of the report."),
        ("The Mayor will note the result in his next report to you.",),
        verbs=AWARENESS,
        subjects=frozenset({"public", "thing"}),
        takes=_WILL,
    ),
    Leave(
        "what somebody will know",
        "it tells the reader what somebody knows, wants or feels",
        ("The boroughs will know their own parks best.",),
        ("We will know the result in May.", "TfL will know the result by May 2031."),
        before=_re(r"(?<!\bI)(?<!\b[Ww]e)$"),
        verbs=words("know recall remember appreciate recognise understand"),
        takes=_WILL,
        unless_limit=True,
    ),
    Leave(
        "what somebody will know",
        "it tells the reader what somebody knows, wants or feels",
        (
            "The hon. Member will be aware of the report.",
            "He will be well aware of it.",
            "Riders will be all too familiar with it.",
        ),
        group=_re(
            r"(?:will|shall|(?:is|are|am) going to)\s+(?:\w+ly\s+)?(?:be|"
            r"have been)\s+(?:\w+\s+){0,2}?(?:aware|conscious|familiar|"
            r"mindful|surprised)\b"
        ),
    ),
    Leave(
        "what always happens",
        "it describes what is always, often or usually so",
        ("A crew will usually be there within six minutes.", "These will of course take time."),
        ("We will of course keep you informed.",),
        group=_re(
            r"(?:will|shall|(?:is|are|am) going to)\b(?:,?\s+(?:usually|often|typically|normally|"
            r"generally|inevitably|sometimes|naturally|"
            r"by necessity|tend|ordinarily|invariably|undoubtedly|likely|probably|no doubt)\b"
            r"|,?\s+(?:of course|always|only|inevitably|obviously),?\s+(?:be (?:a|an|the|dependent|"
            r"some|those|times)|take|depend|remain a|need))"
        ),
    ),
    Leave(
        "what always happens",
        "it describes what is always, often or usually so",
        ("At any one time the yard will be holding nine vans.", "In most cases the fee will be waived."),
        ("In May the fee will be waived.",),
        cues=either("any cases general usually typically normally day night morning evening time generally there"),
        before=_re(
            r"(?i)\b(?:at any (?:one|given) time|in most cases|in many cases|in some cases|"
            r"in such cases|in general|usually|"
            r"typically|normally|on a \w+ (?:day|night|morning|evening)|from time to time|generally|"
            r"there will always)\b"
        ),
        takes=_WILL,
    ),
    Leave(
        "what always happens",
        "it describes what is always, often or usually so",
        ("Any driver who blocks the lane will be towed away.",),
        ("No school that is in the scheme will be dropped from it.",),
        cues=either("who that which whose"),
        before=_re(
            r"^(?:[Aa]ny(?:one|body)?|[Tt]hose|[Aa]nybody|[Ww]hoever|[Pp]eople)\b.*\b(?:who|that|which|whose)\b"
        ),
        takes=_WILL,
        unless_limit=True,
    ),
    Leave(
        "what always happens",
        "it describes what is always, often or usually so",
        ("Anyone convicted of it will face prison.", "Those caught will be charged."),
        ("Anyone in the scheme will be paid.",),
        cues=either("anyone anybody those person people"),
        before=_re(r"^(?:[Aa]ny(?:one|body)|[Tt]hose|[Aa] person|[Pp]eople)\s+(?:found|caught|[a-z]+ed|[a-z]+ing)\b"),
        takes=_WILL,
        unless_limit=True,
    ),
    Leave(
        "what always happens",
        "it describes what is always, often or usually so",
        (
            "A lively market will always draw people.",
            "A ferry will draw a metre of water.",
            "A steel joint will expand on a hot day.",
            "A crate will weigh 90 kg.",
        ),
        ("A crew will always attend.", "A panel will draw up the rules."),
        cues=either("a an any each every"),
        before=_re(r"^(?:An?|Any|Each|Every)\s"),
        group=_re(
            r"will\s+(?:(?:always|often)\s+)?(?:pass (?:through|by|over)|hold \d|seat \d|take \w+ (?:years|"
            r"months) to (?:grow|heal|cool)|"
            r"draw(?! up)|burn|weigh|last|expand|breathe|swell|melt|boil|"
            r"consume|emit|smell|float|sink|freeze)\b"
        ),
        takes=_WILL,
        unless_limit=True,
    ),
    Leave(
        "what always happens",
        "it describes what is always, often or usually so",
        (
            "When a drain is full it will send water back.",
            "A tap that is not mended will soon be out of use.",
            "Rot will not go away by itself.",
            "When a nest has gone they will not look for another.",
        ),
        ("If a tap leaks, TfL will mend it.", "A tap that is mended will be sold.", "Officers will come back."),
        before=_re(
            r"\b(?:[Ww]hen|[Ww]henever|[Ii]f|[Oo]nce)\s(?:an?|any|it|the)\b[^;]{0,80},?\s(?:it|they)$"
            r"|^An?\s[a-z ]{2,40}\s(?:that|which|who)\s(?:is|are|has|does|was)\s(?:not|never|left)\b"
            r"|^(?!(?:We|I|The|This|That|No|It)\b)[A-Z][a-z]+(?: [a-z]+)?$"
        ),
        group=_re(
            r"(?:will|shall)\s(?:not\s|soon\s|never\s)?(?:send|look|go away|go out|be out of|fall|fail|break|"
            r"burst|leak|spread|"
            r"return|come back|grow back|rot|rust|find|flood|freeze|die|survive|thrive)\b"
        ),
        subjects=_THINGS,
        takes=_WILL,
    ),
    Leave(
        "what always happens",
        "it describes what is always, often or usually so",
        ("Some of our oldest clubs will be celebrating this year.",),
        ("The Mayor will be celebrating with them in May.",),
        verbs=words("celebrating celebrate mark marking"),
        subjects=_THINGS,
        takes=_WILL,
    ),
    Leave(
        "what always happens",
        "it describes what is always, often or usually so",
        ("The average crew will use nine masks a day.", "A typical barge will carry sand."),
        ("The average fare will be cut in May 2031.",),
        cues=either("average typical normal usual ordinary"),
        before=_re(r"^(?:[Tt]he|[Aa]n?) (?:average|typical|normal|usual|ordinary)\b"),
        takes=_WILL,
        unless_limit=True,
    ),
    Leave(
        "what always happens",
        "it describes what is always, often or usually so",
        ("The tunnel will always be noisy.",),
        ("The tunnel will always be lit.", "The tunnel will always be open."),
        group=_re(r"(?:will|shall)\salways\sbe\s(?!\w+(?:ed|en)\b|lit\b|free\b|available\b|there\b|kept\b|put\b)"),
        subjects=_THINGS,
        takes=_WILL,
    ),
    Leave(
        "a prediction",
        "it foresees how things will turn out",
        ("Unless Ministers act, TfL will run out of money by 2031.", "Clubs will struggle."),
        ("TfL will run out the old stock.",),
        group=_re(
            r"(?:will|shall|(?:is|are) going to)\s(?:\w+ly\s|soon\s)?(?:run (?:out(?! the\b)|short)|struggle|"
            r"be forced|"
            r"have no choice|go bust|be left)\b"
        ),
        takes=_WILL,
    ),
    Leave(
        "office hours",
        "it says when a mailbox or an office is looked after",
        ("This mailbox will not be monitored over the weekend.",),
        ("The post office will be closed in May.",),
        cues=either("mailbox inbox account switchboard"),
        before=_re(r"(?i)\b(?:mailbox|inbox|e-?mail account|switchboard)$"),
        takes=_WILL,
    ),
    Leave(
        "what always happens",
        "it describes what is always, often or usually so",
        ("Some people will always object.", "Drivers will never give way."),
        ("We will always reply.",),
        group=_re(r"(?:will|shall)\s+(?:always|never|ever)\b"),
        subjects=frozenset({"public"}),
    ),
    Leave(
        "the words of a rule",
        "it says what a rule of law provides",
        ("The law requires that an owner will keep records.", "The Act provides that owners shall give notice."),
        ("The Act received assent; the Council will apply it.",),
        cues=either("that"),
        before=_re(
            r"(?i)\b(?:law|act|section|regulations?|rules?|statute|code|order|byelaws?|criteria|"
            r"terms)\b[^;]{0,80}\b(?:provides?|"
            r"requires?|states?|specif(?:y|ies)|stipulates?|lays? down|prescribes?)\s+that\b"
        ),
        takes=_WILL,
    ),
    Leave(
        "the words of a rule",
        "it says what a rule of law provides",
        (
            "Under the Ferries Act 2014 a harbour board will inspect each boat.",
            "Under section 9 of the Act, any owner shall keep records.",
            "In law a harbour board will inspect each boat.",
        ),
        ("Under the Ferries Act 2014 the Council will inspect each boat.",),
        cues=either("a an any every each"),
        before=_re(r"\b(?:an?|any|every|each)\s[a-z ’'-]+$"),
        sentence=_re(
            r"^(?:Under|By|In|Pursuant to)\b[^;]{0,120}?\b(?:Acts?|[Ss]ections?|[Rr]egulations?|Order|law|"
            r"[Cc]ode|[Rr]ules|"
            r"[Gg]uidance)\b"
        ),
        takes=_WILL,
        unless_limit=True,
    ),
    Leave(
        "the words of a rule",
        "it says what a rule of law provides",
        ("The penalty is a fine, which the court shall set.", "A magistrate will hear the case."),
        ("The County Court will move to Ealing by May 2031.",),
        cues=either("court courts judge judges magistrate magistrates tribunal tribunals jury"),
        before=_re(r"(?i)\b(?:the|a|any) (?:courts?|judges?|magistrates?|tribunals?|jury)$"),
        takes=_WILL,
        unless_limit=True,
    ),
    Leave(
        "the words of a rule",
        "it says what a rule of law provides",
        ("The Ferries Act 2031 will close some of the gaps.", "The Ferries Bill will end the fees."),
        (
            "The Ferries Bill will be published in May.",
            "The Ferries Act 2031 will come into force in May.",
            "The Ferries Bill will establish a watchdog.",
        ),
        cues=either("act acts bill"),
        before=_re(r"\b(?:Act(?: (?:19|20)\d\d)?|Acts|Bill)$"),
        group=_re(
            r"(?:will|shall)\s(?!(?:\w+\s)?(?:receive|return|come|take|pass|be|reach|start|go|enter|follow|"
            r"have its|complete|"
            r"(?<!Act \d{4} will )(?:introduce|establish|create|set up))\b)"
        ),
        takes=_WILL,
        unless_limit=True,
    ),
    Leave(
        "the words of a rule",
        "it says what a rule of law provides",
        ("We apply the Ferry Criteria, which state that a permit will not be given to a thief.",),
        ("The Ferry Plan, which says that we will mend the quay, is out.",),
        cues=either("that"),
        before=_re(r"\b(?:states?|says?|provides?|requires?) that an? [a-z ]+$"),
        takes=_WILL,
    ),
    Leave(
        "the words of a rule",
        "it says what a rule of law provides",
        ("Section 9 shall apply to ferries.", "The clause shall have effect in an emergency."),
        ("The Council shall apply section 9.",),
        cues=either(
            """
            clause clauses section sections article articles regulation regulations schedule schedules scheduled
            paragraph paragraphs subsection subsections byelaw byelaws
            """
        ),
        before=_re(
            r"(?i)\b(?:clause|section|article|regulation|schedule|paragraph|subsection|"
            r"byelaw)\s*[\d()a-z]{0,6}$"
        ),
        takes=_WILL,
        unless_limit=True,
    ),
    Leave(
        "takes time",
        "it says how long things take",
        (
            "It will take more than money to mend this.",
            "The repair will take some time.",
            "Some cases will take longer.",
            "A lesson will take no more than an hour.",
            "It will take time and it will take the effort of all of us.",
        ),
        ("The change will take effect in June.",),
        needs="take",
        group=_re(
            r"(?:will|shall|(?:is|are|am) going to)\b(?:,?\s+[\w ]{1,20},?)?\s+take\s+(?:some\s+|"
            r"a long\s+|more\s+|many\s+|"
            r"several\s+)?(?:(?:no more than|about|around|up to|at least|less than|under|over)\s+)?"
            r"(?:time|longer|(?:concerted |joint |the |real |great |a lot of |an )*(?:efforts?|courage|patience)|"
            r"years|months|weeks|a while|(?:an?|one|two|\d+)\s+(?:hours?|minutes?|days?)|"
            r"(?:more|less|much more) than\s+[a-z ]{2,30}?\s+to)\b"
        ),
        unless_limit=True,
    ),
    Leave(
        "a judgement on a thing",
        "it judges or classes a thing; nothing is done",
        (
            "Local knowledge will be key to this.",
            "That will be the largest scheme of its kind.",
            "It will be for boroughs to decide.",
            "It will be for the next Mayor to decide.",
        ),
        ("The hall will be open to all from May.", "The service will be free for carers."),
        group=_re(
            r"(?:will|shall|(?:is|are|am) going to)\b(?:,?\s+(?:also|still|therefore|always|not|clearly|then|now|"
            r"never|"
            r"of course),?)*\s+(?:be|remain|prove|become)\s+"
            r"(?:(?:absolutely|also|very|so|as|more|particularly|increasingly|entirely|truly|still|a|"
            r"an|the|one of|some of|up to|no|of|to|for)\s+)*"
            r"(?:key|vital|essential|crucial|important|critical|central|difficult|hard|challenging|"
            r"necessary|significant|"
            r"helpful|useful|welcome[d]?|costly|expensive|complex|complicated|inevitable|familiar|popular|painful|possible|impossible|good|bad|sad|easy|fair|right|wrong|"
            r"disappointed|disappointing|different|similar|same|dependent|better|worse|higher|lower|"
            r"fewer|less|"
            r"greater|true|clear|catalyst|step|milestone|largest|biggest|first|lowest|highest|most|"
            r"best|only|minimum|maximum|challenge|"
            r"subject to (?:the |a |any )?(?:\w+ )?(?:next|future|forthcoming|upcoming|normal|usual|"
            r"annual|departmental|vat|budget|spending|available|VAT)|matter|for\s+(?:[\w’'-]+\s+){1,6}?to|"
            r"up to|to\b|eligible|liable|worth|case|times|no\b(?! (?:further )?(?:cuts?|reductions?|"
            r"closures?|changes?|increases?|redundancies|withdrawals?))|part of|aware|cases|those|"
            r"part)"
        ),
        subjects=frozenset({"thing", "public", "none", "agent"}),
        unless_limit=True,
    ),
    Leave(
        "rhetoric",
        "it is a turn of speech",
        ("Londoners will rightly ask why.", "History will judge.", "The market will decide."),
        ("The Mayor will ask why.",),
        cues=either("market history time events londoners people residents members readers some many critics others"),
        before=_re(
            r"(?i)\b(?:market|history|time|events|londoners|people|residents|members|readers|some|many|"
            r"critics|others)$"
        ),
        group=_re(
            r"(?:will|shall)\s(?:\w+ly\s)?(?:ask|wonder|say|argue|object|complain|decide|judge|tell|show|"
            r"question)\b"
        ),
        takes=_WILL,
    ),
    Leave(
        "rhetoric",
        "it is a turn of speech",
        ("It will be recalled that the yard was shut.", "It will be noted that the yard is old."),
        ("It will be noted in the register.",),
        group=_re(
            r"(?:will|shall)\sbe\s(?:recalled|remembered|noted|appreciated|apparent|clear|seen|obvious|"
            r"understood)\s(?:that|from|why|how)\b"
        ),
        takes=_WILL,
    ),
    Leave(
        "a pointer to the text",
        "it tells what this letter or document holds",
        ("The figures will be found in Annex A.", "They will be found on page 9."),
        ("The figures will be put in a table by May 2031.",),
        group=_re(
            r"(?:will|shall)\sbe\s(?:found|seen|given)\s(?:in|at|on|below|overleaf|from)\b(?:\s(?:the|our|this))?"
            r"\s?(?:Annex|Appendix|annex|appendix|[Tt]able|attached|page|footnote|reply|letter|enclosed)?"
        ),
        takes=_WILL,
        unless_limit=True,
    ),
    Leave(
        "rhetoric",
        "it is a turn of speech",
        (
            "I will be honest with you.",
            "I will let others judge that.",
            "It will come as no surprise.",
            "Time will tell.",
            "Londoners will have their own view.",
            "Drivers will tell you that it is late.",
            "This Government will always put victims first.",
            "Crime will never be solved by the police alone.",
            "Together we will turn it around.",
            "London will only succeed if all of its boroughs do.",
            "One size will not fit all.",
            "Neighbours will always disagree about boats.",
            "The Port will always have a hard task.",
            "I will take this opportunity to thank the crews.",
            "I will say no more about it.",
            "I will deal with your three points in turn.",
        ),
        ("I will be in Ealing in May.",),
        group=_re(
            r"(?:will|shall|(?:is|are|am) going to)\s+(?:\w+\s+)?(?:be (?:honest|frank|blunt|plain|"
            r"candid|the first|judged|"
            r"remembered)|(?:succeed|thrive|prosper|flourish|work) (?:if|when|by)\b|"
            r"let (?:others|people|Members|you (?:judge|decide|draw))|"
            r"have (?:their|your|his|her) own (?:views?|opinions?|"
            r"thoughts|ideas|experience)|tell (?:you|us) that|"
            r"always (?:put|stand (?:up|by|with)|be on|have|disagree|differ|want|like|find|feel|struggle)\b|"
            r"let the (?:figures|facts|record|results)|leave (?:that|this|it) to|say no more|confine myself|"
            r"(?:begin|start|end|finish|close) (?:with|by) (?:the (?:first|second|last)|thanking|saying|noting)|"
            r"take this opportunity|(?:turn (?:it|this|that|things) around|rise to (?:the|this)|win through|"
            r"get (?:there|this right)|"
            r"stop at nothing)\b|never be (?:solved|won|acceptable|enough|easy|the same)|not fit all|"
            r"leave it to (?:others|you)|come as (?:no|a) |go without|judge|tell\.|thank (?:us|you|"
            r"them)|apologise|pay tribute|say (?:this|that|only)|"
            r"not happen overnight|not (?:rehearse|repeat|dwell|go over|labour|pretend|hide)|be brief|"
            r"take (?:them|each|these|the \w+) in (?:turn|the order)|(?:see|do)\.$|"
            r"deal with (?:them|each|these|both|(?:its|your|the) (?:\w+ )?(?:points?|parts?|asks?|requests?|"
            r"questions?))|"
            r"turn (?:first |now )?to|come to that|"
            r"return to (?:this|that|it) (?:point )?(?:below|later|in a moment)|"
            r"(?:explain|answer|address|set out|describe|discuss)\b[^.;]{0,60}\b(?:below|in turn|"
            r"above)\b|add (?:only|a word)|"
            r"go down in)"
        ),
    ),
    Leave(
        "a courtesy",
        "it is a courtesy",
        ("I will be happy to meet you.", "We shall be glad to help.", "I will be happy to meet you in May."),
        ("I will meet you in May.", "I shall be glad to update you within six months."),
        group=_re(
            r"(?:will|shall)\b\s+(?:\w+ly\s+)?be\s+(?:very\s+|only too\s+|"
            r"more than\s+)?(?:happy|glad|pleased|delighted|grateful|willing|interested|sorry)\b"
            r"(?!\s+to\s+(?:update|report|publish|share|send|provide|write|let you have)\b[^.;]*\b(?:by|within|"
            r"before|in|next|"
            r"this|later)\s(?:the |early |mid-|late )*(?:[A-Z0-9]|end|one|two|three|six|nine|twelve|month|week|"
            r"year|spring|summer|"
            r"autumn|winter|new year))"
        ),
    ),
    Leave(
        "a refusal",
        "it refuses or puts aside what was asked",
        (
            "We will not comment on single cases.",
            "The Mayor will not be supporting the motion.",
            "I will not be doing so.",
            "I am not going to require it of them.",
            "I shall not be recommending it.",
        ),
        ("We will not close the yard.",),
        group=_re(
            r"(?:(?:will|shall)\s+(?:\w+\s+)?(?:not|never)|(?:won|sha?n)[’']t|(?:am|are|[’'](?:m|"
            r"re))\s+not\s+(?:going|"
            r"about)\s+to)"
            r"\s+(?:be\s+)?(?:comment\w*|recommend\w*|require|pretend\w*|drawn\b|second-guess\w*|endors\w+|condon\w+|"
            r"speculat\w+|support\w*|provid\w+ a running|"
            r"do(?:ing)? so|pre-?empt\w*|prejudg\w+|get(?:ting)? into|giv\w+ a running|discuss\w*|"
            r"accept\w*|agree\w*|possible|able|"
            r"pursu\w+|commission\w*|revisit\w*|necessarily|always|yet|tolerat\w+|allow\w*|apply|"
            r"impact|affect|negatively|adversely|need|have(?! to\b)|address|"
            r"change|mean|see|face|lose|result|lead|match)\b"
        ),
        takes=frozenset({"will not do", "is going to"}),
    ),
    Leave(
        "an effect",
        "it foresees what will come of something, and binds nobody to an act",
        (
            "Better lighting will help people to feel safe.",
            "The change will reduce waste.",
            "The trees will improve the air.",
        ),
        (
            "The council will help people to move.",
            "The grant will support nine clubs until May 2031.",
            "The Boats Programme will improve moorings at an additional 900 berths.",
            "I have raised this with the Commissioner and will do so again.",
            "Should that change, it will put in place the crews it needs.",
        ),
        verbs=EFFECTS,
        subjects=_THINGS,
        group=_re(
            r"(?!(?:will|shall)\s(?:not\s)?(?:do (?:so|this|that|the same)|"
            r"put (?:in|into) (?:place|practice|effect))\b)"
            r"(?!(?:will|shall)\s(?:\w+\s)?(?:support|deliver|provide|create|improve|enable|protect)\b[^.;]{0,60}?\b"
            r"(?:additional|extra|further)\s[£\d])"
        ),
        takes=frozenset({"will do", "will go on", "will not do", "is going to"}),
        unless_limit=True,
    ),
    Leave(
        "a prediction",
        "it foresees how things will turn out",
        (
            "No home will be affected by the ruling.",
            "The form will have been sent to you.",
            "The form will have been read.",
        ),
        ("By May 2031 every lift will have been replaced.",),
        group=_re(
            r"(?:will|shall|(?:is|are|am) going to)\b(?:\s+\w+)?\s+(?:be\s+(?:\w+ly\s+)?(?:affected|"
            r"impacted|hit|tolerated|"
            r"surprised|lost|missed|felt|fined|prosecuted|judged|remembered)\b|"
            r"have (?:been|had|seen|heard|noticed|read|received|left|gone|come|\w+ed\b))"
        ),
        unless_limit=True,
    ),
    Leave(
        "a fact to come about somebody's own life",
        "it reports what a person will do for themselves",
        ("Sir Alan Reeve is to retire.", "She will step down in May."),
        ("The old ferry is to make way for a new one in May.",),
        group=_re(
            r"(?:will|is\s+(?:expected\s+|due\s+)?to)\s+(?:shortly\s+|soon\s+)?(?:retire|stand down|"
            r"step down|resign|leave office)\b"
        ),
    ),
    Leave(
        "an aim or a role",
        "“is to” tells what an aim, a role or a next step consists of",
        ("Its role is to advise.", "The best way is to ask.", "A first step is to ask."),
        ("The yard is to close.", "The next step is to let the contract."),
        before=_re(
            r"(?i)\b(?:aim|aims|purpose|purposes|objective|objectives|role|priority|priorities|"
            r"ambition|goal|intent|key|way|(?<!\bnext )steps?|"
            r"function|task|job|approach|vision|mission|idea|answer|focus|challenge|policy|position|"
            r"point|option|alternative|"
            r"responsibility|duty|remit|thing|need|hope|desire|wish|what (?:\w+ ){1,3}|(?<!\bof )(?<!\bon )it|"
            r"intention|"
            r"plan|if (?:\w+ ){1,6})"
            r"(?:\s+(?:of|for|in|on|behind|under)\s[^,;:]{1,80})?$"
        ),
        takes=frozenset({"is to do"}),
    ),
    Leave(
        "an aim or a role",
        "“is to” tells what an aim, a role or a next step consists of",
        ("This is to ensure that all are heard.", "The grant is to support the arts."),
        ("This is to open in May.", "The grant is to support nine clubs this year."),
        verbs=EFFECTS | words("avoid meet ensure"),
        subjects=_THINGS,
        takes=frozenset({"is to do"}),
        unless_limit=True,
    ),
    Leave(
        "an evaluation",
        "“is to be …” judges, or says what can be expected",
        ("The team is to be congratulated.", "The lead is to be found in London."),
        ("The road is to be closed.",),
        group=_re(
            r"(?:is|are)\s+to\s+(?:be\s+(?:welcomed|commended|congratulated|expected|found|seen|"
            r"applauded|regretted|preferred|avoided|had)|say\b|blame)"
        ),
        takes=frozenset({"is to do"}),
    ),
    Leave(
        "a request",
        "it says what should be done, which is a request or an opinion",
        ("TfL should start by May 2031.",),
        ("We should be ready by May 2031.", "The works should start by May 2031."),
        subjects=frozenset({"agent"}),
        before=_re(r"(?<!\bI)(?<!\b[Ww]e)$"),
        takes=frozenset({"should be ready, with a day"}),
    ),
    Leave(
        "a request",
        "it says what should be done, which is a request or an opinion",
        ("It asks that the gates should be open by May 2031.",),
        ("TfL tells me that the gates should be open by May 2031.",),
        before=_re(
            r"\b(?:asks?|asked|calls?|called|wants?|recommend\w*|propos\w+|suggest\w*|urg\w+|demand\w*|insist\w*|"
            r"argu\w+|"
            r"agree\w*|believes?|think|requires?)\b[^;]*\bthat\b"
        ),
        takes=frozenset({"should be ready, with a day"}),
    ),
    Leave(
        "not so",
        "it is denied: there is no plan, or it is not expected",
        ("We do not plan to close it.", "There are no plans to sell it.", "The firm does not expect to move."),
        ("We plan not to close it.",),
        cues=either("no not never neither nor without t"),
        before=_re(r"(?i)(?:\b(?:no|not|never|neither|nor|without|no longer)\b|n[’']t)(?:\s+\w+){0,3}$"),
        takes=_SETTLED | {"target by a day", "happens on a day", "must, from a day", "to be done by a day"},
    ),
    Leave(
        "not so",
        "it is denied: there is no plan, or it is not expected",
        (
            "TfL is not planning to close it.",
            "It is not currently expected in May.",
            "It has not committed to selling it.",
        ),
        group=_re(
            r"(?:am|is|are|has|have|had|be|been|remains?|[’'](?:m|re|ve))\b[^.;:]{0,20}\b(?:(?<!agreed )(?<!decided )"
            r"(?<!resolved )(?<!undertaken )(?<!committed )(?<!promised )(?<!pledged )not|never|no longer)\b"
        ),
        takes=_SETTLED,
    ),
    Leave(
        "what others expect",
        "it is a foreseen outcome, not an act that somebody expects to carry out",
        (
            "The reform is expected to raise nine million pounds.",
            "Prices are set to fall by May 2031.",
            "We expect the new rules to raise standards by May 2031.",
        ),
        ("The yard is expected to open in May.", "A reply is expected to follow by May 2031."),
        group=_re(
            r"(?:[\w’'-]+\s+){0,4}?(?:expected|anticipated|projected|estimated|forecast|set|expects?|"
            r"anticipates?)\s+(?:[\w’'-]+\s+){0,10}?to\s+(?:\w+ly\s+)?"
            r"(?:rise|fall|increase|decrease|reduce|result|raise|benefit|have(?! \w+ed\b)|help|cost|"
            r"save|generate|lead|grow|support|improve|"
            r"receive|pay|see|make|add|bring|remain|exceed|reach|contribute|total|yield|account|show|"
            r"uphold|comply|adhere|"
            r"follow(?= [a-z])(?! (?:by|in|on|before|within|later|next|soon|shortly)\b)|act|behave|"
            r"be\s+(?:an?|the|able|about|around|worth|in the region|higher|lower|less|more|fewer|"
            r"similar|small|large|minimal|limited|"
            r"significant(?:ly)?|positive|negative|transparent|relatively|\w+ly\s+(?:less|more|higher|lower))\b)"
        ),
        takes=frozenset({"is due to", "is due on a day", EXPECTS}),
    ),
    Leave(
        "what others expect",
        "it is a foreseen outcome, not an act that somebody expects to carry out",
        ("The reform expects to raise nine million pounds by May 2031.",),
        ("TfL expects to raise nine million pounds.",),
        verbs=EFFECTS,
        subjects=_THINGS,
        takes=frozenset({"expects to"}),
    ),
    Leave(
        "what others expect",
        "it is a foreseen outcome, not an act that somebody expects to carry out",
        ("The pubs expect to open late.",),
        ("The other three expect to open by May 2031.",),
        subjects=_THINGS,
        takes=frozenset({"expects to"}),
        unless_limit=True,
    ),
    Leave(
        "what is expected of others",
        "it says what is expected of somebody, without a day",
        ("Boroughs are expected to keep records.",),
        ("Boroughs are expected to report by May 2031.",),
        group=_re(r"(?:is|are|be|remains?)\b(?:\s+\w+)?\s+(?:expected|anticipated)\s+to\b"),
        takes=frozenset({"is due to"}),
        unless_limit=True,
    ),
    Leave(
        "a past plan",
        "it tells what was once planned or expected",
        ("The bridge was expected to open in May.", "The works were originally scheduled for June 2031."),
        ("The works have been scheduled for June 2031.",),
        cues=either("was were been"),
        before=_re(r"\b(?:was|were|had been)(?:\s+\w+ly|\s+first)?$"),
        takes=frozenset({"is due to", "is due on a day", "plans to", "is planning to", EXPECTS}),
    ),
    Leave(
        "a past plan",
        "it tells what was once planned or expected",
        ("TfL has met its target of nine lifts by 2031.", "It was successful in its ambition of nine lifts by 2031."),
        ("TfL has a target of nine lifts by 2031.",),
        before=_re(
            r"\b(?:has|have|had)\s+(?:already\s+)?(?:met|hit|exceeded|missed|reached|achieved|delivered)\b|"
            r"\bsuccessful in\b"
        ),
        takes=frozenset({"target by a day"}),
    ),
    Leave(
        "a past plan",
        "it tells what was once planned or expected",
        ("Nine lifts, planned for 2031, have been cancelled.",),
        ("Nine lifts, planned for 2031, have been paid for.",),
        sentence=_re(
            r".*\b(?:has|have) (?:now |since )?been (?:cancelled|dropped|scrapped|abandoned|shelved|"
            r"withdrawn)\b"
        ),
        takes=frozenset({"is due to", "is due on a day"}),
    ),
    Leave(
        "a past promise",
        "it tells of a promise that belongs to the past of the story",
        ("In 2019 Harrow committed to publish every reply.",),
        ("Harrow committed to publish every reply.",),
        sentence=_re(
            r".*\b(?:in|In|Since|since|last|Last) (?:the )?(?:(?:[A-Z][a-z]+ )?(?:19|20)\d\d|year|month|"
            r"manifesto)\b"
        ),
        takes=frozenset({"committed to do"}),
    ),
    Leave(
        "a clause that only describes",
        "the words stand in a relative clause that tells which thing is meant",
        ("We met a firm committed to publish it.",),
        ("The Department committed to publish it.",),
        before=_re(r"(?<!\w)(?!(?:we|government|department|council|police|board)$)[a-z][\w’'-]*$"),
        takes=frozenset({"committed to do"}),
    ),
    Leave(
        "what a thing is for",
        "it tells what a thing is meant to do",
        (
            "The scheme aims to help the young.",
            "As set out in the letter of 9 May 2031, the fund is intended to help the young.",
            "The rule is intended to protect tenants.",
            "The order aims to cut delay.",
        ),
        (
            "The team aims to visit every school.",
            "The rules are intended to come into force in May.",
            "The new boats are planned to have nine seats.",
        ),
        subjects=frozenset({"thing"}),
        takes=frozenset({"plans to", "is planning to"}),
        group=_re(
            r"(?!(?:plan|intention|proposal|the|its|our|my|their|with|have|has|set out|"
            r"[A-Z]\w+[’']s)\b|(?:am|is|are|be)\s+(?:\w+\s+)?(?:looking|planning|preparing)\b|"
            r"(?:am|is|are|be)\s+(?:\w+\s+)?(?:intended|planned)\s+to\s+(?:come|take|"
            r"start|begin|open|be\s|commence|launch|run|go)|(?:is|are)\s+(?:\w+\s+)?planned\s+to\s+have\b)"
        ),
        unless_limit=True,
    ),
    Leave(
        "a plan that is named",
        "“plan to” is a noun here, or the verb belongs to a reader",
        ("The plan to close the yard was dropped.", "We heard of a new plan to sell it."),
        ("Both plan to close the yard.",),
        before=_re(
            r"(?i)(?:\b(?:the|a|any|no|this|that|our|their|its|my|your|current|such|those who|if you|"
            r"you|who|people who|to|manifesto|on|of|"
            r"these|those|with|about|existing|for|should|can|may|could)|[’']s?)$|\b(?:a|an|its|his|"
            r"her|their)(?:\s+[\w’'-]+){0,4}$|[’']s?(?:\s+[\w’'-]+){0,3}$"
            r"|\bshould\b[^,;]*$"
        ),
        group=_re(
            r"(?:plans?\b(?! (?:is|remains))|aims?\b(?! is for)|proposals?\b(?! is)|look|pledges|promises|"
            r"guarantees|commits)\b"
        ),
        takes=frozenset({"plans to", "is committed to"}),
    ),
    Leave(
        "an effect",
        "it foresees what will come of something, and binds nobody to an act",
        ("The grants are helping schools over the next two years.",),
        ("The council is helping schools over the next two years.",),
        verbs=words("helping enabling allowing supporting ensuring leading driving contributing improving making"),
        subjects=_THINGS,
        takes=frozenset({"is doing, with a day"}),
    ),
    Leave(
        "done today",
        "it is done with this very letter",
        ("I am publishing the report today.",),
        ("I am publishing the report next week.",),
        needs="today",
        group=_re(
            r"(?:am|is|are)\s+(?:\w+\s+){0,3}today\b|(?:am|is|"
            r"are)\s+(?:also\s+)?\w+ing\b[^.;]{0,120}\btoday\b"
        ),
        takes=frozenset({"is bringing in", "is doing, with a day"}),
    ),
    Leave(
        "this very letter",
        "it says what this letter does or why it is written",
        (
            "I am writing to correct what I told you on 9 May.",
            "We are replying to the motion of 5 March 2031.",
            "I am writing in reply to the motion of 5 March 2031.",
        ),
        ("I am writing to the operators next week.",),
        before=_re(r"(?:^|\b)(?:I|[Ww]e|am|are)$"),
        group=_re(
            r"(?:am|are|[’'](?:m|re))\s+(?:(?:now|also|therefore)\s+)?(?:(?:replying|responding|answering)\b|"
            r"writing\s+(?:in\b|with\b|about\b|further\b|following\b|on behalf\b|"
            r"to\s+(?:you|correct|let|inform|tell|set|confirm|update|say|follow|thank|respond|reply|answer|give|"
            r"provide|explain|apologise|acknowledge)\b))"
            r"(?![^.;]{0,120}\b(?:next (?:week|month)|shortly|soon|tomorrow|later)\b)"
        ),
        takes=frozenset({"is doing, with a day", "will be doing"}),
    ),
    Leave(
        "this very letter",
        "it says what this letter does or why it is written",
        (
            "The Mayor has asked me to reply on his behalf.",
            "I have asked those bodies to contribute to what follows.",
        ),
        ("The Mayor has asked me to report to you in May.",),
        group=_re(
            r"(?:has|have)\s+(?:been\s+)?asked\s+(?:me\s+|us\s+)?to\s+(?:reply|respond|answer|write to you|thank)\b"
            r"|(?:has|have)\s+asked\s[^.;]{2,60}?\sto\s(?:contribute|add)\s(?:their\s\w+\s)?to\s(?:what follows|"
            r"this (?:reply|letter))\b"
        ),
        takes=frozenset({"has been asked to"}),
    ),
    Leave(
        "a past promise",
        "it tells of a promise that belongs to the past of the story",
        ("The firm had agreed to move in 2019.",),
        group=_re(r"had\b"),
        takes=frozenset({"has agreed to", "is committed to", "has been asked to"}),
    ),
    Leave(
        "what people will do",
        "it foresees what people do, whom it binds to nothing",
        (
            "People will cross the bay for a single oyster.",
            "Applicants will sit a test.",
            "Children will read what they are given.",
        ),
        ("Residents will receive a letter.", "Tenants will have a new helpline.", "Tenants will pay less from May."),
        group=_re(
            r"will\s+(?!(?:(?:each|all|also|then|now|still|soon|again|\w+ly)\s+)*(?:receive|get|have|hear|benefit|pay|be|see|"
            r"not|no|never|need|find|keep|retain|continue|remain|enjoy|gain|stay|travel free|go free)\b)"
        ),
        subjects=frozenset({"public"}),
        takes=frozenset({"will do"}),
        unless_limit=True,
    ),
)
