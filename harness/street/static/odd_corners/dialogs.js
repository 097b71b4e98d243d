const answer = document.getElementById("answer");
document.getElementById("alert").addEventListener("click", () => { alert("The shop closes at six."); answer.textContent = "Alert was closed"; });
document.getElementById("confirm").addEventListener("click", () => { answer.textContent = `Confirm was answered ${confirm("Delete your list?") ? "yes" : "no"}`; });
document.getElementById("prompt").addEventListener("click", () => { answer.textContent = `Prompt was answered ${prompt("What is your nickname?", "") ?? "with nothing"}`; });
