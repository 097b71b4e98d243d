self.addEventListener("fetch", () => { throw new Error("no") }); throw new Error("never");
