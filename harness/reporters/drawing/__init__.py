"""How reports look and what they say: pictures, frames, words, templates; nothing is counted here."""
