"""Words that say how something is tested, or do it: data only. Neither names a part where a thing does."""

from __future__ import annotations

import re
from functools import lru_cache


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


HOW = _set(
    """
    adhere adheres conform conforms
    accept accepted accepts advanced after all allow allowed allows already any as bad basic basics
    before behavior behaviour both broken bug cannot case cases change changed changes complex
    consistent contain contains correct correctly custom default defaults different direct do does each
    edge empty error errors even exact exactly explicit extra fail failed failing fails failure failures
    false first fix from full fully good gracefully handle handled handles handling has have ignore
    ignored ignores in include included includes initial invalid is issue keep keeps known last later
    like many minimal missing mixed more multi multiple must nested new no non none not null of off ok
    old on once one only or other over own pass passes preserve preserved preserves proper properly
    raise raised raises real regression reject rejected rejects require required requires respect
    respects return returned returns safe same scenario scenarios second several should simple simply
    single some still success successful successfully support supported supports the to too true two
    under unknown unsupported use used uses using valid various via when where while with within
    without work working works wrong zero
    about again also although always among an and another are around at be because been being between but by
    can could currently did done due during either else enough ever every few finally for further had
    hence here how however if instead into it its itself just least less let lets made may me might most
    much my need needed needs neither never nobody nor nothing now onto our ours perhaps possible
    previous previously quite rather same since so something soon such than that their them then there
    these they this those though through throughout thus till together too toward unless until upon us
    usual very via want was we well were what whatever whether which who whose why will would yet you
    your
    """
)
"""Manner, outcome and glue."""

DOING = _set(
    """
    add adding adds applies apply build building builds call calling calls check checking checks compute
    create creates creating detect detecting detects emit emits execute extract extracting extracts find
    finding finds generate get gets getting give given gives infer infers load loading loads make makes
    making parse parses perform process produce produces register request requesting resolve run running
    runs set sets setting show shows test tests validate validates
    """
)
"""Verbs of nearly every test: what is added or parsed says more."""

THINGS = _set(
    """
    call calls default defaults error errors failure failures load loading parse parsing process regression
    regressions register request requests run setting settings
    """
)
"""Those of them that are things as well: what is left when all others have a part may be about them."""

KINDS = _set("complex empty invalid missing mixed multi multiple nested null partial unknown zero")
"""Those of them that tell one kind of a thing from another: missing values are a subject."""

ASSERTING = _set("raises fail fails")
"""Those of them that are called to test something: a call of others is what is tested."""

_ADVERB = re.compile(r"(?!(?:reply|apply|supply|multiply|assembly|family|anomaly|poly|fly)$)\w{2,}ly")


@lru_cache(maxsize=65536)
def says_how(word: str) -> bool:
    """Whether a word is of manner: one of those above, or an adverb."""
    return word in HOW or (word.endswith("ly") and _ADVERB.fullmatch(word) is not None)
