document.getElementById("burn").addEventListener("click", () => { for (;;); });
