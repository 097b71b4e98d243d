// Keeps the total in step with what is ticked; the kitchen works it out again when the form comes in.
const bill = document.getElementById("bill");
bill.addEventListener("change", () => {
  const each = [...bill.querySelectorAll("input[data-price]:checked")].reduce((sum, box) => sum + Number(box.dataset.price), 0);
  document.getElementById("total").value = each * Number(bill.dataset.people);
});
