// One-time codes as an authenticator app shows them (RFC 6238), from a secret in base32.
import { createHmac } from "node:crypto";

const bytes = (text) => {
  const bits = [...text.replace(/\s/g, "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
};

let lastStep = 0;

/** The next code that has not been used: each works once. */
export const code = async (secret) => {
  while (Math.floor(Date.now() / 30000) <= lastStep) await new Promise((done) => setTimeout(done, 500));
  lastStep = Math.floor(Date.now() / 30000);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(lastStep));
  const hash = createHmac("sha1", bytes(secret)).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, "0");
};
