// What scrolls sideways can be reached and scrolled with the keyboard. Nothing
// else depends on this script.
(() => {
  const reach = () => {
    for (const box of document.querySelectorAll(".formula, pre > code, .table-wrapper")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("load", reach);
  addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true); // a fold that opens
})();
