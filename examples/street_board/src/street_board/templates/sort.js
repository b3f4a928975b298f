// 排序: a heading sorts the rows by its column, once more the other way round
for (const button of document.querySelectorAll("thead button")) {
  button.addEventListener("click", () => {
    const head = button.parentElement, body = document.querySelector("tbody");
    const down = head.getAttribute("aria-sort") !== "descending";
    for (const other of head.parentElement.children) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = row => Number(row.cells[head.cellIndex].dataset.value ?? NaN);
    const name = row => row.cells[0].textContent;
    const order = (one, other) => head.cellIndex
      ? (isNaN(value(one)) - isNaN(value(other))) || (down ? value(other) - value(one) : value(one) - value(other))
      : name(one).localeCompare(name(other), "zh") * (down ? 1 : -1);
    body.append(...[...body.rows].sort(order));
  });
}
