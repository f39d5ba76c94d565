/** The page's style: readable on a screen and on A4 paper, in black and white too. */
export const style = `
:root{--ink:#22303c;--faint:#6b7885;--line:#dde3e9;--blue:#1f5fa8;--red:#c8443a;--green:#2a7f62;--amber:#b97711;--paper:#fff;--ground:#f3f5f8}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.65 "Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei","PingFang SC","Source Han Sans SC",system-ui,sans-serif}
.switch{position:absolute;opacity:0}
.choose{position:absolute;top:22px;right:max(24px,calc((100vw - 1120px)/2 + 32px));z-index:1;font-size:13px}
.choose label{cursor:pointer;color:#cfe0f4;padding:2px 8px;border-radius:10px}
#lang-zh:checked~.choose [for=lang-zh],#lang-en:checked~.choose [for=lang-en]{background:rgba(255,255,255,.22);color:#fff}
#lang-zh:focus-visible~.choose [for=lang-zh],#lang-en:focus-visible~.choose [for=lang-en]{outline:2px solid #fff}
#lang-zh:checked~.en,#lang-en:checked~.zh{display:none}
.head{background:linear-gradient(120deg,#17457b,#1f5fa8 65%,#3479bf);color:#fff;padding:34px 0 74px}
.wrap{max-width:1120px;margin:0 auto;padding:0 28px}
h1{margin:0;font-size:28px;line-height:1.3;font-weight:700;letter-spacing:.02em;padding-right:120px;overflow-wrap:anywhere}
.head p{margin:8px 0 0;color:#d8e6f6}
.cards{display:grid;grid-template-columns:repeat(4,1fr);gap:16px;margin-top:-48px}
.card{background:var(--paper);border-radius:10px;padding:16px 18px;box-shadow:0 2px 10px rgba(20,50,90,.09)}
.card .name{color:var(--faint);font-size:13px}
.card .figure{font-size:30px;font-weight:700;line-height:1.3;font-variant-numeric:tabular-nums;white-space:nowrap}
.card .figure small{font-size:15px;font-weight:400;color:var(--faint);margin-left:4px}
.card .more{color:var(--faint);font-size:13px;line-height:1.5}
.good{color:var(--green)}.bad{color:var(--red)}.warn{color:var(--amber)}
section{background:var(--paper);border-radius:10px;padding:22px 26px 26px;margin-top:20px;box-shadow:0 2px 10px rgba(20,50,90,.06)}
h2{margin:0 0 4px;font-size:19px;display:flex;align-items:baseline;gap:10px}
h2::before{content:"";width:4px;height:17px;background:var(--blue);border-radius:2px;align-self:center}
h3{margin:18px 0 6px;font-size:15px}
.lead{margin:0 0 14px;color:var(--faint);font-size:14px}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:30px;align-items:start}
.wide{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:30px;align-items:start}
svg.chart{display:block;width:100%;height:auto}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th,td{padding:6px 8px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{color:var(--faint);font-weight:500;border-bottom:1.5px solid #b8c3ce;white-space:nowrap}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.sum td{font-weight:700;border-top:1.5px solid #b8c3ce}
.zero{color:#b5bec7}
.scroll{overflow-x:auto}
.form{font-size:12px}
.form th,.form td{border:1px solid #9aa7b4;padding:5px 5px;text-align:center;white-space:normal}
.form thead th{color:var(--ink);white-space:normal;background:#f3f6f9;vertical-align:middle;line-height:1.35}
.form td:first-child{white-space:nowrap}
.form td.n{text-align:right;white-space:nowrap}
.checks{list-style:none;margin:12px 0 0;padding:0;font-size:13.5px}
.checks li{padding:2px 0}
.checks .detail{color:var(--faint);font-variant-numeric:tabular-nums;margin-left:8px;overflow-wrap:anywhere}
.alarm{border-left:5px solid var(--red);background:#fdf0ee;padding:12px 18px;border-radius:6px;margin-top:20px}
.notice{border-left:5px solid #e9a13b;background:#fef8ec;padding:12px 18px;border-radius:6px;margin-top:20px}
.alarm p,.notice p{margin:0}
.bar{display:inline-block;height:9px;border-radius:2px;background:#8fb4dc;vertical-align:middle}
ul.plain{margin:4px 0 0;padding-left:20px;font-size:13.5px}
ul.plain li{overflow-wrap:anywhere}
.foot{color:var(--faint);font-size:12.5px;margin:20px auto 40px}
.foot p{margin:2px 0;overflow-wrap:anywhere}
@media (max-width:900px){.cards{grid-template-columns:repeat(2,1fr)}.two,.wide{grid-template-columns:minmax(0,1fr)}}
@page{size:A4 portrait;margin:12mm 11mm}
@page sideways{size:A4 landscape;margin:12mm}
@media print{
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{background:#fff;font-size:11.5px}
.choose{display:none}
.wrap{max-width:none;padding:0}
.head{background:none;color:#000;padding:0 0 6px;border-bottom:2px solid #1f5fa8}
.head p{color:#444;margin-top:2px}
h1{font-size:22px;padding:0}
.cards{margin-top:12px;gap:8px}
.card,section{box-shadow:none;border:1px solid #ccd5de}
.card{padding:8px 12px}.card .figure{font-size:20px}.card .figure small,.card .name,.card .more{font-size:10.5px}
section{padding:12px 16px 14px;margin-top:10px}
.block,svg.chart,tr,.card,.alarm,.notice{break-inside:avoid}
h2,h3,.lead{break-after:avoid}
h2{font-size:15px}h3{font-size:12px;margin:8px 0 4px}ul.plain,.checks{font-size:10.5px}.lead{font-size:11px;margin-bottom:8px}
table{font-size:10.5px}th,td{padding:3px 5px}
thead{display:table-header-group}
.two,.wide{gap:16px}
.two{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.wide{grid-template-columns:minmax(0,5fr) minmax(0,6fr)}
.cards{grid-template-columns:repeat(4,1fr)}
.sideways{page:sideways}
.scroll{overflow:visible}
.form{font-size:9px}.form th,.form td{padding:3px 2px}
.foot{font-size:10px}
}
`
