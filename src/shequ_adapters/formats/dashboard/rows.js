(function () {
  document.querySelectorAll("button[data-rows]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      document.getElementById("rows-" + button.dataset.rows).showModal();
    });
  });
  document.querySelectorAll("dialog.rows").forEach(function (dialog) {
    // The note underneath stays open: the focus goes back to the button in it.
    dialog.addEventListener("keydown", function (event) { event.stopPropagation(); });
    dialog.addEventListener("click", function (event) {
      event.stopPropagation();
      if (event.target.closest("button")) dialog.close();
    });
  });
})();
