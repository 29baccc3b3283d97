"""The page about the basis: what is indexed, what was doubtful, and the administrator's tools."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from corpus import Meeting
from corpus.readers import SUPPORTED
from index import Index, Report
from ui.cards import date_words
from ui.contacts import hide_contacts
from ui.frame import View, counted, document, notice, paged, pager
from ui.meetings import name_of, newest_first
from ui.rebuild import Progress
from ui.uploads import MAX_BYTES, Upload

_PER_PAGE = 100


@dataclass(frozen=True)
class Message:
    """What came of the last thing that an administrator did.

    Attributes:
        done: it was what they wanted.
    """

    lines: Sequence[str] = ()
    done: bool = False


@dataclass(frozen=True)
class Upkeep:
    """What an administrator sees.

    Attributes:
        enabled: there is a password.
        inside: it was given.
    """

    enabled: bool
    inside: bool = False
    message: Message = Message()
    waiting: Sequence[Upload] = ()
    progress: Progress = field(default_factory=Progress)


def basis_page(index: Index, view: View, upkeep: Upkeep, report: float | None) -> str:
    """The page.

    Args:
        report: when the last measurement was reported, in seconds since the epoch.
    """
    parts = [_facts(index, view, report)]
    if upkeep.enabled:
        parts.append(_tools(upkeep, view) if upkeep.inside else log_in_form(view))
    parts += [_problems(index, view), _files(index, upkeep, view)]
    return document(view, view.words.basis, "".join(parts))


def _facts(index: Index, view: View, report: float | None) -> str:
    words, manifest = view.words, index.manifest
    counts = manifest.counts
    pairs = [
        (words.meetings, f"{counts.get('meetings', len(index.meetings))}"),
        (words.passages, f"{counts.get('passages', len(index.passages))}"),
        (words.made, _moment(manifest.created, view)),
        (words.generation, index.generation),
        (words.model, manifest.model),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in pairs)
    link = ""
    if report is not None:
        told = f"{view.texts.report} ({_moment(report, view)})"
        link = f'<p><a href="{escape(view.link("maaling"))}" target="_blank">{escape(told)}</a></p>'
    return f'<p class="lead">{words.basis_lead}</p><dl class="facts">{rows}</dl>{link}'


def _moment(seconds: float, view: View) -> str:
    """A time as a reader writes it, in the zone of this machine."""
    moment = datetime.datetime.fromtimestamp(seconds).astimezone()
    date = view.texts.date(moment.date().isoformat())
    return view.words.at_time.format(date=date, time=moment)


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
        path = escape(meeting.source.file)
        remove = (
            f"<td><details><summary>{words.remove} …"
            f'<span class="unseen"> {path}</span></summary>'
            f'<form method="post" action="{escape(view.link("fjern"))}"><p>{words.remove_sure}</p>'
            f'<input type="hidden" name="fil" value="{path}">'
            f"<button>{words.remove_yes}</button></form></details></td>"
        )
    return (
        f'<tr><td lang="da" class="path">{escape(meeting.source.file)}</td>'
        f'<td lang="da"><a href="{link}">{escape(name_of(meeting))}</a></td>'
        f"<td>{escape(date_words(meeting, view.texts))}</td>"
        f'<td data-name="{words.agenda_items}">{len(meeting.items)}</td>'
        f'<td data-name="{words.doubts}"><div lang="da">'
        f"{f'<ul class=doubts>{doubts}</ul>' if doubts else '–'}</div></td>{remove}</tr>"
    )


def _tools(upkeep: Upkeep, view: View) -> str:
    words = view.words
    kinds = ",".join(sorted(SUPPORTED))
    upload = (
        f'<form method="post" action="{escape(view.link("upload"))}" class="upload" '
        f'enctype="multipart/form-data"><label class="drop">{words.upload}'
        f'<span class="chosen" data-chosen="{words.chosen_files}" role="status"></span>'
        f'<input type="file" name="filer" multiple required accept="{kinds}"></label>'
        f'<p class="note">{words.upload_note.format(limit=MAX_BYTES >> 20)}</p>'
        f'<button class="primary">{words.upload_read}</button></form>'
    )
    waiting = "".join(_waiting(upload, view) for upload in upkeep.waiting)
    return (
        f'<section class="upkeep" aria-labelledby="vedligehold"><h2 id="vedligehold">{words.upkeep}'
        f"</h2>{_message(upkeep.message)}{_build(upkeep, view)}{upload}{waiting}"
        f'<form method="post" action="{escape(view.link("log-ud"))}" class="log-out">'
        f"<button>{words.log_out}</button></form></section>"
    )


def _message(message: Message) -> str:
    if not message.lines:
        return ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in message.lines)
    return f'<div class="notice{" done" if message.done else ""}" role="status">{lines}</div>'


def _waiting(upload: Upload, view: View) -> str:
    words = view.words
    read = "".join(_read(meeting, view) for meeting in upload.meetings)
    token = f'<input type="hidden" name="id" value="{upload.id}">'
    return (
        f'<article class="card other"><h3 lang="da">{escape(upload.name)}</h3>{read}'
        f'<form method="post" action="{escape(view.link("tilfoej"))}" class="actions">{token}'
        f'<button class="primary">{words.add}</button><button class="link" '
        f'formaction="{escape(view.link("kasser"))}">{words.discard}</button></form></article>'
    )


def _read(meeting: Meeting, view: View) -> str:
    """What was read as one meeting."""
    words = view.words
    items = "".join(
        f"<li>{escape(' '.join(filter(None, (item.label, hide_contacts(item.title)))))}</li>"
        for item in meeting.items
    )
    doubts = "".join(f"<li>{escape(hide_contacts(text))}</li>" for text in meeting.warnings)
    listed = f'<ol class="items" lang="da">{items}</ol>' if items else f"<p>{words.no_items}</p>"
    count = counted(len(meeting.items), words.one_item, words.counted_items, view.language)
    return (
        f'<dl class="facts"><div><dt>{words.meeting}</dt><dd lang="da">'
        f"{escape(name_of(meeting))}</dd></div><div><dt>{words.date}</dt>"
        f"<dd>{escape(date_words(meeting, view.texts))}</dd></div></dl>"
        f"<details open><summary>{count}</summary>{listed}</details>"
        + (f"<h4>{words.doubts}</h4><ul class='doubts' lang='da'>{doubts}</ul>" if doubts else "")
    )


def _build(upkeep: Upkeep, view: View) -> str:
    words, progress = view.words, upkeep.progress
    if progress.running:
        step = view.texts.steps.get(progress.step, progress.step)
        return (
            f'<div class="building" data-status="{escape(view.link("status"))}">'
            f'<p role="status">{words.building} <span data-step>{escape(step)}</span></p>'
            f'<progress aria-label="{words.building}" max="{max(progress.total, 1)}" '
            f'value="{progress.done}"></progress>'
            '<noscript><meta http-equiv="refresh" content="3"></noscript></div>'
        )
    done = ""
    if progress.failure is not None:
        why = f'<p lang="da">{escape(progress.failure)}</p>' if progress.failure else ""
        done = notice(words.build_failed) + why
    elif progress.report is not None:
        done = f'<p class="built" role="status">{escape(_told(progress.report, view))}</p>'
    action = escape(view.link("byg"))
    return f'{done}<form method="post" action="{action}"><button>{words.build}</button></form>'


def _told(report: Report, view: View) -> str:
    return view.words.built.format(
        added=len(report.added),
        changed=len(report.changed),
        removed=len(report.removed),
        problems=len(report.problems),
    )


def log_in_form(view: View, opened: bool = False) -> str:
    """The form that asks for the password."""
    words = view.words
    return (
        f'<details class="log-in"{" open" if opened else ""}><summary>{words.log_in}</summary>'
        f'<form method="post" action="{escape(view.link("log-ind"))}" class="filters">'
        f"<label>{words.password}"
        '<input type="password" name="adgangskode" required autocomplete="current-password">'
        f'</label><button class="primary">{words.log_in}</button></form></details>'
    )
