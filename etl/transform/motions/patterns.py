"""The words and signs by which letters name the motions they answer: a table of patterns, each on a bounded stretch of
text."""

from __future__ import annotations

import re


def number(group: str) -> str:
    """A paragraph number such as 3.16, alone or in brackets, under this group name; "3.6A" and "3.6 %" are none."""
    return rf"\(?(?<![\d.])(?P<{group}>\d{{1,2}}(?:\.\d{{1,3}})?)(?![\d.]*\d|[A-Za-z%])\)?"


_OWNER = r"(?:London Assembly |Assembly |Plenary |GLA |Urgent |Your |The )?"
_OUTLINE = r"(?:\(?(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})[.)][ \t]+)?"
_LEAD = rf"(?:#{{1,4}} |\*\*|__)?{_OUTLINE}(?:(?:RE|Ref|FW|Fwd|Subject|Title)\s*:\s*){{0,3}}"
_ANSWER = (
    r"(?:(?:Correction|Corrigendum|Erratum|Addendum|(?:Corrected|Amended|Revised|Holding|Interim) reply|Further reply"
    r"|Supplementary reply|Reply|Response|Answer|My reply|My response"
    r"|Acknowledgement)\b[^\n:]{0,70}?(?::\s*|\s[-–—]\s*|\s(?:to|on|of)\s))?"
)
_TITLED = r"(?:\s*\([^()\n]{1,120}\))?"


def _list(word: str) -> str:
    return rf"{word}(?P<list>{number('a')}{_TITLED}(?:(?:,? and|,| &| or)\s+(?:motion )?{number('b')}{_TITLED}){{1,9}})"


EXPLICIT = re.compile(
    rf"^[ \t]*{_LEAD}{_ANSWER}{_OWNER}(?P<word>Motion|(?:Agenda )?Item)(?: no\.?| number"
    rf"| paragraph)?\s*{number('number')}"
    r"(?P<rest>[^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
JOINT = re.compile(
    rf"^[ \t]*{_LEAD}{_ANSWER}{_OWNER}{_list('Motions? ')}(?P<rest>(?:\s*[-–—:(,][^\n]{{0,160}})?)$",
    re.IGNORECASE | re.MULTILINE,
)
SEVERAL = re.compile(_list(r"\bmotions "), re.IGNORECASE)
ONE = re.compile(
    rf"(?<!answered )(?<!replied to )(?<!responded to )\bmotion(?: no\.?| number)?\s+{number('number')}"
    r"(?!\s*,? (?:of|from|in|at) (?:last|the (?:year|previous|last|earlier)|\d{4}|[A-Z][a-z]+ \d{4}|a year))",
    re.IGNORECASE,
)
_AFTER_TITLE = r"(?P<rest>(?-i:[A-Z‘“\"'])[^\n\t]{2,140}?)\s*(?:[-–—:,|;.]\s*|(?P<bracket>[(\[]))"
_NO_OLDER = r"(?!\s*,? (?:of|from|in|at) (?:last|the (?:year|previous|last|earlier)|a year)|[^\n]*\b(?:above|below)\b)"
TRAILING = re.compile(
    rf"^[ \t]*{_LEAD}{_ANSWER}{_AFTER_TITLE}{_OWNER}(?:Plenary )?(?P<word>Motion|(?:Agenda )?Item)"
    rf"(?: no\.?| number| paragraph)?\s*(?P<number>\d{{1,2}}(?:\.\d{{1,3}})?)(?![\d.]*\d|[A-Za-z%]){_NO_OLDER}"
    r"(?P<after>[^\n\t]{0,120})$",
    re.MULTILINE | re.IGNORECASE,
)
BRACKETED = re.compile(
    rf"^[ \t]*{_LEAD}{_AFTER_TITLE}(?:(?:no\.?|number|paragraph)\s*)?(?P<number>\d{{1,2}}\.\d{{1,2}})"
    r"(?P<after>[)\]]|, [^\n\t]{0,80}[)\]])$",
    re.MULTILINE,
)
NUMBERED = re.compile(
    r"^[ \t]*(?:#{1,4} |\*\*)?(?P<number>\d{1,2}\.\d{1,2})(?:[.:)]|\s*[-–—])?\s+(?P<rest>[A-Z‘“'\"][^\n]{2,139})$",
    re.MULTILINE,
)
NAMED = re.compile(
    rf"^[ \t]*(?:#{{1,4}} |\*\*)?{_ANSWER}(?:Re|RE|Subject|SUBJECT|{_OWNER}(?:[Mm]otion|MOTION)"
    rf"|Response to (?:the )?motion)(?:, \d{{1,2}} [A-Z][a-z]+ \d{{4}}(?=\s*[:–—-]))?"
    r"\s*(?::|\s[-–—]|\s(?:on|about|concerning)\b)\s*(?P<rest>[^\n]{4,180})$",
    re.MULTILINE,
)
AGREED = re.compile(
    r"^[ \t]*(?:#{1,4} |\*\*)?(?:(?:Re|RE|Subject)\s*:\s*)?"
    r"(?P<rest>[A-Z‘“'\"][^\n]{3,140}\((?:[^()\n]{0,40}\b)?(?:agreed|passed|carried|Plenary"
    r"|adopted|approved)\b[^()\n]{0,60}\))[ \t]*$",
    re.MULTILINE,
)
_TURN = (
    r"(?:(?:Finally|Lastly|First|Firstly|Second|Secondly|Third|Thirdly|Next|Now|And|Turning|As|I turn|Moving|To"
    r"|However|Meanwhile),? )?(?:(?:[Oo]n|[Aa]s to|[Tt]o|[Aa]s for|[Ff]or|[Tt]urning (?:now |next )?to|now to|next to"
    r"|[Uu]nder|I turn to|[Rr]egarding|[Cc]oncerning|[Ii]n (?:response|answer|reply|relation|respect|regard) (?:to"
    r"|of)|[Ww]ith (?:regard|respect|reference) to|[Ii]n the (?:case|matter) of|[Ss]o far as|[Aa]s far as|[Ww]here"
    r"|[Oo]n the subject of) )?"
)
INLINE = re.compile(
    rf"(?:^[ \t]*|(?<=[.!?] )){_TURN}(?:[Tt]he )?[Mm]otion(?: [Nn]o\.?| number)? {number('number')}(?=[,:;(’'\s])"
    r"(?:\s*\((?P<title>[^()\n]{3,120})\))?(?:, (?:on |about |entitled )(?P<about>[^,.;\n]{3,90})(?=,))?",
    re.MULTILINE,
)
ORDINAL = re.compile(
    rf"^[ \t]*{_TURN}(?:[Tt]he|[Yy]our) (?:first|second|third|fourth|fifth|sixth|other|last|final)(?: of (?:the|your"
    rf"|these)(?: \w+)?)? motions?,? "
    r"(?:(?:on|about|concerning|entitled|titled|called) )?(?:[‘“\"](?P<quoted>[^‘“”\"\n]{3,120})[”’\"]"
    r"|(?P<about>[^,.;:\n]{3,90})(?=,))",
    re.MULTILINE,
)
COUNT = re.compile(
    r"\b(?P<count>both|two|three|four|five|six|seven|eight)\b(?: of)?(?: the| these| your)?(?: \w+)? motions\b",
    re.IGNORECASE,
)
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
SUBJECT = re.compile(r"^(?:Subject|Re|RE|SUBJECT)\s*:\s*(?P<rest>[^\n]+)$", re.MULTILINE)
ENTITLED = re.compile(
    r"\bmotion,? (?:which (?:was|is) |that (?:was|is) )?(?:entitled|titled|called|headed|known as|under the (?:title"
    r"|heading)|with the (?:title|heading))[ ,:]+[‘“\"'](?P<title>[^‘“”\"\n]{3,160}?)[’”\"'](?!\w)",
    re.IGNORECASE,
)
# “the motion “Late Boats”, agreed …” and “the “Late Boats” motion”; what is quoted out of a motion begins small.
QUOTED = re.compile(
    r"\bmotion(?:[,:]| \(| [–—-])? ?(?<=[ (])[‘“\"'](?P<title>[A-Z][^‘“”\"\n]{2,120}?)[’”\"']"
    r"(?=\s*(?:[,.;:)–—-]|(?:agreed|passed|carried|adopted|approved|that|which|of|at|from|on|by|and|moved|debated)\b))"
)
# “the motion entitled Late Boats, agreed …”, “your motion, Late Boats, which …” and “the motion (Late Boats)”.
UNQUOTED = re.compile(
    r"\bmotion(?:,? (?:which (?:was|is) )?(?:entitled|titled|called|headed)"
    r" (?P<title>[A-Z][^.,;:()\n]{3,90}?)(?=[.,;:(\n]| (?:which|that|agreed|passed|carried|adopted|at (?:the|its"
    r"|your)|of \d))|, (?P<apart>[A-Z][^.,;:()\n\d]{3,90}), (?=(?:which|that|agreed|passed|carried|adopted)\b)"
    r"| \((?P<bracketed>(?!MGLA|[Nn]o\b|[Mm]otion|[Rr]ef)[A-Z][^();\n\d]{3,90})\))"
)
# “The Night Buses motion of 3 April”, but not “the London Assembly motion of 3 April”.
TITLE_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Yy]our|[Aa]|Assembly[’']s) (?P<title>(?!(?:London )?Assembly|Plenary|Urgent|Mayor|GLA)[A-Z][\w’'-]*"
    r"(?: (?:[A-Z][\w’'-]*|of|on|in|at|and|for|to|the)){1,8}) motion (?=of \d|of the|agreed|passed|carried|adopted|that"
    r"|which|has|was)"
)
QUOTED_BEFORE = re.compile(
    r"(?:[‘“\"](?P<title>[A-Z][^‘“”\"\n]{2,120}?)[,]?[’”\"],? (?:\(?(?:the|your|a|an|this) )?"
    r"(?:(?:London |Assembly(?:[’']s)? |Plenary )*)motion\b)"
)
ABOUT = re.compile(
    r"\bmotion (?:on|about|concerning|regarding) (?P<title>[^.,;:()\n]{3,90}?)(?= (?:that|which|agreed|passed|carried"
    r"|at (?:the|its|your)|of \d)\b|[.,;:(\n])"
)
NUMBER_WITH_TITLE = re.compile(
    r"\bmotion\b[^.;()\n]{0,40}? \((?:no\.? ?)?(?P<number>\d{1,2}\.\d{1,2})(?:[,:]|"
    r" [–—-])\s*(?P<title>[^()\n]{3,100})\)"
)
NOTE = re.compile(r"^[¹²³⁴⁵⁶⁷⁸⁹⁰]+[ \t]*\S", re.MULTILINE)
MARK = re.compile(r"(?:([¹²³⁴⁵⁶⁷⁸⁹⁰]+)|\[(\d{1,2})\]|(\d{1,2})(?:[ .)]|$)|([*†‡]))", re.MULTILINE)
MARK_ABOVE = re.compile(r"\n(\[?\d{1,2}\]?|[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+)[ \t]*\n+\Z")
# What it can begin with is looked at before anything else, since most letters are nothing of the kind.
MARK_IN_BODY = re.compile(
    r"(?=[¹²³⁴⁵⁶⁷⁸⁹⁰\[\d*†‡])(?:"
    r"([¹²³⁴⁵⁶⁷⁸⁹⁰]+)|(\[\d{1,2}\])|(?:(?<=[a-z]{2})|(?<=\w{2}[.,;:)’”]))(\d{1,2})(?=\s|$)|(?<=\w)([*†‡]))",
    re.MULTILINE,
)
HEADLINE = re.compile(r"(?![•●▪*-]|[^\n]*[.!?] )[A-Z‘“\"'][^\n\t]{2,140}(?<![.;:?!,)¹²³⁴⁵⁶⁷⁸⁹⁰])")
COURTESY = re.compile(
    r"(?:Thank you|I hope|I trust|I look forward|We look forward|I am grateful|I would ask that this letter"
    r"|Once again|Once more|Please (?:do )?(?:not hesitate|let me)|If you (?:have|would)|Should you|May I thank"
    r"|With (?:my )?thanks|I would be (?:happy|delighted|pleased|glad))[^\n]*"
)
PROMISE = re.compile(r"\b(?:will|shall|have asked|has asked)\b")
