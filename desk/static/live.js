// Asks for news of the board and puts it in place, keeping what is focused and scrolled to.
"use strict";

const EVERY = 3000;
const live = document.getElementById("song");
const told = document.getElementById("cap-nhat");
let tag = live.dataset.tag;
let lost = false;

function replace(html) {
  const focused = document.activeElement && live.contains(document.activeElement) ? document.activeElement.id : "";
  const wide = live.querySelector(".wide");
  const left = wide ? wide.scrollLeft : 0;
  const top = window.scrollY;
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  for (const part of live.querySelectorAll("[data-part]")) {
    part.replaceWith(fresh.content.querySelector(`[data-part="${part.dataset.part}"]`));
  }
  const again = focused && document.getElementById(focused);
  if (again) again.focus({ preventScroll: true });
  if (live.querySelector(".wide")) live.querySelector(".wide").scrollLeft = left;
  window.scrollTo(window.scrollX, top);
}

async function look() {
  if (document.hidden) return;
  const answer = await fetch("/bang/moi" + location.search, { headers: { "If-None-Match": tag }, cache: "no-store" });
  if (lost) { lost = false; told.textContent = ""; }
  if (answer.status === 401) { told.textContent = "Phiên làm việc đã hết; hãy tải lại trang để đăng nhập."; clearInterval(timer); return; }
  if (answer.status !== 200) return;
  tag = answer.headers.get("ETag");
  replace(await answer.text());
  told.textContent = "Bảng vừa được cập nhật lúc " + new Date().toLocaleTimeString("vi-VN") + ".";
}

const timer = setInterval(() => look().catch(() => { lost = true; told.textContent = "Mất kết nối với máy chủ; đang thử lại…"; }), EVERY);
