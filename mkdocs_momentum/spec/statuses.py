"""The statuses that specs are known to carry, by stage.

Collected from the words that public projects use; `|` parts two spellings of one status. Everything is
compared without case, and with hyphens and underscores as spaces.
"""

from __future__ import annotations

from mkdocs_momentum.spec.model import Stage

STATUSES: dict[Stage, str] = {
    Stage.DRAFT: """
        draft, raw, idea, wip, work in progress, planning, planned, pending, provisional, not started, to do,
        proposed draft, initial draft, first draft, early draft, working draft, final draft, complete draft,
        초안, 草稿, 草案, 下書き, ドラフト, rascunho, borrador, entwurf, brouillon, bozza, черновик, taslak
    """,
    Stage.REVIEW: """
        proposed, proposal, review, in review, under review, on review, last call, open, candidate, discussion,
        in discussion, under discussion, under consideration, request for comments, rfc, final comment period,
        final review, active review, awaiting review, scheduled for review, pending review, pending approval,
        ready for review, ready to review, open for review, needs review,
        검토 중, 审核中, 评审中, レビュー中, em revisão, en revisión, in prüfung, en revue, in revisione
    """,
    Stage.ACCEPTED: """
        accepted, approved, implementable, ratified, ready, ready for implementation, ready to implement,
        ready for development, awaiting implementation, pending implementation,
        agreed,
        승인됨, 已批准, 已接受, 承認済み, 承認, aceito, aprovado, aceptado, aprobado, akzeptiert, angenommen,
        accepté, approuvé, accettato, approvato, принято
    """,
    Stage.PROGRESS: """
        in progress, in development, under development, active development, in active development, implementing,
        implementation in progress, in implementation, partially implemented, partially complete, partly implemented,
        development, in the works, under construction, started, ongoing, underway,
        진행 중, 进行中, 開発中, 実装中, 進行中, em andamento, en progreso, en curso, in arbeit, in umsetzung,
        en cours, in corso, в работе
    """,
    Stage.DONE: """
        implemented, final, complete, completed, done, shipped, activated, released, closed, merged, delivered,
        finished, fully implemented, development complete, implementation complete,
        완료, 구현됨, 已完成, 已实现, 完了, 実装済み, concluído, implementado, completado, umgesetzt,
        abgeschlossen, fertig, terminé, implémenté, completato, реализовано
    """,
    Stage.LIVING: """
        active, living, stable, standard, adopted, in effect, in force,
        유효, 有効, ativo, activo, aktiv, gültig, actif, attivo
    """,
    Stage.PAUSED: """
        deferred, stagnant, stalled, on hold, postponed, blocked, inactive, returned for revision, paused,
        보류, 暂停, 保留, adiado, aplazado, zurückgestellt, verschoben, en attente, sospeso
    """,
    Stage.REJECTED: """
        rejected, declined, withdrawn, abandoned, cancelled | canceled, dropped, not planned, won't do,
        거부됨, 已拒绝, 却下, rejeitado, rechazado, abgelehnt, rejeté, refusé, rifiutato, отклонено
    """,
    Stage.RETIRED: """
        superseded, deprecated, obsolete, obsoleted, replaced, moved, archived, retired, defunct, historical,
        historic, removed, sunset,
        폐기됨, 已废弃, 廃止, obsoleto, substituído, reemplazado, veraltet, ersetzt, überholt, obsolète, remplacé
    """,
    Stage.INFO: """
        informational, memorandum, reference, information, informative, for information
    """,
}

MISSPELT = {
    "superceded": "superseded",
    "superseeded": "superseded",
    "supersceded": "superseded",
    "depricated": "deprecated",
    "withdrawed": "withdrawn",
}
"""Misspellings that are read as the status meant; they never name a group."""
