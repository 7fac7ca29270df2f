"""What axe-core finds wrong with a page, and what of it the themes do alone."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

from playwright.sync_api import Page

_SCRIPT = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

OURS = ".momentum, momentum-listing, .momentum-heading, .momentum-box, .md-status"
"""What the plugin draws; nothing of it is excused."""

_STILL = """document.addEventListener("DOMContentLoaded", () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { transition: none !important }");
  document.adoptedStyleSheets = [sheet];
});"""

_RUN = """async ([scope, ours, excuses]) => {
  const options = {
    resultTypes: ["violations"],
    preload: false,
    elementRef: true,
    // The rules of WCAG 2.2 are off unless they are asked for.
    rules: { "target-size": { enabled: true } },
  };
  if (scope && !document.querySelector(scope)) return [];
  const { violations } = await axe.run(scope || document, options);
  return violations.flatMap(({ id, nodes }) => nodes.flatMap(({ element, target, failureSummary }) => {
    const isOurs = element.closest(ours);
    // A theme's entries are taken to have no room where they scroll out of sight.
    if (id === "target-size" && !isOurs) return [];
    const at = isOurs ? -1 : excuses.findIndex(([rule, selector]) => rule === id && element.matches(selector));
    return [[id, target.join(" "), failureSummary, at]];
  }));
}"""


class Excuse(NamedTuple):
    """What a theme does without the plugin, too."""

    rule: str
    selector: str
    reason: str


class Finding(NamedTuple):
    """What a rule says of an element; ``excuse`` is ``None`` for all that the plugin draws."""

    rule: str
    place: str
    summary: str
    excuse: Excuse | None


MATERIAL = (
    Excuse("aria-dialog-name", ".md-search", "The dialog of the search has no name."),
    Excuse("color-contrast", ".md-tabs__link", "Tabs shine through: 4.28 of 4.5."),
    Excuse("color-contrast", ".md-copyright", "The line in the footer is grey on black: 4.47 of 4.5."),
    Excuse("color-contrast", ".md-typeset code *", "Some colours of code: 4.44 and 4.47 of 4.5."),
    Excuse("color-contrast", ".md-typeset a code", "A link that is code, on a dark page: 4.12 of 4.5."),
    Excuse("landmark-unique", "nav.md-nav", "A closed part of the narrow navigation is named as its entry."),
    Excuse("landmark-unique", "nav.md-code__nav", "The buttons of each piece of code have one name."),
    Excuse("link-in-text-block", ".md-typeset a", "Links in running text are told by their colour alone."),
)
MKDOCS = (
    Excuse("color-contrast", ".nav-link", "Links are pale blue: 2.62 of 4.5."),
    Excuse("color-contrast", "[role=main] > * a", "Links are pale blue: 2.76 of 4.5."),
    Excuse("color-contrast", "footer a", "Links are pale blue: 2.76 of 4.5."),
    Excuse("region", ".navbar *", "The bar at the top is no landmark."),
)
READTHEDOCS = (
    Excuse("color-contrast", ".icon-home", "White on the theme's blue: 4.19 of 4.5."),
    Excuse("color-contrast", ".wy-nav-top > a", "White on the theme's blue: 4.3 of 4.5."),
    Excuse("color-contrast", ".rst-content a", "Links are blue: 4.19 of 4.5."),
    Excuse("color-contrast", "footer", "Grey on white: 3.84 of 4.5."),
    Excuse("link-in-text-block", ".rst-content a", "Links in running text are told by their colour alone."),
    Excuse("region", "footer, .rst-versions", "The footer stands in a landmark of another kind."),
)


def prepare(page: Page) -> None:
    """Let a page be looked at, from its next address on."""
    page.add_init_script(_SCRIPT)
    # A colour that is on its way to another one is none to be judged.
    page.add_init_script(_STILL)


def findings(page: Page, excuses: tuple[Excuse, ...], scope: str = "") -> list[Finding]:
    """Return what is wrong with a page, or with the part of it that a selector names; the page has been prepared."""
    found = page.evaluate(_RUN, [scope, OURS, [excuse[:2] for excuse in excuses]])
    return [Finding(rule, place, said, excuses[at] if at >= 0 else None) for rule, place, said, at in found]


def faults(page: Page, excuses: tuple[Excuse, ...], scope: str = "") -> list[Finding]:
    """Return what is wrong with a page and cannot be put down to its theme."""
    return [finding for finding in findings(page, excuses, scope) if finding.excuse is None]
