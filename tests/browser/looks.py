"""Questions about what stands on a page, asked in the page itself; each is a function in JavaScript."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

_COLOURS = """
const canvas = document.createElement("canvas");
canvas.width = canvas.height = 1;
const context = canvas.getContext("2d", { willReadFrequently: true });
// A computed colour may be in any notation, such as color(srgb ...), and transparent; a drawn pixel is neither.
function draw(colour, ground) {
  context.fillStyle = ground; context.fillRect(0, 0, 1, 1);
  context.fillStyle = colour; context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}
const drawn = new Map();
function over(colour, ground) {
  const key = `${colour} ${ground}`;
  if (!drawn.has(key)) drawn.set(key, draw(colour, `rgb(${ground.join()})`));
  return drawn.get(key);
}
const grounds = new Map([[null, draw("Canvas", "white")]]);
function ground(element) {
  if (!grounds.has(element)) {
    grounds.set(element, over(getComputedStyle(element).backgroundColor, ground(element.parentElement)));
  }
  return grounds.get(element);
}
function light(colour) {
  const [r, g, b] = colour.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
}
function contrast(a, b) {
  const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
  return (bright + .05) / (dark + .05);
}
"""

_TEXT = (
    "elements => {"
    + _COLOURS
    + """
  return elements.map(element => {
    const below = ground(element);
    return contrast(over(getComputedStyle(element).color, below), below);
  });
}"""
)

_DRAWING = (
    "(elements, pseudo) => {"
    + _COLOURS
    + """
  return elements.map(element => {
    const below = ground(pseudo ? element : element.parentElement);
    const style = getComputedStyle(element, pseudo || null);
    const border = style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0;
    const colour = element instanceof SVGElement ? style.fill
      : border && style.maskImage === "none" ? style.borderTopColor : style.backgroundColor;
    return contrast(over(colour, below), below);
  });
}"""
)

_ICONS = """(elements, pseudo) => elements.map(element => {
  const style = getComputedStyle(element, pseudo);
  return { width: parseFloat(style.width), height: parseFloat(style.height), drawing: style.maskImage,
           colour: style.backgroundColor, content: style.content };
})"""

_BOXES = """elements => elements.map(element => {
  const { left, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const drawn = style.maskImage !== "none" || style.appearance !== "none" || parseFloat(style.borderTopWidth) > 0;
  const shown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return { left, width, height, drawn: drawn && shown };
})"""

_SPEC_PAGE = """() => {
  const words = element => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".headerlink").forEach(link => link.remove());
    return copy.textContent.replace(/\\s+/g, " ").trim();
  };
  const title = document.querySelector("h1");
  const strips = [...document.querySelectorAll(".momentum-header")];
  const rest = [];
  for (let at = strips[0]?.nextElementSibling; at && !/^H[1-6]$/.test(at.tagName); at = at.nextElementSibling) {
    rest.push(at.innerText);
  }
  const inStrip = selector => [...strips[0]?.querySelectorAll(selector) ?? []];
  const level = element => /^H[1-6]$/.test(element.tagName) ? Number(element.tagName[1]) : 7;
  const bars = [...document.querySelectorAll(".momentum-section")].map(bar => {
    const heading = bar.previousElementSibling;
    let boxes = 0;
    for (let at = bar.nextElementSibling; at && !(level(at) < 7 && level(at) <= level(heading)); at = at.nextElementSibling) {
      boxes += at.querySelectorAll(".task-list-item input, .momentum-box").length;
      boxes += [...at.querySelectorAll("li")].filter(item => /^[✅✔☑⬜☐❌]/u.test(words(item))).length;
    }
    const drawn = bar.querySelector("[role=progressbar]");
    const value = name => drawn && Number(drawn.getAttribute(name));
    return { heading: words(heading), text: words(bar), now: value("aria-valuenow"), max: value("aria-valuemax"),
             boxes };
  });
  return {
    strips: strips.length,
    underTitle: title.matches("h1:has(+ .momentum-header, + .momentum-banner + .momentum-header)"),
    inTitle: title.querySelectorAll(".momentum, .momentum-status").length,
    chip: inStrip(".momentum-line .momentum-status__label").map(words),
    labels: inStrip("dt").map(words),
    dates: Object.fromEntries(inStrip("[data-momentum-field]:has(time)").map(
      fact => [fact.dataset.momentumField, fact.querySelector("time").dateTime])),
    rest: rest.join("\\n"),
    bars,
  };
}"""

_OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll(".momentum, .momentum *:not(.momentum-hidden, thead, thead *)")]
    .filter(element => element.getBoundingClientRect().right > width + .5 && element.checkVisibility());
  return { beyond: Math.max(0, document.documentElement.scrollWidth - width), wide: wide.map(e => e.outerHTML) };
}"""

WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries())
    for (const { node } of entry.sources) window.shifts.push(`${entry.value} ${node?.nodeName} ${node?.className}`);
}).observe({ type: "layout-shift", buffered: true });
"""
"""For a context's start: gathers what moves on a page after it was drawn in ``window.shifts``."""

BOXES = ".task-list-item input, .momentum-box"


def text_contrast(locator: Locator) -> list[float]:
    """Return the contrast of the text of each element with what it stands on, from 1 to 21."""
    return list(locator.evaluate_all(_TEXT))


def drawing_contrast(locator: Locator, pseudo: str = "") -> list[float]:
    """Return the contrast of drawings with what they stand on.

    Args:
        locator: The drawings, or the elements whose pseudo-element is one.
        pseudo: ``::before`` or ``::after``.
    """
    return list(locator.evaluate_all(_DRAWING, pseudo))


def icons(locator: Locator, pseudo: str) -> list[dict[str, Any]]:
    """Return size, drawing and colour of the icon that a pseudo-element of each element draws."""
    return list(locator.evaluate_all(_ICONS, pseudo))


def boxes(page: Page) -> list[dict[str, Any]]:
    """Return place and size of each box, and whether it is drawn."""
    return list(page.locator(BOXES).evaluate_all(_BOXES))


def spec_page(page: Page) -> dict[str, Any]:
    """Return what the page of a spec shows of it."""
    return dict(page.evaluate(_SPEC_PAGE))


def overflow(page: Page) -> dict[str, Any]:
    """Return by how many pixels the page is wider than the screen, and which of our elements reach beyond it."""
    return dict(page.evaluate(_OVERFLOW))
