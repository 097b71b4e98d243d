for (const button of document.querySelectorAll("[data-consent]")) {
  button.addEventListener("click", () => {
    document.cookie = `consent=${button.dataset.consent}; path=/; max-age=3600; samesite=lax`;
    document.querySelector(".overlay").remove();
  });
}
