document.getElementById("basket").textContent = "Your basket is empty.";
