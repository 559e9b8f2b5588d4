"""Citations whose cue is no verb of saying: «بحسب», «نقلا عن», «نقلت وكالة عن», «جاء في بيان», «تصريحات»."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from provenance.attribution.citation import Citation, Medium, Refusal
from provenance.attribution.lexicon import Gender, bare, head_at, word_class
from provenance.attribution.media import medium, outlet_at
from provenance.attribution.phrases import Phrase, Reader, seen_by
from provenance.attribution.titles import reads_like_a_name
from provenance.attribution.words import Words
from provenance.values import Kind

_LIKE: Final = frozenset(one + word for one in ("", "و", "ف") for word in "بحسب حسب وفق وفقا طبقا تبعا استنادا".split())
_SURE_LIKE: Final = frozenset(("بحسب", "وبحسب"))
_RELAYED: Final = frozenset(one + "نقلا" for one in ("", "و"))
_AS_TOLD: Final = frozenset(
    stem + tail
    for stem in "نشر ذكر قال اعلن افاد اورد نقل اكد بث اوضح كشف يقول تقول يوضح جا ورد يوكد توكد يري تري يصف تصف ادعي زعم روي اذاع تابع".split()
    for tail in ("", "ت", "ته", "ه", "ها", "تها", "وا", "وه")
)
_PUT_OUT: Final = frozenset("صدر صدرت صادر صادره الصادر الصادره".split())
_ISSUES: Final = frozenset(
    stem + tail
    for stem in "نشر اصدر قدم اعد اجر اورد كشف اعلن طرح بث".split()
    for tail in ("ها", "ه", "تها", "ته", "اها", "تهما", "وها")
)
_AS: Final = frozenset("كما حسبما وحسبما وفقما مثلما".split())
_OWN_WORDS: Final = frozenset(
    stem + tail for stem in "قول تعبير وصف راي زعم تصريح تسمي تقدير".split() for tail in ("ه", "ها", "هم", "هما")
)
_NOUNS_OF_WORDS: Final = frozenset(
    "قول تعبير وصف توصيف زعم تقدير تقديرات افاده افادات تصريح تصريحات تاكيد تاكيدات روايه شهاده شهادات اعلان راي".split()
)
_BY_PRONOUN: Final = {
    "بحسبه": ("m", False),
    "بحسبها": ("f", False),
    "حسبه": ("m", False),
    "وفقه": ("m", False),
    "برايه": ("m", False),
    "برايها": ("f", False),
}
_REPORTS: Final = frozenset(one + word for one in ("", "و", "ف") for word in "جا ورد".split())
_MASDARS: Final = {
    "اعلان": ("عن", "ان", "انها", "انه"),
    "كشف": ("عن", "النقاب"),
    "تاكيد": ("علي", "ان"),
    "تاكيدات": (),
    "مزاعم": (),
    "ادعاات": (),
    "دعوات": ("الي",),
    "دعوه": ("الي",),
    "توصيات": (),
    "قول": ("ان", "انه", "انها"),
    "اتهام": (),
    "اتهامات": (),
    "نفي": (),
    "تسريب": (),
    "تسريبات": (),
    "تحذير": ("من",),
    "تحذيرات": ("من",),
    "اقرار": ("ب",),
    "اعتراف": ("ب",),
    "اعترافات": (),
}
_OWN_MASDARS: Final = {
    joined + key + tail: (tail, follow)
    for key, follow in _MASDARS.items()
    if follow
    for joined in ("", "و", "ب", "ل")
    for tail in ("ها", "ه", "هم")
}
_TYPED: Final = frozenset(
    {"outlet", "agency", "official_body", "organisation", "person", "anonymous", "document", "social_media"}
)


_PUT_FORTH: Final = frozenset(
    "تطرحها طرحها طرحتها قدمها قدمتها تقدمها نشرها نشرتها تنشرها اعلنها اعلنتها تعلنها ادلي ادلت اطلقها اطلقتها اوردها اوردتها كشف كشفت اعلن اعلنت".split()
)
_FIGURES: Final = frozenset(
    "الارقام التصريحات البيانات المعلومات الاحصايات الاحصاات التقديرات المعطيات النتايج الاتهامات المزاعم".split()
)
_WHAT: Final = frozenset("ما مما لما عما بما وما".split())
_PUBLISHED: Final = frozenset(
    "نشرته نشره اوردته اورده ذكرته تداولته تناقلته تناقله بثته بثه راج تردد تم نشر اذاعته تداوله".split()
)
_PICTURES: Final = frozenset("صور صوره مشاهد لقطات".split())
TRIGGERS: Final = (
    _WHAT
    | _FIGURES
    | _PICTURES
    | frozenset(
        {
            *_LIKE,
            *_AS,
            *_RELAYED,
            *_BY_PRONOUN,
            *_REPORTS,
            *_OWN_MASDARS,
            *_MASDARS,
            "علي",
            "من",
            "ومن",
            "في",
            "وفي",
            "رابط",
        }
        | {joined + key for key in _MASDARS for joined in ("و", "ب", "ل")}
        | {"تصريح", "تصريحات"}
    )
)


class Nominal:
    """Finds the citations that a preposition, a noun or «نقلت … عن» makes at a word."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def at(self, words: Words, at: int) -> Citation | Refusal | None:
        """Return the citation at word ``at``, the reason why its cue makes none, or None without a cue."""
        word = words.form(at)
        if word not in TRIGGERS:
            return None
        if word in _LIKE or word in _AS:
            return self._like(words, at)
        if word in _RELAYED and words.form(at + 1) == "عن":
            return self._slot(words, at, at + 2, "relayed_from") or Refusal(at, "no_source", "relayed_from")
        if word in _BY_PRONOUN:
            gender, plural = _BY_PRONOUN[word]
            return Citation(((at, at + 1),), None, "possessive", "preceding", "by_pronoun", gender, plural)  # type: ignore[arg-type]
        if word == "علي" and words.form(at + 1) == "حد":
            return self._own_words(words, at, at + 2)
        if words.phrase(at, at + 3) in ("من وجهه نظر", "ومن وجهه نظر") or words.phrase(at, at + 2) in (
            "في نظر",
            "وفي نظر",
            "علي لسان",
            "في راي",
        ):
            length = 3 if "وجهه" in words.phrase(at, at + 3) else 2
            return self._slot(words, at, at + length, "in_view_of")
        if words.phrase(at, at + 2) in ("رابط الخبر", "رابط المصدر", "رابط الموضوع"):
            found_link = self._slot(words, at, at + 2, "link_to")
            return replace(found_link, kind="whole_doc", role="source_line") if found_link else None
        if words.form(at + 1) == "التي" and words.form(at + 2) in _PUT_FORTH:
            return self._put_forth(words, at)
        if word in _WHAT and words.form(at + 1) in _PUBLISHED:
            return self._what_was_published(words, at)
        if word in _PICTURES:
            return self._pictured(words, at)
        if word in _REPORTS and words.form(at + 1) == "في":
            return self._in_document(words, at)
        return self._own_masdar(words, at) or self._masdar(words, at)

    def _own_masdar(self, words: Words, at: int) -> Citation | None:
        """Return «إعلانها عن», «تأكيده أن»: a noun of saying with a pronoun for its speaker, and its governor."""
        found = _OWN_MASDARS.get(words.form(at))
        if found is None or words.sign(at + 1) or words.form(at + 1) not in found[1]:
            return None
        gender: Gender = "f" if found[0] == "ها" else "m"
        return Citation(
            ((at, at + 2),),
            None,
            "possessive",
            "nominal",
            "own_noun_of_saying",
            gender,
            found[0] == "هم",
            content=(at + 2, len(words)),
        )

    def _kind(self, words: Words, at: int) -> Kind:
        return "indirect" if at == 0 or (words.form(at).startswith("و") and not words.sign(at)) else "preceding"

    def _like(self, words: Words, at: int) -> Citation | Refusal | None:
        word, first = words.form(at), at + 1
        if word not in _AS and words.sign(first):
            return Refusal(at, "no_source", "according_to")
        if word not in _AS and words.form(first) in _OWN_WORDS | _NOUNS_OF_WORDS:
            return self._own_words(words, at, first)
        is_clause = word in _AS
        if words.form(first) in ("ما", "لما"):
            is_clause, first = True, first + 1
        elif words.form(first) in ("الي", "ل") and not words.form(first + 1).isdigit():
            first += 1
        if is_clause:
            return self._as_told(words, at, first)
        if word.lstrip("وف") in ("حسب",) and words.form(first).startswith("ما"):
            return Refusal(at, "no_source", "according_to")
        found = self._slot(words, at, first, "according_to")
        return found if found and self._is_somebody(words, found) else Refusal(at, "no_source", "according_to")

    def _is_somebody(self, words: Words, found: Citation) -> bool:
        """Return whether a slot holds a source: a noun that heads one, somebody known, or a name of two words."""
        source = found.source
        if source is None or source.head or source.type != "person" or source.name is None:
            return True
        view, (start, end) = seen_by(words, source), source.name
        if self.reader.known.is_name(view.form(start)):
            return True
        if end - start > 1:
            return reads_like_a_name(self.reader.known, view, start, end)
        closes = (
            bool(view.sign(end)) or end >= len(view) or view.form(end) in word_class("that") | word_class("adjunct")
        )
        return closes and not view.form(start).endswith(("يه", "ات"))

    def _as_told(self, words: Words, at: int, first: int) -> Citation | Refusal | None:
        """Return «وفق ما ذكرته الوكالة», «حسبما قال فلان»."""
        if words.form(first) not in _AS_TOLD:
            return (
                None if words.form(at) == "كما" or words.form(at) == "مثلما" else Refusal(at, "no_source", "as_told_by")
            )
        last = first + 1
        while last < first + 3 and words.form(last) in (
            "في",
            "به",
            "عن",
            "عنه",
            "بها",
            "عنها",
            "له",
            "لها",
            "ب",
            "علي",
            "فيه",
            "لسان",
        ):
            last += 1
        if words.form(at) == "كما" and at and not words.sign(at) and not words.form(first).endswith(("ه", "ت")):
            if words.form(first) not in ("قال", "ذكر", "يقول", "يوضح", "نقل", "افاد", "اورد"):
                return None
        if words.form(at) == "كما" and words.form(first + 1) in ("عن", "ان", "انه", "انها"):
            return None
        found = self._slot(words, at, last, "as_told_by", cue_end=last)
        if found and found.source and words.form(at) == "كما":
            after = words.forms[found.source.end : found.source.end + 2]
            if not (found.source.head or found.source.is_known) or any(word in word_class("that") for word in after):
                return None
        return found or (None if words.form(at) == "كما" else Refusal(at, "no_source", "as_told_by"))

    def _slot(self, words: Words, at: int, first: int, rule: str, cue_end: int | None = None) -> Citation | None:
        """Return the citation of the source that stands in a slot behind its cue."""
        view, found = self._source(words, first)
        if found is None:
            return None
        if found.type == "document":
            found = self._with_issuer(words, found)
        if found.type == "document" and (issued := self._issued(words, found)):
            return Citation(((at, issued.start),), issued, _ref(issued), self._kind(words, at), "issued_by")
        end = min(len(words), found.end + 12)
        carried = medium(self.reader, words, found.end, end)
        if carried and carried.phrase.start > found.end + 8:
            carried = None
        cues = ((at, cue_end or max(at + 1, first)),)
        return Citation(cues, found, _ref(found), self._kind(words, at), rule, medium=carried)

    def _with_issuer(self, words: Words, found: Phrase) -> Phrase:
        """Return a document with who put it out: «بيان صادر عن رئاسة الأركان»."""
        at = found.end - 1 if words.form(found.end - 1) in _PUT_OUT else found.end
        if words.form(at) not in _PUT_OUT or words.form(at + 1) != "عن":
            return found
        issuer = self.reader.phrase(words, at + 2, len(words))
        return replace(found, end=issuer.end, name=(found.start, issuer.end)) if issuer else found

    def _issued(self, words: Words, found: Phrase) -> Phrase | None:
        """Return who issued a document: «بيانات نشرها المعهد», «الأرقام التي قدمها فلان»."""
        for at in range(found.start + 1, min(len(words), found.end + 2)):
            if words.form(at) in _ISSUES:
                issuer = self.reader.phrase(words, at + 1, len(words))
                return issuer if issuer and (issuer.head or issuer.is_known) else None
        return None

    def _source(self, words: Words, first: int) -> tuple[Words, Phrase | None]:
        """Return the phrase at a slot, looking through an attached ل or ب."""
        word = words.form(first)
        is_joined = word[:1] in ("ل", "ب") and len(word) > 3 and head_at(words.forms, first) is None
        options = [words.cut(first, 1)] if is_joined else [words]
        if is_joined and word[0] == "ب":
            options.append(words)
        for view in options:
            found = self._usable(view, first)
            if found is not None:
                return view, replace(found, attached=int(view is not words))
        return words, None

    def _usable(self, words: Words, first: int) -> Phrase | None:
        if bare(words.form(first)) in word_class("bad_source"):
            return None
        found = self.reader.phrase(words, first, len(words))
        if found is None:
            return None
        if found.head in ("نظام", "قانون", "اتفاقيه", "ماده", "كتاب", "قاعده") or (
            found.head == "قرار" and found.is_definite
        ):
            return None
        if found.head or found.is_known:
            return found
        return None

    def _own_words(self, words: Words, at: int, first: int) -> Citation | Refusal | None:
        """Return «على حد تعبيره», «وفق قولها»."""
        word = words.form(first)
        if word in _OWN_WORDS:
            gender = "f" if word.endswith("ها") else "m"
            return Citation(
                ((at, first + 1),), None, "possessive", "preceding", "own_words", gender, word.endswith("هم")
            )  # type: ignore[arg-type]
        if word in _NOUNS_OF_WORDS:
            return self._slot(words, at, first + 1, "own_words")
        return None

    def _put_forth(self, words: Words, at: int) -> Citation | None:
        """Return «الأرقام التي تطرحها الحكومة», «التصريحات التي أدلى بها الوزير»."""
        first = at + 4 if words.form(at + 3) in ("بها", "عنها") else at + 3
        found = self.reader.phrase(words, first, len(words))
        if found is None or not (found.head or found.is_known):
            return None
        return Citation(((at, first),), found, _ref(found), "nominal", "put_forth_by")

    def _what_was_published(self, words: Words, at: int) -> Citation | None:
        """Return «ما نشرته صحيفة كذا عن», «ما راج في وسائل الإعلام من أن»."""
        first = at + 2
        if words.form(at + 1) == "تم":
            first += 1
        if words.form(first) == "في" or words.form(first) in ("عبر", "علي"):
            first += 1
        found = outlet_at(self.reader, words, first, len(words)) or self.reader.phrase(words, first, len(words))
        if found is None or found.type not in ("outlet", "agency", "social_media"):
            return None
        return Citation(
            ((at, first),), found, _ref(found), "nominal", "what_was_published", content=(found.end, len(words))
        )

    def _pictured(self, words: Words, at: int) -> Citation | None:
        """Return «صور لوكالة كذا»: pictures and whose they are."""
        if words.sign(at + 1) or words.form(at + 1)[:1] != "ل" or len(words.form(at + 1)) < 4:
            return None
        view = words.cut(at + 1, 1)
        found = outlet_at(self.reader, view, at + 1, len(words))
        if found is None or found.type not in ("agency", "photo_agency"):
            return None
        return Citation(
            ((at, at + 1),), replace(found, attached=1), _ref(found), "image", "pictures_of", role="photo_credit"
        )

    def _in_document(self, words: Words, at: int) -> Citation | Refusal | None:
        found = self.reader.phrase(words, at + 2, len(words))
        if found is None or found.type not in ("document", "outlet", "agency", "social_media"):
            return Refusal(at, "noun_sense", "stands_in")
        return Citation(((at, at + 2),), found, _ref(found), "direct", "stands_in", content=(found.end, len(words)))

    def _masdar(self, words: Words, at: int) -> Citation | Refusal | None:
        """Return «إعلان الشركة عن», «تصريحات الوزير»: a noun of saying and whose it is."""
        word = words.form(at)
        key = word if word in _MASDARS else word[1:] if word[:1] in ("و", "ب", "ل") else ""
        if word in ("تصريحات", "تصريح") and words.form(at - 1) in ("جات", "وجات", "جا", "وجا", "تاتي", "وتاتي"):
            found = self.reader.phrase(words, at + 1, len(words))
            named = found is not None and (found.head or found.is_known)
            return (
                Citation(((at, at + 1),), found, _ref(found), "nominal", "noun_of_saying") if found and named else None
            )
        if key not in _MASDARS:
            return None
        follow = _MASDARS[key]
        if words.sign(at + 1):
            return None
        found = self.reader.phrase(words, at + 1, len(words))
        if found is None or not (found.head or found.is_known) or found.type not in _TYPED or found.type == "document":
            return Refusal(at, "nominalisation", "noun_of_saying")
        after = words.form(found.end)
        is_governed = bool(follow) and after in follow
        if words.form(at + 1) == words.form(at) or not (
            words.form(at + 1).startswith("ال") or found.name or is_governed
        ):
            return Refusal(at, "nominalisation", "noun_of_saying")
        if follow and after not in follow and not (follow == ("ب",) and after.startswith("ب")):
            return Refusal(at, "nominalisation", "noun_of_saying")
        cues = [(at, at + 1)]
        if follow and after in follow:
            cues.append((found.end, found.end + 1))
        return Citation(tuple(cues), found, _ref(found), "nominal", "noun_of_saying", content=(found.end, len(words)))


def _ref(found: Phrase):
    return "description" if found.is_description else "explicit"


def relayed(reader: Reader, words: Words, at: int) -> Citation | None:
    """Return «نقلت وكالة كذا عن فلان قوله إن»: the medium is the subject, the source stands behind عن."""
    word = words.form(at).lstrip("وف")
    if word not in ("نقل", "نقلت", "ينقل", "تنقل", "نسب", "نسبت"):
        return None
    outlet = outlet_at(reader, words, at + 1, len(words))
    if outlet is None:
        return None
    for about in range(outlet.end, min(len(words), outlet.end + 8)):
        if words.form(about) in ("عن", "الي"):
            source = reader.phrase(words, about + 1, len(words))
            if source is None:
                return None
            cues = [(at, at + 1), (about, about + 1)]
            for step in range(source.end, min(len(words), source.end + 18)):
                if words.form(step) in ("قوله", "قولها", "قولهم", "القول"):
                    cues.append((step, step + 1))
                    break
            return Citation(
                tuple(cues),
                source,
                _ref(source),
                "indirect",
                "relayed_by",
                medium=Medium(outlet, ()),
                content=(source.end, len(words)),
            )
        if words.form(about) in word_class("that"):
            return None
    return None
