// A table of fields for numbers. It is built once for each mount: the reader's typing is never
// overwritten by an answer of the server that is on its way.

const FULL_WIDTH = /[０-９．]/g;

// What a reader means by "１２" or "1,200"; null where it is no number from zero up.
function numberOf(text, decimals) {
  const plain = text
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[,，\s]/g, "");
  if (!plain) return undefined;
  const shape = decimals ? /^\d{1,9}(\.\d{1,4})?$/ : /^\d{1,6}$/;
  return shape.test(plain) ? Number(plain) : null;
}

function cell(tag, text, className) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

function build(root, data, send) {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  const headings = [...data.headings, ...data.columns.map((column) => column.label)];
  for (const name of headings) {
    const th = cell("th", name);
    th.scope = "col";
    head.append(th);
  }
  const body = table.createTBody();
  const fields = new Map();
  for (const row of data.rows) {
    const line = body.insertRow();
    row.cells.forEach((text, position) => {
      const element = cell(position ? "td" : "th", text, position ? "year" : "item");
      if (!position) element.scope = "row";
      line.append(element);
    });
    for (const column of data.columns) {
      const input = document.createElement("input");
      input.type = "text";
      input.inputMode = data.decimals ? "decimal" : "numeric";
      input.autocomplete = "off";
      input.className = "pc-numbers__field";
      input.setAttribute("aria-label", `${row.cells[0]}, ${column.label}`);
      input.value = column.values[row.key] ?? "";
      fields.set(`${column.id} ${row.key}`, input);
      const td = document.createElement("td");
      td.append(input);
      line.append(td);
    }
  }
  const message = cell("p", "", "pc-numbers__message");
  message.setAttribute("role", "status");
  const box = document.createElement("div");
  box.className = "pc-table__box";
  box.append(table);
  root.replaceChildren(box, message);

  const commit = () => {
    const numbers = {};
    let wrong = 0;
    for (const column of data.columns) {
      numbers[column.id] = {};
      for (const row of data.rows) {
        const input = fields.get(`${column.id} ${row.key}`);
        const value = numberOf(input.value, data.decimals);
        input.setAttribute("aria-invalid", String(value === null));
        if (value === null) wrong += 1;
        else if (value !== undefined) numbers[column.id][row.key] = value;
      }
    }
    message.textContent = wrong ? data.labels.invalid : "";
    send(numbers);
  };

  const inputs = [...fields.values()];
  const wide = data.columns.length;
  root.onchange = commit;
  root.onkeydown = (event) => {
    const at = inputs.indexOf(event.target);
    const step = { Enter: wide, ArrowDown: wide, ArrowUp: -wide }[event.key];
    if (at < 0 || step === undefined) return;
    event.preventDefault();
    if (event.key === "Enter") commit();
    inputs[at + step]?.focus();
  };
  // A block copied from a spreadsheet fills the fields to the right and below.
  root.onpaste = (event) => {
    const at = inputs.indexOf(event.target);
    const lines = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "").split(/\r?\n/);
    if (at < 0 || (lines.length === 1 && !lines[0].includes("\t"))) return;
    event.preventDefault();
    const left = at % wide;
    lines.forEach((line, down) => {
      line.split("\t").forEach((text, right) => {
        const input = left + right < wide ? inputs[at + down * wide + right] : undefined;
        if (input) input.value = text.trim();
      });
    });
    commit();
  };
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".pc-numbers");
  if (root.childElementCount) return;
  build(root, data, (numbers) => setStateValue("numbers", numbers));
}
