import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskMessage } from "./mask-message";
import { countTokens, joinShares, mineGroup } from "./mine-templates";

/** Templates of messages, group by group, in the order of the messages. */
function mine(messages: readonly string[]): string[] {
  const masked = messages.map((message) => maskMessage(message));
  const templates = new Map<string, string>();
  for (const size of new Set(masked.map(countTokens))) {
    const texts = [...new Set(masked.filter((text) => countTokens(text) === size))];
    const found = mineGroup(texts.map((text) => ({ text, count: 1 })));
    texts.forEach((text, i) => templates.set(text, found[i] ?? ""));
  }
  return masked.map((text) => templates.get(text) ?? "");
}

/** Messages that look alike and mean different things: no two of a row may share a template. */
const HARD_NEGATIVES: readonly (readonly string[])[] = [
  ["VM started", "VM stopped", "VM paused", "VM resumed", "VM crashed"],
  ["HTTP 403", "HTTP 404", "HTTP 500", "HTTP 503"],
  ["upstream returned status 502", "upstream returned status 504"],
  ["Request for /api/items failed with status 403", "Request for /api/orders failed with status 404"],
  ["eth0: link up", "eth0: link down", "eth0: link flapping"],
  ["/dev/sda1 mounted", "/dev/sda1 unmounted"],
  ["Backup of volume 7 succeeded", "Backup of volume 7 failed", "Backup of volume 7 skipped"],
  ["Service is running", "Service is not running", "Service is stopping"],
  ["disk sda failed", "disk sdb failed"],
  ["CPU temperature critical", "GPU temperature critical", "PSU temperature critical", "SSD temperature critical"],
  ["CPU0: Temperature critical", "GPU0: Temperature critical"],
  ["read timeout on ata1", "write timeout on ata1"],
  ["Connection opened by 10.0.0.1", "Connection closed by 10.0.0.1", "Connection reset by 10.0.0.1", "Connection refused by 10.0.0.1"],
  ["state=active", "state=inactive", "state=failed"],
  ["Out of memory", "Out of disk"],
  ["replica is master now", "replica is slave now"],
  ["check pass; user unknown", "check pass; user locked"],
  ["java.io.IOException: broken", "java.lang.OutOfMemoryError: broken"],
  ["crond startup succeeded", "sshd startup succeeded", "ntpd startup succeeded"],
  ["temperature above threshold", "temperature below threshold"],
  ["login allowed for 10.0.0.1", "login denied for 10.0.0.1"],
  ["служба печати запущена", "служба печати остановлена", "служба печати приостановлена", "служба печати перезапущена", "служба печати завершена", "служба печати включена", "служба печати отключена"],
  ["порт 80 открыт процессом", "порт 80 закрыт процессом", "порт 80 занят процессом", "порт 80 свободен процессом", "порт 80 доступен процессом", "порт 80 недоступен процессом"],
  ["ошибка чтения файла", "ошибка записи файла", "ошибка открытия файла", "ошибка закрытия файла", "ошибка удаления файла", "ошибка создания файла", "ошибка копирования файла"],
  ["перегрев процессора в стойке", "перегрев диска в стойке", "перегрев памяти в стойке", "перегрев видеокарты в стойке", "перегрев контроллера в стойке", "перегрев коммутатора в стойке"],
  ["пользователь root вошёл в систему", "пользователь root вышел из системы"],
];

/** Messages of one template, with that template. */
const ONE_TEMPLATE: readonly (readonly [string, readonly string[]])[] = [
  ["session opened for user <STR> by (uid=<NUM>)", ["session opened for user ann by (uid=0)", "session opened for user cyrus by (uid=7)"]],
  ["Lustre mount failed : node<NUM> : point <PATH>", ["Lustre mount failed : node46 : point /p/a", "Lustre mount failed : node559 : point /p/b"]],
  ["eth<NUM>: link down", ["eth0: link down", "eth1: link down"]],
  ["iar <HEX> dear <HEX>", ["iar 003a90fc dear 00b360e8", "iar 00106570 dear 00245594"]],
  ["acquire lock=<NUM> name=<STR>, pid=<NUM>", ["acquire lock=1 name=alpha, pid=2", "acquire lock=1 name=com.example.systemui, pid=2"]],
  ["connection from <IP> (<HOST>) at noon", ["connection from 10.0.0.1 () at noon", "connection from 10.0.0.2 (a.example.com) at noon"]],
  ["служба <STR> не отвечает на узле <STR>", ["служба nginx не отвечает на узле alpha", "служба redis не отвечает на узле alpha", "служба kafka не отвечает на узле beta", "служба nginx не отвечает на узле beta", "служба redis не отвечает на узле beta", "служба kafka не отвечает на узле alpha"]],
  ["пользователь <STR> превысил квоту", ["пользователь иванов превысил квоту", "пользователь petrov превысил квоту"]],
  ["session closed for user <STR>", ["session closed for user root"]],
  ["request served with status <NUM> in <NUM> ms", ["request served with status 200 in 3 ms", "request served with status 304 in 1 ms"]],
];

describe("mineGroup", () => {
  it.each(HARD_NEGATIVES.map((row) => [row]))("keeps apart %j", (row) => {
    expect(new Set(mine(row)).size).toBe(row.length);
  });

  it.each(ONE_TEMPLATE)("finds %s", (template, messages) => {
    expect(new Set(mine(messages))).toEqual(new Set([template]));
  });

  it("keeps the hard negatives apart when all are in the same logs", () => {
    const all = HARD_NEGATIVES.flat();
    const found = mine(all);
    for (const row of HARD_NEGATIVES) expect(new Set(row.map((message) => found[all.indexOf(message)])).size).toBe(row.length);
  });

  it("finds names that vary at two places at once", () => {
    const names = ["okapi", "lemur", "heron", "otter", "bison", "camel", "dingo", "egret", "finch", "gecko"];
    const messages = names.map((name, i) => `copy of ${name} to area ${names[(i * 3 + 1) % names.length] ?? ""} is done`);
    expect(new Set(mine(messages))).toEqual(new Set(["copy of <STR> to area <STR> is done"]));
  });

  it("does not depend on the order of its input", () => {
    const messages = [...HARD_NEGATIVES.flat(), ...ONE_TEMPLATE.flatMap(([, row]) => row)];
    const byMessage = new Map(mine(messages).map((template, i) => [messages[i], template]));
    fc.assert(
      fc.property(fc.shuffledSubarray(messages, { minLength: messages.length }), (shuffled) => {
        mine(shuffled).forEach((template, i) => expect(template).toBe(byMessage.get(shuffled[i])));
      }),
      { numRuns: 20 },
    );
  });

  it("does not depend on the order of made messages either", () => {
    const word = fc.constantFrom("user", "for", "failed", "404", "<NUM>", "<IP>", "true", "()", "eth0", "eth17", "a=b", "x/y.z", "user7q", "one", "two", "three", "four", "five", "six", "seven", "eight");
    const texts = fc.uniqueArray(fc.array(word, { minLength: 4, maxLength: 4 }).map((words) => words.join(" ")), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(texts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, shuffled]) => {
        const found = new Map(mine(all).map((template, i) => [all[i], template]));
        mine(shuffled).forEach((template, i) => expect(template).toBe(found.get(shuffled[i])));
      }),
    );
  });

  it("finds in shares what it finds in all, once the shares are joined", () => {
    const names = ["okapi", "lemur", "heron", "otter", "bison", "camel", "dingo", "egret", "finch", "gecko", "hyena", "ibis", "jackal", "koala", "llama", "moose"];
    const texts = [...names.map((name) => `copy of ${name} is done`), ...names.slice(0, 4).map((name) => `disk of ${name} is gone`), ...HARD_NEGATIVES.flat().filter((text) => countTokens(text) === 5)].map((text) => ({ text, count: 1 }));
    const shares = [0, 1, 2, 3].map((share) => mineGroup(texts.filter((_, i) => i % 4 === share)));
    const templates = [...new Set(shares.flat())];
    const joined = joinShares(templates);
    expect(joined.size).toBeGreaterThan(0);
    const found = texts.map((_, i) => shares[i % 4]?.[Math.floor(i / 4)] ?? "").map((text) => joined.get(text) ?? text);
    expect(found).toEqual(mineGroup(texts));
  });
});
