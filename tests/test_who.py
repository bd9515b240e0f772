"""Who has to act: each sentence with its verb group in brackets, after what the reply has said before."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reference import load
from etl.transform import who

GAZETTEER = load(date(2025, 9, 1)).gazetteer


def bodies(marked: str, speaker: str, context: str = "", heading: str = "") -> set[str]:
    start, end = marked.index("["), marked.index("]") - 1
    sentence = marked.replace("[", "").replace("]", "")
    return set(
        who.bodies(
            sentence,
            (start, end),
            who.Sender.of(speaker, GAZETTEER.of_letter(context + sentence)),
            context=context,
            heading=heading,
        )
    )


MAYOR = [
    # the grammatical subject
    ("", "TfL [will write] to every borough by May.", {"TfL"}),
    ("", "In 2026 the MPS [will open] a third base.", {"MPS"}),
    ("", "Where a borough can match the grant, TfL [will pay] for the paint.", {"TfL"}),
    ("", "If the trial goes well, and only then, the Met [will extend] it.", {"MPS"}),
    ("", "Subject to consent, London Councils [will print] the map.", {"London Councils"}),
    ("", "The Met and MOPAC [will together review] the cells.", {"MPS", "MOPAC"}),
    ("", "The London Fire Brigade (LFB) and the London Ambulance Service [will share] a garage.", {"LFB", "LAS"}),
    ("", "TfL, the MPS and London Councils [will meet] in May.", {"TfL", "MPS", "London Councils"}),
    ("", "TfL, working with Hackney Council, [will mend] the bridge.", {"TfL"}),
    ("", "The Commissioner of Police of the Metropolis [will report] in July.", {"MPS"}),
    ("", "The London Fire Commissioner [will give] evidence.", {"LFB"}),
    ("", "City Hall [will host] a fair in June.", {"GLA"}),
    ("", "GLA officers [will visit] the markets.", {"GLA"}),
    ("", "My officers [will visit] the markets.", {"GLA"}),
    ("", "Officers [intend to publish] a note.", {"GLA"}),
    ("", "I [will ask] for the figures.", {"Mayor"}),
    ("", "We [will go on working] with the boroughs.", {"Mayor"}),
    ("", "My Deputy Mayor for Policing and Crime [will chair] it.", {"Deputy Mayor for Policing and Crime", "Mayor"}),
    ("", "My Night Czar [will walk] the route.", {"Night Czar", "Mayor"}),
    ("", "The Canal & River Trust [will dredge] the basin.", {"Canal & River Trust"}),
    ("", "The Southbank Playgrounds Trust [will run] it.", {"Southbank Playgrounds Trust"}),
    ("", "Camden Council [has agreed to lend] the hall.", {"Camden Council"}),
    ("", "The Government [will legislate] in 2026.", {"UK Government"}),
    ("", "The Home Secretary [will reply] to me by June.", {"Home Office"}),
    ("", "I have made it clear that TfL [will not cut] the route.", {"TfL"}),
    ("", "I support the idea, and TfL [will try] it.", {"TfL"}),
    ("", "TfL has found the money and [will start] in May.", {"TfL"}),
    ("", "Both TfL and I [will attend].", {"TfL", "Mayor"}),
    # somebody has been asked
    ("", "I [have asked] TfL to look again by May.", {"TfL"}),
    ("", "I [have asked] my Deputy Mayor for Transport to meet you.", {"Deputy Mayor for Transport", "Mayor"}),
    ("", "I [have asked] my officials to draw up a plan.", {"GLA"}),
    ("", "TfL [has been told to review] its fares.", {"TfL"}),
    # the agent of a passive
    ("TfL runs the ferries. ", "A review [will be carried out] by the MPS in May.", {"MPS"}),
    ("", "The work [will be done] by May by London Councils.", {"London Councils"}),
    # things and events: the body under discussion
    ("TfL will open a competition. ", "The winning designs [will be announced] in March.", {"TfL"}),
    ("MOPAC funds the helpline. It had 900 calls. ", "A second line [will open] in May.", {"MOPAC"}),
    ("I thank the Assembly. ", "A map [will be published] in May.", {"GLA"}),
    ("I wrote that the London Borough of Sutton had left. ", "It [will rejoin] in May.", {"GLA"}),
    ("The London Fire Brigade (LFB) has four ladders. ", "A fifth [is to arrive] next spring.", {"LFB"}),
    ("", "Step-free access at Holborn [will be finished] by 2030.", {"TfL"}),
    ("", "A full response [will be sent] by May.", {"Mayor"}),
    ("", "Boroughs [will be invited] to bid for the fund.", {"GLA"}),
    ("TfL will set up a fund. ", "Camden Council [will be offered] the first grant.", {"TfL"}),
    ("I have asked TfL to look at it. ", "The results [will be published] in May.", {"TfL"}),
    ("The Home Office has set up a panel. ", "Its members [will be named] in May.", {"Home Office"}),
    ("The Home Office has set up a panel. ", "A leaflet [will be printed] in May.", {"GLA"}),
    ("The GLA’s Housing Unit is at work. ", "Landlords [will be invited] to sign.", {"GLA"}),
    ("", "TfL and the boroughs have agreed that 500 more bays [will be painted].", {"TfL"}),
    ("", "The trial, run by TfL with ten boroughs, [is due to end] in May.", {"TfL"}),
    ("", "Superintendent Bracken [will report] each quarter.", {"MPS"}),
    ("", "All London boroughs [will bring in] the rule.", {"boroughs"}),
    # pronouns and common nouns
    ("I have written to the Home Secretary. ", "She [has undertaken] to reply.", {"Home Office"}),
    ("", "The Panel for Safe Rivers tells me that it [will decide] in May.", {"Panel for Safe Rivers"}),
    (
        "MOPAC, TfL and the MPS have a joint board. ",
        "Its first meeting [will take place] in May.",
        {"MOPAC", "TfL", "MPS"},
    ),
    ("The MPS has a new plan. ", "It [will publish] it in May.", {"MPS"}),
    ("London Councils and TfL met in June. ", "They [will meet] again in May.", {"London Councils", "TfL"}),
    ("The London Fire Brigade has 102 stations. ", "The Brigade [will build] two more.", {"LFB"}),
    ("The MPS launched a new platform. ", "Officers [will use] it for advice.", {"MPS"}),
    ("The Building Safety Panel (BSP) was set up in May. ", "The Panel [will report] in July.", {"BSP"}),
    ("My Environment Strategy says so. ", "The Strategy [will go] to consultation.", {"Mayor"}),
    ("", "The Violence Reduction Unit (VRU) [will train] 40 mentors.", {"VRU"}),
    ("The Met Office expects rain. TfL will salt the roads. ", "More grit [will be bought].", {"TfL"}),
]

OTHERS = [
    ("DfT", "", "The Department [will consult] in May.", {"DfT"}),
    ("DfT", "", "The Government [is committed to] it.", {"DfT"}),
    ("DfT", "", "I [have asked] my officials to meet them.", {"DfT"}),
    ("DfT", "", "The Secretary of State [will decide] by May.", {"DfT"}),
    ("DfT", "", "Network Rail [will repair] it.", {"Network Rail"}),
    ("DfT", "", "Allocations [are to be announced] in March.", {"DfT"}),
    ("DfT", "", "The grant [will be overseen] by National Highways.", {"National Highways"}),
    ("DHSC", "", "The NHS App [will show] it.", {"DHSC"}),
    ("DHSC", "", "The NHS Wolds and Vale ICB [has committed] £2 million.", {"NHS Wolds and Vale ICB"}),
    ("DHSC", "NICE is looking at it. ", "It [will publish] guidance in May.", {"NICE"}),
    ("UK Government", "", "A new group, comprising DECC, HSE and MCA, [will oversee] it.", {"DECC", "HSE", "MCA"}),
    ("UK Government", "", "In 2025 the Cabinet Office [will lead] it.", {"Cabinet Office"}),
    ("MPS", "", "Commander Ashgrove [has been asked to] report in July.", {"MPS"}),
    ("MPS", "", "We [will train] 40 inspectors.", {"MPS"}),
    ("TfL", "", "Our staff [will continue] to help.", {"TfL"}),
    ("TfL", "", "A further eight stations [will be made] step-free by 2030.", {"TfL"}),
    ("Zipwheel", "", "Zipwheel and Lambeth Council [will try] it.", {"Zipwheel", "Lambeth Council"}),
    ("Zipwheel", "", "The Port of London Authority and we [will dredge] it.", {"Port of London Authority", "Zipwheel"}),
    ("Zipwheel", "", "All of our mechanics [will earn] more.", {"Zipwheel"}),
    ("LFB", "", "The Deputy Commissioner [will brief] Members.", {"LFB"}),
    ("Deputy Mayor for Policing and Crime", "", "A review [will be held].", {"MOPAC"}),
    ("Deputy Mayor for Transport", "", "I [will meet] the drivers.", {"Deputy Mayor for Transport", "Mayor"}),
    ("Deputy Mayor for Transport", "TfL will lay a kerb. ", "Lights [will be added].", {"TfL"}),
    ("Deputy Mayor for Policing and Crime", "", "We [will fund] it.", {"MOPAC", "Deputy Mayor for Policing and Crime"}),
    ("Home Office", "HMICFRS has agreed to inspect it. ", "Its report [will be laid] before Parliament.", {"HMICFRS"}),
    ("GLA", "", "The Mayor [will reply] within 20 working days.", {"Mayor"}),
    ("GLA", "", "We [will tell] you why.", {"GLA"}),
    ("DfT", "", "SkyMaps, the UK’s only provider of maps, [will print] it.", {"SkyMaps"}),
    ("DfT", "The fares of Brightgas rose. ", "Brightgas, which serves Luff, [will cut] them.", {"Brightgas"}),
    ("DfT", "", "In May, the owner of the pier, [will sell] it.", {"DfT"}),
    ("DfT", "", "Service planning and tests [will start] in April.", {"DfT"}),
    ("DfT", "", "Through Digital Roads we [will build] it.", {"DfT"}),
    ("DfT", "", "The Home Office is counting the cars and this [will be printed].", {"Home Office"}),
    ("DHSC", "", "NICE’s guideline [will be issued].", {"NICE"}),
    ("DHSC", "", "NICE’s guideline is being read, with a draft [due to be issued] in May.", {"NICE"}),
    ("DHSC", "", "The UK National Screening Committee [will read] it.", {"UK National Screening Committee"}),
    ("DHSC", "", "The UK [will sign] it.", {"DHSC"}),
    ("DHSC", "", "Working with the boroughs of London we [will sign] it.", {"DHSC"}),
    ("MPS", "", "The Boats and Piers Weekly Report [is being replaced].", {"MPS"}),
    ("DHSC", "", "The UK banking sector [has committed to] it.", {"UK banking sector"}),
    ("DHSC", "", "Councils in Kent [have been asked to] count boats.", {"Councils in Kent"}),
    ("DHSC", "NICE is writing guidance on boats. Boats sway. ", "This guidance [will be issued] in May.", {"NICE"}),
    ("DHSC", "The NICE guideline on boats was updated in 2024. ", "The guideline [will be reviewed].", {"NICE"}),
    ("DHSC", "NICE met in May. I have ordered a review. ", "The review [will be issued] in May.", {"DHSC"}),
]


@pytest.mark.parametrize(("context", "sentence", "expected"), MAYOR)
def test_who_acts_in_the_mayors_letters(context: str, sentence: str, expected: set[str]) -> None:
    assert bodies(sentence, "Mayor", context) == expected


@pytest.mark.parametrize(("speaker", "context", "sentence", "expected"), OTHERS)
def test_who_acts_in_other_letters(speaker: str, context: str, sentence: str, expected: set[str]) -> None:
    assert bodies(sentence, speaker, context) == expected


def test_an_item_without_a_subject_has_that_of_its_lead_in() -> None:
    stem = "MOPAC and the Violence Reduction Unit (VRU) have agreed to do three things:\n\n1. find a hall;\n2. "
    assert bodies("[publish] the results by May;", "Mayor", stem) == {"MOPAC", "VRU"}


@pytest.mark.parametrize(
    ("sentence", "context", "expected"),
    [
        ("You [will have] my answer by May.", "TfL is counting the bids.", {"Mayor"}),
        ("You have my word that the fund [won't be] cut.", "The Met is counting the bids.", {"Mayor"}),
        ("Nor [will I sell] the land.", "TfL is counting the bids.", {"Mayor"}),
        ("The draft, which I [aim to publish] in May, is long.", "The Met is counting the bids.", {"Mayor"}),
        ("I [have asked Harrow Rovers to] bring a plan.", "", {"Harrow Rovers"}),
        ("Brightgas and HLX [are each expected to] dig less.", "", {"Brightgas", "HLX"}),
        ("The ban on dogs on TfL services [will stay].", "The LFB will run a campaign.", {"TfL"}),
        ("The new tram [will run] in May.", "The Met is counting the bids.", {"TfL"}),
        ("A note of it [will be sent] to you.", "My officers will invite London Councils to talks.", {"GLA"}),
        ("Bids to the Clean Boats Fund [will open] in May.", "The LFB will run a campaign.", {"GLA"}),
        ("The Commissioner tells me that each ward [will have] a team.", "", {"MPS"}),
        ("She [has undertaken to] pay.", "I wrote to Brightgas’s chief executive.", {"Brightgas"}),
        ("A Night Panel [will be up] and running by May.", "", {"GLA"}),
        ("Further work by BT [is due] in May.", "TfL is counting the bids.", {"BT"}),
        ("TfL [has told the drivers to] stop.", "", {"TfL"}),
        ("If a need becomes plain then I [will look] again.", "TfL is counting the bids.", {"Mayor"}),
        ("The Government code on boats [is due to be put] out in May.", "TfL is counting the bids.", {"UK Government"}),
        ("Come what may, MOPAC guarantees that the line [will stay] open.", "", {"MOPAC"}),
        ("The Panel for Boats in the Port [will report].", "", {"Panel for Boats in the Port"}),
    ],
)
def test_who_is_meant_where_several_could_be(sentence: str, context: str, expected: set[str]) -> None:
    assert bodies(sentence, "Mayor", context) == expected


def test_a_heading_may_say_who_answers() -> None:
    mayor = who.Sender.of("Mayor", GAZETTEER)
    assert who.answering("Motion 3.3 – Crossings (response prepared by Transport for London)", mayor).body == "TfL"
    assert who.answering("Motion 3.3 – Crossings", mayor) is mayor


def test_the_heading_tells_whose_field_it_is_when_nobody_is_named() -> None:
    assert bodies("A trial [will start] in May.", "Mayor", heading="Night buses in the outer boroughs") == {"TfL"}


@pytest.mark.parametrize(
    ("sender", "body"),
    [
        ("Mayor of London", "Mayor"),
        ("Commissioner, Transport for London", "TfL"),
        ("Department of Health and Social Care", "DHSC"),
        ("UK Government (Minister)", "UK Government"),
        ("Zipwheel UK Limited", "Zipwheel"),
        ("Deputy Mayor for Transport", "Deputy Mayor for Transport"),
        ("Leader of Lewisham Council", "Lewisham Council"),
        ("", ""),
    ],
)
def test_the_body_a_sender_speaks_for(sender: str, body: str) -> None:
    assert who.body_of(sender, GAZETTEER) == body


@given(st.text(max_size=200), st.text(max_size=200), st.integers(0, 200), st.integers(0, 60))
def test_any_words_name_somebody(sentence: str, context: str, start: int, length: int) -> None:
    start = min(start, len(sentence))
    act = (start, min(start + length, len(sentence)))
    assert who.bodies(sentence, act, who.Sender.of("Mayor", GAZETTEER), context=context)
    assert who.bodies(sentence, act, who.Sender.of("Zipwheel", GAZETTEER), context=context)
