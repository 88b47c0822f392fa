/**
 * A large table of plain data by name, of which a call needs a row or two. The executable does not hold it
 * as an object, which would be built at each start, but as text in which a row is found and read when
 * somebody asks for it.
 */
export interface Rows<Row> {
  get(name: string): Row | undefined;
  names(): readonly string[];
}

/** The build puts `rowText` of the record in its place. */
export function rowsByName<Row>(table: Readonly<Record<string, Row>> | Uint8Array): Rows<Row> {
  return table instanceof Uint8Array ? inText(table) : inRecord(table);
}

function inRecord<Row>(record: Readonly<Record<string, Row>>): Rows<Row> {
  return {
    get: (name) => (Object.hasOwn(record, name) ? record[name] : undefined),
    names: () => Object.keys(record),
  };
}

/** One line a row, `"name":row`, and an empty one before the first. All is JSON in ASCII. */
export function rowText(record: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(record).map(([name, row]) => {
    // A name is looked for as it is written.
    if (!/^[ -~]*$/.test(name)) throw new Error(`a row's name is plain ASCII, not ${JSON.stringify(name)}`);
    const text = JSON.stringify(row).replace(/[^ -~]/g, (letter) => {
      return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
    return `\n${JSON.stringify(name)}:${text}`;
  });
  return `${lines.join('')}\n`;
}

function inText<Row>(bytes: Uint8Array): Rows<Row> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // A row is the same object each time, as in a record: what was worked out from it is found by it.
  const read = new Map<string, Row | undefined>();
  return {
    get(name) {
      if (!read.has(name)) read.set(name, rowIn(text, name));
      return read.get(name);
    },
    names: () =>
      [...text.toString('latin1').matchAll(/^("(?:[^"\\]|\\.)*"):/gm)].map(
        ([, name = '""']) => JSON.parse(name) as string,
      ),
  };
}

function rowIn<Row>(text: Buffer, name: string): Row | undefined {
  const key = `\n${JSON.stringify(name)}:`;
  const at = text.indexOf(key, 0, 'latin1');
  if (at === -1) return undefined;
  const from = at + key.length;
  return JSON.parse(text.toString('latin1', from, text.indexOf(10, from))) as Row;
}
