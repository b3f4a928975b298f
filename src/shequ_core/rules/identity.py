"""身份规则. Id numbers, what they say of sex and birth, names and telephones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from shequ_core.figures import Window
from shequ_core.figures.population import registered
from shequ_core.findings import Matter, Severity
from shequ_core.model import Person
from shequ_core.register import Register
from shequ_core.rules import numbers
from shequ_core.rules.as_of import today
from shequ_core.rules.reading import about_remarked, remarked
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import age_on
from shequ_core.values.resident_number import upgrade

_GB = "GB 11643-1999《公民身份号码》"
_OLDEST = 130
Check = Callable[[Register, date], Iterator[Spot]]


def _number_has(problem: str, message: str) -> Check:
    def check(register: Register, on: date) -> Iterator[Spot]:
        for person in numbers.judged(register).get(problem, ()):
            yield Spot(message, (person.id,), "number")

    return check


def _contradicts(problem: str, kind: str, field: str, message: str) -> Check:
    def check(register: Register, on: date) -> Iterator[Spot]:
        yield from remarked(register, kind)
        told = about_remarked(register, kind)
        for person in numbers.judged(register).get(problem, ()):
            if person.id not in told:
                yield Spot(message, (person.id,), field)

    return check


def _malformed(register: Register, on: date) -> Iterator[Spot]:
    judged = numbers.judged(register)
    for person in judged.get("length", ()):
        places = len(person.number)
        yield Spot(
            f"公民身份号码应为18位，登记的是{places}位，请核对", (person.id,), "number"
        )
    for person in judged.get("characters", ()):
        yield Spot(
            "公民身份号码含有不该有的字符（只能是数字，末位可为X），请核对",
            (person.id,),
            "number",
        )


def _not_citizens(register: Register, on: date) -> Iterator[Spot]:
    here = registered(today(register, on), Window.year_to(on))
    registered_here = {person.id for person in here.persons}
    for person in numbers.judged(register).get(numbers.GUEST, ()):
        if person.id in registered_here:
            yield Spot(
                "户籍居民登记的是港澳台居民居住证或外国人永久居留身份证的号码，"
                "请核对号码，或改登记为流动人口",
                (person.id,),
                "number",
            )


def _missing(register: Register, on: date) -> Iterator[Spot]:
    lost = about_remarked(register, "id-lost-precision")
    lost |= about_remarked(register, "id-placeholder")
    for stay, person, _ in registered(today(register, on), Window.year_to(on)):
        if not person.number and not {stay.id, person.id} & lost:
            yield Spot("户籍居民没有登记公民身份号码，请补填", (person.id,), "number")


def _twice(register: Register, on: date) -> Iterator[Spot]:
    yield from remarked(register, "listed-twice")
    legacy = {person.id for person in numbers.judged(register).get(numbers.LEGACY, ())}
    first: dict[str, Person] = {}
    for person in today(register, on).all(Person):
        number = person.number
        if person.id in legacy:
            number = upgrade(number)
        known = first.setdefault(number, person) if number else person
        if known is not person:
            yield Spot(
                "两个人登记了同一个公民身份号码，请核对是否重复登记",
                (person.id, known.id),
                "number",
            )


def _birth_doubtful(register: Register, on: date) -> Iterator[Spot]:
    for person in register.all(Person):
        if person.born is None or 0 < on.year - person.born.year <= _OLDEST:
            continue
        if person.born.first > on:
            yield Spot("出生日期晚于统计日，请核对", (person.id,), "born")
        elif age_on(person.born, on) > _OLDEST and person.period.has(on):
            age = age_on(person.born, on)
            yield Spot(f"按出生日期已满{age}周岁，请核对", (person.id,), "born")


def _name_doubtful(register: Register, on: date) -> Iterator[Spot]:
    for person in register.all(Person):
        name = person.name
        if not name.isalpha() and _odd(name):
            yield Spot("姓名含有数字、星号或其他符号，请核对", (person.id,), "name")


def _odd(name: str) -> bool:
    bare = name.translate(_NAME_SIGNS)
    return not bare.isalpha() or len(name) > 50


_NAME_SIGNS = str.maketrans("", "", "·•‧・．.-' ()（）")

NUMBERS: tuple[Rule, ...] = (
    Rule(
        code="R-I01",
        kind="id-format",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="公民身份号码格式不对",
        english="An id number of wrong length or characters",
        source=_GB,
        check=_malformed,
    ),
    Rule(
        code="R-I02",
        kind="id-check-digit",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="公民身份号码校验码不对",
        english="The check digit of an id number does not fit",
        source=f"{_GB}，ISO 7064 MOD 11-2",
        check=_number_has(
            "check-digit", "公民身份号码最后一位校验码不对，请对照身份证核对"
        ),
    ),
    Rule(
        code="R-I03",
        kind="id-birth-date",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="公民身份号码中的出生日期不存在",
        english="An id number with an impossible day of birth",
        source=_GB,
        check=_number_has("birth-date", "公民身份号码第7至14位不是存在的日期，请核对"),
    ),
    Rule(
        code="R-I04",
        kind="born-contradicts-id",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="出生日期与公民身份号码不符",
        english="The date of birth contradicts the id number",
        source=_GB,
        check=_contradicts(
            numbers.BORN,
            "born-contradicts-id",
            "born",
            "出生日期与公民身份号码第7至14位不符，请核对",
        ),
    ),
    Rule(
        code="R-I05",
        kind="sex-contradicts-id",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="性别与公民身份号码不符",
        english="The sex contradicts the id number",
        source=_GB,
        check=_contradicts(
            numbers.SEX,
            "sex-contradicts-id",
            "sex",
            "性别与公民身份号码第17位不符，请核对",
        ),
    ),
    Rule(
        code="R-I09",
        kind="id-15-digit",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="公民身份号码是15位旧号",
        english="An id number of the old 15 places",
        source="国发〔1999〕15号，1999年10月1日起用18位",
        check=_number_has(numbers.LEGACY, "登记的是15位旧号码，请改填18位公民身份号码"),
    ),
    Rule(
        code="R-I10",
        kind="id-foreign-card",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="旧版外国人永久居留证号",
        english="The number of a foreigner's permanent residence card of before 2023",
        source="外国人永久居留身份证便利化改造（2023年12月1日起）",
        check=_number_has(
            "foreign-card", "登记的是旧版外国人永久居留证号，换发新证后请更新"
        ),
    ),
    Rule(
        code="R-I10",
        kind="id-not-citizens",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="户籍居民的号码不是公民身份号码",
        english="A registered resident with the number of a permit or foreigner's card",
        source=f"{_GB}；港澳台居民居住证、外国人永久居留身份证另有号段",
        check=_not_citizens,
    ),
)
PERSONS: tuple[Rule, ...] = (
    Rule(
        code="R-I12",
        kind="id-missing",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="没有公民身份号码",
        english="A registered resident without an id number",
        source="《居民身份证法》第三条",
        check=_missing,
    ),
    Rule(
        code="R-I07",
        kind="listed-twice",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="一人重复登记",
        english="One person is listed twice",
        source="《居民身份证法》第三条：公民身份号码唯一",
        check=_twice,
    ),
    Rule(
        code="R-I03",
        kind="birth-doubtful",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="出生日期存疑",
        english="Born after the day of the check, or over 130 years before",
        source="常理",
        check=_birth_doubtful,
    ),
    Rule(
        code="R-I14",
        kind="name-doubtful",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="姓名存疑",
        english="A name with digits, stars or other signs",
        source="台账填写规范",
        check=_name_doubtful,
    ),
)
RULES = (*NUMBERS, *PERSONS)
