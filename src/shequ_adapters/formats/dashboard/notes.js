(function () {
  var root = document.documentElement;
  var button = document.getElementById("theme");
  var prefers = matchMedia("(prefers-color-scheme: dark)");
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : prefers.matches;
  }
  function label() {
    button.textContent = dark() ? "浅色" : "深色";
    button.setAttribute("aria-label", "切换到" + button.textContent + "显示");
  }
  button.hidden = false;
  label();
  prefers.addEventListener("change", label);
  button.addEventListener("click", function () {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("shequ-theme", root.dataset.theme); } catch (denied) {}
    label();
  });
  function close(except) {
    document.querySelectorAll("details.why[open]").forEach(function (note) {
      if (note !== except) note.open = false;
    });
  }
  document.addEventListener("click", function (event) {
    close(event.target.closest("details.why"));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var open = document.querySelector("details.why[open]");
    if (open) { close(null); open.querySelector("summary").focus(); }
  });
})();
