"""用户. Who may log in, and from where each looks."""

import tomllib
from pathlib import Path

import attrs
from werkzeug.security import check_password_hash, generate_password_hash

from shequ_core import InvalidValue
from shequ_core.viewpoints import Clearance, Viewpoint, viewpoint_named

_NOBODY = generate_password_hash("")


@attrs.frozen(kw_only=True)
class User:
    """用户. ``name`` is logged in with, and stands in the log as who did it."""

    name: str
    viewpoint: Viewpoint = attrs.field(converter=viewpoint_named)
    password: str = attrs.field(repr=False)


def users_in(path: Path) -> dict[str, User]:
    """用户名录. Those of a TOML, passwords as hashes. Raises InvalidValue."""
    told = tomllib.loads(path.read_text("utf-8"))
    users = {name: User(name=name, **fields) for name, fields in told.items()}
    if any(it.viewpoint.clearance is Clearance.OPEN for it in users.values()):
        raise InvalidValue("this app is for who sees residents, not for figures only")
    return users


def logged_in(users: dict[str, User], name: str, password: str) -> User | None:
    """登录. The user of that password; where there is none, no sooner."""
    user = users.get(name)
    right = check_password_hash(user.password if user else _NOBODY, password)
    return user if user and right else None


def entry(name: str, viewpoint: str, password: str) -> str:
    """用户条目. What to write into the TOML, the password hashed by scrypt."""
    fields = {"viewpoint": viewpoint, "password": generate_password_hash(password)}
    return "\n".join((f'["{name}"]', *(f'{it} = "{fields[it]}"' for it in fields), ""))
