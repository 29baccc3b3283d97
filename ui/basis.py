"""The page about the basis: what is indexed, what was doubtful, and the administrator's tools."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from corpus import Meeting
from index import Index, Report
from ui.cards import date_words
from ui.contacts import hide_contacts
from ui.frame import View, counted, document, notice, paged, pager
from ui.meetings import name_of, newest_first
from ui.rebuild import Progress
from ui.uploads import MAX_BYTES, Upload

_PER_PAGE = 100


@dataclass(frozen=True)
class Upkeep:
    """What an administrator sees.

    Attributes:
        enabled: there is a password.
        inside: it was given.
        message: what came of the last thing they did.
    """

    enabled: bool
    inside: bool = False
    message: str = ""
    waiting: Sequence[Upload] = ()
    progress: Progress = field(default_factory=Progress)


def basis_page(index: Index, view: View, upkeep: Upkeep, report: bool) -> str:
    """The page.

    Args:
        report: there is a report of the last measurement.
    """
    words = view.words
    parts = [notice(upkeep.message) if upkeep.message else "", _facts(index, view, report)]
    if upkeep.inside:
        parts.append(_tools(upkeep, view))
    parts += [_problems(index, view), _files(index, upkeep, view)]
    if upkeep.enabled:
        parts.append(_log_out(view) if upkeep.inside else _log_in(view))
    return document(view, words.basis, "".join(parts))


def _facts(index: Index, view: View, report: bool) -> str:
    words, manifest = view.words, index.manifest
    made = datetime.datetime.fromtimestamp(manifest.created).astimezone()
    counts = manifest.counts
    pairs = [
        (words.meetings, f"{counts.get('meetings', len(index.meetings))}"),
        (words.passages, f"{counts.get('passages', len(index.passages))}"),
        (words.made, f"{view.texts.date(made.date().isoformat())} kl. {made:%H.%M}"),
        (words.generation, index.generation),
        (words.model, manifest.model),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in pairs)
    link = f'<p><a href="maaling" target="_blank">{view.texts.report}</a></p>' if report else ""
    return f'<p class="lead">{words.basis_lead}</p><dl class="facts">{rows}</dl>{link}'


def _problems(index: Index, view: View) -> str:
    problems = index.manifest.problems
    if not problems:
        return ""
    entries = "".join(
        f"<li><strong>{escape(path)}</strong>: {escape(why)}</li>" for path, why in problems.items()
    )
    return f'<h2>{view.words.not_read}</h2><ul class="doubts" lang="da">{entries}</ul>'


def _files(index: Index, upkeep: Upkeep, view: View) -> str:
    words = view.words
    meetings = newest_first(index.meetings)
    part = paged(len(meetings), view, _PER_PAGE)
    rows = "".join(_file(m, upkeep.inside, view) for m in meetings[part.start : part.end])
    heads = (words.file, words.meeting, words.date, words.agenda_items, words.doubts)
    names = "".join(f'<th scope="col">{name}</th>' for name in heads)
    remove = f'<th scope="col">{words.remove}</th>' if upkeep.inside else ""
    return (
        f"<h2>{words.indexed}</h2>"
        f'<table class="register files"><caption class="unseen">{words.indexed}</caption>'
        f"<thead><tr>{names}{remove}</tr></thead><tbody>{rows}</tbody></table>{pager(part, view)}"
    )


def _file(meeting: Meeting, inside: bool, view: View) -> str:
    words = view.words
    link = escape(view.link("moede", fil=meeting.source.path))
    doubts = "".join(f"<li>{escape(hide_contacts(text))}</li>" for text in meeting.warnings)
    remove = ""
    if inside:
        path = escape(meeting.source.path)
        remove = (
            f'<td data-name="{words.remove}"><details><summary>{words.remove} …</summary>'
            f'<form method="post" action="fjern"><p>{words.remove_sure}</p>'
            f'<input type="hidden" name="fil" value="{path}">'
            f"<button>{words.remove_yes}</button></form></details></td>"
        )
    return (
        f'<tr><td lang="da" class="path">{escape(meeting.source.path)}</td>'
        f'<td lang="da"><a href="{link}">{escape(name_of(meeting))}</a></td>'
        f"<td>{escape(date_words(meeting, view.texts))}</td><td>{len(meeting.items)}</td>"
        f'<td lang="da">{f"<ul class=doubts>{doubts}</ul>" if doubts else "–"}</td>{remove}</tr>'
    )


def _tools(upkeep: Upkeep, view: View) -> str:
    words = view.words
    kinds = ".txt,.md,.pdf,.docx,.html,.htm"
    upload = (
        f'<form method="post" action="upload" enctype="multipart/form-data" class="upload">'
        f"<label>{words.upload}<input type='file' name='filer' multiple required accept='{kinds}'>"
        f"</label><p class='note'>{words.upload_note.format(limit=MAX_BYTES >> 20)}</p>"
        f'<button class="primary">{words.upload_read}</button></form>'
    )
    waiting = "".join(_waiting(upload, view) for upload in upkeep.waiting)
    return (
        f'<section class="upkeep" aria-labelledby="vedligehold"><h2 id="vedligehold">{words.upkeep}'
        f"</h2>{_build(upkeep, view)}{upload}{waiting}</section>"
    )


def _waiting(upload: Upload, view: View) -> str:
    words, meeting = view.words, upload.meeting
    items = "".join(
        f"<li>{escape(' '.join(filter(None, (item.label, hide_contacts(item.title)))))}</li>"
        for item in meeting.items
    )
    doubts = "".join(f"<li>{escape(hide_contacts(text))}</li>" for text in meeting.warnings)
    listed = f'<ol class="items" lang="da">{items}</ol>' if items else f"<p>{words.no_items}</p>"
    count = counted(len(meeting.items), words.one_item, words.counted_items, view.language)
    token = f'<input type="hidden" name="id" value="{upload.id}">'
    return (
        f'<article class="card other"><h3 lang="da">{escape(upload.name)}</h3>'
        f'<dl class="facts"><div><dt>{words.meeting}</dt><dd lang="da">'
        f"{escape(name_of(meeting))}</dd></div><div><dt>{words.date}</dt>"
        f"<dd>{escape(date_words(meeting, view.texts))}</dd></div></dl>"
        f"<details open><summary>{count}</summary>{listed}</details>"
        + (f"<h4>{words.doubts}</h4><ul class='doubts' lang='da'>{doubts}</ul>" if doubts else "")
        + f'<form method="post" action="tilfoej" class="actions">{token}'
        f'<button class="primary">{words.add}</button>'
        f'<button formaction="kasser" class="link">{words.discard}</button></form></article>'
    )


def _build(upkeep: Upkeep, view: View) -> str:
    words, progress = view.words, upkeep.progress
    if progress.running:
        return (
            f'<div class="building" data-status="status"><p role="status">{words.building} '
            f"<span data-step>{escape(progress.step)}</span></p>"
            f'<progress aria-label="{words.building}" max="{max(progress.total, 1)}" '
            f'value="{progress.done}"></progress>'
            '<noscript><meta http-equiv="refresh" content="3"></noscript></div>'
        )
    done = notice(progress.failure) if progress.failure else ""
    if progress.report is not None:
        done = f'<p role="status">{escape(_told(progress.report, view))}</p>'
    return f'{done}<form method="post" action="byg"><button>{words.build}</button></form>'


def _told(report: Report, view: View) -> str:
    return view.words.built.format(
        added=len(report.added),
        changed=len(report.changed),
        removed=len(report.removed),
        problems=len(report.problems),
    )


def _log_in(view: View) -> str:
    words = view.words
    return (
        f'<details class="log-in"><summary>{words.log_in}</summary>'
        f'<form method="post" action="log-ind" class="filters"><label>{words.password}'
        '<input type="password" name="adgangskode" required autocomplete="current-password">'
        f'</label><button class="primary">{words.log_in}</button></form></details>'
    )


def _log_out(view: View) -> str:
    return f'<form method="post" action="log-ud"><button>{view.words.log_out}</button></form>'
