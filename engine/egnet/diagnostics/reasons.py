"""Why the operating system refuses, in words.

Comes in: an `OSError`. Goes out: its reason in both languages; one that is not listed keeps the system's own words.
"""

import errno

from egnet.text import Text

OPEN_ELSEWHERE = Text(
    "filen er åben i et andet program, eller den er skrivebeskyttet",
    "the file is open in another program, or protected",
)
NOT_A_FILE = Text("det er ikke en almindelig fil", "it is not an ordinary file")

_REASONS = {
    errno.ENOENT: Text("mappen findes ikke", "the folder does not exist"),
    errno.ENOTDIR: Text("en del af stien er ikke en mappe", "a part of the path is not a folder"),
    errno.EISDIR: Text("det er en mappe", "it is a folder"),
    errno.EACCES: Text("adgang nægtet", "access is denied"),
    errno.EPERM: Text("adgang nægtet", "access is denied"),
    errno.EROFS: Text("drevet kan kun læses", "the drive is read-only"),
    errno.ENOSPC: Text("drevet er fuldt", "the drive is full"),
    errno.ENAMETOOLONG: Text("navnet er for langt", "the name is too long"),
}


def reason_of(error: OSError) -> Text:
    """The reason in words."""
    own = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, Text(own, own))
