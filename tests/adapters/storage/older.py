"""旧库. Stores as an older shequ left them: another vocabulary, other tables.

In the older vocabulary the number of a household was called ``no``, there were salons,
and there was no remark yet.
"""

import json

from sqlalchemy import create_engine

from shequ_core.codec import SCHEMA, Upcasts
from shequ_core.model import Household, Person
from shequ_core.ports import Batch
from shequ_core.values import Ref

OLD = SCHEMA - 1
LATER, GONE = "remark", "salon"


def renamed(fields):
    """The fields of a household as they are called since."""
    return {"number" if name == "no" else name: it for name, it in fields.items()}


TOY = Upcasts(first=OLD, steps={(OLD, "household"): renamed})


def house(key, number, community="bei"):
    """A household."""
    return Household(id=Ref(f"{community}/household/{key}"), number=number)


PERSON = Person(id=Ref("bei/person/1"), name="王小甲", number="430181195001010015")
BATCHES = (
    Batch(base=0, puts=(house("1", "1"), house("2", "2"), PERSON), reason="户籍台账"),
    Batch(base=1, puts=(house("1", "甲"), house("3", "3", "nan")), actor="李主任"),
    Batch(base=2, puts=(house("4", "4"),), strikes=(house("2", "2").id,)),
)
STANDING = (house("1", "甲"), house("4", "4"), house("3", "3", "nan"))


def fill(store):
    """Commit the batches, in the words of the older schema."""
    for batch in BATCHES:
        older = tuple(map(in_old_words, batch.payloads))
        object.__setattr__(batch, "payloads", older)
        store.commit(batch)


def in_old_words(line, schema=OLD):
    """A payload as an older shequ wrote it."""
    fields = {**json.loads(line), "schema": schema}
    if fields["kind"] == "household" and "number" in fields:
        fields["no"] = fields.pop("number")
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def age_tables(url, schema=OLD):
    """Give a database the tables and marks of the older schema."""
    engine = create_engine(url)
    with engine.begin() as connection:
        run = connection.exec_driver_sql
        [(said,)] = run("SELECT value FROM meta WHERE name='tables'").all()
        shapes = dict(it.split(":") for it in said.split())
        del shapes[LATER]
        shapes |= {"household": "0" * 8, GONE: "0" * 8}
        said = " ".join(f"{name}:{shape}" for name, shape in shapes.items())
        run(f"UPDATE meta SET value='{said}' WHERE name='tables'")
        run(f"UPDATE meta SET value='{schema}' WHERE name='schema'")
        run(f"DROP TABLE {LATER}")
        run(f"CREATE TABLE {GONE} (id VARCHAR(9) PRIMARY KEY)")
        run("ALTER TABLE household RENAME COLUMN number TO no")
    engine.dispose()


def rows_of(url, *tables):
    """Every row of some tables, column by column."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {
            table: sorted(
                (
                    dict(row)
                    for row in connection.exec_driver_sql(
                        f"SELECT * FROM {table}"
                    ).mappings()
                ),
                key=repr,
            )
            for table in tables
        }
    engine.dispose()
    return found
