"""Page furniture in plain text: share buttons, newsletter boxes, forms, cookie banners. What is cut is told.

Furniture stands at the edges of a page. From each edge, paragraphs are cut as long as they speak furniture's words, or
repeat one that did, or are a short label between two that did. In the middle only a short line that says nothing else.
"""

import re
from collections.abc import Sequence

_SHARE = (
    r"(?:share|tweet|partage[rz]|teilen|compartir|comparte|condividi|compartilhar|partilhar|поделиться)\b.{0,30}\b"
    r"(?:this|article|post|page|story|on|via|social|facebook|twitter|linkedin|whatsapp|telegram|e-?mail|réseaux|sur|"
    r"auf|"
    r"diesen|artikel|beitrag|en|redes|su|questo|nas|в|статьёй|статьей)\b"
)
_FOLLOW = (
    r"(?:follow us|like us on|suivez[- ]nous|rejoignez[- ]nous sur|folgen sie uns|folge uns|síguenos|seguici|"
    r"siga[- ]nos|"
    r"подписывайтесь на нас|мы в соцсетях)"
)
_SUBSCRIBE = (
    r"(?:subscribe|sign up|sign me up|join our|get our|enter your e-?mail|your e-?mail address|abonnez|abonner|"
    r"inscrivez|s['’]inscrire|"
    r"votre (?:adresse )?(?:e-?)?mail|abonnieren|melden sie sich|ihre e-?mail|suscr[ií]b\w*|tu correo|iscriviti|"
    r"la tua e-?mail|"
    r"assine|inscreva-se|seu e-?mail|подпи(?:шитесь|саться)|ваш e-?mail)"
)
_LETTER = (
    r"(?:newsletters?|mailing(?:s| lists?)?|infolettre|lettre d['’]information|rundbrief|bolet[ií]n|boletim|рассылк\w+|"
    r"updates|inbox)"
)
_COOKIES = (
    r"(?:(?:we|this (?:web)?site) uses? cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|"
    r"(?:nous utilisons|ce site utilise) des cookies|accepter (?:tous )?les cookies|verwendet cookies|"
    r"cookies akzeptieren|"
    r"(?:utilizamos|usamos|este sitio utiliza|utilizziamo i|questo sito utilizza) cookies?|используе\w+ cookies?)"
)
_CORNERS = (
    r"(?:skip to (?:main )?content|aller au contenu|zum inhalt springen|saltar al contenido|vai al contenuto|"
    r"leave a (?:comment|reply)|post a comment|laisser un commentaire|kommentar (?:schreiben|hinterlassen)|"
    r"deja un comentario|"
    r"lascia un commento|deixe um comentário|оставить комментарий|related (?:posts|articles|stories)|read more|"
    r"you may also like|"
    r"articles? (?:similaires|liés|connexes)|à lire aussi|lire aussi|ähnliche (?:artikel|beiträge)|"
    r"das könnte sie auch interessieren|"
    r"artículos relacionados|articoli correlati|artigos relacionados|похожие (?:статьи|записи)|all rights reserved|"
    r"tous droits réservés|"
    r"alle rechte vorbehalten|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|"
    r"все права защищены|print this (?:page|article)|imprimer (?:cet|l['’])article|back to top|retour en haut|"
    r"nach oben)"
)
_WORDS = re.compile(
    rf"\b(?:{_SHARE}|{_FOLLOW}|{_SUBSCRIBE}.{{0,80}}\b{_LETTER}|{_LETTER}.{{0,40}}\b{_SUBSCRIBE}|{_COOKIES}|"
    rf"{_CORNERS})|^(?:©|\(c\) \d)",
    re.I | re.S,
)
_WHOLE = re.compile(
    rf"[\W\d_]*(?:{_SHARE}|{_FOLLOW}|{_CORNERS}|{_SUBSCRIBE}\b.{{0,30}}{_LETTER})[\W\d_]*(?:\w+[\W_]*){{0,3}}", re.I
)
_NAMES_LETTER = re.compile(rf"\b{_LETTER}\b", re.I)
_BUTTONS = re.compile(
    r"(?:[\W_]*\b(?:facebook|twitter|x|linkedin|whatsapp|telegram|pinterest|reddit|tumblr|email|e-mail|mail|print|"
    r"imprimer|"
    r"drucken|tweet|share|partager|teilen|copy link|pocket|vk|mastodon|bluesky|threads|instagram|youtube|"
    r"rss)\b[\W_]*){1,14}",
    re.I,
)
# Furniture comes in short paragraphs; a label of a box in a few words.
_LONGEST = 400
_LABEL_LENGTH = 60
# Paragraphs looked at from each edge.
_DEPTH = 40


def furniture(paragraphs: Sequence[str], protected: Sequence[bool]) -> tuple[int, ...]:
    """Indices of the paragraphs that are furniture; one that calls a note (`protected`) never is, nor any past it."""
    last = len(paragraphs)
    cut = set(_edge(paragraphs, protected, range(last - 1, max(-1, last - 1 - _DEPTH), -1)))
    cut |= set(_edge(paragraphs, protected, range(min(last, _DEPTH))))
    for index, paragraph in enumerate(paragraphs):
        if not protected[index] and len(paragraph) <= _LABEL_LENGTH and _is_button(paragraph):
            cut.add(index)
    return tuple(sorted(cut)) if len(cut) < last else ()


def _edge(paragraphs: Sequence[str], protected: Sequence[bool], order: range) -> list[int]:
    """The run of furniture at one edge; labels count only where furniture follows further in."""
    cut: list[int] = []
    waiting: list[int] = []
    for index in order:
        paragraph = paragraphs[index].strip()
        if protected[index] or len(paragraph) > _LONGEST:
            break
        if _speaks_furniture(paragraph) or (cut and _names_a_letter(paragraph)):
            cut += [*waiting, index]
            waiting = []
        elif len(paragraph) <= _LABEL_LENGTH and not paragraph.endswith((".", "!", "?")) and len(waiting) < 2:
            waiting.append(index)
        else:
            break
    return cut


def _speaks_furniture(paragraph: str) -> bool:
    return bool(_WORDS.search(paragraph) or _BUTTONS.fullmatch(paragraph))


def _names_a_letter(paragraph: str) -> bool:
    """Whether a short line names a newsletter: the heading of a box, where furniture stands beside it."""
    return len(paragraph) <= _LABEL_LENGTH and not paragraph.endswith(".") and bool(_NAMES_LETTER.search(paragraph))


def _is_button(paragraph: str) -> bool:
    stripped = paragraph.strip()
    return not stripped.endswith(".") and bool(_WHOLE.fullmatch(stripped) or _BUTTONS.fullmatch(stripped))
