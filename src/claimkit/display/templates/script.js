(() => {
  "use strict";
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (element) => element.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  const claimsOf = (mark) => mark.dataset.c.split(" ");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const NARROW = 736, STOP = /[.!?…]+[»"”’)\]\s]*(?=\s|$)/;

  // One text with its cards: what is lit, and where the cards stand.
  const start = (root) => {
    const list = root.querySelector(".ck-cards");
    const cards = list ? [...list.querySelectorAll(".ck-card")] : [];
    const marks = [...root.querySelectorAll(".ck-text [data-c]")];
    const innermost = (mark) => claimsOf(mark).findLast((n) => !cards[n - 1].hidden);
    const light = (number) => {
      for (const mark of marks) mark.classList.toggle("ck-on", claimsOf(mark).includes(number));
      for (const card of cards) card.classList.toggle("ck-on", card.dataset.c === number);
    };
    const lit = (event) => { const at = event.target.closest("[data-c]"); if (at) light(innermost(at) ?? null); };
    root.addEventListener("focusin", lit);
    root.addEventListener("pointerover", (event) => event.pointerType === "mouse" && lit(event));
    root.addEventListener("click", (event) => {
      const at = event.target.closest("[data-c]");
      const number = at && innermost(at);
      if (!number || event.target.closest("button")) return;
      const link = event.target.closest("a.ck-n");
      if (link) event.preventDefault();
      if (!at.closest(".ck-card")) {
        if (link) cards[number - 1].focus({ preventScroll: true });
        show(cards[number - 1]);
      } else if (link) {
        const mark = document.getElementById(link.getAttribute("href").slice(1));
        if (mark) { mark.focus({ preventScroll: true }); show(mark); }
      }
      light(number);
    });
    for (const card of cards) {
      const button = card.querySelector(".ck-copy"), label = button.textContent;
      button.hidden = false;
      button.addEventListener("click", async () => {
        const { text, by, done } = button.dataset;
        const link = location.protocol === "file:" ? "" : `\n${location.href.split("#")[0]}#${card.id}`;
        await copy(`${text} (${by})${link}`);
        button.textContent = done;
        setTimeout(() => { button.textContent = label; }, 1500);
      });
    }
    // Where there is no room beside the text, each card stands under its sentence.
    const under = (card) => {
      const last = marks.findLast((mark) => !mark.classList.contains("ck-again") && claimsOf(mark).includes(card.dataset.c));
      const block = last?.closest(".ck-block");
      if (!block) return;
      if (/^H\d$/.test(block.tagName)) { slot(block).append(card); return; }
      for (let node = last; node; node = node.nextSibling) {
        if (node.classList?.contains("ck-slot")) { node.append(card); return; }
        const end = STOP.exec(node.textContent);
        if (!end) continue;
        if (node.nodeType === Node.TEXT_NODE && end.index + end[0].length < node.length) node.splitText(end.index + end[0].length);
        slot(node).append(card);
        return;
      }
      slot(block.lastChild).append(card);
    };
    const slot = (before) => {
      if (before.classList?.contains("ck-slot")) return before;
      if (before.nextSibling?.classList?.contains("ck-slot")) return before.nextSibling;
      const made = document.createElement("ol");
      made.className = "ck-cards ck-slot";
      before.after(made);
      return made;
    };
    let narrow = false;
    const place = () => {
      const now = root.clientWidth > 0 && root.clientWidth < NARROW;
      if (now === narrow || !list) return;
      narrow = now;
      if (narrow) cards.forEach(under);
      else { list.append(...cards); for (const made of root.querySelectorAll(".ck-slot")) made.remove(); }
    };
    new ResizeObserver(place).observe(root);
    place();
    addEventListener("beforeprint", () => { if (narrow) { narrow = false; list.append(...cards); } });
    addEventListener("afterprint", place);
    return { root, cards, marks, light, text: cards.map((card) => plain([...card.querySelectorAll(".ck-says, .ck-s, .ck-is, .ck-cue")].map((part) => part.textContent).join(" "))) };
  };

  // A form and the texts that it filters.
  const filtered = (form, count, texts, index) => {
    const total = texts.reduce((sum, text) => sum + text.cards.length, 0);
    const filter = () => {
      const wanted = [...form.querySelectorAll("select")].filter((select) => select.value !== "");
      const words = plain(form.querySelector("[type=search]")?.value ?? "").split(/\s+/).filter(Boolean);
      const any = wanted.length + words.length;
      let left = 0;
      for (const { root, cards, marks, light, text } of texts) {
        let here = 0;
        cards.forEach((card, k) => {
          card.hidden = !wanted.every((select) => card.dataset[select.dataset.f].split(" ").includes(select.value)) || !words.every((word) => text[k].includes(word));
          here += !card.hidden;
        });
        for (const mark of marks) mark.classList.toggle("ck-off", !claimsOf(mark).some((n) => !cards[n - 1].hidden));
        light(null);
        left += here;
        if (!index) continue;
        root.hidden = any > 0 && here === 0;
        const line = index.querySelector(`[data-d="${root.id}"]`);
        line.hidden = root.hidden;
        line.querySelector(".ck-many").textContent = here;
      }
      const all = total === 1 ? form.dataset.one : form.dataset.count.replace("#", total);
      count.textContent = left === total ? all : form.dataset.of.replace("~", left).replace("#", total);
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", filter);
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
  };

  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };

  const texts = [];
  for (const root of document.querySelectorAll("section.ck:not([data-ready])")) {
    root.dataset.ready = "";
    const text = start(root);
    texts.push(text);
    const form = root.querySelector(".ck-filters");
    if (form) filtered(form, root.querySelector(".ck-count"), [text], null);
  }
  const all = document.querySelector(".ck-all:not([data-ready])");
  if (all) {
    all.dataset.ready = "";
    filtered(all.querySelector(".ck-filters"), all.querySelector(".ck-count"), texts, all);
  }
})();
