/**
 * Words that say what happened or to what: two messages that differ in one of them are two
 * templates. Written for this project; a word is here because its opposite or its neighbour stands
 * at the same place in ordinary logs (up/down, read/write, disk/memory).
 */
const STATE_WORDS = `
yes no not never none any all only some both either on off up down in out over under open close closed shut
start stop begin end enter leave exit quit finish done complete incomplete continue resume pause abort cancel retry restart reload reboot
login logout logon logoff connect disconnect bind unbind attach detach mount umount unmount lock unlock load unload install uninstall
register unregister subscribe unsubscribe enable disable allow deny accept reject grant revoke acquire release allocate free add remove
insert delete create destroy drop update upgrade downgrade commit rollback push pull get put post patch head options send receive read write
input output upload download import export backup restore save fetch encode decode encrypt decrypt compress decompress sync async
success succeed successful successfully unsuccessful unsuccessfully failure fail error warning warn info debug fatal critical alert notice panic
normal abnormal normally abnormally active inactive idle busy online offline available unavailable ready alive dead live stale fresh
known unknown valid invalid good bad ok okay high low higher lower hot cold full empty new old first last next previous early late fast slow
primary secondary master slave leader follower candidate standby replica internal external
max min maximum minimum upper lower total partial free used clean dirty stable unstable healthy unhealthy optimal degraded offline
true false null present absent missing found lost permanent temporary transient persistent public private global shared exclusive
access permission authentication authorization connectivity replication synchronization initialization configuration validation migration
timeout overflow underflow overrun underrun mismatch corruption corrupt conflict duplicate deadlock leak crash hang fault exception
before after during while until since when if else then because without with
reserved usable soft hard incoming outgoing inbound outbound forward backward left right top bottom sent lost
startup shutdown boot halt sleep wake suspend standby hibernate setup cleanup init kill launch run running
received invalid refused failed succeeded killed died lost hung stuck broken
sun mon tue wed thu fri sat
`;
const THING_WORDS = `
memory mem ram disk disks drive volume partition filesystem cpu gpu core processor fan power voltage current temperature thermal battery sensor
network link port interface cable switch router bridge bus controller adapter board module slot card chip device
cache buffer queue stack heap pool table index database schema query transaction session connection socket stream channel pipe
process thread task job service daemon worker container instance image node cluster host guest user group role password key token certificate
file directory folder path name address request response message packet frame block page sector record event log
client server local remote user guest host source target
`;
/** The same in Russian, as the beginnings of words: their ends follow case, gender and number. */
const RUSSIAN_STEMS = `
запу[сщ] останов приостанов возобнов перезапу перезагру включ выключ отключ подключ переключ соедин разъедин откры откро закры закро начат началс начало закон[чц]
заверш прерв преры отмен создан удал[её]н удалил добав измен[её]н изменил обнов чтен чита запис пишет входит вход$ выход вош[её]л вошл выш[её]л вышл разреш запре[щт]
приня принима отклон отказ отверг доступ недоступ успе[хш] неуспе неуда ошиб сбо[йяюе] авари восстанов потер пропа[лд] найден обнаруж отсутств присутств превыш сниж[ае]
увелич уменьш повыш пониж занят свобод заполн пуст исправ неисправ актив неактив готов устар просроч ист[её]к действит недейств верный$ неверн коррект некоррект
нормал критич предупрежд первичн вторичн основно резервн внутренн внешн входящ исходящ верхн нижн блокир заблокир разблокир загру[жз] выгру[жз] установл копир перемещ переимен
отправ получ[ае]н получил прин[яи] переда[лнч] сохран синхрон рассинхрон отвечает зависл упал[аи]?$ упало$ работает выполн ожида удерж отпущ захва[чт] освобо[жд]
`;
/** Things, by the beginnings of their names in Russian. */
const RUSSIAN_THINGS = `
памят диск процессор видеокарт вентилятор питани напряжени температур датчик батаре сет[иьюе] порт канал интерфейс кабел коммутатор маршрутизатор контроллер
плат[аыуе]$ модул устройств кэш буфер очеред стек таблиц базы?$ базе$ индекс запрос ответ транзакц сесси поток процесс задач служб сервис контейнер образ узел узла
кластер файл каталог папк пакет журнал клиент сервер ключ сертификат парол групп рол[иья]$
`;
/** Words that turn a Russian sentence round, or say where, when and how much. */
const RUSSIAN_WORDS = "не нет ни без да все всё ничего никто до после перед выше ниже больше меньше мало много первый последний старый новый левый правый";
const RUSSIAN_STATE = new RegExp(`^(?:${RUSSIAN_STEMS.trim().replaceAll(/\s+/g, "|")})|^(?:${RUSSIAN_WORDS.replaceAll(" ", "|")})$`, "i");
const RUSSIAN_THING = new RegExp(`^(?:${RUSSIAN_THINGS.trim().replaceAll(/\s+/g, "|")})`, "i");
/** Forms of Russian verbs, participles and nouns of what is done. A name begins with a capital. */
const RUSSIAN_FORM = /^[а-яё]{3,}(?:[её]н[аоы]?|ан[аоы]?|ят[аоы]?|ыт[аоы]?|л(?:ся|ась|ось|ись)|[еюия]т(?:ся)?|[аеят]ни[еяюй]м?)$/;

const STATES: ReadonlySet<string> = new Set(STATE_WORDS.split(/\s+/).filter((word) => word !== ""));
const STATES_AND_THINGS: ReadonlySet<string> = new Set([...STATES, ...THING_WORDS.split(/\s+/).filter((word) => word !== "")]);
/** Forms of verbs and adjectives: what was done, is being done or can be done. */
const FORM = /^[a-z]{2,}(?:[^aeiou]ed|[aeiouy]ted|ied|ing|able|ible|less|ful)$/;
const PIECES = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;
const IS_RUSSIAN = /^[а-яё]/i;
const ONE_PIECE = /^[a-z]+$/;

/** Small letters alone, as in most words of most messages: nothing has to be taken off or apart before they are looked up. */
export function isOnePiece(word: string): boolean {
  return ONE_PIECE.test(word);
}

/** Says this word what happened (`failed`, `unknown`), other than naming a thing (`disk`)? */
export function saysWhatHappened(word: string): boolean {
  const lower = word.toLowerCase();
  return STATES.has(lower) || (lower.length > 4 && FORM.test(lower)) || saysInRussian(word);
}

function saysInRussian(word: string): boolean {
  return IS_RUSSIAN.test(word) && (RUSSIAN_STATE.test(word) || RUSSIAN_FORM.test(word));
}

function saysSomething(word: string): boolean {
  return STATES_AND_THINGS.has(word) || (word.length > 4 && FORM.test(word));
}

/**
 * Does this word carry meaning, so that it must not be taken for a variable?
 * Names made of several words (`ACTION_DOWN`, `linkUp`) do when one of their words does; names with
 * a dot inside (classes, hosts, files) never do, save those of errors and exceptions.
 */
export function carriesMeaning(word: string): boolean {
  if (isOnePiece(word)) return saysSomething(word);
  if (/(?:Exception|Error)$/.test(word)) return true;
  if (word.includes(".") || word.includes("<")) return false;
  if (saysSomething(word.toLowerCase()) || saysInRussian(word) || RUSSIAN_THING.test(word)) return true;
  const pieces = word.match(PIECES);
  return pieces !== null && pieces.length > 1 && pieces.some((piece) => saysSomething(piece.toLowerCase()));
}
