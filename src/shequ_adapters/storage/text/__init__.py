"""文本存储. A folder of sorted JSON Lines, one file a kind, and a log of every change.

    shequ.json           whose folder this is, by which schema and layout
    log/000001.jsonl     a commit a file: who and why, then one line a change
    person.jsonl …       what is true now, one record a line, sorted
    current.json         at which commit those files are, and their digests

The log is the truth, and its files are never changed: a commit is there from the
instant when its file has its name. The other files are made of the log; one that is
missing, behind or edited by hand is made again.
"""

from shequ_adapters.storage.text.store import TextStore, open_text

__all__ = ["TextStore", "open_text"]
