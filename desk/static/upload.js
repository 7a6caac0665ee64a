// Sends chosen or dropped files one after the other, each with its progress and its answer.
"use strict";

const zone = document.getElementById("tha");
const input = document.getElementById("tep");
const list = document.getElementById("da-gui");
const token = document.querySelector("meta[name=csrf-token]").content;
const most = Number(zone.dataset.most);
let queue = Promise.resolve();

function line(name) {
  const item = document.createElement("li");
  const title = document.createElement("span");
  title.textContent = name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", "Tiến độ gửi " + name);
  item.append(title, document.createElement("br"), bar);
  list.prepend(item);
  return { item, bar };
}

function say(item, text, good) {
  const told = document.createElement("p");
  told.className = good ? "done" : "fault";
  told.textContent = text;
  item.append(told);
}

function finish({ item, bar }, status, answer) {
  bar.remove();
  if (status !== 201) { say(item, answer.detail || "Không gửi được tệp; hãy thử lại.", false); return; }
  say(item, answer.text, true);
  if (answer.signature) say(item, answer.signature, answer.good);
  if (answer.sentences.length) {
    const told = document.createElement("ul");
    for (const each of answer.sentences) { const one = document.createElement("li"); one.textContent = each; told.append(one); }
    item.append(told);
  }
}

function send(file) {
  const shown = line(file.name);
  if (file.size > most) { finish(shown, 413, { detail: "Tệp " + file.name + " nặng quá " + Math.floor(most / 1048576) + " MB; hãy quét ở độ phân giải thấp hơn." }); return Promise.resolve(); }
  const kind = document.querySelector("input[name=loai]:checked");
  const address = "/tai-len?" + new URLSearchParams({ ten: file.name, loai: kind ? kind.value : "" });
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-CSRF-Token", token);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) shown.bar.value = event.loaded / event.total; });
    request.addEventListener("loadend", () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { answer = {}; }
      finish(shown, request.status, answer);
      done();
    });
    request.send(file);
  });
}

function sendAll(files) {
  for (const file of files) queue = queue.then(() => send(file));
}

input.addEventListener("change", () => { sendAll([...input.files]); input.value = ""; });
zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
zone.addEventListener("dragleave", () => zone.classList.remove("over"));
zone.addEventListener("drop", (event) => { event.preventDefault(); zone.classList.remove("over"); sendAll([...event.dataTransfer.files]); });
