setTimeout(() => window.close(), 300);
