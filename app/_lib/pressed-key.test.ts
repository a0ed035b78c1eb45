import { expect, it } from "vitest";
import { keyName, plainKey } from "./pressed-key";

const pressed = (key: string, code: string, held = {}) => ({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...held });

it("is the key where it lies for a letter that is not Latin, and the letter that it writes else", () => {
  expect([keyName({ key: "о", code: "KeyJ" }), keyName({ key: "О", code: "KeyJ" }), keyName({ key: "j", code: "KeyC" }), keyName({ key: "é", code: "KeyW" })]).toEqual(["j", "J", "j", "é"]);
  expect([keyName({ key: "Enter", code: "Enter" }), keyName({ key: "ArrowDown", code: "ArrowDown" }), keyName({ key: "ю", code: "Period" }), keyName({ key: ";", code: "KeyZ" })]).toEqual(["Enter", "ArrowDown", "ю", ";"]);
});

it("is nothing with a key held that belongs to the browser", () => {
  expect([plainKey(pressed("л", "KeyK")), plainKey(pressed("л", "KeyK", { ctrlKey: true })), plainKey(pressed("k", "KeyK", { metaKey: true })), plainKey(pressed("k", "KeyK", { altKey: true }))]).toEqual(["k", "", "", ""]);
});
