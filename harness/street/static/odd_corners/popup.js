// For two pages: one opens a form, the other a window that closes itself and a button that closes the page.
const closing = document.getElementById("close");
document.getElementById("window").addEventListener("click", () => window.open(closing ? "/closes-itself" : "/form", "_blank", "width=520,height=420"));
closing?.addEventListener("click", () => window.close());
