"""The words the rules speak of: who can act, and which verbs foresee an effect, a chance or a state of mind."""

from __future__ import annotations

from etl.transform.pledges.rule import words

# A subject that ends in one of these is somebody who can make good a promise.
AGENTS = words("""
    i we he she mayor mayors government governments department departments ministry office officer officers official
    officials minister ministers secretary commissioner commissioners council councils councillors borough boroughs
    authority authorities agency agencies commission commissions board boards panel committee taskforce team teams
    unit regulator regulators brigade treasury parliament service police corporation staff trust trusts inspectorate
    inspectors ombudsman operator company met mopac tfl gla mps hall london england scotland network chancellor
    chair president executive administration commander contractor partners providers group forum body bodies college
    university leader leaders division directorate directorates manager managers secretariat institute association
    consortium volunteers engineers crews defra ofcom ofgem ofwat ofsted acas nhs rail highways
""")
# "The service will", "the network will": a thing, unless the name of a body is written with a capital letter.
CAPITAL_AGENTS = words("service network london england scotland wales group forum executive office hall met")
PRONOUN_THINGS = words("it this that these those they which who there such each both all some many most")
PUBLIC = words("""
    people londoners residents pensioners passengers customers members readers patients families parents children pupils
    students businesses employers employees workers drivers riders cyclists tenants leaseholders landlords
    households taxpayers ratepayers borrowers individuals applicants women men victims survivors communities
    consumers users farmers schools employer owners member friend lady gentleman everyone anyone someone nobody pubs
    claimants citizens travellers firms estates you practices
""")

# Said of a thing, these foresee what will come of it rather than promise an act.
EFFECTS = words("""
    help enable allow ensure support result lead mean contribute boost strengthen improve reduce increase bring
    deliver drive encourage benefit make give protect safeguard create unlock save cut raise accelerate speed
    promote maintain see feel experience cost affect impact influence vary differ interact inform underpin
    complement reinforce enhance empower attract transform prevent tackle stop hit restore facilitate simplify
    streamline free release generate stimulate relieve ease alleviate mitigate minimise maximise foster nurture
    inspire demonstrate reflect represent remind show prove serve suit satisfy rise fall grow shrink decline change
    become put add play depend require need gain suffer pay lose earn enjoy underestimate exit cause leave turn bear
    triple double learn do
""")
# Whoever or whatever the subject, these are outcomes that nobody promises.
PREDICTIONS = words("mean vary differ depend interact matter suffice happen occur arise persist")
# An outcome for those it befalls, even where a year is named.
FORESEEN = words("incur mean lead result see pay cost suffer gain lose benefit feel experience")
AWARENESS = words("""
    know understand appreciate recall remember recognise note wish want like agree realise notice expect feel hope
    forgive think find believe imagine
""")
# Verbs with which an item of a list, or a second act under one “will”, says what is to be done.
ACTS = words("""
    publish report consult open start begin launch complete finish respond write issue introduce bring lay set make
    take hold run extend roll announce confirm decide deliver review update submit present share replace install
    build close move come go return implement legislate provide award appoint recruit release draw put work expand
    pilot test follow finalise agree seek invest fund pay commence conclude create establish develop produce place
    keep ensure increase reduce improve support continue explore consider meet ask invite convene commission train
    plant repair renew
""")
# Before "that" or a bare clause, these make it what somebody thinks, not what anybody will do.
OPINIONS = words("""
    hope hopes believe believes think thinks feel understand recognise predict predicts means mean expect expects
    anticipate estimate estimates forecast suspect
""")
GOVERNING = OPINIONS | words("""
    hoped hoping believed feels know knows understands recognises acknowledge acknowledges appreciate appreciates
    fear fears suggest suggests estimated forecasts predicted anticipates anticipated meant argue argues claim
    claims imagine imagines expected show shows indicate indicates accept accepts implies agree agrees say says said
    likely aware doubt doubts confident optimistic trust trusts worried concerned concern concerns evidence risk
    danger chance view expectation sure certain possibility assumption assume assumes
""")
