"""Which given names stand for one another: a small list of our own, of names heard in British prisons.

Between two commas stands one name with what people make of it. A name may stand in several places (Alex, Bert, Pat).
"""

from functools import cache, lru_cache

from recovery_desk.domain.folding import fold

_GROUPS = """
abigail abby abbie gail, adam ad addy, agnes aggie nessie senga, alan allan allen al, albert bert bertie al,
alexander alex alec alasdair alastair alistair alister sandy xander eck sasha, alexandra alex sandra lexie alexa
sasha sandy, alfred alf alfie fred, amanda mandy, andrew andy drew dru, angela angie ange, ann anne annie anna
annette nan nancy, anthony antony tony ant, archibald archie baldie, arthur art, barbara barb babs, barry baz bazza,
benjamin ben benny benji, bernard bernie, bernadette bernie, bridget bridie biddy, bronislaw bronek, calum callum
cal colum malcolm, caroline carolyn carol carrie, catherine katherine kathryn catriona katrina kate katie kathy cath
cathy kath kit kitty kay caitlin, charles charlie chas chuck chay, charlotte lottie charlie, christina christine
kirsty kirsten chris chrissie tina, christopher chris kit topher kris, clifford cliff, colin col, connor conor con,
craig kraig, cornelius con neil, daniel dan danny danek, darren daz dazza, david dave davie davey dai dafydd,
deborah debra deb debbie, denis dennis den denny, derek derrick del, desmond des dessie, dominic dom, donald don
donny donnie domhnall, donna dee, dorothy dot dottie dolly, douglas doug dougie, duncan dunc, dylan dyl, edward ed
eddie ted teddy ned eddy, edwin ed eddie, eilidh aylee ayley, eleanor ellen ellie nell nora, elizabeth elisabeth liz
lizzie beth betty betsy bess lisa eliza libby elspeth elsie ishbel isobel isabel, emily em emmy emma, eric rick,
ewan euan ewen owen evan, francis frank frankie fran, frances fran frankie fanny, frederick fred freddie freddy,
gabriel gabe, gareth gary gaz, gary garry gaz gazza, gavin gav, geoffrey jeffrey geoff jeff, george geo geordie dod
doddie, gerald gerry jerry ger, gerard gerry ged, gillian jill gill, gordon gordie gord, graham graeme grahame,
gregory greg gregor grzegorz, hamish seamus, harold harry hal, helen nell nellie lena ella, henry harry hank hal,
hugh hughie shug shuggie huw ewan, iain ian, isabella isobel isabel bella izzy ishbel, jacqueline jackie jacqui,
jacob jake jakub kuba, james jim jimmy jamie jas hamish seamus jamesie jimbo, jane janie janey jean sheena jan sian,
janet jan jenny jessie netta, janusz janek, jason jase jay, jennifer jen jenny jenni, jeremy jerry jez, joan joanie,
joanne joanna jo joe, john johnny jon jack jock ian iain sean shaun shane jan janek ivan euan, jonathan jonathon jon
jonny johnny, jordan jord jordy, joseph joe joey jo jozef josef jos, joshua josh, judith judy, julie julia jules,
karen kaz, keith kieth, kelly kel, kenneth ken kenny kenzie, kevin kev, kieran ciaran keiran kieron, kimberly
kimberley kim, kyle kile, lawrence laurence larry lawrie laurie, leanne lee lianne, leonard len lenny leo, leslie
lesley les, lewis louis lou louie ludovic, liam uilleam, linda lynda lyn lynn lynne, louise lou, luke lukasz lucas,
lynn lynne lyn linda, maciej maciek matthew, mairi mhairi mary vhairi, malcolm malky calum mal, margaret maggie meg
megan peggy greta rita mags maisie marge madge pearl, maria marie mary, mark marc marcus marek, martin marty martyn,
mary molly polly may mamie mairi moira maire marie, matthew matt matty mat mateusz, maureen mo, maurice mo morris,
melanie mel, michael mike mick mickey micky mikey mitch micheal mihai michal, michelle shell shelly, mohammed
muhammad mohamed mohammad mohamad muhammed mo, natalie nat natasha tash, nathan nate nathaniel, neil niall neal
nigel, nicholas nick nicky nik nicolas nico mikolaj, nicole nicola nicky nikki, norman norrie norm, oliver ollie
olly, owen owain, pamela pam, patricia pat patsy trish tricia paddy, patrick pat paddy pad paudie padraig, paul
pauly pavel pawel, pauline paula polly, peter pete petey piotr peadar, philip phillip phil pip, piotr piotrek,
rachel rach rachael, raymond ray, rebecca becky becca, reginald reg reggie, rhys reece rees reese, richard rich
richie rick ricky dick dickie, robert rob robbie bob bobby bert rab rabbie robin roberto, rodney rod, roderick rod
roddy rory ruairidh, roger rodge, ronald ron ronnie ranald, rosemary rose rosie, rory ruairidh ruaridh, ryan rian,
samantha sam sammy, samuel sam sammy, sarah sara sally sadie, scott scot scotty, sean shaun shawn shane, sharon
shaz, sheila shelagh sheena, sian sean jane, simon si szymon, sophie sophia zofia, stacey stacy, stanley stan stas,
stephanie steph stef, stephen steven steve stevie ste stefan stewart, stewart stuart stu stew stewarty, susan sue
susie suzanne suzie, terence terrence terry tel, theodore ted theo, theresa teresa terry tess tessa, thomas tom
tommy tam tammy tomas tomasz tomek thom, timothy tim timmy, tracey tracy trace, valerie val, victor vic wiktor,
victoria vicky vikki tori, vincent vince vinny vinnie, walter wally walt wattie, wayne dwayne, william will bill
billy willie wullie liam willy wilhelm, winifred winnie freda, wojciech wojtek, yvonne vonnie, zachary zac zak zach,
zbigniew zbyszek
"""


@cache
def _by_name() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_GROUPS.split(",")):
        for name in group.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@lru_cache(maxsize=20_000)
def families_of(name: str) -> frozenset[int]:
    """The numbers of the places a given name stands in; none for most names."""
    return _by_name().get(fold(name), frozenset())


def stand_for_one_another(one: str, other: str) -> bool:
    """Whether two given names are often the same person's: Tam and Thomas, Liz and Elizabeth."""
    return bool(families_of(one) & families_of(other))
