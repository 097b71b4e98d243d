addEventListener("pageshow", () => {
  const thanks = document.cookie.match(/thanks=([^;]+)/);
  if (thanks) setTimeout(() => { location.href = decodeURIComponent(thanks[1]).replaceAll('"', ""); }, 150);
});
