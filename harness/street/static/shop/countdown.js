const left = document.getElementById("ends");
const end = Date.now() + 1000 * left.dataset.seconds;
const show = () => {
  const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
  left.textContent = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
};
show();
setInterval(show, 1000);
