"""Where in its clause a verb stands, and what stands around it: grammar of a sentence without a parser."""

from __future__ import annotations

from typing import Final

from provenance.attribution.grammar.lexicon import Form, folded, head_at, verb_forms, word_class
from provenance.attribution.grammar.names import HOMOGRAPHS
from provenance.attribution.grammar.words import Words, has_comma
from provenance.text.normalize import fold

AUXILIARIES: Final = folded("قد فقد وقد كان كانت وكان وكانت لقد")
ECHOES: Final = folded("عنه عنها به بها إليه إليها بذلك")
"""What points back to the thing said: «ما أعلنت عنه الهيئة», «صرح بذلك الوزير»."""
OPENINGS: Final = folded(
    "أن أنه أنها لكن ولكن غير بينما فيما إذ حيث كما كان كانت وكان وكانت أما وأما بأن إلى قد بعدما عندما وأن ولا هذا "
    "فإن لأن"
)
"""Words behind which a clause begins."""
_IMPERSONAL: Final = frozenset(one + word for one in ("", "و", "ف") for word in word_class("impersonal"))
_UNNAMED: Final = folded("طلب طلبت طلبوا رفض رفضت رفضوا فضل فضلت فضلوا اشترط اشترطت اشترطوا")
"""What an anonymous source does with its name: «طلب عدم كشف هويته»."""
_GOVERNING: Final = folded(
    "وفق وفقا بحسب حسب من إلى على في عن مع ضد كل جميع تحت دون عبر بين غير مثل عدم لدى ضمن أكثر أقل"
)
_ADVERBIALS: Final = folded("الماضي الماضية الجاري الحالي المقبل نفسه نفسها")
_NOUNS_BEHIND: Final = folded("من في عن إلى على بعد قبل مع أي كل هذا")
_PROMINENT: Final = fold("أبرز")
_SUPERLATIVE: Final = folded("أحد إحدى من هي هو أهم بين كان كانت")


def is_impersonal(word: str) -> bool:
    """Return whether a folded verb may say nobody's word: «يذكر أن», «يعتقد أن»."""
    return word in _IMPERSONAL


def misread(words: Words, at: int, form: Form) -> str:
    """Return why a word that looks like a finite verb of saying is none, ``""`` if it may be one."""
    word, before = words.form(at), words.form(at - 1)
    if word in HOMOGRAPHS and not _opens_clause(words, at):
        return "not_clause_initial"
    if _is_first_person(words, at, form):
        return "first_person"
    if word.lstrip("وف") == _PROMINENT and before in _SUPERLATIVE:
        return "superlative"
    return "noun_sense" if before in _NOUNS_BEHIND and not words.sign(at) else ""


def is_negated(words: Words, at: int) -> bool:
    """Return whether a verb is negated; «ما أعلنت عنه الهيئة» is not."""
    if words.form(at - 1) == "ما" and words.form(at + 1) in ECHOES:
        return False
    return words.form(at - 1) in word_class("negation") and not words.sign(at)


def reaches(words: Words, at: int) -> bool:
    """Return whether an adjunct, a comma or a relative clause stands at word ``at``."""
    word = words.form(at)
    is_aside = word in word_class("adjunct") or word in word_class("relative") or word in _UNNAMED
    return bool(words.sign(at)) or is_aside or word.startswith("ل")


def behind_anonymity(words: Words, at: int) -> int:
    """Return where «طلب عدم الكشف عن هويته» ends that starts at word ``at``; ``at`` if it does not."""
    if words.form(at) not in _UNNAMED:
        return at
    ends = (step + 1 for step in range(at + 1, min(at + 7, len(words))) if words.form(step).endswith(("ه", "ها", "هم")))
    return next(ends, at)


def is_auxiliary(words: Words, start: int, end: int) -> bool:
    """Return whether nothing but «قد» and its like stands between two words."""
    return start <= end and all(word in AUXILIARIES for word in words.forms[start:end])


def leads_to(words: Words, end: int, at: int) -> bool:
    """Return whether only auxiliaries, adverbs of time or a relative clause stand between subject and verb."""
    between = words.forms[end:at]
    if not between or all(word in AUXILIARIES for word in between):
        return True
    if any(word in verb_forms() for word in between):
        return False
    is_closed = has_comma(words.sign(at)) or between[-1] in AUXILIARIES
    if has_comma(words.sign(end)) and is_closed:
        return len(between) <= 14
    first = between[0]
    if first in word_class("relative") and len(between) <= 12:
        return has_comma(words.sign(at)) or words.form(at - 1) in AUXILIARIES
    return first in word_class("adjunct") and len(between) <= 6


def is_document(words: Words, at: int) -> bool:
    """Return whether an indefinite document or report stands at a word: «تقارير تفيد بأن»."""
    head = head_at(words.forms, at)
    return head is not None and head.type in ("document", "anonymous", "outlet") and not words.form(at).startswith("ال")


def _opens_clause(words: Words, at: int) -> bool:
    """Return whether a verb stands where a clause begins: behind a sign, a conjunction or a fronted adverbial."""
    before = words.form(at - 1)
    if at == 0 or words.sign(at) or before.isdigit():
        return True
    is_adverbial = before in word_class("adjunct") - _GOVERNING or before in _ADVERBIALS
    return is_adverbial or before in word_class("continuation") or before in OPENINGS


def _is_first_person(words: Words, at: int, form: Form) -> bool:
    """Return whether «أعتقد» is meant, with the hamza of "I", and not «اعتقد»."""
    first = 1 if form.joined else 0
    letter = words.spans[at].of(words.raw)[first : first + 1]
    return form.tense == "past" and letter == "أ" and form.verb.lemma[0] == "ا"
