setTimeout(() => { document.getElementById("timer").textContent = "The timer has run out."; }, 1200);
fetch("/late/news").then((answer) => answer.text()).then((html) => { document.getElementById("fetched").innerHTML = html; });
