"""The keys of metadata that specs use, and the field that each one means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from mkdocs_momentum.spec.expression import expression

_FIELDS = """
title: title, タイトル, 标题, 제목
status: status, state, spec status, document status, current status, rfc status, adr status, proposal status,
    ステータス, 状態, 状态, 狀態, 상태, estado, statut, stato, статус
id: id, number, no, nr, identifier, adr, rfc, pep, eip, tep, kep, spec id, feature id, doc id, document id,
    adr number, rfc number, proposal, prd id, rfc id, adr id, 编号, 番号, 번호
version: version, spec version, document version, doc version, 版本, バージョン, 버전, versión, versão, версия
created: created, date, creation date, start date, date created,
    created date, created at, created on, creation, date proposed,
    initial date, 创建日期, 创建时间, 日期, 作成日, 日付, 작성일, 생성일, 날짜, erstellt, erstellt am, datum, creado,
    fecha, criado em, criado, data, créé, créé le, дата
updated: updated, last updated, last update, updated date, update date, updated at, updated on, modified,
    last modified, date updated, last changed, revised, last revised,
    更新日期, 更新时间, 更新日, 最終更新, 最終更新日, 수정일,
    aktualisiert, actualizado, atualizado em, mis à jour, обновлено
authors: author, authors, written by, 作者, 著者, 작성자, autor, autoren, autores, auteur, auteurs, автор
owner: owner, owners, 负责人, 担当者, 담당자, responsable, responsável, verantwortlich
tags: tags, labels, keywords, 标签, タグ, 태그
priority: priority, 优先级, 優先度, 우선순위, prioridad, prioridade, priorität, priorité, приоритет
quality: quality score, quality, spec quality
type: type, spec type, document type, doc type, kind
feature branch: feature branch, branch, spec branch
requires: requires, depends on, dependency, dependencies, depends
replaces: replaces, supersedes, superseeds, supercedes
superseded by: superseded by, replaced by, superceded by
see also: see also, related, relates to, related to
"""

_OTHERS = """
category, area, component, sig, owning sig, module, track, blocked by, prerequisites, obsoletes, obsoleted by, amends,
amended by, extended by, required by, updates, extends, related specs, related adrs, related documents, reviewer,
reviewers, approver, approvers, reviewed by, approved by, review manager, participating sigs, consulted, informed,
stakeholders, deciders, decider, decision makers, decision maker, proposer, proposers, proposed by, dri, assignee,
assigned to, maintainer, maintainers, champion, champions, shepherd, sponsor, last reviewed, discussion, discussions
to, discussion thread, discussion at, discuss, pre rfc, issue, tracking issue, rfc pr, pr, pull request, ticket, epic,
jira, technical story, implementation, bug, bugs, prototype, review, reviews, decision notes, decision note, post
history, last call deadline, resolution, review period, target, target release, milestone, release, implemented in,
effective date, upcoming feature flag, experimental feature flag, deadline, due, due date, python version, last call
"""
"""Keys that specs use as well, each one a field of its own."""

PAGE_SETTINGS = frozenset(
    "title hide template icon search boost social comments spec layout permalink slug sidebar_position sidebar_label "
    "nav_order parent nav_exclude has_children toc weight render_macros glightbox draft_page image og_image head "
    "disable_toc hide_title extra_css extra_javascript redirect_from status_icon cover lang robots momentum".split()
)
"""Front matter that speaks to a site generator, not to readers."""

_SIGNS = expression(r"[^\w\s/&'()-]+")
_JOINTS = expression(r"[\s_-]+")
_PLURAL = expression(r"\(s\)$")
_REMEMBERED = 2048


class Key(NamedTuple):
    """A key of metadata: the name of its field, whether it is known, and whether it is the field's main name."""

    name: str
    known: bool
    main: bool


@lru_cache(maxsize=_REMEMBERED)
def normalise(key: str) -> str:
    """Return a key without case and signs, words parted by one space: ``Last_Updated`` is ``last updated``."""
    key = _JOINTS.sub(" ", _SIGNS.sub("", key)).strip().casefold()
    return _PLURAL.sub("", key).strip()


def _read(table: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", table.strip()):
        name, _, aliases = entry.partition(":")
        for alias in aliases.split(","):
            fields[normalise(alias)] = name
    return fields


_ALIASES = _read(_FIELDS)
_OWN = frozenset(normalise(key) for key in _OTHERS.split(","))
_WEAK = frozenset({"date", "日期", "日付", "날짜", "datum", "fecha", "data", "дата"})


FIELDS = frozenset(_ALIASES.values())
"""The names of the fields that are read as more than a text, or go by several keys."""

NAMES = frozenset({*_ALIASES, *_ALIASES.values(), *_OWN})
"""All keys that are known, and the names of their fields."""


class Keys:
    """The keys that a site knows.

    Args:
        aliases: Further names of a field: name of the field -> names.
    """

    def __init__(self, aliases: Mapping[str, list[str]] | None = None) -> None:
        self._fields = dict(_ALIASES)
        for field, names in (aliases or {}).items():
            name = self._fields.get(normalise(field), normalise(field))
            for alias in (field, *names):
                self._fields[normalise(alias)] = name
        self._found: dict[str, Key] = {}

    def is_status(self, bare: str) -> bool:
        """Tell whether a bare heading or normalised key names the status."""
        return self._fields.get(bare) == "status"

    def find(self, key: str) -> Key:
        """Return the field that a key means; an unknown key stands for itself, as written."""
        found = self._found.get(key)
        if found is None:
            found = self._find(key)
            if len(self._found) < _REMEMBERED:
                self._found[key] = found
        return found

    def _find(self, key: str) -> Key:
        bare = normalise(key)
        name = self._fields.get(bare)
        if name is None:
            return Key(" ".join(key.split()), bare in _OWN, True)
        # A bare "date" may be any date: a key that says which one is worth more.
        return Key(name, True, bare not in _WEAK)
