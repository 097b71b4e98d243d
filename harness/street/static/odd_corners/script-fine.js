document.getElementById("done").textContent = "Your basket is empty.";
