// Open shadow roots, one inside another: what a design system's form looks like from outside.
const fill = (host, id) => host.attachShadow({ mode: "open" }).append(document.getElementById(id).content.cloneNode(true));
customElements.define("odd-field", class extends HTMLElement {
  connectedCallback() { fill(this, "inner"); }
});
customElements.define("odd-form", class extends HTMLElement {
  connectedCallback() {
    fill(this, "outer");
    const root = this.shadowRoot;
    root.querySelector("button").addEventListener("click", () => {
      const name = root.querySelector("odd-field").shadowRoot.querySelector("input").value;
      root.querySelector("[role=status]").textContent = `Thank you, ${name}`;
    });
  }
});
