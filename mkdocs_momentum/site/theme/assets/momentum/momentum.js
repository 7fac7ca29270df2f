/* Filters and sorts the listings of a page, and moves its graphs closer. They are complete without it: this script only
   hides and moves what is there. It holds no words of its own (those stand in the page, in its language), asks for nothing, and writes no HTML.

   The state of a listing is the page's address: ?status=draft,review&find=cache&owner=Docs&tag=api&sort=-updated.
   The first listing of a page has these names for itself; the others put theirs behind "2.", "3." and so on.
   "q" is understood as well; it is not written, because Material opens its own search for it. */
{
  const TYPING_PAUSE = 350; // Milliseconds: an address for each key would fill the browser's log, and it limits them.
  const SPEECH_PAUSE = 700; // Milliseconds: a screen reader that is interrupted says nothing to the end.
  const NAMES = ["status", "find", "owner", "tag", "sort"];

  /** Returns text without case and accents, so that "cafe" finds "Café". */
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** Returns a key that sorts as people do, "2" before "10", and that compares faster than a collator. */
  const natural = text => fold(text.trim()).replace(/\d+/g, digits => digits.padStart(12, "0"));

  const words = text => fold(text).split(/\s+/).filter(Boolean);

  const list = text => (text ? text.split("|") : []);

  /** Returns a template of the page with its names filled in. */
  const fill = (template, values) => template.replace(/{(\w+)}/g, (whole, name) => values[name] ?? whole);

  /** A spec in a listing: what it is found and sorted by is read when it is asked for first. */
  class Row {
    constructor(element, place, status) {
      this.element = element;
      this.place = place;
      this.status = element.dataset.s ?? status;
      this.owner = list(element.dataset.o);
      this.tag = list(element.dataset.t);
      this.address = element.querySelector("a")?.getAttribute("href") ?? element.dataset.p ?? place;
      this.isShown = true;
      this.keys = new Map();
    }

    get text() {
      const { o = "", t = "", q = "" } = this.element.dataset;
      const parts = [...(this.element.cells ?? this.element.children)].map(part => part.textContent);
      const text = fold([...parts, o, t, q].join("\n"));
      Object.defineProperty(this, "text", { value: text });
      return text;
    }

    /** Returns what the row is sorted by in a column, as a number or a text; null when it has nothing there. */
    key(column, ranks) {
      let key = this.keys.get(column.name);
      if (key === undefined) this.keys.set(column.name, (key = this.#read(column, ranks)));
      return key;
    }

    #read(column, ranks) {
      if (column.name === "status") return ranks.get(this.status) ?? null;
      const cell = this.element.cells[column.index];
      const bar = cell?.querySelector("progress");
      // Among equal shares the one with more criteria is further.
      if (bar) return bar.position + bar.max * 1e-9;
      return column.name === "progress" ? null : natural(cell?.textContent ?? "") || null;
    }
  }

  /** The rows that stand under one heading, in one table or in one column of a board. */
  class Group {
    constructor(element) {
      this.element = element;
      this.count = element.querySelector(".momentum-lane__title .momentum-count");
      const before = element.previousElementSibling;
      this.heading = before && /^H[1-6]$/.test(before.tagName) ? before : null;
      this.rows = [];
      this.chunks = [...element.querySelectorAll("tbody, .momentum-cards")];
    }

    /** Puts the rows in order into the parts that the browser draws when they come into sight. */
    arrange(rows) {
      const size = Math.max(...this.chunks.map(chunk => chunk.children.length));
      this.chunks.forEach((chunk, number) => {
        chunk.append(...rows.slice(number * size, (number + 1) * size).map(row => row.element));
      });
      this.rows = rows;
    }

    /** Shows how many rows are left; a column of a board stays, so that the others keep their places. */
    update() {
      const shown = new Map(this.chunks.map(chunk => [chunk, 0]));
      let sum = 0;
      for (const row of this.rows) {
        if (!row.isShown) continue;
        sum += 1;
        const chunk = row.element.parentElement;
        shown.set(chunk, shown.get(chunk) + 1);
      }
      for (const [chunk, count] of shown) {
        // What is out of sight is as high as its rows would be, or the page would have holes.
        if (shown.size > 1) chunk.style.setProperty("--momentum-rows", count);
        chunk.hidden = !count;
      }
      if (this.count) this.count.textContent = sum;
      else for (const part of [this.element, this.heading]) if (part) part.hidden = !sum;
    }
  }

  class MomentumListing extends HTMLElement {
    #stop = null; // Ends everything that listens, so that a page that comes back does not listen twice.
    #rows = [];
    #groups = [];
    #total = 0;
    #columns = new Map();
    #ranks = new Map();
    #state = {};
    #sorted = "";
    #timers = {};

    connectedCallback() {
      this.#stop = new AbortController();
      // A script in the head sees the element before what it holds.
      if (document.readyState === "loading") this.#on(document, "DOMContentLoaded", () => this.#start());
      else this.#start();
    }

    disconnectedCallback() {
      this.#stop?.abort();
      Object.values(this.#timers).forEach(clearTimeout);
    }

    #on(target, name, handler) {
      target.addEventListener(name, handler, { signal: this.#stop.signal });
    }

    #find(selector) {
      return this.querySelector(selector);
    }

    #start() {
      // A site may have its own template without them.
      if (!this.#find(".momentum-fields") || !this.#find(".momentum-nothing")) return;
      if (!this.#rows.length) this.#gather();
      this.#listen();
      this.#readAddress();
      this.#readAhead(0);
    }

    /** Reads the rows in pauses: the first key should not wait for 10,000 of them. */
    #readAhead(from) {
      const idle = window.requestIdleCallback ?? setTimeout;
      idle(() => {
        const end = performance.now() + 8;
        let at = from;
        while (at < this.#rows.length && performance.now() < end) void this.#rows[at++].text;
        if (at < this.#rows.length && this.isConnected) this.#readAhead(at);
      });
    }

    #gather() {
      for (const element of this.querySelectorAll("[data-group]")) {
        const group = new Group(element);
        for (const row of element.querySelectorAll("tbody > tr, .momentum-card")) {
          group.rows.push(new Row(row, this.#rows.length + group.rows.length, element.dataset.s ?? ""));
        }
        this.#groups.push(group);
        this.#rows.push(...group.rows);
      }
      this.#total = new Set(this.#rows.map(row => row.address)).size;
      this.#chips().forEach((chip, rank) => this.#ranks.set(chip.dataset.value, rank));
      for (const head of this.querySelectorAll("th[data-key]")) this.#makeButton(head);
    }

    #makeButton(head) {
      const name = head.dataset.key;
      const label = head.firstElementChild;
      const button = document.createElement("button");
      button.type = "button";
      button.className = label.className;
      button.textContent = label.textContent;
      label.replaceWith(button);
      if (!this.#columns.has(name)) {
        this.#columns.set(name, { name, index: head.cellIndex, label: label.textContent, heads: [] });
      }
      this.#columns.get(name).heads.push(head);
    }

    #listen() {
      this.#on(this, "input", event => {
        const { facet } = event.target.dataset;
        if (event.target.type === "search") this.#change({ find: event.target.value }, true);
        else if (facet) this.#change({ [facet]: event.target.value });
      });
      this.#on(this, "click", event => this.#press(event.target.closest("button"), event.detail === 0));
      this.#on(this, "keydown", event => this.#move(event));
      const page = location.pathname;
      this.#on(window, "popstate", () => {
        // A theme that loads pages by itself shows this one until the next is there.
        if (location.pathname === page) this.#readAddress();
      });
      this.#on(window, "hashchange", () => this.#reveal());
    }

    #chips() {
      return [...this.querySelectorAll(".momentum-chips button")];
    }

    #press(button, isByKey) {
      if (!button) return;
      const { value, clear } = button.dataset;
      const column = button.closest("th")?.dataset.key;
      if (column) this.#sortBy(column);
      else if (clear === "") this.#clear();
      else if (clear) this.#change(clear === "status" ? { status: this.#without(value) } : { [clear]: "" });
      else if (value !== undefined) this.#toggle(button, value);
      // The button has gone; who uses the keyboard must not be left at the top of the page.
      if (clear !== undefined && isByKey) this.#find("input[type=search]").focus();
    }

    #toggle(chip, value) {
      this.#focusable(chip);
      const status = new Set(this.#state.status);
      if (!status.delete(value)) status.add(value);
      this.#change({ status });
    }

    #without(value) {
      return new Set([...this.#state.status].filter(other => other !== value));
    }

    /** Turns the order of a column round; the third time the listing has its own order again. */
    #sortBy(name) {
      const own = this.dataset.sort ?? "";
      const now = this.#state.sort || own;
      const next = now === name ? `-${name}` : now === `-${name}` && now !== own ? "" : name;
      this.#change({ sort: next === own ? "" : next });
      const descending = (this.#state.sort || own) === `-${name}`;
      const { label } = this.#columns.get(name);
      if (this.#state.sort || own) {
        this.#say(fill(this.dataset[descending ? "descending" : "ascending"] ?? "", { column: label }));
      }
    }

    #clear() {
      this.#change({ status: new Set(), find: "", owner: "", tag: "" });
    }

    /** Moves between the chips with the arrows; the toolbar is one stop for the tabulator. */
    #move(event) {
      const chips = this.#chips();
      const at = chips.indexOf(event.target);
      if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      const onward = getComputedStyle(this).direction === "rtl" ? -1 : 1;
      const to = {
        ArrowRight: at + onward, ArrowLeft: at - onward, ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const chip = chips.at(to % chips.length);
      this.#focusable(chip);
      chip.focus();
    }

    #focusable(chip) {
      for (const other of this.#chips()) other.tabIndex = other === chip ? 0 : -1;
    }

    #change(part, isTyping = false) {
      this.#state = { ...this.#state, ...part };
      this.#apply();
      clearTimeout(this.#timers.address);
      if (isTyping) this.#timers.address = setTimeout(() => this.#writeAddress("replaceState"), TYPING_PAUSE);
      else this.#writeAddress("pushState");
      clearTimeout(this.#timers.speech);
      this.#timers.speech = setTimeout(() => this.#say(this.#find(".momentum-summary__total").textContent), SPEECH_PAUSE);
    }

    #say(text) {
      clearTimeout(this.#timers.speech);
      const live = this.#find("[role=status]");
      if (live) live.textContent = text;
    }

    #key(name) {
      return this.dataset.name ? `${this.dataset.name}.${name}` : name;
    }

    /** Takes over what the address says; what the listing does not know is ignored. */
    #readAddress() {
      clearTimeout(this.#timers.address);
      const values = new URLSearchParams(location.search);
      const said = name => values.get(this.#key(name)) ?? "";
      const column = said("sort").replace(/^-/, "");
      this.#state = {
        status: new Set(said("status").split(",").filter(value => this.#ranks.has(value))),
        find: said("find") || said("q"),
        owner: this.#known("owner", said("owner")),
        tag: this.#known("tag", said("tag")),
        sort: this.#columns.has(column) ? said("sort") : "",
      };
      this.#apply();
      this.#reveal();
    }

    #known(facet, value) {
      const choice = this.#find(`select[data-facet=${facet}]`);
      return choice && [...choice.options].some(option => option.value === value) ? value : "";
    }

    /** Writes the state into the address, beside what others keep there. */
    #writeAddress(method) {
      const url = new URL(location.href);
      for (const name of NAMES) {
        const value = this.#state[name];
        const text = name === "status" ? [...value].join() : value.trim();
        if (text) url.searchParams.set(this.#key(name), text);
        else url.searchParams.delete(this.#key(name));
      }
      url.searchParams.delete(this.#key("q"));
      url.search = url.search.replaceAll("%2C", ",");
      if (url.href !== location.href) history[method](history.state, "", url);
    }

    /** Shows a heading that the address leads to, also when a filter has hidden it. */
    #reveal() {
      const target = this.#find(":target");
      if (!target?.hidden) return;
      this.#clear();
      target.scrollIntoView();
    }

    #apply() {
      const { shown, free } = this.#filter();
      if (this.#sorted !== this.#state.sort) this.#sort();
      this.#groups.forEach(group => group.update());
      this.#showControls(free);
      const isFiltered = this.#state.status.size > 0 || Boolean(this.#state.find.trim() || this.#state.owner || this.#state.tag);
      this.#showOutcome(shown, isFiltered);
    }

    /** Shows the rows that fit. Returns how many specs those are, and how many each status has with the other filters. */
    #filter() {
      const { status, find, owner, tag } = this.#state;
      const wanted = words(find);
      const shown = new Set();
      const free = new Map();
      for (const row of this.#rows) {
        const fits =
          (!owner || row.owner.includes(owner)) &&
          (!tag || row.tag.includes(tag)) &&
          (!wanted.length || wanted.every(word => row.text.includes(word)));
        // A spec that stands in several groups is one spec.
        if (fits && !free.has(row.address)) free.set(row.address, row.status);
        const isShown = fits && (!status.size || status.has(row.status));
        if (isShown) shown.add(row.address);
        if (isShown !== row.isShown) row.element.hidden = !isShown;
        row.isShown = isShown;
      }
      const counts = new Map();
      for (const key of free.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
      return { shown: shown.size, free: counts };
    }

    #sort() {
      const { sort } = this.#state;
      this.#sorted = sort;
      const shown = sort || (this.dataset.sort ?? "");
      for (const [name, { heads }] of this.#columns) {
        const value = shown === name ? "ascending" : shown === `-${name}` ? "descending" : "";
        for (const head of heads) {
          if (value) head.setAttribute("aria-sort", value);
          else head.removeAttribute("aria-sort");
        }
      }
      const column = this.#columns.get(sort.replace(/^-/, ""));
      for (const group of this.#groups) group.arrange(this.#ordered(group.rows, column, sort.startsWith("-") ? -1 : 1));
    }

    #ordered(rows, column, direction) {
      if (!column) return [...rows].sort((a, b) => a.place - b.place);
      const keyed = rows.map(row => ({ row, key: row.key(column, this.#ranks) }));
      keyed.sort(({ row: a, key: one }, { row: b, key: other }) => {
        if (one === other) return a.place - b.place;
        if (one === null || other === null) return one === null ? 1 : -1; // Nothing comes last in both directions.
        return one < other ? -direction : direction;
      });
      return keyed.map(({ row }) => row);
    }

    #showControls(free) {
      const { status, find } = this.#state;
      const search = this.#find("input[type=search]");
      if (search.value !== find) search.value = find;
      for (const choice of this.querySelectorAll("select[data-facet]")) choice.value = this.#state[choice.dataset.facet];
      const chips = this.#chips();
      if (chips.length && !chips.some(chip => chip.tabIndex === 0 && chip.hasAttribute("tabindex"))) {
        this.#focusable(chips[0]);
      }
      for (const chip of chips) {
        const count = free.get(chip.dataset.value) ?? 0;
        chip.setAttribute("aria-pressed", status.has(chip.dataset.value));
        chip.toggleAttribute("data-none", !count);
        chip.querySelector(".momentum-count").textContent = count;
      }
    }

    #showOutcome(shown, isFiltered) {
      const line = this.#find(".momentum-summary__total");
      line.dataset.all ??= line.textContent;
      const count = fill(this.dataset.count ?? "", { shown, total: this.#total });
      line.textContent = isFiltered ? count : line.dataset.all;
      this.#find(".momentum-clear").hidden = !isFiltered;
      // The bar counts all specs; beside fewer of them it would say something else than it seems to.
      this.#find(".momentum-summary > .momentum-progress")?.toggleAttribute("data-off", isFiltered);
      const nothing = this.#find(".momentum-nothing");
      nothing.hidden = shown > 0 || !isFiltered;
      if (!nothing.hidden) this.#offer(nothing.querySelector(".momentum-undo"));
    }

    /** Names each filter in the place of the rows, as a button that takes it away. */
    #offer(place) {
      const { status, find, owner, tag } = this.#state;
      const labels = new Map(
        this.#chips().map(chip => [chip.dataset.value, chip.querySelector(".momentum-status__label").firstChild.data]),
      );
      const offers = [["find", find.trim()], ["owner", owner], ["tag", tag]].filter(([, text]) => text);
      for (const value of status) offers.push(["status", labels.get(value).trim(), value]);
      place.replaceChildren(
        ...offers.map(([clear, text, value]) => {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = text;
          Object.assign(button.dataset, { clear }, value === undefined ? {} : { value });
          return button;
        }),
      );
    }
  }

  const CLOSER = 1.25;
  const [SMALLEST, LARGEST] = [0.1, 3]; // Of the size that a drawing is made for.
  const DRAGGED = 4; // Pixels: a hand that clicks is not quite still.

  /** A graph that is too large for its box: it is zoomed by buttons, keys and wheel, and moved by dragging. */
  class MomentumGraph extends HTMLElement {
    #area;
    #drawing;

    connectedCallback() {
      this.#area = this.querySelector(".momentum-graph__area");
      this.#drawing = this.querySelector(".momentum-graph__drawing");
      if (!this.#area || !this.#drawing || this.#isWhole) return;
      const tools = this.querySelector(".momentum-graph__tools");
      tools.hidden = false;
      tools.onclick = event => this.#do(event.target.closest("button")?.dataset.do);
      this.#area.onkeydown = event => {
        const action = { "+": "closer", "=": "closer", "-": "farther", 0: "fit" }[event.key];
        if (action && event.target === this.#area && !event.ctrlKey && !event.metaKey) this.#do(action);
      };
      // With the key held a wheel zooms in all programs; without it, it scrolls the page.
      const zoom = event => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.#zoom(this.#scale * Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
      };
      this.#area.addEventListener("wheel", zoom, { passive: false });
      this.#area.onpointerdown = event => this.#grab(event);
      this.#area.ondragstart = event => event.preventDefault();
      this.#show(this.querySelector(".momentum-node--here"));
    }

    get #isWhole() {
      return this.#area.scrollWidth <= this.#area.clientWidth && this.#area.scrollHeight <= this.#area.clientHeight;
    }

    get #scale() {
      return this.#drawing.clientWidth / this.#drawing.viewBox.baseVal.width;
    }

    #do(action) {
      const { left, top } = this.#area.getBoundingClientRect();
      const { clientWidth, clientHeight } = this.#area;
      const { width, height } = this.#drawing.viewBox.baseVal;
      const scale = {
        closer: this.#scale * CLOSER,
        farther: this.#scale / CLOSER,
        fit: Math.min(clientWidth / width, clientHeight / height) * 0.96,
      }[action];
      if (scale) this.#zoom(scale, left + clientWidth / 2, top + clientHeight / 2);
    }

    /** Draws at a scale; what is at a place of the window stays there. */
    #zoom(wanted, x, y) {
      const scale = Math.min(Math.max(wanted, SMALLEST), LARGEST);
      const before = this.#drawing.getBoundingClientRect();
      const [across, down] = [(x - before.left) / before.width, (y - before.top) / before.height];
      this.#drawing.classList.add("momentum-graph__drawing--zoomed");
      this.#drawing.style.inlineSize = `${this.#drawing.viewBox.baseVal.width * scale}px`;
      const after = this.#drawing.getBoundingClientRect();
      this.#area.scrollLeft += after.left + across * after.width - x;
      this.#area.scrollTop += after.top + down * after.height - y;
    }

    #grab(event) {
      if (event.button !== 0 || event.pointerType !== "mouse") return; // A finger scrolls already.
      const { scrollLeft, scrollTop } = this.#area;
      const { clientX, clientY, pointerId } = event;
      this.#area.onpointermove = ({ clientX: x, clientY: y }) => {
        if (!this.#area.hasPointerCapture(pointerId)) {
          if (Math.hypot(x - clientX, y - clientY) < DRAGGED) return;
          this.#area.setPointerCapture(pointerId);
        }
        this.#area.scrollLeft = scrollLeft + clientX - x;
        this.#area.scrollTop = scrollTop + clientY - y;
      };
      this.#area.onpointerup = this.#area.onpointercancel = () => {
        this.#area.onpointermove = null;
      };
    }

    /** Brings a spec to the middle of the box; the page stays where it is. */
    #show(node) {
      if (!node) return;
      const [box, area] = [node.getBoundingClientRect(), this.#area.getBoundingClientRect()];
      this.#area.scrollLeft += box.left + box.width / 2 - area.left - area.width / 2;
      this.#area.scrollTop += box.top + box.height / 2 - area.top - area.height / 2;
    }
  }

  // A theme that loads pages by itself may run the script once more.
  if (!customElements.get("momentum-listing")) {
    customElements.define("momentum-listing", MomentumListing);
    customElements.define("momentum-graph", MomentumGraph);
  }
}
