try {
  var kept = localStorage.getItem("shequ-theme");
  if (kept) document.documentElement.dataset.theme = kept;
} catch (denied) {}
