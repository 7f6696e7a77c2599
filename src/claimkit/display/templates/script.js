(() => {
  "use strict";
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const root of document.querySelectorAll("section.ck:not([data-ready])")) {
    root.dataset.ready = "";
    const cards = [...root.querySelectorAll(".ck-card")];
    const marks = [...root.querySelectorAll(".ck-text [data-c]")];
    const form = root.querySelector(".ck-filters");
    const count = root.querySelector(".ck-count");
    if (!form) continue;
    const claimsOf = (mark) => mark.dataset.c.split(" ");
    const innermost = (mark) => claimsOf(mark).findLast((n) => !cards[n - 1].hidden);
    const light = (number) => {
      for (const mark of marks) mark.classList.toggle("ck-on", claimsOf(mark).includes(number));
      for (const card of cards) card.classList.toggle("ck-on", card.dataset.c === number);
    };
    const show = (element) => element.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    const filter = () => {
      const wanted = [...form.querySelectorAll("select")].filter((select) => select.value !== "");
      let left = 0;
      for (const card of cards) {
        card.hidden = !wanted.every((select) => card.dataset[select.dataset.f].split(" ").includes(select.value));
        left += !card.hidden;
      }
      for (const mark of marks) mark.classList.toggle("ck-off", !claimsOf(mark).some((n) => !cards[n - 1].hidden));
      light(null);
      count.textContent = `${left === cards.length ? "" : `${left} of `}${cards.length} claim${cards.length === 1 ? "" : "s"}`;
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    root.addEventListener("focusin", (event) => {
      const at = event.target.closest("[data-c]");
      if (at) light(innermost(at) ?? null);
    });
    root.addEventListener("pointerover", (event) => {
      const at = event.target.closest("[data-c]");
      if (at && event.pointerType === "mouse") light(innermost(at) ?? null);
    });
    root.addEventListener("click", (event) => {
      const at = event.target.closest("[data-c]");
      const number = at && innermost(at);
      if (!number) return;
      const link = event.target.closest("a.ck-n");
      const inText = at.closest(".ck-text");
      if (link) event.preventDefault();
      if (inText) {
        if (link) cards[number - 1].focus({ preventScroll: true });
        show(cards[number - 1]);
      } else if (link) {
        const mark = document.getElementById(link.getAttribute("href").slice(1));
        if (mark) { mark.focus({ preventScroll: true }); show(mark); }
      }
      light(number);
    });
  }
})();
